"""The tables of the ledger, one command each: "reportedly claims --speaker Kovalenko"."""

from typing import Any

import click

from reportedly.cli import options
from reportedly.cli.listing import has, listed

__all__ = ["claims", "conflicts", "copies", "groups", "names", "quotations", "timeline"]


@click.command()
@options.scoped
@click.option("--speaker", metavar="WORDS", help="Only claims on the word of this source.")
@click.option("--status", metavar="STATUS", help='Only this status, as in "denied".')
def claims(speaker: str | None, status: str | None, **scope: Any) -> None:
    """Who said what, on whose word, with what reserve."""
    listed(
        "claims",
        lambda row: (
            has(speaker, row.source, *row.beside)
            and (status is None or status.casefold() in (row.status, *_statuses(row)))
        ),
        **scope,
    )


def _statuses(row: Any) -> tuple[str, ...]:
    return tuple(stance.status for stance in row.stances)


@click.command()
@options.scoped
@options.profile
@click.option("--of", "about", metavar="WORDS", help="Only statements with these words.")
@click.option(
    "--least", type=click.IntRange(min=1), default=1, metavar="N", help="Only those in N articles."
)
def groups(about: str | None, least: int, **scope: Any) -> None:
    """Statements that say one thing: in how many articles, on how many words."""
    listed(
        "groups",
        lambda row: (
            len(row.articles) >= least and has(about, row.text, *(c.text for c in row.claims))
        ),
        **scope,
    )


@click.command()
@options.scoped
@click.option("--speaker", metavar="WORDS", help="Only quotations of this speaker.")
@click.option("--of", "about", metavar="WORDS", help="Only quotations with these words.")
@click.option("--changed", is_flag=True, help="Only what is not printed in the same words by all.")
def quotations(speaker: str | None, about: str | None, changed: bool, **scope: Any) -> None:
    """One utterance in several articles: what each cut, bracketed, altered or translated anew."""
    listed(
        "quotations",
        lambda row: (
            has(speaker, row.speaker)
            and has(about, *(one.text for one in row.renderings))
            and (row.changed or not changed)
        ),
        **scope,
    )


@click.command()
@options.scoped
@click.option("--kind", metavar="KIND", help='Only this kind, as in "duplicate", "version".')
def copies(kind: str | None, **scope: Any) -> None:
    """Which articles share text, and who has it from whom."""
    listed("copies", lambda row: has(kind, row.kind), **scope)


@click.command()
@options.scoped
@click.option(
    "--verdict",
    type=click.Choice(["conflicting", "revised", "compatible", "not comparable"]),
    help="Only pairs with this verdict.",
)
def conflicts(verdict: str | None, **scope: Any) -> None:
    """Passages held against each other: conflicting, revised, compatible, not comparable."""
    listed("conflicts", lambda row: verdict in (None, row.verdict), **scope)


@click.command()
@options.scoped
@click.option("--since", metavar="DAY", help="Only from this day on (ISO 8601).")
@click.option("--until", metavar="DAY", help="Only up to this day (ISO 8601).")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    metavar="N",
    help="Only the N days that the articles come back to most.",
)
def timeline(since: str | None, until: str | None, most: int | None, **scope: Any) -> None:
    """What is said to have happened, day by day."""
    listed(
        "timeline",
        lambda row: (
            (since or "") <= row.day
            and (until is None or row.day[: len(until)] <= until)
            and (most is None or 0 < row.telling <= most)
        ),
        **scope,
    )


@click.command()
@options.scoped
@click.option("--kind", metavar="KIND", help="Only persons, organisations, places, …")
@click.option("--name", metavar="WORDS", help="Only names with these words in any spelling.")
def names(kind: str | None, name: str | None, **scope: Any) -> None:
    """People, bodies and places under all their spellings, with roles as stated."""
    listed(
        "names",
        lambda row: has(kind, row.kind) and has(name, row.name, *row.spellings),
        **scope,
    )
