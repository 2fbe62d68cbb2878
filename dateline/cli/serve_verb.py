"""`dateline serve`: the archive while it is being written."""

import os
import re
import secrets
import sys
import webbrowser
from contextlib import suppress
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import NoReturn

import click

from dateline.base.diagnostics import Diagnostic
from dateline.cli.moment import clock, holder_of_lock, moment_of_build
from dateline.cli.request import MOST_JOBS, site_option
from dateline.cli.terminal import show_diagnostics, show_held, show_slow_watch
from dateline.engine.build import no_site
from dateline.engine.report import BuildReport
from dateline.engine.workers import processors
from dateline.preview.listening import FIRST_PORT, LOOPBACK, Address, Listeners, listen
from dateline.preview.request import TOKEN
from dateline.preview.session import Setup, preview_until_interrupted

VSCODE = "vscode://file/{path}:{line}"
_LARGEST_PORT = 65_535
_HOST_NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?=/|[a-z])", re.IGNORECASE)
_RUNS = ("javascript:", "data:", "vbscript:", "blob:")


@click.command("serve", params=[site_option()])
@click.option(
    "--port",
    type=click.IntRange(0, _LARGEST_PORT),
    help=f"Port; 0 takes any that is free.  [default: {FIRST_PORT}, or the next that is free]",
)
@click.option("--open", "opens", is_flag=True, help="Open the front page in a browser.")
@click.option("--held", is_flag=True, help="Show drafts and articles whose day is still to come.")
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="ADDRESS|NAME",
    help="Let others in: listen on this IP address too, or answer to this name.",
)
@click.option(
    "--editor-url",
    default=VSCODE,
    envvar="DATELINE_EDITOR_URL",
    show_default=True,
    help="Address that opens a file in your editor; empty for none.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, MOST_JOBS),
    help="Worker processes.  [default: one for each processor]",
)
def command(
    *,
    site: Path,
    port: int | None,
    opens: bool,
    held: bool,
    hosts: tuple[str, ...],
    editor_url: str,
    jobs: int | None,
) -> None:
    """Preview the archive.

    Builds into a folder of its own, serves it to this machine, builds again when something changes
    and shows it in the browser at once. Mistakes are shown over the last good page. Ends with
    Ctrl-C.
    """
    _check_editor(editor_url)
    addresses, names = _who_is_let_in(hosts)
    others = names[1 + len(LOOPBACK) :]
    setup = Setup(
        site=Path(os.path.realpath(site)),
        for_desk=held,
        jobs=jobs or processors(),
        holder=holder_of_lock(),
        now=lambda: moment_of_build(None),
        clock=clock,
        hosts=frozenset(names),
        # A name alone is for a proxy or a tunnel, behind which anybody may sit. They have neither
        # these files nor any business knowing where they are.
        word=secrets.token_urlsafe(24) if held and others else "",
        editor="" if others else editor_url,
    )
    missing = no_site(setup.site)
    listeners = missing or listen(port, addresses)
    if isinstance(listeners, Diagnostic):
        _give_up(listeners, setup.site)
    _serve(setup, listeners, others, opens=opens)


def _serve(setup: Setup, listeners: Listeners, others: tuple[str, ...], *, opens: bool) -> None:
    """Preview until interrupted."""
    port = int(listeners[0].getsockname()[1])
    query = f"?{TOKEN}={setup.word}" if setup.word else ""
    if others:
        who = "Whoever reaches these addresses can read this preview, unfinished work included:"
        click.echo(who, err=True)
    for name in others:
        click.echo(f"  http://{_with_port(name, port)}/{query}", err=True)
    hosts = frozenset(_with_port(name, port) for name in setup.hosts)
    front_page = f"http://localhost:{port}/{query}"
    terminal = Terminal(setup.site, front_page, opens=opens)
    try:
        problem = preview_until_interrupted(replace(setup, hosts=hosts), listeners, terminal)
    except KeyboardInterrupt:
        click.echo("The preview has ended.", err=True)
    else:
        _give_up(problem, setup.site)


def _give_up(found: Diagnostic, site: Path) -> NoReturn:
    show_diagnostics([found], site)
    sys.exit(BuildReport(diagnostics=(found,), seconds={}).exit_code)


class Terminal:
    """Tells at the terminal what happens, each warning once until it goes away."""

    def __init__(self, site: Path, front_page: str, *, opens: bool) -> None:
        self._site, self._front_page, self._opens = site, front_page, opens
        self._known: frozenset[Diagnostic] = frozenset()

    def built(self, report: BuildReport, *, is_first: bool) -> None:
        """Tell what a build did."""
        news = [found for found in report.diagnostics if found.is_error or found not in self._known]
        show_diagnostics(news, self._site)
        self._known = frozenset(report.diagnostics)
        errors = sum(found.is_error for found in report.diagnostics)
        seconds = f"{sum(report.seconds.values()):.1f} s"
        if errors:
            click.echo(f"The preview stays as it was until this is mended; {seconds}.", err=True)
        elif report.rendered or report.removed:
            counts = f"{len(report.rendered):,} rendered, {len(report.removed):,} removed"
            click.echo(f"{counts}; {seconds}", err=True)
        if is_first:
            show_held(report.held, self._site)
            click.echo(f"Preview: {self._front_page} (Ctrl-C ends it)")
            if self._opens:
                with suppress(webbrowser.Error):
                    webbrowser.open(self._front_page)

    def without_events(self, fault: OSError) -> None:
        """Tell that changes are looked for the slow way."""
        show_slow_watch(fault)

    def bug(self, fault: Exception) -> None:
        """Tell of a bug in an answer."""
        click.echo(f"error: a bug in the preview ({fault!r}); it goes on.", err=True)


def _who_is_let_in(hosts: tuple[str, ...]) -> tuple[tuple[Address, ...], tuple[str, ...]]:
    """Return where to listen besides this machine, and the names that are answered to."""
    addresses: list[Address] = []
    names = ["localhost", *(_as_host(one) for one in LOOPBACK)]
    for host in hosts:
        try:
            address = ip_address(host.strip("[]"))
        except ValueError:
            if not _HOST_NAME.fullmatch(host.lower()):
                message = f"--host: {host!r} is neither an IP address nor the name of a host"
                raise click.UsageError(message) from None
            names.append(host.lower())
            continue
        addresses.append(address)
        if not address.is_unspecified and address not in LOOPBACK:
            names.append(_as_host(address))
    if any(one.is_unspecified for one in addresses) and len(names) == 1 + len(LOOPBACK):
        message = "--host: name the host, too, as others will type it: --host 0.0.0.0 --host NAME"
        raise click.UsageError(message)
    return tuple(addresses), tuple(names)


def _as_host(address: Address) -> str:
    return f"[{address}]" if address.version == 6 else str(address)  # noqa: PLR2004 - IPv6


def _with_port(name: str, port: int) -> str:
    # Browsers leave the usual port of http out.
    return name if port == 80 else f"{name}:{port}"  # noqa: PLR2004


def _check_editor(address: str) -> None:
    if address and (not _SCHEME.match(address) or address.lower().startswith(_RUNS)):
        message = f"--editor-url: {address!r} is no address of a file, such as {VSCODE}"
        raise click.UsageError(message)
