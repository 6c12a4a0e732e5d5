"""The lines of the source table, and grades with their reasons: "B (ann)"."""

from collections.abc import Sequence
from typing import Protocol

from reportedly.model.record import record

__all__ = ["Grade", "Graded", "Opinion", "SourceRow", "graded"]


class Opinion(Protocol):
    """What an analyst has written down: whose it is, and the reason."""

    @property
    def who(self) -> str: ...

    @property
    def why(self) -> str: ...


class Grade(Protocol):
    """A letter or number of the code; as text it is itself."""

    @property
    def meaning(self) -> str: ...


def graded(
    given: Sequence[tuple[Grade, Opinion]],
    else_: Grade,
    suggested: Grade,
    because: tuple[str, ...],
) -> "Graded":
    """The newest of the grades that analysts have given (the newest first), else ``else_``."""
    grade, by = given[0] if given else (else_, None)
    return Graded(
        grade=str(grade),
        meaning=grade.meaning,
        by=by.who if by else "",
        why=by.why if by else "",
        suggested=str(suggested),
        because=because,
        others=tuple(f"{grade} ({one.who})" for grade, one in given[1:]),
    )


@record
class Graded:
    """A grade of the Admiralty code: ``grade`` is an analyst's, or the code's own "cannot be
    judged" (F, 6) where nobody has rated; ``by`` is who did, "" for nobody. ``suggested`` is what
    the ledger gives reason for, and ``because`` those reasons: never counted as a rating.
    ``others`` are the grades of analysts whose word is older."""

    grade: str
    meaning: str
    by: str
    why: str
    suggested: str
    because: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """As in "B (ann)", "6 (suggested 3: …)"."""
        if self.by:
            return f"{self.grade} ({self.by})"
        if self.suggested == self.grade:
            return self.grade
        return f"{self.grade} (suggested {self.suggested}: {'; '.join(self.because)})"


@record
class SourceRow:
    """An outlet or speaker. ``origins`` is how many origins it is the root of, ``claims`` on whose
    word of it so many rest, ``relays`` how many statements of others came through it, ``prints``
    how many articles here are its own, ``stories`` how many it occurs in. ``party``, ``owner``
    and ``note`` are the newest that analysts wrote, ``here`` whether the articles asked for name
    it at all. ``key`` is the id of its entity, else its name in small letters."""

    name: str
    kind: str
    origins: int
    claims: int
    relays: int
    prints: int
    rating: Graded
    party: str = ""
    owner: str = ""
    note: str = ""
    here: bool = True
    stories: int = 0
    key: str = ""

    @property
    def leads(self) -> bool:
        """Whether more rests on its word than comes through it."""
        return self.claims > self.relays

    @property
    def noted(self) -> bool:
        """Whether anybody has rated it or noted anything of it."""
        return bool(self.rating.by or self.party or self.owner or self.note)
