"""Markdown as reporters write it, and as nobody should.

Comes in: nothing. Goes out: `documents`, a strategy for bodies that hold every construct we read,
in one another where that can be, with the fragments of constructs among them.
"""

from hypothesis import strategies as st

from tests.reading.test_markdown_laws import FRAGMENTS

LANGUAGES = ("en", "de", "fr", "ru", "ar", "he", "sv", "ja")
_WORDS = (
    *("the", "law", "of", "HTML", "UN", "a_b_c", "2009", "3.", "geht's", "l'État", "'tis", "été"),
    *("rock 'n' roll", "суд", "закон", "قانون", 'שו"ת', "法律", "naïve", "x < y", "AT&T", "C++"),
    *("5 > 4", "...", "--", "---", "e.g.", "{{ name }}", "{% x %}", "dateline-link:0", "word  "),
)
_QUOTED = ('"{}"', "'{}'", '"{}', "{}'", "“{}”", "«{}»", "('{}')", "\"'{}'\"", "\\\"{}\\'")
_MARKED = (
    *("*{}*", "**{}**", "_{}_", "__{}__", "***{}***", "*{}", "{}**", "*{}_", "\\*{}*", "`{}`"),
    *("[{}](https://example.org/a?b=c&d=e)", '[{}](b.md "T")', "[{}](<c d>)", "[{}](#law)"),
    *("[{}](b 'c' \"d\")", '[{}](b "it\'s")', "[{}](b \"'c'\")", '[{}](b "c"\n)', '[{}](b "c" )'),
    *("[{}][one]", "[{}][]", "[{}] [two]", "[{}]", "![{}](a.jpg)", '![{}](a.jpg "C. D")'),
    *("[{}](a(b)c)", "[{}](b 'c", "``{}``", "`{}", "<b>{}</b>", "{}[@a]", "{}[@1, @a] [@2]"),
    *("{}{{: .x #y lang=ar }}", "{}[^1]", "{} [^two][^1]", "[^{}]", "[@{}]", "![{}][one]"),
)
_ALONE = (
    *("<https://example.org>", "<a@example.org>", "&amp;", "&eacute;", "&#39;", "&copy", "\\_"),
    *("\\\\", "\\[", "\\`", "  \n", "\\\n", "<br>", "<!-- c -->", "<script>", "!", "[]()", "[@]"),
    *("[@1][@2]", "[^1] [@a]", "**", "_ _", "| a", "\xa0", "\u200b", "\u202e", "&#x202e;", "<"),
)


def _sentence(parts: list[str]) -> str:
    return " ".join(parts)


def _set(form: str, words: str) -> str:
    return form.format(words)


_plain = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(_sentence)
_marked = st.builds(_set, st.sampled_from((*_QUOTED, *_MARKED)), _plain)
_nested = st.builds(_set, st.sampled_from((*_QUOTED, *_MARKED)), _marked)
_inline = st.one_of(_plain, _marked, _nested, st.sampled_from(_ALONE), st.sampled_from(FRAGMENTS))
lines = st.lists(_inline, min_size=1, max_size=5).map(_sentence)
_paragraphs = st.lists(lines, min_size=1, max_size=3).map("\n".join)


def _indented(text: str, first: str, rest: str) -> str:
    """Return a block as the content of a list item, a quotation or a note."""
    return first + text.replace("\n", f"\n{rest}")


def _table(cells: list[str], rule: str) -> str:
    width = rule.count("|") + 1
    rows = [cells[at : at + width] for at in range(0, len(cells), width)]
    head, *body = [" | ".join(row) for row in rows]
    return "\n".join([head, rule, *body])


_table_rule = st.sampled_from(("-|-", "---|:-:", ":--|--:|---", "|-|-|", "-", "- | ="))
_tables = st.builds(_table, st.lists(lines, min_size=1, max_size=6), _table_rule)
_headings = st.one_of(
    st.builds("{} {}".format, st.sampled_from(("#", "##", "####", "#######", "#!")), lines),
    st.builds("{}\n{}".format, lines, st.sampled_from(("===", "---", "=", "- -"))),
)
_code = st.one_of(
    st.builds("```{}\n{}\n```".format, st.sampled_from(("", "python", "{.c #d}", "x y")), lines),
    st.builds("~~~\n{}\n".format, lines),
    st.builds("    {}\n    {}".format, lines, lines),
    st.builds("<div>\n{}\n</div>".format, lines),
)
_definitions = st.one_of(
    st.builds("[one]: https://example.org/1 '{}'".format, _plain),
    st.sampled_from(
        ("[two]: b.md", "[one]: <c d>", "[law]: javascript:x", "[two]:\n  https://x.y")
    ),
    st.sampled_from(("*[HTML]: a language", "*[UN]: United Nations", "*[law]: <b>")),
    st.builds("[^1]: {}".format, _paragraphs),
    st.builds("[^two]: {}\n\n    {}".format, lines, lines),
    st.builds("{}\n:   {}\n:   {}".format, lines, lines, lines),
    st.builds("{}\n\n:   {}\n\n    {}".format, lines, lines, lines),
)
_rules = st.sampled_from(("* * *", "---", "[TOC]", "___", "<hr>", "<!-- a\n\nb -->", "\\---"))
_simple = st.one_of(_paragraphs, _headings, _tables, _code, _definitions, _rules)
_FRAMES = (
    *(("- ", "  "), ("- ", "    "), ("* ", "    "), ("+ ", "    "), ("1. ", "    ")),
    *(
        ("7. ", "    "),
        ("1) ", "   "),
        ("> ", "> "),
        ("> ", ""),
        ("> > ", "> "),
        ("[^1]: ", "    "),
    ),
)


def _framed(blocks: list[str], frame: tuple[str, str], gap: str) -> str:
    first, rest = frame
    return gap.join(_indented(block, first, rest) for block in blocks)


def _joined(blocks: list[str], gap: str) -> str:
    return gap.join(blocks)


_gaps = st.sampled_from(("\n", "\n\n", "\n\n\n", "\n \n"))
_blocks = st.recursive(
    _simple,
    lambda inner: st.builds(
        _framed, st.lists(inner, min_size=1, max_size=3), st.sampled_from(_FRAMES), _gaps
    ),
    max_leaves=6,
)
_reports = st.builds(_joined, st.lists(_blocks, min_size=1, max_size=6), st.just("\n\n"))
_glued = st.builds(_joined, st.lists(_blocks, min_size=1, max_size=4), _gaps)
_pieces = st.sampled_from((*FRAGMENTS, *_ALONE, *_WORDS, "\n", "\n\n", "    ", "- ", "> ", "|"))
_rubble = st.lists(_pieces, max_size=40).map("".join)
documents = st.one_of(_reports, _glued, _rubble)
