"""What a page has in a preview besides what readers get."""

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.base.diagnostics import Span, diagnose
from dateline.model.held import Held
from dateline.preview.dressing import Manner, dress, nothing_here
from dateline.preview.overlay import Editor, overlay
from dateline.preview.policy import STRICT, amended, lifted
from dateline.preview.showing import Showing

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'"
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
PAGE = f"<!doctype html><html><head>\n{META}\n<title>t</title></head><body><p>x</p></body></html>"
HELD = Held(manuscript="content/a.md", reason="embargo", until="2030-01-01T00:00:00Z")
SHOWING = Showing(
    counter=101, begun=100, origins={"a.html": "content/a.md"}, held={"content/a.md": HELD}
)


@pytest.fixture
def manner(tmp_path: Path) -> Manner:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("---\ntitle: A\ndate: 2020-01-01\n---\n\nWords.\n")
    editor = Editor(tmp_path, "vscode://file/{path}:{line}")
    return Manner(root=tmp_path / "preview", editor=editor, for_desk=False)


def without_parts(text: str) -> str:
    """Return what is left of a page when what the preview added is taken out."""
    begin, end = text.index("<dateline-preview"), text.rindex("</script>\n") + len("</script>\n")
    return text[:begin] + text[end:]


def test_a_page_stays_what_it_is_but_for_its_policy(manner: Manner) -> None:
    dressed = dress(PAGE, "a.html", SHOWING, manner, "n")
    assert without_parts(dressed.text) == PAGE.replace(META, "")
    assert dressed.policies == (
        (
            "default-src 'none'; style-src 'self' 'nonce-n'; img-src 'self'; "
            "script-src 'nonce-n'; connect-src 'self'; frame-ancestors 'none'"
        ),
    )


def test_the_bar_leads_to_the_first_words_of_the_manuscript(manner: Manner, tmp_path: Path) -> None:
    text = dress(PAGE, "a.html", SHOWING, manner, "n").text
    assert f'<a href="vscode://file{tmp_path}/content/a.md:6">content/a.md</a>' in text
    (tmp_path / "content/a.md").unlink()
    assert "content/a.md:1" in dress(PAGE, "a.html", SHOWING, manner, "n").text
    assert "vscode:" not in dress(PAGE, "b.html", SHOWING, manner, "n").text


def test_another_editor_can_be_named_or_none(manner: Manner, tmp_path: Path) -> None:
    (tmp_path / "content/a & b.md").write_text("x")
    showing = replace(SHOWING, origins={"a.html": "content/a & b.md"})
    idea = replace(manner, editor=Editor(tmp_path, "idea://open?file={path}&line={line}"))
    link = f"idea://open?file={str(tmp_path)[1:]}/content/a%20%26%20b.md&amp;line=1"
    assert (
        f'<a href="{link}">content/a &amp; b.md</a>'
        in dress(PAGE, "a.html", showing, idea, "n").text
    )
    silent = replace(manner, editor=Editor(tmp_path, ""))
    text = dress(PAGE, "a.html", showing, silent, "n").text
    assert '<span class="source">content/a &amp; b.md</span>' in text
    assert str(tmp_path) not in text


def test_only_the_desks_preview_says_what_is_held_and_is_not_to_be_indexed(manner: Manner) -> None:
    text = dress(PAGE, "a.html", SHOWING, manner, "n").text
    assert ("held back" in text, "noindex" in text) == (False, False)
    desk = replace(manner, for_desk=True)
    text = dress(PAGE, "a.html", SHOWING, desk, "n").text
    assert '<head>\n<meta name="robots" content="noindex, nofollow">' in text
    assert "held back: under embargo until 2030-01-01 00:00:00 UTC; readers do not see" in text
    other = dress(PAGE, "index.html", SHOWING, desk, "n").text
    assert "with articles that are held back: not for publication" in other
    assert "noindex" in other
    assert "noindex" in dress("<html><HEAD lang=en></HEAD>", "a.html", SHOWING, desk, "n").text


@pytest.mark.parametrize(
    ("reason", "words"),
    [("draft", "a draft"), ("scheduled", "to appear at 2030"), ("withdrawn", "withdrawn")],
)
def test_why_an_article_is_held_is_said(reason: str, words: str, manner: Manner) -> None:
    held = Held(manuscript="content/a.md", reason=reason, until="2030-01-01T00:00:00Z")  # type: ignore[arg-type]
    showing = replace(SHOWING, held={"content/a.md": held})
    assert words in dress(PAGE, "a.html", showing, replace(manner, for_desk=True), "n").text


def test_the_parts_come_last_wherever_a_body_is_mentioned(manner: Manner) -> None:
    page = "<html><body><pre>&lt;/body> </body></pre><p>after</p></BODY ></html>"
    text = dress(page, "a.html", SHOWING, manner, "n").text
    assert text.index("<p>after</p>") < text.index("<dateline-preview") < text.index("</BODY >")
    bare = dress("no tags at all", "a.html", SHOWING, manner, "n")
    assert bare.text.startswith("no tags at all<dateline-preview")
    assert bare.policies == (amended(STRICT, "n"),)


