from collections.abc import Callable
from typing import cast

import pytest
from jinja2 import StrictUndefined
from markupsafe import Markup

from dateline.base.canonical import Plain, encode
from dateline.base.dates import PartialDate
from dateline.base.urls import whole_address
from dateline.model.article import Body, Heading
from dateline.model.page import TemplateFault
from dateline.planning.views import PictureView, TokenView
from dateline.rendering.records import Record, context_of, fields_of, name_of
from dateline.rendering.render import render
from tests.rendering.proof import SILENT, fault, laid_out, printed, record, seen

NAMES = ("items", "keys", "values", "get", "pop", "update", "copy", "clear", "count", "index")


@pytest.mark.parametrize("name", NAMES)
def test_a_field_may_have_the_name_of_a_method(name: str) -> None:
    assert printed(f"{{{{ x.{name} }}}}", x={name: "the field"}) == "the field"
    assert fault(f"{{{{ x.{name} }}}}", x={"other": 1}).code == "template-undefined"


def test_fields_are_reached_with_a_dot_or_by_name_at_any_depth() -> None:
    extra = {"two words": [{"deep": "water"}]}
    assert printed('{{ x["two words"][0].deep }}', x=extra) == "water"
    assert printed('{{ x["two words"][0]["deep"] }}', x=extra) == "water"
    assert fault('{{ x["three words"] }}', x=extra).code == "template-undefined"


def test_a_template_can_ask_for_a_field_and_go_through_all_in_one_order() -> None:
    mapping = {"b": 1, "a": 2}
    assert printed("{{ 'a' in x }} {{ 'c' in x }}", x=mapping) == "True False"
    assert printed("{% for name in x %}{{ name }}={{ x[name] }};{% endfor %}", x=mapping) == (
        "a=2;b=1;"
    )
    assert printed("{{ x|length }}", x=mapping) == "2"


def test_a_mapping_without_fields_is_false() -> None:
    assert printed("{{ 'yes' if x else 'no' }}", x={}) == "no"
    assert printed("{{ 'yes' if x else 'no' }}", x={"a": ""}) == "yes"


@pytest.mark.parametrize(
    "text", ["{{ x }}", "{{ x ~ '' }}", "{{ x|string }}", "{{ 'a%s'|format(x)}}"]
)
def test_a_record_cannot_be_printed_as_it_is(text: str) -> None:
    found = fault(text, x={"url": "1", "headline": "2"})
    assert (found.code, found.message) == (
        "template-failed",
        "TypeError: a value with the fields headline, url cannot be printed as it is",
    )


def test_a_record_in_a_list_is_printed_alike_on_every_machine() -> None:
    assert (
        repr(record({"b": [1], "a": {"c": "d"}})) == "Record({'a': Record({'c': 'd'}), 'b': (1,)})"
    )
    assert printed("{{ x.list }}", x={"list": [{"a": 1}]}) == "(Record({&#39;a&#39;: 1}),)"


def test_a_field_cannot_take_the_place_of_what_a_record_is() -> None:
    hostile = record({"__class__": "x", "__len__": "y", "__html__": "<b>"})
    assert type(hostile) is Record
    assert len(hostile) == 3
    assert fault("{{ x }}", x={"__html__": "<script>"}).code == "template-failed"


def test_a_page_knows_its_address_its_kind_and_the_way_up() -> None:
    page = "{{ page.url }} {{ page.kind }} [{{ page.root }}] [{{ page.canonical }}]"
    assert printed(page) == "2020/05/a.html article [../../] []"
    assert printed(page, url="index.html") == "index.html article [] []"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("2020/05/a.html", "https://example.org/archive/2020/05/a.html"),
        ("index.html", "https://example.org/archive/"),
        ("regions/asia/index.html", "https://example.org/archive/regions/asia/"),
        ("2020/05/price-index.html", "https://example.org/archive/2020/05/price-index.html"),
        ("feed.xml", "https://example.org/archive/feed.xml"),
    ],
)
def test_a_page_is_cited_by_its_folder_only_if_it_is_the_index_of_one(
    url: str, canonical: str
) -> None:
    site = {"base_url": "https://example.org/archive"}
    assert printed("{{ page.canonical }}", url=url, site=site) == canonical
    assert whole_address("https://example.org/archive", url) == canonical


def test_without_a_base_url_there_is_no_canonical_address() -> None:
    assert printed("[{{ page.canonical }}]", site={"base_url": ""}) == "[]"


