"""`dateline completion`: what completes verbs and options in a shell."""

import click
from click.shell_completion import get_completion_class

from dateline.cli.main import dateline

_VARIABLE = "_DATELINE_COMPLETE"


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "fish", "zsh"]))
def command(*, shell: str) -> None:
    """Print the completion script of SHELL.

    \b
    bash  dateline completion bash >> ~/.bashrc
    zsh   dateline completion zsh >> ~/.zshrc
    fish  dateline completion fish > ~/.config/fish/completions/dateline.fish
    """  # noqa: D301 - \b keeps the lines of the list apart
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - click has these three
    click.echo(kind(dateline, {}, "dateline", _VARIABLE).source())