def test_words_of_the_address_are_only_words() -> None:
    assert "<script>" not in nothing_here("<script>")


# Policies.


@pytest.mark.parametrize(
    "tag",
    [
        f"<meta http-equiv='content-security-policy' content=\"{POLICY}\">",
        f'<META CONTENT="{POLICY}" HTTP-EQUIV="Content-Security-Policy">',
        f'<meta\n  http-equiv=Content-Security-Policy\n  content="{POLICY}" />',
        f'<meta data-x="a > b" http-equiv=" Content-Security-Policy " content="{POLICY}">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY.replace(chr(39), "&#39;")}">',
    ],
)
def test_a_policy_is_found_however_it_is_written(tag: str) -> None:
    html = f"<html><head><title>a</title>{tag}<meta name=x></head><body>y</body></html>"
    assert lifted(html) == (html.replace(tag, ""), (POLICY,))


def test_what_merely_looks_like_a_policy_stays() -> None:
    html = (
        f"<html><head><!-- {META} --><title>{META}</title><meta http-equiv=refresh></head>"
        f"<body><pre>{META}</pre></body></html>"
    )
    assert lifted(html) == (html, ())


def test_two_policies_are_both_kept() -> None:
    second = META.replace("img-src 'self'", "img-src 'none'")
    _, policies = lifted(f"<head>{META}{second}</head><body></body>")
    assert [policy.split("; ")[2] for policy in policies] == ["img-src 'self'", "img-src 'none'"]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("script-src 'none'", "script-src 'nonce-n'"),
        (
            "script-src 'self'; connect-src x.org",
            "script-src 'self' 'nonce-n'; connect-src x.org 'self'",
        ),
        ("SCRIPT-SRC 'NONE'", "script-src 'nonce-n'"),
        ("style-src 'unsafe-inline'", "style-src 'unsafe-inline' 'self'"),
        ("img-src 'self'", "img-src 'self'"),
        ("script-src a; script-src b", "script-src a 'nonce-n'"),
        (" ; ;", ""),
        ("img-src a\u00e9; bad!name x; script-src y, z", ""),
        ("frame-ancestors *", ""),
    ],
)
def test_a_policy_lets_in_what_the_preview_needs_and_nothing_else(
    policy: str, expected: str
) -> None:
    whole = f"{expected}; frame-ancestors 'none'" if expected else "frame-ancestors 'none'"
    assert amended(policy, "n") == whole


def test_no_policy_can_add_a_header() -> None:
    for policy in ("img-src x\r\nSet-Cookie: a", "img-src x\nA: b", "img-src \x00"):
        assert amended(policy, "n").isprintable()


# Mistakes.

NASTY = '<script>alert("x")</script>'


def test_mistakes_are_told_with_place_line_hint_and_a_way_to_them(tmp_path: Path) -> None:
    span = Span(
        path="content/a.md", line=4, column=9, end_line=4, end_column=13, excerpt="region: Asai <&"
    )
    fault = diagnose("unknown-region", 'no region "Asai"', span, 'did you mean "Asia"?')
    html = overlay([fault], Editor(tmp_path, "vscode://file/{path}:{line}"))
    assert f'<a href="vscode://file{tmp_path}/content/a.md:4">content/a.md:4:9</a>' in html
    assert "no region &quot;Asai&quot; <code>unknown-region</code>" in html
    assert "<pre><span>4</span>region: <mark>Asai</mark> &lt;&amp;</pre>" in html
    assert "did you mean &quot;Asia&quot;?" in html
    assert "1 mistake:" in html


def test_no_mistakes_are_no_overlay(tmp_path: Path) -> None:
    assert overlay([], Editor(tmp_path, "")) == ""


def test_every_word_of_a_mistake_is_escaped(tmp_path: Path) -> None:
    span = Span(path=f"content/{NASTY}.md", excerpt=NASTY, end_line=2)
    html = overlay([diagnose("bad-date", NASTY, span, NASTY)], Editor(tmp_path, "x://{path}"))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 4


def test_the_folder_of_the_site_is_not_named(tmp_path: Path) -> None:
    fault = diagnose("disk", f"{tmp_path}/content: full", None, f"look at {tmp_path}")
    assert str(tmp_path) not in overlay([fault], Editor(tmp_path, ""))


def test_a_thousand_mistakes_are_fifty_and_a_number(tmp_path: Path) -> None:
    faults = [diagnose("bad-date", str(number)) for number in range(1_000)]
    html = overlay(faults, Editor(tmp_path, ""))
    assert html.count("<li>") == 50
    assert "and 950 more" in html
    assert "1,000 mistakes" in html