def test_a_part_of_many_values_is_a_list_in_their_order() -> None:
    cards = ({"url": "b"}, {"url": "a"}, {"url": "b"})
    assert printed("{% for card in cards %}{{ card.url }}{% endfor %}", cards=cards) == "bab"
    assert seen({"cards": ()})["cards"] == []


def test_dates_and_texts_come_through_as_they_were() -> None:
    found = record(PartialDate(year=2009, month=6))
    assert vars(found) == {"day": None, "month": 6, "year": 2009}
    assert record({"a": "\U0001f5de \u0645\u0631\u062d\u0628\u0627 \u4f60\u597d"})["a"] == (
        "\U0001f5de \u0645\u0631\u062d\u0628\u0627 \u4f60\u597d"
    )


PROSE = Body(
    html=(
        '<p>See <a href="dateline-link:1">this</a> and <a href="dateline-link:0">that</a>, '
        '<img alt="A &amp; B" src="dateline-picture:0">, dateline&#45;link:0.</p>'
    ),
    headings=(Heading(level=2, anchor="the-law", text="The law"),),
)
TOKENS = TokenView(
    links=("index.html", "2009/06/x.html#y"), pictures=(PictureView(url="media/a-b.jpg"),)
)


@pytest.mark.parametrize(
    ("url", "root"),
    [("about.html", ""), ("2020/05/a.html", "../../"), ("regions/asia/index.html", "../../")],
)
def test_tokens_become_addresses_relative_to_the_page(url: str, root: str) -> None:
    assert printed("{{ body.html }}", url=url, body=PROSE, context=TOKENS) == (
        f'<p>See <a href="{root}2009/06/x.html#y">this</a> and '
        f'<a href="{root}index.html">that</a>, '
        f'<img alt="A &amp; B" src="{root}media/a-b.jpg" decoding="async">, '
        "dateline&#45;link:0.</p>"
    )


def test_prose_is_the_only_trusted_text() -> None:
    bold = Body(html="<b>x</b>", headings=(Heading(level=2, anchor="a", text="<b>y</b>"),))
    page = "{{ body.html }}{% for one in body.headings %}{{ one.text }}{% endfor %}{{ other.html }}"
    assert printed(page, body=bold, other=bold) == (
        "<b>x</b>&lt;b&gt;y&lt;/b&gt;&lt;b&gt;x&lt;/b&gt;"
    )
    found = seen({"body": bold})["body"]
    assert isinstance(found, Record)
    assert type(found["html"]) is Markup


def test_introductions_are_prose_with_the_links_of_the_page() -> None:
    found = printed(
        "{% for words in introduction %}{{ words.html }}{% endfor %}",
        url="tags/x/index.html",
        introduction=(PROSE,),
        context=TOKENS,
    )
    assert '<a href="../../2009/06/x.html#y">this</a>' in found
    assert printed("{{ introduction|length }}", introduction=(), context=TokenView()) == "0"


def test_prose_without_tokens_needs_no_addresses() -> None:
    assert printed("{{ body.html }}", body=Body(html="<p>A dateline-linked word</p>")) == (
        "<p>A dateline-linked word</p>"
    )


def test_numbers_of_tokens_have_several_digits() -> None:
    links = tuple(f"{number}.html" for number in range(12))
    body = Body(html='<a href="dateline-link:11">x</a><a href="dateline-link:1">y</a>')
    assert printed("{{ body.html }}", url="a.html", body=body, context=TokenView(links=links)) == (
        '<a href="11.html">x</a><a href="1.html">y</a>'
    )


def test_a_record_is_made_of_canonical_bytes_and_nothing_is_lost() -> None:
    value = {"none": None, "true": True, "zero": 0, "list": ["a", ["b"]], "text": ""}
    assert encode(vars(record(value))) == encode(value)


@pytest.mark.parametrize("size", [1, 5000])
def test_no_page_can_change_what_another_one_sees(size: int) -> None:
    value = {"list": [["a"], ["b"]], "text": "x" * size}
    for attempt in ("x.list.append(1)", "x.list[0].append(1)", "x.list.sort()", "x.pop('text')"):
        assert fault(f"{{{{ {attempt} }}}}", x=value).code == "template-undefined"
    assert printed("{{ x.list }}{{ x.text|length }}", x=value) == (
        f"((&#39;a&#39;,), (&#39;b&#39;,)){size}"
    )


