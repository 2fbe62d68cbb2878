"""Check `templates`."""

import pytest

from dateline.base.diagnostics import Span, diagnose
from dateline.checks.site.templates import CHECK
from tests.checks.site.views import said_of, site_of

PARTS: dict[str, dict[str, frozenset[str] | None]] = {
    "article.html": {
        "article": frozenset(["headline", "summary", "extra", "place"]),
        "site": frozenset(["title", "theme"]),
        "page": frozenset(["root", "url"]),
        "body": None,
        "latest": None,
    }
}


def said(text: str, **others: str) -> list[str]:
    site = site_of(
        templates={"article.html": text, **others}, parts=PARTS, texts=["updated_on", "by", "feed"]
    )
    return [f"{one.message} / {one.hint}" for one in said_of(CHECK, site)]


@pytest.mark.parametrize(
    "text",
    [
        "{{ article.headline }} {{ article.place.dateline }} {{ page.root }}",
        "{{ article.extra.whatever.we.like }} {{ site.theme.accent }}",
        "{% for card in latest %}{{ card.headline }}{{ loop.index }}{% endfor %}",
        "{% macro one(link) %}{{ link.url.split('/')[0] }}{% endmacro %}",
        "{% set ns = namespace(count=0) %}{% set ns.count = 1 %}{{ ns.count }}",
        "{{ {'band': 1}.band }} {{ [1].append(2) }}",
        "{% for year in years|groupby('year') %}{{ year.grouper }}{{ year.list }}{% endfor %}",
        "{% import 'm.html' as m %}{{ m.link(article) }}",
        "{{ words.updated_on(date=1).upper() }}{{ site_words.feed }}",
        "{% macro links(texts) %}{{ texts.feed }}{% endmacro %}{{ links(words) }}",
        "{% if %}",
    ],
)
def test_what_values_have_may_be_read(text: str) -> None:
    assert said(text, **{"m.html": "{% macro link(a) %}{% endmacro %}"}) == []


def test_a_field_that_a_part_has_not_is_found_where_it_is_read() -> None:
    templates = {"article.html": "<p>\n  {% if x %}{{ article.sumary }}{% endif %}</p>"}

    assert said_of(CHECK, site_of(templates=templates, parts=PARTS)) == [
        diagnose(
            "unknown-field",
            "`article.sumary`: no value that templates are given has a field `sumary`",
            Span(
                path="templates/article.html",
                line=2,
                column=24,
                end_line=2,
                end_column=30,
                excerpt="  {% if x %}{{ article.sumary }}{% endif %}</p>",
            ),
            "did you mean `summary`?",
        )
    ]


def test_the_fields_of_one_part_are_not_those_of_another() -> None:
    message = "`site.headline`: no value that templates are given has a field `headline`"

    assert said("{{ site.headline }}") == [f"{message} / `site` has theme, title"]


@pytest.mark.parametrize(
    "text",
    [
        "{% for card in latest %}{{ card.hedline }}{% endfor %}",
        "{{ article.place.hedline }}",
        "{{ body.hedline }}",
        "{{ latest|map(attribute='hedline')|join }}",
        "{{ latest[0].hedline is defined }}",
    ],
)
def test_a_field_that_nothing_has_is_found_anywhere(text: str) -> None:
    (found,) = said(text)

    assert "no value that templates are given has a field `hedline`" in found
    assert found.endswith("did you mean `headline`?")


def test_of_a_template_that_no_page_uses_only_what_nothing_has_is_found() -> None:
    assert said("", **{"moved.html": "{{ site.headline }}{{ context.versions }}"}) == []
    assert len(said("", **{"moved.html": "{{ site.hedline }}"})) == 1


@pytest.mark.parametrize("words", ["words", "site_words"])
def test_a_text_that_the_interface_has_not_is_found(words: str) -> None:
    (found,) = said(f"{{{{ {words}.updatd_on(date=1) }}}}")
    assert found.startswith(f"`{words}.updatd_on`: no value that templates are given has")
    assert found.endswith("did you mean `updated_on`?")


def test_what_an_article_keeps_to_itself_is_no_field() -> None:
    assert len(said("{% for one in latest %}{{ one.manuscript }}{% endfor %}")) == 1
