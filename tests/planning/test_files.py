import pytest

from dateline.model.addresses import media_address
from dateline.model.card import NamedLink
from dateline.model.page import Copy
from dateline.planning.licences import licence_link
from dateline.planning.views import TextView
from tests.indexing.desk import article, config, picture, prose
from tests.planning.layout import plan_of, view


def text(url: str, base_url: str = "https://example.org/archive", **fields: str) -> str:
    one = article("a", aliases=("old/a.html", "b/index.html"))
    settings = config(base_url=base_url, referrer=fields.get("referrer", "no-referrer"))
    return view(plan_of(one, settings=settings), url, "text", TextView).text


def test_robots_may_read_everything_and_are_told_of_the_sitemaps() -> None:
    assert text("robots.txt") == (
        "User-agent: *\nAllow: /\n\n"
        "Sitemap: https://example.org/archive/sitemap.xml\n"
        "Sitemap: https://example.org/archive/sitemap-news.xml\n"
    )
    assert text("robots.txt", base_url="") == "User-agent: *\nAllow: /\n"


def test_hosts_are_told_which_headers_to_send() -> None:
    assert text("_headers", referrer="same-origin") == (
        "/*\n"
        "  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
        "img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'\n"
        "  Referrer-Policy: same-origin\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Cross-Origin-Opener-Policy: same-origin\n"
        "  Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()\n"
        "/archive/feed.xml\n"
        "  Content-Type: application/atom+xml; charset=utf-8\n"
        "/archive/feed.json\n"
        "  Content-Type: application/feed+json; charset=utf-8\n"
        "/archive/corrections/feed.xml\n"
        "  Content-Type: application/atom+xml; charset=utf-8\n"
        "/archive/corrections/feed.json\n"
        "  Content-Type: application/feed+json; charset=utf-8\n"
        "/archive/:kind/:name/feed.xml\n"
        "  Content-Type: application/atom+xml; charset=utf-8\n"
        "/archive/:kind/:name/feed.json\n"
        "  Content-Type: application/feed+json; charset=utf-8\n"
    )


def test_hosts_are_told_nothing_of_feeds_that_are_not_there() -> None:
    assert "Content-Type:" not in text("_headers", base_url="")
    assert "\n/feed.xml\n" in text("_headers", base_url="https://example.org")


@pytest.mark.parametrize(
    ("base_url", "root"),
    [
        ("https://example.org/archive", "/archive"),
        ("https://example.org", ""),
        ("", ""),
    ],
)
def test_hosts_are_told_of_old_addresses(base_url: str, root: str) -> None:
    assert text("_redirects", base_url=base_url) == (
        f"{root}/old/a.html {root}/2020/05/a.html 301\n"
        f"{root}/b/index.html {root}/2020/05/a.html 301\n"
    )


def test_a_host_is_told_to_leave_underscores_alone() -> None:
    assert text(".nojekyll") == ""


def test_the_files_of_the_theme_and_the_pictures_in_use_are_copied() -> None:
    one = article("a", pictures=(picture("content/2020/Photo.JPG"),))
    plan = plan_of(
        one, media=("content/2020/Photo.JPG",), assets=("style.css", "fonts/Serif.woff2")
    )
    assert plan.copies == (
        Copy(
            url="static/fonts/Serif.woff2",
            source_path="static/fonts/Serif.woff2",
            digest=prose("fonts/Serif.woff2"),
        ),
        Copy(url="static/style.css", source_path="static/style.css", digest=prose("style.css")),
        Copy(
            url="media/2020/photo.jpg",
            source_path="content/2020/Photo.JPG",
            digest=prose("content/2020/Photo.JPG"),
            kind="picture",
        ),
    )


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("content/photo.jpg", "media/photo.jpg"),
        ("content/asia/2009/photo.jpg", "media/asia/2009/photo.jpg"),
        ("content/Asia/Photo_1.JPG", "media/asia/photo_1.jpg"),
        ("content/asia/photo 1.jpg", "media/asia/photo-1.jpg"),
        ("content/Südasien/Fotó & Bild.jpeg", "media/sudasien/foto-and-bild.jpeg"),
        ("content/亚洲/照片.webp", "media/yazhou/zhaopian.webp"),
        ("content/asia/a.b c.png", "media/asia/a-b-c.png"),
        ("content/asia/!!!.png", "media/asia/x.png"),
        ("content/!/x!.png", "media/x/x.png"),
        ("content/asia/a photo", "media/asia/a-photo"),
        ("content/asia/a photo.!!", "media/asia/a-photo"),
        ("content/con/x.jpg", "media/con/x.jpg"),
        ("content/contents/content/x.jpg", "media/contents/content/x.jpg"),
    ],
)
def test_a_picture_keeps_its_folder_and_name_where_they_are_safe(path: str, address: str) -> None:
    assert media_address(path) == address


@pytest.mark.parametrize(
    ("name", "words", "url"),
    [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        (
            "cc by-nc-sa 3.0",
            "CC BY-NC-SA 3.0",
            "https://creativecommons.org/licenses/by-nc-sa/3.0/",
        ),
        ("CC-BY-ND-4.0", "CC BY-ND 4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
        (" CC-BY-NC-4.0 ", "CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
        ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("cc0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0 1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("All rights reserved", "All rights reserved", ""),
        ("CC-BY-SA-ND-4.0", "CC-BY-SA-ND-4.0", ""),
        ("", "", ""),
    ],
)
def test_licences_of_creative_commons_lead_to_their_text(name: str, words: str, url: str) -> None:
    assert licence_link(name) == NamedLink(name=words, url=url)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("style.css", "file"),
        ("logo.svg", "file"),
        ("Logo.PNG", "picture"),
        ("a/desk.jpeg", "picture"),
        ("key.pdf", "document"),
    ],
)
def test_pictures_and_documents_of_the_theme_are_cleaned_too(path: str, kind: str) -> None:
    assert [(copy.url, copy.kind, copy.width) for copy in plan_of(assets=(path,)).copies] == [
        (f"static/{path}", kind, 0)
    ]
