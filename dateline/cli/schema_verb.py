"""`dateline schema`: the format for editors."""

import json
from pathlib import Path

import click

from dateline.cli.request import site_option
from dateline.reading.schemas import MODELS, json_schema

_CMS = "cms"


@click.command("schema", params=[site_option()])
@click.option(
    "--repo",
    metavar="OWNER/NAME",
    default="newsroom/archive",
    show_default=True,
    help="For cms: the repository of the site.",
)
@click.option(
    "--backend",
    type=click.Choice(["gitea", "github", "gitlab"]),
    default="github",
    show_default=True,
    help="For cms: what kind of host has the repository.",
)
@click.argument("what", type=click.Choice([*sorted(MODELS), _CMS]))
def command(*, site: Path, repo: str, backend: str, what: str) -> None:
    """Print the format of articles, introductions, fixed pages or settings as JSON Schema.

    Or, with cms, the config.yml of Decap CMS and Sveltia CMS: all fields as a form, with the
    regions, tags and authors of the published articles to choose from.
    """
    if what == _CMS:
        from dateline.cli.schema_cms import config_of

        click.echo(config_of(site, repo, backend).encode(), nl=False)
        return
    click.echo(json.dumps(json_schema(what), indent=2, ensure_ascii=False).encode())
