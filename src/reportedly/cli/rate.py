"""``reportedly rate``: what you make of a source, and of what is said."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli import options
from reportedly.cli.analyst import analyst
from reportedly.cli.console import fail, note, opened

if TYPE_CHECKING:
    from reportedly.model.rating import Rating, SourceNote
    from reportedly.store.base import View

__all__ = ["rate"]


@click.command()
@click.argument("subject")
@click.argument("grade", required=False, default="")
@click.option("--party", metavar="WORDS", default="", help="To which conflict it is a party.")
@click.option("--owner", metavar="WORDS", default="", help="Who owns or directs it.")
@click.option("--why", metavar="WORDS", default="", help="The reason.")
@click.option("--undo", is_flag=True, help="Take back what you said of it.")
@options.in_name("Rate")
@options.ledger
def rate(
    subject: str,
    grade: str,
    party: str,
    owner: str,
    why: str,
    undo: bool,
    who: str | None,
    ledger: Path,
) -> None:
    """Rate a source A to F by its name, or what a claim says 1 to 6 by the id of claim or group.

    The two are judged apart, as the Admiralty code asks. A rating stands in your name, the newest
    counts; a source may also be noted as a party to a conflict, or with its owner.
    """
    from reportedly.model.rating import Rating
    from reportedly.model.signed import HUMAN
    from reportedly.store.ratings import rate as write
    from reportedly.store.ratings import unrate

    name, how = analyst(who)
    with opened(ledger) as book:
        about = _about(book.view(), subject)
        by = f"{HUMAN}{name}"
        try:
            made = _made(book.view(), about, by, grade, party, owner, why, undo)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        if undo:
            unrate(book, made)
        else:
            write(book, [made])
    words = f"“{made.about.words}”" if isinstance(made, Rating) else made.name
    note(f"{'taken back' if undo else 'rated'} as {name} ({how}): {words}")


def _about(view: "View", subject: str) -> Any:
    """The claim that an id means, or the name of the source that words mean."""
    from reportedly.model.claim import Claim
    from reportedly.model.story import ClaimGroup
    from reportedly.report.bearers import Bearers, Unknown
    from reportedly.report.material import Material

    entry = view.find(subject) if subject.startswith(("clm-", "grp-")) else None
    match entry.record if entry else None:
        case Claim() as claim:
            return claim
        case ClaimGroup() as group:
            return view.get(Claim, group.claims[0])
    try:
        bearers = Bearers(Material(view))
        return bearers.name(min(bearers.called(subject)))
    except Unknown as error:
        fail(str(error), 1)


def _made(
    view: "View", about: Any, by: str, grade: str, party: str, owner: str, why: str, undo: bool
) -> "Rating | SourceNote":
    """What is to be written; of a source, what its author left out now stays as he noted it."""
    from reportedly.model.rating import Credibility, Rating, SourceNote
    from reportedly.reconcile.anchors import anchor
    from reportedly.report.source_notes import Noted, noted, standing
    from reportedly.report.source_ratings import SourceRatings
    from reportedly.store.clock import now

    if not isinstance(about, str):
        if party or owner:
            raise ValueError("a party or an owner is noted of a source, not of a statement")
        if not undo and grade not in set(Credibility):
            raise ValueError(f"{grade!r} is no credibility: 1 to 6 for what is said")
        credibility = Credibility(grade) if grade else Credibility.SIX
        return Rating(about=anchor(about), credibility=credibility, by=by, made=now(), why=why)
    asked = SourceNote(
        name=about, by=by, made=now(), reliability=grade.upper(), party=party, owner=owner, why=why
    )
    if undo:
        return asked
    if not (grade or party or owner or why):
        raise ValueError("give a grade (A to F), --party, --owner or --why")
    return noted(asked, Noted(), standing(SourceRatings(view), by, about))
