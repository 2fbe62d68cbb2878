"""The `dateline` command.

Comes in: the words of the command line. Goes out: an exit code: 0 fine; 1 the content has errors; 2
wrong usage; 3 the set-up has errors; 4 the machine refused; 5 the network is down; 70 a bug of
ours; 130 interrupted; 143 terminated.
Verbs are loaded when they are called, so that `dateline --version` answers at once.
"""

import atexit
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

import click

from dateline import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

VERBS = {
    "build": "Build the archive into its output folder.",
    "check": "Say all that is wrong, in manuscripts and in pages as built.",
    "clean": "Remove what Dateline made, and nothing else.",
    "completion": "Print what completes words in your shell.",
    "doctor": "Look at this machine and this site; for a bug report.",
    "explain": "Say why a page is rendered, or what a diagnostic means.",
    "export": "Write the archive, or a part of it, for other programs.",
    "import": "Turn other people's articles into manuscripts.",
    "new": "Begin a site, an article, an author, a series or a region.",
    "schema": "Print the format for editors, as JSON Schema or for a CMS.",
    "serve": "Preview the archive, and show changes and mistakes as they are made.",
    "sources": "List cited works, check their links, save copies, report on them.",
}
BUG, INTERRUPTED, TERMINATED = 70, 130, 143
DEBUG = "--debug"
_OUR_OPTIONS = frozenset({"--help", "-h", "--version"})


class Verbs(click.Group):
    """Loads a verb's module when the verb is used; without a verb, builds."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the verbs in alphabetical order."""
        return sorted(VERBS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Return the command of a verb."""
        if name not in VERBS:
            return None
        module = importlib.import_module(f"dateline.cli.{name}_verb")
        command = module.command
        assert isinstance(command, click.Command)  # noqa: S101 - each module of a verb has one
        return command

    def parse_args(self, context: click.Context, words: list[str]) -> list[str]:
        """Read the command line; options of `build` may stand without the verb."""
        debug = [word for word in words if word == DEBUG]
        rest = [word for word in words if word != DEBUG]
        # Whoever completes a word has not left the verb out: it is perhaps yet to come.
        is_build = not rest or (rest[0].startswith("-") and rest[0] not in _OUR_OPTIONS)
        if is_build and not context.resilient_parsing:
            rest = ["build", *rest]
        return super().parse_args(context, [*debug[:1], *rest])

    def shell_complete(self, context: click.Context, begun: str) -> "list[CompletionItem[str]]":
        """Return the verbs that begin so, without loading them, and our options."""
        from click.shell_completion import CompletionItem

        verbs = [
            CompletionItem(verb, help=VERBS[verb])
            for verb in sorted(VERBS)
            if verb.startswith(begun)
        ]
        return [*verbs, *click.Command.shell_complete(self, context, begun)]

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs without loading them."""
        with formatter.section("Verbs"):
            formatter.write_dl(sorted(VERBS.items()))

    def resolve_command(
        self, context: click.Context, words: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, naming the nearest one when there is none."""
        if words[0] not in VERBS and not context.resilient_parsing:
            from dateline.base.text import closest

            near = closest(words[0], VERBS)
            hint = (
                f'did you mean "{near}"?' if near else f"the verbs are {', '.join(sorted(VERBS))}"
            )
            message = f'there is no verb "{words[0]}"; {hint}'
            raise click.UsageError(message, context)
        return super().resolve_command(context, words)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dateline", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show a traceback when Dateline itself fails.")
@click.pass_context
def dateline(context: click.Context, *, debug: bool) -> None:
    """Build archives of investigative reporting.

    Without a verb, builds the site in the current folder.
    """
    context.obj = {"debug": debug}


class Terminated(BaseException):
    """The system, or somebody, asked the process to end."""


def main(words: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code."""
    _heed_signals()
    # What else is installed has no part in how manuscripts are read, and need not be looked for.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    arguments = list(sys.argv[1:] if words is None else words)
    try:
        dateline.main(arguments, prog_name="dateline", standalone_mode=False)
    except SystemExit as end:
        # While it is handled, everything that led to it is still there.
        is_watched = sys.getprofile() or sys.gettrace()  # by whoever wants to see the end
        if words is None and isinstance(end.code, int) and not is_watched:
            _end(end.code)
        raise
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except (KeyboardInterrupt, click.Abort):
        _leave("Interrupted", INTERRUPTED)
    except Terminated:
        _leave("Terminated", TERMINATED)
    except Exception as fault:
        if DEBUG in arguments:
            raise
        sys.exit(_report_bug(fault, arguments))


def _end(code: int) -> None:
    """Leave at once: to take an archive apart in memory takes a tenth as long as to plan it."""
    atexit._run_exitfuncs()  # noqa: SLF001 - the only way to have done what is due at the end
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _leave(why: str, code: int) -> NoReturn:
    # All is tidied up; a second Ctrl-C now would only show the insides of Python.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    click.echo(f"{why}; the output folder is whole.", err=True)
    # An interruption inside an `exec`, such as the standard library's dataclasses use, makes Python
    # kill itself at the end instead of leaving with our code, until another `exec` went well.
    exec("")  # noqa: S102
    sys.exit(code)


def _heed_signals() -> None:
    def leave(_number: int, _frame: object) -> None:
        raise Terminated

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # What `nohup` told us to ignore stays ignored.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, leave)


def _report_bug(fault: Exception, arguments: list[str]) -> int:
    """Write what a developer needs into a file, and tell the user where it is."""
    import tempfile
    import traceback

    text = "".join(traceback.format_exception(fault))
    try:
        with tempfile.NamedTemporaryFile(
            "w",
            prefix="dateline-bug-",
            suffix=".txt",
            delete=False,
            encoding="utf-8",
            errors="backslashreplace",
        ) as file:
            file.write(f"dateline {__version__}, Python {sys.version}\n{arguments}\n\n{text}")
        hint = f"please report it with the file {file.name}"
    except OSError:
        hint = "please report what `--debug` shows"
    click.echo(
        f"error: a bug in Dateline ({type(fault).__name__}). The output folder is as it was.\n"
        f"  hint: {hint}",
        err=True,
    )
    return BUG
