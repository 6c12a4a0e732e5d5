"""What an analyst notes of a source, one thing after the other: today a grade, then an owner."""

from dataclasses import fields, replace

from reportedly.model.rating import SourceNote
from reportedly.model.record import record
from reportedly.report.source_ratings import SourceRatings

__all__ = ["Noted", "noted", "standing"]


@record
class Noted:
    """The parts of a note; "" is what is left open."""

    reliability: str = ""
    party: str = ""
    owner: str = ""
    why: str = ""


def standing(ratings: SourceRatings, by: str, name: str, spellings: tuple[str, ...] = ()) -> Noted:
    """What ``by`` ("human:NAME") notes of a source now, under any of its names."""
    found = (note for note in ratings.notes(name, spellings) if note.by == by)
    mine = next(found, None)
    return Noted(**_parts(mine)) if mine else Noted()


def noted(asked: SourceNote, was: Noted, now: Noted) -> SourceNote:
    """The note of somebody who found ``was``, says what is ``asked``, and of whom ``now`` stands:
    what he did not change stays as it is, whatever another window of his made of it meanwhile. It
    is empty where he leaves nothing."""
    new, old, held = (_parts(one) for one in (asked, was, now))
    return replace(asked, **{f: held[f] if new[f] == old[f] else new[f] for f in new})


def _parts(note: Noted | SourceNote) -> dict[str, str]:
    return {field.name: getattr(note, field.name) for field in fields(Noted)}