@pytest.mark.parametrize("size", [1, 5000])
def test_values_that_pages_share_are_parsed_once(size: int) -> None:
    assert record({"a": "x" * size}) is record({"a": "x" * size})


def test_of_large_values_only_those_wanted_again_at_once_are_kept() -> None:
    before = record({"a": "x" * 5000})
    for number in range(8):
        record({"a": "x" * 5000, "number": number})
    assert record({"a": "x" * 5000}) is not before


def test_the_largest_values_are_not_kept_at_all() -> None:
    assert record({"a": "x" * 60_000}) is not record({"a": "x" * 60_000})


def test_a_part_that_no_template_names_is_not_parsed() -> None:
    page, values = laid_out({"shown": {"a": 1}, "one": {"a": 2}, "several": ({"a": 3}, {"a": 4})})
    broken = {digest: data if b"1" in data else b"{" for digest, data in values.items()}
    names = "{% if several is undefined %}{% endif %}"
    assert render(page, broken, {"t.html": "{{ shown.a }}"}, SILENT) == b"1"
    assert isinstance(render(page, broken, {"t.html": names}, SILENT), TemplateFault)


class Fetching(dict[str, bytes]):
    """Values that are fetched when they are wanted, one by one."""

    def __init__(self, values: dict[str, bytes], elsewhere: dict[str, bytes]) -> None:
        super().__init__(values)
        self.elsewhere = elsewhere

    def __missing__(self, digest: str) -> bytes:
        self[digest] = self.elsewhere[digest]
        return self[digest]


def rows(*found: Plain) -> tuple[list[Record], list[str], Fetching]:
    """Return the records of a list, their digests, and where they are fetched from."""
    page, values = laid_out({"rows": found})
    fetching = Fetching({}, values)
    (part,) = [one for one in page.parts if one.name == "rows"]
    return cast("list[Record]", context_of(page, fetching)["rows"]), list(part.digest), fetching


@pytest.mark.parametrize(
    "look",
    [
        lambda one: one.a,
        lambda one: one["a"],
        len,
        repr,
        list,
        lambda one: "a" in one,
        fields_of,
        lambda one: isinstance(one.b, StrictUndefined),
    ],
)
def test_a_row_is_fetched_and_read_once_somebody_looks_into_it(
    look: Callable[[Record], object],
) -> None:
    (one, other), digests, fetched = rows({"a": 1}, {"a": 2})
    assert fetched == {}

    assert look(one) == look(record({"a": 1}))
    assert fetched.keys() == {digests[0]}
    assert look(one) == look(record({"a": 1}))
    assert (vars(one), vars(other)) == ({"a": 1}, {})


def test_a_row_has_no_names_of_pythons_own() -> None:
    ([one], _, fetched) = rows({"a": 1})
    with pytest.raises(AttributeError):
        one.__html__  # noqa: B018
    assert fetched == {}


def test_a_row_that_is_at_hand_is_read_if_it_is_a_link_or_no_record() -> None:
    shown: dict[str, tuple[Plain, ...]] = {"rows": ({"a": 1}, {"a": "x" * 300}, "y" * 300)}
    page, values = laid_out(shown)
    link, row, text = cast("list[object]", context_of(page, values)["rows"])
    assert isinstance(row, Record)
    assert (vars(link), vars(row), text) == ({"a": 1}, {}, "y" * 300)
    assert row["a"] == "x" * 300


def test_a_row_is_known_by_its_digest_and_other_records_as_themselves() -> None:
    ([one, same, empty], digests, _) = rows({"a": 1}, {"a": 1}, {})
    assert [name_of(one), name_of(same), name_of(empty)] == digests
    assert one["a"] == 1
    assert name_of(one) == digests[0]
    assert (len(empty), name_of(empty)) == (0, digests[2])
    alone = record({"a": 1})
    assert name_of(alone) is alone


def test_an_included_template_sees_every_part() -> None:
    texts = {
        "t.html": "{% set own = 5 %}{% include 'i.html' %}"
        "{% import 'm.html' as m with context %}{{ m.n() }}",
        "i.html": "{{ own }}{{ one.a }}{% for x in several %}{{ x.a }}{% endfor %}",
        "m.html": "{% macro n() %}{{ one.a }}{% endmacro %}",
    }
    assert printed(texts, one={"a": 2}, several=({"a": 3}, {"a": 4})) == "52342"
