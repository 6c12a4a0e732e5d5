"""What changes and what is withheld, a command each: "reportedly drift --along headline"."""

from typing import Any

import click

from reportedly.cli import options
from reportedly.cli.listing import has, listed

__all__ = ["denials", "drift", "forecasts", "silences"]


@click.command()
@options.scoped
@click.option("--kind", metavar="KIND", help='Only this kind, as in "widened", "bound".')
@click.option("--along", metavar="WAY", help='Only along this: "origin", "chain", "headline".')
def drift(kind: str | None, along: str | None, **scope: Any) -> None:
    """What statements lose on their way: reserves, bounds, sources, their subject."""
    listed("drift", lambda row: has(kind, row.kind) and has(along, row.along), **scope)


@click.command()
@options.scoped
@click.option("--who", metavar="WORDS", help="Only denials of this source.")
@click.option("--of", "about", metavar="WORDS", help="Only denials of or against these words.")
def denials(who: str | None, about: str | None, **scope: Any) -> None:
    """Who denied what and when, against whom, and whether it was repeated or taken back."""
    listed(
        "denials",
        lambda row: (
            has(who, row.who) and has(about, row.text, *(one.claim.text for one in row.about))
        ),
        **scope,
    )


@click.command()
@options.scoped
@click.option("--who", metavar="WORDS", help="Only silences of this source.")
@click.option("--of", "about", metavar="WORDS", help="Only silences about these words.")
def silences(who: str | None, about: str | None, **scope: Any) -> None:
    """Who is said not to have confirmed, commented, acknowledged or verified, and about what."""
    listed(
        "silences",
        lambda row: (
            has(who, row.who)
            and has(about, row.text, *(c.text for c in (*row.about, row.after) if c))
        ),
        **scope,
    )


@click.command()
@options.scoped
@click.option("--open", "unanswered", is_flag=True, help="Only those nothing speaks to.")
@click.option("--of", "about", metavar="WORDS", help="Only forecasts with these words.")
@click.option("--due", metavar="DAY", help="Only those due by this day (ISO 8601).")
def forecasts(unanswered: bool, about: str | None, due: str | None, **scope: Any) -> None:
    """What was said to come, and what is told later of how it came out."""
    listed(
        "forecasts",
        lambda row: (
            not (unanswered and row.outcomes)
            and has(about, row.claim.text)
            and (due is None or (row.due != "" and row.due.rpartition("/")[2][: len(due)] <= due))
        ),
        **scope,
    )
