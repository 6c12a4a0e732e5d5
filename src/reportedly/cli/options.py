"""Options that several commands share: "--ledger news.db --as-of 2025-04-16"."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

__all__ = [
    "LEDGER",
    "AsOf",
    "as_json",
    "as_of",
    "extra",
    "in_name",
    "ledger",
    "limit",
    "mapping",
    "moment",
    "paths",
    "profile",
    "scoped",
]

F = TypeVar("F", bound=Callable[..., Any])
LEDGER = "reportedly.db"
PROFILES = ("best", "conservative", "generous")


class AsOf(str):
    """A moment as the ledger writes it, and which reading of it is asked for: "ledger",
    "published", or "" where the ledger's beginning decides."""

    reading = ""


def _as_of(
    context: click.Context | None, param: click.Parameter | None, value: str | None
) -> AsOf | None:
    reading, colon, rest = (value or "").partition(":")
    forced = bool(colon) and reading in ("ledger", "published")
    when = moment(context, param, rest if forced else value)
    if when is None:
        return None
    found = AsOf(when)
    found.reading = reading if forced else ""
    return found


def moment(
    context: click.Context | None, param: click.Parameter | None, value: str | None
) -> str | None:
    """A day or a moment (ISO 8601; UTC where no zone is given) as the ledger writes it; a bare day
    means its end. Raises ``click.BadParameter`` for anything else."""
    if value is None:
        return None
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is neither a day (2025-04-16) nor a moment (2025-04-16T09:30)"
        ) from None
    if len(value) <= 10:
        when = when.replace(hour=23, minute=59, second=59, microsecond=999_999)
    when = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    return when.isoformat(timespec="microseconds")


def _mapping(
    context: click.Context, param: click.Parameter, value: str | None
) -> dict[str, str] | None:
    if not value:
        return None
    pairs = [part.partition("=") for part in value.split(",")]
    if any(not field.strip() or not column.strip() for field, _, column in pairs):
        raise click.BadParameter("write field=column,field=column, as in text=body,title=headline")
    return {field.strip(): column.strip() for field, _, column in pairs}


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


def extra(command: F) -> F:
    return click.option(
        "--with",
        "extra",
        multiple=True,
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="A Python file with more stages; may be repeated.",
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
