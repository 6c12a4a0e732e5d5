"""The tables of the ledger, one command each: "reportedly conflicts --verdict revised"."""

from typing import Any

import click

from reportedly.cli import options
from reportedly.cli.listing import has, listed

__all__ = ["conflicts", "copies", "groups", "quotations", "timeline"]


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
@click.option("--kind", metavar="KIND", help="Only pairs of this kind.")
def conflicts(verdict: str | None, kind: str | None, **scope: Any) -> None:
    """Passages held against each other: conflicting, revised, compatible, not comparable."""
    listed(
        "conflicts",
        lambda row: verdict in (None, row.verdict) and has(kind, row.kind),
        **scope,
    )


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
    from reportedly.report.day_ranges import within

    listed(
        "timeline",
        lambda row: within(row.day, since, until) and (most is None or 0 < row.telling <= most),
        **scope,
    )
