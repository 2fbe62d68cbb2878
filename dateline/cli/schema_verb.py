"""`dateline schema`: the format as JSON Schema, for editors."""

import json

import click

from dateline.reading.schemas import MODELS, json_schema


@click.command("schema")
@click.argument("what", type=click.Choice(sorted(MODELS)))
def command(*, what: str) -> None:
    """Print the JSON Schema of articles, introductions, fixed pages or settings."""
    click.echo(json.dumps(json_schema(what), indent=2, ensure_ascii=False).encode())
