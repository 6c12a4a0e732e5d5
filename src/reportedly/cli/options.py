"""Options that several commands share: "--ledger news.db --as-of 2025-04-16"."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from reportedly.report.moments import AsOf

__all__ = [
    "LEDGER",
    "as_json",
    "as_of",
    "engine",
    "extra",
    "in_name",
    "ledger",
    "limit",
    "line_hash",
    "mapping",
    "moment",
    "paths",
    "profile",
    "scoped",
]

F = TypeVar("F", bound=Callable[..., Any])
LEDGER = "reportedly.db"
PROFILES = ("best", "conservative", "generous")


def _as_of(
    context: click.Context | None, param: click.Parameter | None, value: str | None
) -> "AsOf | None":
    from reportedly.report.moments import as_of

    try:
        return as_of(value or "")
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def moment(
    context: click.Context | None, param: click.Parameter | None, value: str | None
) -> str | None:
    """A day or a moment (ISO 8601; UTC where no zone is given) as the ledger writes it; a bare day
    means its end. Raises ``click.BadParameter`` for anything else."""
    from reportedly.report.moments import moment

    try:
        return moment(value) if value is not None else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def line_hash(context: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The hash of a line of the log, or its beginning."""
    if value is not None and not re.fullmatch(r"[0-9a-f]{8,64}", value):
        raise click.BadParameter("give at least the first 8 characters of a line's hash")
    return value


def _mapping(
    context: click.Context, param: click.Parameter, value: str | None
) -> dict[str, str] | None:
    if not value:
        return None
    pairs = [part.partition("=") for part in value.split(",")]
    if any(not field.strip() or not column.strip() for field, _, column in pairs):
        raise click.BadParameter("write field=column,field=column, as in text=body,title=headline")
    from reportedly.read.tables import FIELDS

    named = {field.strip(): column.strip() for field, _, column in pairs}
    if unknown := sorted(named.keys() - FIELDS.keys()):
        raise click.BadParameter(f"no field {', '.join(unknown)}: there are {', '.join(FIELDS)}")
    return named


def ledger(command: F) -> F:
    return click.option(
        "--ledger",
        type=click.Path(dir_okay=False, path_type=Path),
        default=Path(LEDGER),
        show_default=True,
        envvar="REPORTEDLY_LEDGER",
        help="The ledger file.",
    )(command)


def as_of(command: F) -> F:
    return click.option(
        "--as-of",
        metavar="MOMENT",
        callback=_as_of,
        help="Show what was known then: a day (its end) or a moment, ISO 8601. It is the ledger as"
        " it stood; for a day before there was one, what had been published by then.",
    )(command)


def engine(command: F) -> F:
    """On how many cores it is read, and how long one article may take; see `console.fill`."""
    for option in (
        click.option(
            "--timeout",
            type=click.FloatRange(min=0),
            metavar="SECONDS",
            help="Give up on an article after so long, where other processes read; 0: never."
            "  [default: 600]",
        ),
        click.option(
            "--jobs",
            type=click.IntRange(min=1),
            metavar="N",
            help="Read in so many processes, REPORTEDLY_JOBS where it is set; 1 is this one alone."
            "  [default: as many as there are cores]",
        ),
    ):
        command = option(command)
    return command


def as_json(command: F) -> F:
    return click.option(
        "--json", "as_json", is_flag=True, help="One JSON document on standard output."
    )(command)


def limit(command: F) -> F:
    return click.option(
        "--limit", type=click.IntRange(min=1), metavar="N", help="Show N rows at most."
    )(command)


def mapping(command: F) -> F:
    return click.option(
        "--map",
        "mapping",
        metavar="FIELD=COLUMN,…",
        callback=_mapping,
        help="Which columns of an export hold what, as in text=body,title=headline.",
    )(command)


def _used(
    context: click.Context, param: click.Parameter, paths: tuple[Path, ...]
) -> tuple[Path, ...]:
    """Have these plugin files from now on, and say at once what is wrong with one."""
    if not paths and "reportedly.plugins" not in sys.modules:
        return paths  # without waiting for what loads plugins
    from reportedly.plugins import Unusable, files, use

    for path in paths:
        try:
            _tried(path)
        except Unusable as error:
            raise click.BadParameter(f"{path}: {error}") from None
    use(paths if context.parent is None else (*files(), *paths))
    return paths


def _tried(path: Path) -> None:
    """Raises ``plugins.Unusable`` where a file is no plugin."""
    from reportedly.plugins import Unusable, adds, module_of

    if path.suffix == ".toml":
        from reportedly.lexicon.load import words_of

        words_of(path)
    elif not adds(module_of(path)):
        raise Unusable("holds no stage, reader or export")


def extra(command: F) -> F:
    return click.option(
        "--with",
        "extra",
        multiple=True,
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        callback=_used,
        is_eager=True,
        help="A plugin: a Python file with stages, readers or exports, or a TOML file with words;"
        " may be repeated. REPORTEDLY_WITH names some for all commands.",
    )(command)


def profile(command: F) -> F:
    return click.option(
        "--profile",
        type=click.Choice(PROFILES),
        default="best",
        show_default=True,
        help="Which number of origins is told first: as joined; conservative, where all that is"
        " possibly the same counts once; generous, where only what is certainly the same does.",
    )(command)


def in_name(does: str) -> Callable[[F], F]:
    """In whose name something is decided or rated."""
    return click.option(
        "--as",
        "who",
        metavar="NAME",
        envvar="REPORTEDLY_AS",
        help=f"{does} in this name; else in that of git's or the system's user.",
    )


def paths(required: bool) -> Callable[[F], F]:
    return click.argument(
        "paths", nargs=-1, required=required, metavar="PATHS..." if required else "[PATHS]..."
    )


def scoped(command: F) -> F:
    """The options that every table has."""
    for option in (
        as_json,
        as_of,
        limit,
        click.option("--story", metavar="WORDS", help="Only this story: its id or words of it."),
        click.option("--outlet", metavar="WORDS", help="Only articles of this outlet."),
        click.option("--article", metavar="ID", help="Only this article: its id, or file name."),
        ledger,
    ):
        command = option(command)
    return command
