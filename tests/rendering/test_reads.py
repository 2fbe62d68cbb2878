"""What templates read is found without rendering them."""

import pytest

from dateline.rendering.reads import Read, reads_of


def chains(text: str) -> list[str]:
    """Return each chain as part and fields; `~` stands for what is no part."""
    return [".".join([read.part or "~", *read.fields]) for read in reads_of({"a.html": text}).reads]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ article.place.dateline }}", ["article.place.dateline"]),
        ("{{ article['place'].dateline }}", ["article.place.dateline"]),
        ("{{ context.pictures[0].url }}", ["context.pictures.url"]),
        ("{{ outlets[loop.index0].url }}", ["outlets.url"]),
        ("{{ outlets[page.number] }}", ["page.number"]),
        ("{{ outlets[1:2] }}", []),
        ("{{ article }}", []),
        (
            "{% if article.updated is defined and site.feed %}{% endif %}",
            ["article.updated", "site.feed"],
        ),
        ("{% for card in latest %}{{ card.url }}{% endfor %}", ["~.url"]),
        ("{% for card in front.latest %}{% endfor %}", ["front.latest"]),
        ("{% macro m(link) %}{{ link.url }}{% endmacro %}", ["~.url"]),
        ("{% set tongue = site.language %}{{ tongue.x }}", ["site.language", "~.x"]),
        ("{% import 'm.html' as m %}{{ m.link(term.parent) }}", ["term.parent", "~.link"]),
        ("{% from 'm.html' import a, b as c %}{{ a.x }}{{ c.y }}", ["~.x", "~.y"]),
        ("{{ site.title.split(',')[0].foo }}", ["site.title.split", "~.foo"]),
        ("{{ (a or b).url }}", ["~.url"]),
        ("{{ loop.index }}{{ self.title() }}", []),
        ("{{ latest|map(attribute='region.name')|join }}", ["~.region.name"]),
        ("{{ latest|sort(reverse=true, attribute='url') }}", ["~.url"]),
        ("{{ latest|map('upper') }}{{ latest|sort(attribute=name) }}", []),
        ("{{ latest|selectattr('level', 'equalto', 2)|list }}", ["~.level"]),
        ("{{ latest|groupby('year') }}{{ latest|groupby(field) }}", ["~.year"]),
        ("{{ latest|join('.') }}", []),
        ("{% if %}", []),
    ],
)
def test_chains_of_fields_are_found(text: str, expected: list[str]) -> None:
    assert sorted(chains(text)) == sorted(expected)


def test_a_chain_is_told_once_a_line_with_template_and_line() -> None:
    found = reads_of({"b.html": "\n{{ a.x }}{{ a.x }}\n{{ a.x }}", "a.html": "{{ a.y }}"})

    assert found.reads == (
        Read("a.html", 1, "a", ("y",)),
        Read("b.html", 2, "a", ("x",)),
        Read("b.html", 3, "a", ("x",)),
    )


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("{% macro link(a) %}{% endmacro %}", {"link"}),
        ("{{ {'name': 1, key: 2} }}", {"name"}),
        ("{% set ns = namespace(count=0) %}{% set ns.total = 1 %}", {"count", "total"}),
        ("{{ site.title }}", set()),
    ],
)
def test_fields_that_templates_make_themselves_are_known(text: str, made: set[str]) -> None:
    assert reads_of({"a.html": text}).made == made
