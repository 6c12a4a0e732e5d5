"""Rating a source in place: "B, has the lists", in the name of whoever sits there."""

from reportedly.model.rating import SourceNote
from reportedly.model.signed import HUMAN
from reportedly.report.source_counts import Tally
from reportedly.report.source_notes import Noted, noted, standing
from reportedly.report.source_ratings import SourceRatings
from reportedly.store.base import Ledger
from reportedly.store.clock import now
from reportedly.store.ratings import rate, unrate
from reportedly.workbench.page import Action, Asked, Go, Page
from reportedly.workbench.sources import counted, one_source

__all__ = ["SCREENS"]


def rated(asked: Asked) -> Go | Page:
    """Takes over what was changed in the form; what another window changed meanwhile stays."""
    name, by = asked.one("name"), f"{HUMAN}{asked.who}"
    if asked.as_of is not None:
        return Go(_back(asked), "Nothing can be rated in the past.")
    tally = counted(asked).called(name)
    said, was = _parts(asked), _parts(asked, "was_")
    with asked.desk.writing() as book:
        if asked.one("undo"):
            _take_back(book, by, name, tally)
            return Go(_back(asked), f"Taken back: what {asked.who} noted of {name}.")
        held = standing(SourceRatings(book.view()), by, name, tally.spellings if tally else ())
        try:
            note = noted(_note(name, by, said), was, held)
        except ValueError as error:
            return one_source(asked, name, said, f"{error}.")
        if not (note.reliability or note.party or note.owner or note.why):
            _take_back(book, by, name, tally)
            return Go(_back(asked), f"Nothing is noted of {name} any more.")
        rate(book, [note])
    grade = f"rated {note.reliability}" if note.reliability else "noted"
    return Go(_back(asked), f"{name} {grade}, as {asked.who}.")


def _note(name: str, by: str, said: Noted) -> SourceNote:
    return SourceNote(
        name=name,
        by=by,
        made=now(),
        reliability=said.reliability,
        party=said.party,
        owner=said.owner,
        why=said.why,
    )


def _parts(asked: Asked, before: str = "") -> Noted:
    return Noted(
        reliability=asked.one(f"{before}reliability"),
        party=asked.one(f"{before}party"),
        owner=asked.one(f"{before}owner"),
        why=asked.one(f"{before}why"),
    )


def _take_back(book: Ledger, by: str, name: str, tally: Tally | None) -> None:
    ratings = SourceRatings(book.view())
    for note in ratings.notes(name, tally.spellings if tally else ()):
        if note.by == by:
            unrate(book, note)


def _back(asked: Asked) -> str:
    """The page that the form stood on."""
    given = asked.one("back")
    return given if given.startswith("/sources") else "/sources"


SCREENS = (Action("/sources/rate", rated),)
