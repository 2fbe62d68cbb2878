from dateline.base.digest import Digest, digest_of
from dateline.model.page import Page, Part, fingerprint

CODE, CLOSURE, ONE, TWO = (digest_of(name) for name in (b"code", b"closure", b"one", b"two"))
PAGE = Page(
    url="a.html",
    kind="article",
    renderer="article.html",
    parts=(Part(name="article", digest=ONE), Part(name="cards", digest=(ONE, TWO))),
)


def prints(*parts: Part) -> Digest:
    page = Page(url="a.html", kind="article", renderer="article.html", parts=parts)
    return fingerprint(page, CODE, CLOSURE)


def test_a_fingerprint_is_made_of_code_templates_address_and_parts() -> None:
    assert fingerprint(PAGE, CODE, CLOSURE) == digest_of(
        f'["{CODE}","{CLOSURE}",["a.html","article","article.html",'
        f'[["article","{ONE}"],["cards",["{ONE}","{TWO}"]]]]]'.encode()
    )


def test_a_fingerprint_changes_with_everything_that_a_page_depends_on() -> None:
    first, second = PAGE.parts
    others = [
        fingerprint(PAGE, TWO, CLOSURE),
        fingerprint(PAGE, CODE, TWO),
        fingerprint(Page("b.html", PAGE.kind, PAGE.renderer, PAGE.parts), CODE, CLOSURE),
        fingerprint(Page(PAGE.url, "page", PAGE.renderer, PAGE.parts), CODE, CLOSURE),
        fingerprint(Page(PAGE.url, PAGE.kind, "page.html", PAGE.parts), CODE, CLOSURE),
        prints(first),
        prints(second, first),
        prints(first, Part("cards", (TWO, ONE))),
        prints(first, Part("cards", (ONE,))),
        prints(Part("other", ONE), second),
    ]
    assert len({fingerprint(PAGE, CODE, CLOSURE), *others}) == len(others) + 1


def test_one_value_and_a_list_of_one_are_two_things() -> None:
    assert prints(Part("a", ONE)) != prints(Part("a", (ONE,)))
