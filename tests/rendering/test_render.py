import hashlib
import os
import subprocess
import sys

import pytest

from dateline.rendering.environment import environment_for
from tests.rendering.proof import SILENT, fault, laid_out, printed

# Everything that Python or Jinja could order by hash or by chance.
PAGE = """\
from tests.rendering.proof import SILENT, fault, printed
template = (
    "{% set n = namespace(a=1) %}"
    "{% for name in x %}{{ name }};{% endfor %}"
    "{{ x.list|unique|join(',') }}{{ {'q': 1, 'p': 2, 'o': 3} }}{{ x.list|map('upper')|list }}"
    "{{ x.day|date }}{{ x.list|joined }}{{ x.list|groupby(0)|list|length }}{{ n.a }}{{ x.deep }}"
)
value = {
    "list": ["beta", "alpha", "gamma", "alpha"],
    "day": {"year": 2009, "month": 6, "day": 25},
    "deep": [{"b": 1, "a": [2]}],
    **{f"field-{number}": number for number in range(20)},
}
# What is said on the terminal is the same everywhere, too.
bad = fault("{{ x.feild }}", x=value)
"""
PRINTING = f"{PAGE}\nprint(printed(template, language='ar', x=value).encode().hex(), bad)\n"


def elsewhere(seed: str, zone: str) -> str:
    """Return what another process makes of the page."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", PRINTING],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=True,
    )
    return done.stdout


def test_another_process_with_another_hash_seed_and_zone_gives_the_same_bytes() -> None:
    first = elsewhere("0", "UTC")
    assert len(first) > 200
    assert elsewhere("1", "Asia/Kathmandu") == first
    assert elsewhere("4711", "America/St_Johns") == first


def test_rendering_twice_gives_the_same_bytes() -> None:
    page = "{% for one in x %}{{ x[one]|date }}{% endfor %}{{ page.root }}"
    dates = {str(year): {"year": year, "month": None, "day": None} for year in range(2000, 2020)}
    digests = {hashlib.sha256(printed(page, x=dates).encode()).hexdigest() for _ in range(5)}
    assert len(digests) == 1


def test_a_cycler_of_one_page_does_not_go_on_in_the_next() -> None:
    page = '{% set turn = cycler("a", "b", "c") %}{{ turn.next() }}{{ turn.next() }}'
    assert [printed(page), printed(page)] == ["ab", "ab"]


STATEFUL = (
    "{% set seen = [] %}{% macro count() %}{% if seen.append(1) %}{% endif %}"
    "{{ seen|length }}{% endmacro %}"
)


def test_a_list_among_macros_does_not_go_on_in_the_next_page() -> None:
    templates = {
        "t.html": '{% import "m.html" as m %}{{ m.count() }}{{ m.count() }}',
        "m.html": STATEFUL,
    }
    assert [printed(templates), printed(templates)] == ["12", "12"]


def test_a_list_among_macros_that_macros_import_does_not_go_on_either() -> None:
    templates = {
        "t.html": '{% import "m.html" as m %}{{ m.twice() }}{{ m.twice() }}',
        "m.html": ('{% import "n.html" as n %}{% macro twice() %}{{ n.count() }}{% endmacro %}'),
        "n.html": STATEFUL,
    }
    assert [printed(templates), printed(templates)] == ["12", "12"]


def test_macros_imported_by_a_name_made_while_rendering_do_not_go_on_either() -> None:
    templates = {
        "t.html": '{% from "m.html" import twice %}{{ twice("n.html") }}',
        "m.html": ("{% macro twice(name) %}{% import name as n %}{{ n.count() }}{% endmacro %}"),
        "n.html": STATEFUL,
    }
    assert [printed(templates), printed(templates)] == ["1", "1"]


def test_macros_under_a_name_made_while_importing_do_not_go_on_either() -> None:
    templates = {
        "t.html": '{% import "m.html" as m %}{{ m.once() }}',
        "m.html": (
            '{% import "n" ~ ".html" as n %}{% macro once() %}{{ n.count() }}{% endmacro %}'
        ),
        "n.html": STATEFUL,
    }
    assert [printed(templates), printed(templates)] == ["1", "1"]


def test_macros_that_keep_nothing_are_made_once() -> None:
    templates = {
        "t.html": '{% import "m.html" as m %}{{ m.a() }}',
        "m.html": '{# words #}\n{% import "n.html" as n %}{% macro a() %}{{ n.b() }}{% endmacro %}',
        "n.html": "{% macro b() %}x{% endmacro %}",
    }
    assert [printed(templates), printed(templates)] == ["x", "x"]
    macros = environment_for(templates, SILENT).get_template("m.html")
    assert macros._get_default_module() is macros._get_default_module()


def test_macros_that_import_what_is_broken_or_not_there_are_a_fault_every_time() -> None:
    broken = {"t.html": '{% import "m.html" as m %}{{ m.a() }}', "m.html": "{% if %}"}
    assert [fault(broken).code, fault(broken).code] == ["template-syntax"] * 2
    above = {**broken, "m.html": '{% import "zzz.html" as z %}'}
    assert [fault(above).code, fault(above).code] == ["template-missing"] * 2
    broken_below = {**broken, "m.html": '{% import "n.html" as n %}', "n.html": "{% if %}"}
    assert fault(broken_below).template == "n.html"


def test_a_page_is_utf_8() -> None:
    text = "Ж 你好 \U0001f5de مرحبا"
    assert printed("{{ x.t }}", x={"t": text}) == text


@pytest.mark.parametrize("renderer", ["text", "html"])
def test_a_format_that_does_not_exist_is_a_bug_and_no_page(renderer: str) -> None:
    from dateline.rendering.render import render

    page, values = laid_out({"text": {"text": "x"}}, renderer=f"format:{renderer}")
    if renderer == "text":
        assert render(page, values, {}, SILENT) == b"x"
    else:
        with pytest.raises(KeyError):
            render(page, values, {}, SILENT)
