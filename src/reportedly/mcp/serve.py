"""``reportedly mcp``: the ledger for an assistant, over standard input and output."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from reportedly.report.moments import AsOf

__all__ = ["mcp"]


def _moment(context: click.Context, param: click.Parameter, value: str | None) -> "AsOf | None":
    from reportedly.report.moments import as_of

    try:
        return as_of(value or "")
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command()
@click.option(
    "--ledger",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="REPORTEDLY_LEDGER",
    default=Path("reportedly.db"),
    show_default=True,
    help="The ledger file.",
)
@click.option(
    "--as-of",
    metavar="MOMENT",
    callback=_moment,
    help="Give what was known then: a day (its end) or a moment, ISO 8601.",
)
@click.option(
    "--allow-writing",
    is_flag=True,
    help="Let the assistant write decisions down, in the name of --as, marked as come through it.",
)
@click.option(
    "--as",
    "who",
    metavar="NAME",
    envvar="REPORTEDLY_AS",
    help="In whose name decisions stand; else in that of git's or the system's user.",
)
def mcp(ledger: Path, as_of: "AsOf | None", allow_writing: bool, who: str | None) -> None:
    """Serve the ledger to an assistant (Model Context Protocol, over standard input and output).

    Its tools give claims with their passages, origins, counts and citations, never prose. It reads
    alone unless --allow-writing is given, opens no port and sends nothing anywhere: what the
    assistant's own program does with an answer is up to that program.
    """
    from sqlite3 import OperationalError

    if allow_writing and as_of is not None:
        raise click.UsageError("nothing can be decided in the past: --as-of only shows")
    try:
        from reportedly.mcp.server import server
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("mcp", "mcp_types", "pydantic"):
            raise
        _fail("this needs the SDK of the protocol: pip install 'reportedly[mcp]'")
    from reportedly.mcp.shelf import Shelf
    from reportedly.report.analyst import analyst

    if not ledger.is_file():
        _fail(f"there is no ledger at {ledger}: fill one with 'reportedly add PATHS'")
    try:
        name = analyst(who)[0] if allow_writing else ""
        shelf = Shelf(ledger, as_of)
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None
    except (ValueError, OSError, OperationalError) as error:
        _fail(str(error) if isinstance(error, ValueError) else f"cannot open {ledger}: {error}")
    if sys.stdin.isatty():
        click.echo(f"{ledger} waits for an assistant on standard input. Ctrl+C ends it.", err=True)
    if shelf.said:
        click.echo(shelf.said, err=True)
    try:
        server(shelf, name).run("stdio")
    finally:
        shelf.close()


def _fail(words: str) -> NoReturn:
    click.echo(f"reportedly: {words}", err=True)
    sys.exit(2)
