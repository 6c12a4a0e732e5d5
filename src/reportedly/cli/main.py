"""The command line: "reportedly brief articles/"."""

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from reportedly.cli import options
from reportedly.cli.add import add
from reportedly.cli.ask import ask
from reportedly.cli.audit import audit
from reportedly.cli.brief import brief
from reportedly.cli.changes import denials, drift, forecasts, silences
from reportedly.cli.check_room import check_room
from reportedly.cli.claims import claims
from reportedly.cli.diff import diff
from reportedly.cli.export import export
from reportedly.cli.figures import figures
from reportedly.cli.impact import impact
from reportedly.cli.judge import judge
from reportedly.cli.ledger import ledger
from reportedly.cli.names import names
from reportedly.cli.origins import origins
from reportedly.cli.plugins import plugins
from reportedly.cli.rate import rate
from reportedly.cli.search import search
from reportedly.cli.show import show
from reportedly.cli.sources import sources
from reportedly.cli.stories import stories
from reportedly.cli.story import articles, changes, reserves, voices
from reportedly.cli.tables import conflicts, copies, groups, quotations, timeline
from reportedly.cli.verify import verify
from reportedly.cli.versions import corrections, versions
from reportedly.cli.watch import watch
from reportedly.cli.who import who

__all__ = ["COMMANDS", "main", "program"]

EPILOG = """\
\b
Exit codes:
  0  fine (inputs that failed are named on standard error)
  1  nothing could be read; ask, show, judge, origins or impact found none; audit or check-room
     found a fault (ledger check and backup, too), or verify a sentence that is not supported
  2  usage error: a bad option, or no ledger at the place given
  3  with --strict: some inputs failed, or a statement or figure lost all support
"""

COMMANDS = (
    brief,
    add,
    watch,
    stories,
    claims,
    figures,
    origins,
    groups,
    quotations,
    copies,
    conflicts,
    drift,
    denials,
    silences,
    forecasts,
    reserves,
    changes,
    timeline,
    diff,
    versions,
    corrections,
    articles,
    voices,
    names,
    who,
    sources,
    rate,
    judge,
    impact,
    ask,
    search,
    show,
    verify,
    audit,
    export,
    check_room,
    ledger,
    plugins,
)


OTHER_FACE = {
    "serve": "reportedly.workbench.serve",
    "mcp": "reportedly.mcp.serve",
    "spark": "reportedly.spark.command",
    "load": "reportedly.spark.load",
}
"""Commands of other faces by name, and where they are: faces do not import each other,
so these are fetched when they are asked for."""


class _Listed(click.Group):
    """Lists its commands in the order of use rather than of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*OTHER_FACE, *(command.name or "" for command in COMMANDS)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if home := OTHER_FACE.get(cmd_name):
            found: click.Command = getattr(import_module(home), cmd_name)
            return found
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Listed, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reportedly")
@options.extra
def program(extra: tuple[Path, ...]) -> None:
    """Who said what, on whose word: a sourced picture from a pile of news articles.

    Everything shown points at the exact characters of an article that say so. Nothing leaves this
    machine; only 'watch', and 'add' with addresses, ask for what you name.
    """


for _command in COMMANDS:
    program.add_command(_command)


def main() -> None:
    """Run, and end quietly when the reader of a pipe goes away or the user interrupts."""
    # Before numpy loads: small matrices gain nothing from a second core but its waiting.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = program.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        # Keep the interpreter from complaining when it flushes the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    _name_faults()
    sys.exit(code if isinstance(code, int) else 0)


def _name_faults() -> None:
    """Say which plugins did not work, as far as any were asked for."""
    if loaded := sys.modules.get("reportedly.plugins"):
        for fault in loaded.faults():
            click.echo(f"left out: {fault}", err=True)
