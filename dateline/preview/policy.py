"""The security policy a page declares, and what the preview's own parts need besides.

Comes in: a page. Goes out: the page without its policy, and the policy as a header that also lets
in the one script and the one style sheet of the preview, by a number used once. All else stays
forbidden as it will be for readers, so that what works here works there.
"""

import re
from html.parser import HTMLParser

# A page that declares nothing is held to this.
STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
_NAME = "content-security-policy"
_DIRECTIVE = re.compile(r"[A-Za-z-]+")
_NONE = "'none'"


class _Declared(HTMLParser):
    """Collects the tags that declare a policy: where each stands, and what it says."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, int, str]] = []
        self._lines = [0, *(end.end() for end in re.finditer("\n", html))]
        self._in_title = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Some versions of the parser see tags in a title, where browsers see none.
        self._in_title = self._in_title or tag == "title"
        values = dict(reversed(attrs))
        is_policy = (values.get("http-equiv") or "").strip().lower() == _NAME
        if tag == "meta" and is_policy and not self._in_title:
            line, column = self.getpos()
            begin = self._lines[line - 1] + column
            end = begin + len(self.get_starttag_text() or "")
            self.found.append((begin, end, values.get("content") or ""))

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"


def lifted(html: str) -> tuple[str, tuple[str, ...]]:
    """Return a page without the tags that declare a policy, and the policies."""
    body = re.search(r"<body[\s>]", html, re.IGNORECASE)
    head = html[: body.start()] if body else html
    rest = html[len(head) :]
    found = _Declared(head).found
    for begin, end, _ in reversed(found):
        head = head[:begin] + head[end:]
    return head + rest, tuple(policy for _, _, policy in found)


def amended(policy: str, number: str) -> str:
    """Return a policy that also lets in the preview's parts, which carry `number`."""
    directives: dict[str, list[str]] = {}
    for text in policy.split(";"):
        name, *sources = text.split() or [""]
        if _DIRECTIVE.fullmatch(name) and all(map(_is_header_text, sources)):
            directives.setdefault(name.lower(), sources)
    for name, needed in (
        ("script-src", f"'nonce-{number}'"),
        ("style-src", f"'nonce-{number}'"),
        ("connect-src", "'self'"),
    ):
        _let_in(directives, name, needed)
    # Only a header can say this.
    directives["frame-ancestors"] = [_NONE]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _is_header_text(source: str) -> bool:
    return source.isascii() and source.isprintable() and "," not in source


def _let_in(directives: dict[str, list[str]], name: str, needed: str) -> None:
    sources = directives.get(name, directives.get("default-src"))
    if sources is None:
        return  # everything is let in
    if "'unsafe-inline'" in sources and needed.startswith("'nonce-"):
        needed = "'self'"  # a number would shut the page's own parts out
    directives[name] = [*(source for source in sources if source.lower() != _NONE), needed]
