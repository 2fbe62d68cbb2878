"""Writes the reference out of the code: `python -m docs.generate` (or `--check` to compare only).

Comes in: the models of the format, the verbs, the catalogue of diagnostics. Goes out: the pages
of `docs/reference/`. A test holds that they are up to date: the reference cannot drift from the
code.
"""

import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dateline.base.codes import CODES, Code
from dateline.cli.explanation import blocks, explanation_of
from dateline.cli.main import VERBS, dateline
from dateline.reading.configschema import SiteConfig
from dateline.reading.schema import SAME_FIELD, FixedPageFields, FrontMatter, IntroductionFields
from docs.look import theme

FOLDER = Path(__file__).resolve().parent / "reference"
NOTICE = "<!-- Written by `python -m docs.generate`; change the code, not this page. -->\n"


def model_in(annotation: object) -> type[BaseModel] | None:
    """Return the first model inside a type such as `tuple[Model | str, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (model_in(argument) for argument in typing.get_args(annotation))
    return next((one for one in found if one), None)


def fields_of(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Yield one table row for each field, those of inner models under their own names."""
    for name, field in model.model_fields.items():
        must = "yes" if field.is_required() else ""
        yield f"| `{prefix}{name}` | {must} | {field.description} |"
        inner = model_in(field.annotation)
        if inner:
            yield from fields_of(inner, f"{prefix}{name}.{'' if is_single(field) else '–.'}")


def is_single(field: FieldInfo) -> bool:
    """Tell whether a field holds one mapping rather than a list of them."""
    return isinstance(field.annotation, type)


def table(model: type[BaseModel]) -> str:
    """Return the fields of a model as a Markdown table."""
    return "\n".join(["| key | required | what it holds |", "|---|---|---|", *fields_of(model)])


def front_matter() -> str:
    """Return the page about front matter."""
    names = ", ".join(f"`{other}` for `{name}`" for other, name in SAME_FIELD.items())
    return f"""# Front matter

Every key is checked; one that is not listed here is an error with the nearest key as a hint. Second
names of the same field: {names}. A `–` stands for each item of a list.

## Articles

{table(FrontMatter)}

An article needs `author`, or `unsigned: true`.

## Introductions

Files in `content/_regions`, `_tags`, `_authors`, `_outlets` and `_series`; the file's name is the
slug of the term.

{table(IntroductionFields)}

## Fixed pages

Files in `content/pages`; `about.md` becomes `about.html`.

{table(FixedPageFields)}
"""


def config() -> str:
    """Return the page about the settings."""
    return f"""# site_config.yaml

Every key is checked; one that is not listed here is an error with the nearest key as a hint.

{table(SiteConfig)}
"""


def verbs() -> str:
    """Return the page about the command line."""
    parts = ["# Verbs\n\n`python3 build.py VERB` is `dateline VERB`; without a verb, `build`.\n"]
    context = click.Context(
        dateline, info_name="dateline", terminal_width=88, **dateline.context_settings
    )
    for name in sorted(VERBS):
        command = dateline.get_command(context, name)
        if command is None:
            continue
        inner = click.Context(command, info_name=name, parent=context, terminal_width=88)
        parts.append(f"## {name}\n\n```text\n{command.get_help(inner)}\n```\n")
        for sub in sorted(getattr(command, "commands", {})):
            below = click.Context(
                command.commands[sub],  # type: ignore[attr-defined]
                info_name=sub,
                parent=inner,
                terminal_width=88,
            )
            text = command.commands[sub].get_help(below)  # type: ignore[attr-defined]
            parts.append(f"### {name} {sub}\n\n```text\n{text}\n```\n")
    parts.append(EXIT_CODES)
    return "\n".join(parts)


EXIT_CODES = """## Exit codes

| code | meaning |
|---|---|
| 0 | fine |
| 1 | the content has errors; the output folder is as it was |
| 2 | wrong usage of the command |
| 3 | the settings, a template or the output folder have errors |
| 4 | the machine refused: disk, permission, lock |
| 5 | the network: no host could be reached |
| 70 | a bug in Dateline; a report file is written |
| 130, 143 | interrupted, terminated |
"""


DIAGNOSTICS = """# Diagnostics

Every message names a code, and `dateline explain CODE` prints what stands here about it. An error
keeps the edition from being published; a warning does not, unless `--strict` is given. Scripts and
editors find the codes in what `--json` prints: they are never renamed.

Each example has been run; where it shows only a part of a file, the rest is as it should be.
"""


def diagnostics() -> str:
    """Return the page about diagnostics: a table of each group, and all about each code."""
    parts = [DIAGNOSTICS]
    for group in dict.fromkeys(code.group for code in CODES.values()):
        codes = [code for code in CODES.values() if code.group == group]
        rows = [
            f"| [`{code.name}`](#{code.name}) | {code.severity} | {code.why} |" for code in codes
        ]
        lines = [f"## {group}\n", "| code | weight | why |", "|---|---|---|", *rows, ""]
        parts += ["\n".join(lines), *map(diagnostic, codes)]
    return "\n".join(parts)


def diagnostic(code: Code) -> str:
    """Return all there is to say about a code."""
    found = explanation_of(code.name)
    parts = [f"### {code.name}", f"{code.why} {found.prose}"]
    for heading, shown in blocks(found):
        parts.append(heading)
        if shown.strip():
            # Some examples hold the usual fence.
            fence = "~~~" if "```" in shown else "```"
            parts.append(f"{fence}text\n{shown.rstrip()}\n{fence}")
    return "\n\n".join(parts) + "\n"


PAGES = {
    "front-matter.md": front_matter,
    "config.md": config,
    "verbs.md": verbs,
    "diagnostics.md": diagnostics,
    "theme.md": theme,
}


def outdated(*, write: bool) -> list[str]:
    """Return the pages that are not what the code says; with `write`, write them."""
    different = []
    for name, page in PAGES.items():
        text = NOTICE + "\n" + page()
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            different.append(name)
            if write:
                path.write_text(text, encoding="utf-8")
    return different


if __name__ == "__main__":
    is_check = "--check" in sys.argv
    found = outdated(write=not is_check)
    sys.stdout.write("".join(f"{name}\n" for name in found))
    sys.exit(1 if is_check and found else 0)
