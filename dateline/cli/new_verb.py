"""`dateline new`: a site, an article, an author, a series, a region."""

import os
import shlex
import shutil
import sys
from pathlib import Path

import click

from dateline.base.slugs import fault, slugify
from dateline.base.text import collapse
from dateline.cli.moment import day_of_build
from dateline.cli.new_articles import new_manuscript, objections, path_of, region_named
from dateline.cli.new_asking import Asking, article_fields
from dateline.cli.new_regions import lines_for, with_region
from dateline.cli.new_site import REGIONS, TITLE, fault_of_regions, site_texts
from dateline.cli.new_writing import leave_with, replace_text, settings_or_leave, write_new
from dateline.cli.request import site_option
from dateline.cli.terminal import printable, show_diagnostics
from dateline.engine.gather import CONFIG
from dateline.reading.blank import blank_form
from dateline.reading.schema import IntroductionFields

_SENTENCES = "One or two sentences."


@click.group("new")
def command() -> None:
    """Begin a site, an article, an author, a series or a region.

    Nothing that is there is ever overwritten.
    """


@command.command("site")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", help=f"The archive's name.  [default: {TITLE}]")
@click.option("--region", "regions", multiple=True, help="A region; may be given several times.")
@click.option("--no-input", is_flag=True, help="Ask nothing.")
def site(*, folder: Path, title: str | None, regions: tuple[str, ...], no_input: bool) -> None:
    """Make a site in FOLDER that builds as it is.

    Settings, two example articles, what git is to ignore, and settings for the editor VS Code. The
    last line tells the next command.
    """
    asking = Asking(no_input=no_input)
    name = asking.text("Name of the archive", given=title, usual=TITLE)
    names = regions or REGIONS
    if wrong := fault_of_regions(names):
        raise click.UsageError(wrong)
    texts = site_texts(name, names, day_of_build())
    write_new(folder, texts)
    for path in texts:
        click.echo(f"wrote {printable(str(folder / path))}", err=True)
    click.echo(f"cd {shlex.quote(str(folder))} && {_program()} build".encode())


def _program() -> str:
    """Return how to call this command from another folder."""
    if shutil.which("dateline"):
        return "dateline"
    return f"{shlex.quote(sys.executable)} -m dateline"


@command.command("article", params=[site_option()])
@click.option("--title", help="The headline.")
@click.option("--region", help="The region, by name or slug: the desk it is for.")
@click.option("--country", help="The country, by name or code.")
@click.option("--city", help="The city; with the country it gives the dateline.")
@click.option("--date", help="Day of publication.  [default: today]")
@click.option("--author", "authors", multiple=True, help="An author; may be given several times.")
@click.option("--tags", help="Tags, with commas between them.")
@click.option(
    "--no-input", is_flag=True, help="Ask nothing; fail where title or region is missing."
)
def article(  # noqa: PLR0913 - one parameter for each option
    *,
    site: Path,
    title: str | None,
    region: str | None,
    country: str | None,
    city: str | None,
    date: str | None,
    authors: tuple[str, ...],
    tags: str | None,
    no_input: bool,
) -> None:
    """Make the manuscript of an article, a draft to be written.

    Asks what the options do not say, and suggests what past articles have. Prints the path of the
    file, which has every usual field, explained, and a block for sources.
    """
    folder = Path(os.path.realpath(site))
    config = settings_or_leave(folder)
    asking = Asking(no_input=no_input)
    fields = article_fields(
        asking,
        folder,
        config,
        {"title": title, "region": region, "country": country, "city": city, "date": date},
        authors,
        tags,
    )
    slug, _ = region_named(str(fields["region"]), config) or ("", "")
    path, text = path_of(str(fields["title"]), slug, str(fields["date"])), new_manuscript(fields)
    found = objections(path, text, config)
    if any(one.is_error for one in found):
        leave_with(found, folder)
    show_diagnostics(found, folder)
    write_new(folder, {path: text})
    click.echo(os.path.relpath(folder / path).encode())
    hint = "Write the text below the front matter; delete the line `status: draft` to publish it."
    click.echo(hint, err=True)


def _introduce(site: Path, kind: str, name: str, more: dict[str, str]) -> None:
    """Write the file that introduces a term to its readers, and print its path."""
    name = collapse(name)
    folder = Path(os.path.realpath(site))
    settings_or_leave(folder)
    slug = slugify(name)
    if wrong := fault(slug):
        message = f'the name "{printable(name)}" gives a slug that {wrong}'
        raise click.UsageError(message)
    form = blank_form(IntroductionFields, {"title": name}, {"summary": _SENTENCES, **more})
    path = f"content/_{kind}/{slug}.md"
    write_new(folder, {path: f"---\n{form}---\n"})
    click.echo(os.path.relpath(folder / path).encode())


@command.command("author", params=[site_option()])
@click.argument("name")
def author(*, site: Path, name: str) -> None:
    """Make the file about the author NAME: role, home page, biography.

    It is published with the first article by this author.
    """
    more = {"role": "Dateline Reporter", "home_page": "https://example.org/"}
    _introduce(site, "authors", name, more)


@command.command("series", params=[site_option()])
@click.argument("name")
def series(*, site: Path, name: str) -> None:
    """Make the file about the series NAME.

    It is published with the first article that says `series:` with its slug or its name.
    """
    _introduce(site, "series", name, {})


@command.command("region", params=[site_option()])
@click.argument("name")
def region(*, site: Path, name: str) -> None:
    """Make the file about the region NAME, and put the region into the settings.

    Nothing else in the settings is touched. The file is published with the first article of the
    region.
    """
    folder, name = Path(os.path.realpath(site)), collapse(name)
    config = settings_or_leave(folder)
    if region_named(name, config):
        _introduce(site, "regions", name, {})
        return
    text = (folder / CONFIG).read_bytes().decode("utf-8", "surrogateescape")
    changed = with_region(text, config, name)
    if changed is None:
        said = "".join(f"\n{line}" for line in lines_for(name))
        message = f"`regions:` in {CONFIG} cannot be added to; write there yourself:{said}"
        raise click.UsageError(message)
    _introduce(site, "regions", name, {})
    replace_text(folder, CONFIG, changed)
    click.echo(f"added the region to {CONFIG}", err=True)
