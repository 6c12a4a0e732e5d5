"""The tables of the ledger, one command each: "reportedly claims --speaker Kovalenko"."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reportedly.cli import options
from reportedly.cli.console import note, out, print_json, shown

__all__ = ["claims", "conflicts", "names", "origins", "timeline"]

Keep = Callable[[Any], bool]


def _print(
    kind: str,
    keep: Keep,
    *,
    ledger: Path,
    article: str | None,
    outlet: str | None,
    story: str | None,
    limit: int | None,
    as_of: str | None,
    as_json: bool,
) -> None:
    from reportedly.report.columns import table
    from reportedly.report.export import document
    from reportedly.report.scope import scope
    from reportedly.report.tables import TABLES

    with shown(ledger, as_of) as view:
        material = scope(view, article=article, outlet=outlet, story=story)
        rows = [row for row in TABLES[kind](material) if keep(row)]
        cut = rows[:limit]
        if as_json:
            print_json(document(view, kind, as_of=as_of, total=len(rows), rows=cut))
            return
        if cut:
            out().print(table(kind, cut))
        note(f"{len(cut):,} of {len(rows):,} {kind}" if cut else f"no {kind} match")


def _has(words: str | None, *values: str) -> bool:
    return words is None or any(words.casefold() in value.casefold() for value in values)


@click.command()
@options.scoped
@click.option("--speaker", metavar="WORDS", help="Only claims on the word of this source.")
@click.option("--status", metavar="STATUS", help='Only this status, as in "denied".')
def claims(speaker: str | None, status: str | None, **scope: Any) -> None:
    """Who said what, on whose word, with what reserve."""
    _print(
        "claims",
        lambda row: (
            _has(speaker, row.source, *row.beside)
            and (status is None or status.casefold() in (row.status, *_statuses(row)))
        ),
        **scope,
    )


def _statuses(row: Any) -> tuple[str, ...]:
    return tuple(stance.status for stance in row.stances)


@click.command()
@options.scoped
@click.option("--speaker", metavar="WORDS", help="Only origins of this name.")
def origins(speaker: str | None, **scope: Any) -> None:
    """Which statements rest on one word, and why they are held to."""
    _print("origins", lambda row: _has(speaker, row.name, row.source), **scope)


@click.command()
@options.scoped
@click.option(
    "--verdict",
    type=click.Choice(["conflicting", "revised", "compatible", "not comparable"]),
    help="Only pairs with this verdict.",
)
def conflicts(verdict: str | None, **scope: Any) -> None:
    """Passages held against each other: conflicting, revised, compatible, not comparable."""
    _print("conflicts", lambda row: verdict in (None, row.verdict), **scope)


@click.command()
@options.scoped
@click.option("--since", metavar="DAY", help="Only from this day on (ISO 8601).")
@click.option("--until", metavar="DAY", help="Only up to this day (ISO 8601).")
def timeline(since: str | None, until: str | None, **scope: Any) -> None:
    """What is said to have happened, day by day."""
    _print(
        "timeline",
        lambda row: (since or "") <= row.day and (until is None or row.day[: len(until)] <= until),
        **scope,
    )


@click.command()
@options.scoped
@click.option("--kind", metavar="KIND", help="Only persons, organisations, places, …")
@click.option("--name", metavar="WORDS", help="Only names with these words in any spelling.")
def names(kind: str | None, name: str | None, **scope: Any) -> None:
    """People, bodies and places under all their spellings, with roles as stated."""
    _print(
        "names",
        lambda row: _has(kind, row.kind) and _has(name, row.name, *row.spellings),
        **scope,
    )
