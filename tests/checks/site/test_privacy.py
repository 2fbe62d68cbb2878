"""Check `privacy`."""

import pytest

from dateline.checks.site.check import Finding
from dateline.checks.site.privacy import CHECK
from tests.checks.site.views import in_style, on_page, page, told

FAR = "https://cdn.example.net/"


def test_a_script_from_elsewhere_is_an_error() -> None:
    assert on_page(CHECK, page(f'<script src="{FAR}x.js"></script>')) == [
        Finding(
            code="third-party-request",
            message=f"<script> has browsers ask cdn.example.net: {FAR}x.js",
            hint="put the file itself into static/, or make it a link that readers may follow",
            traces=(f"{FAR}x.js", "cdn.example.net"),
        )
    ]


def test_a_form_to_elsewhere_is_an_error() -> None:
    assert on_page(CHECK, page(f'<form action="{FAR}search"></form>')) == [
        Finding(
            code="third-party-request",
            message=f"<form> sends what readers type to cdn.example.net: {FAR}search",
            hint="take the form out, or let it lead to a page of the archive",
            traces=(f"{FAR}search", "cdn.example.net"),
        )
    ]


@pytest.mark.parametrize(
    "body",
    [
        f'<img src="x.png" srcset="x.png 1x, {FAR}x.png 2x" alt="">',
        f'<a href="x" ping="{FAR}">x</a>',
        f'<link rel="preconnect" href="{FAR}">',
        f'<link rel="stylesheet" href="{FAR}fonts.css">',
        f'<meta http-equiv="refresh" content="0; url={FAR}">',
        f'<p style="background: url({FAR}x.png)"></p>',
        f"<style>@import '{FAR}x.css';</style>",
        f'<svg><use href="{FAR}x.svg#a"/></svg>',
        '<iframe src="//cdn.example.net/film"></iframe>',
        f'<video poster="{FAR}x.jpg"></video>',
    ],
)
def test_whatever_is_loaded_or_sent_is_looked_at(body: str) -> None:
    (found,) = on_page(CHECK, page(body))

    assert (found.code, found.traces[1]) == ("third-party-request", "cdn.example.net")


@pytest.mark.parametrize(
    "body",
    [
        f'<a href="{FAR}">x</a>',
        '<img src="../x.png" alt="">',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<img src="https://example.org/archive/x.png" alt="">',
        f'<link rel="canonical" href="{FAR}"><link rel="license" href="{FAR}">',
        '<form action="search.html"></form><base href="../">',
    ],
)
def test_what_asks_nobody_is_well(body: str) -> None:
    assert on_page(CHECK, page(body)) == []


def test_a_style_sheet_may_ask_nobody_either() -> None:
    assert told(in_style(CHECK, f"@import '{FAR}fonts.css'; a {{ background: url(x.png) }}")) == [
        (
            "third-party-request",
            f"the style sheet has browsers ask cdn.example.net: {FAR}fonts.css",
        )
    ]


def test_a_base_that_leads_all_addresses_astray_is_an_error() -> None:
    assert told(on_page(CHECK, page("", f'<base href="{FAR}">'))) == [
        (
            "third-party-request",
            "<base> makes every address of the page one on cdn.example.net",
        )
    ]
