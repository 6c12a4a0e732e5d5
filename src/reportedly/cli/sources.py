"""``reportedly sources`` and ``rate``: who stands behind it all, and what you make of them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli import options
from reportedly.cli.analyst import analyst
from reportedly.cli.console import fail, note, opened, print_text, shown
from reportedly.cli.listing import has, listed

if TYPE_CHECKING:
    from reportedly.model.rating import Rating, SourceNote
    from reportedly.store.base import View

__all__ = ["rate", "sources"]


@click.command()
@options.scoped
@click.option("--kind", type=click.Choice(["outlet", "speaker"]), help="Only these.")
@click.option("--name", metavar="WORDS", help="Only sources with these words in their name.")
@click.option("--rated", is_flag=True, help="Only those that somebody has rated or noted.")
@click.option(
    "--export",
    "target",
    type=click.Path(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write the table as CSV, to be edited.",
)
@click.option(
    "--import",
    "source",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Take over what has been edited in such a table.",
)
@options.in_name("Rate")
def sources(
    kind: str | None,
    name: str | None,
    rated: bool,
    target: str | None,
    source: str | None,
    who: str | None,
    **scope: Any,
) -> None:
    """Outlets and speakers: how often each is the origin or only passes on, and how you rate it.

    Ratings are the Admiralty code: A to F for the source, F where nobody has rated it. What is
    suggested is never counted as a rating.
    """
    if source is not None:
        _bring(source, scope["ledger"], who)
    elif target is not None:
        _export(target, scope["ledger"], scope["as_of"])
    else:
        listed(
            "sources",
            lambda row: (
                kind in (None, row.kind)
                and has(name, row.name)
                and (not rated or row.rating.by or row.party or row.owner or row.note)
            ),
            **scope,
        )


def _export(target: str, ledger: Path, as_of: str | None) -> None:
    from reportedly.report.material import Material
    from reportedly.report.source_file import table_of
    from reportedly.report.sources import sources as rows

    with shown(ledger, as_of) as view:
        table = table_of(rows(Material(view)))
    if target == "-":
        print_text(table)
        return
    try:
        Path(target).write_text(table, encoding="utf-8")
    except OSError as error:
        fail(f"cannot write {target}: {error.strerror}", 1)
    note(f"wrote {target}")


def _bring(source: str, ledger: Path, who: str | None) -> None:
    from reportedly.model.signed import HUMAN
    from reportedly.report.material import Material
    from reportedly.report.source_file import read_table
    from reportedly.report.sources import sources as rows
    from reportedly.store.clock import now
    from reportedly.store.ratings import rate as write

    name, how = analyst(who)
    try:
        raw = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        text = raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        fail(f"cannot read {source}: {error}", 1)
    with opened(ledger) as book:
        known = {row.name: row for row in rows(Material(book.view()))}
        found, bad = read_table(text, by=f"{HUMAN}{name}", made=now(), known=known)
        changed = write(book, found)
    for line, reason in bad:
        note(f"{source}:{line}: {reason}")
    note(f"{changed:,} noted as {name} ({how}), {len(bad):,} refused")
    sys.exit(1 if bad and not found else 0)


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
    before = [one for one in view.all(SourceNote, by=(by,)) if one.key == asked.key]
    last = before[-1] if before else asked
    return SourceNote(
        name=about,
        by=by,
        made=asked.made,
        reliability=asked.reliability or last.reliability,
        party=party or last.party,
        owner=owner or last.owner,
        why=why or last.why,
    )
