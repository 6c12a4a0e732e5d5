"""All that is withheld in some articles: denials, silences, and what nobody verified."""

from collections.abc import Mapping, Sequence
from typing import Any

from reportedly.model.hedge import Status
from reportedly.model.record import record
from reportedly.report.change_rows import AnswerRow, DenialRow, SilenceRow
from reportedly.report.denials import denials
from reportedly.report.material import Material
from reportedly.report.rows import ClaimRow
from reportedly.report.silences import silences
from reportedly.report.withheld import Withheld, withheld

__all__ = ["Denied", "Reserves", "reserves"]

_ELSEWHERE = (Status.DENIED, Status.NO_COMMENT)


@record
class Denied:
    """One denial of somebody, however many articles tell it: ``rows`` are its places, ``about``
    the statements that it answers, each once for who makes it."""

    rows: tuple[DenialRow, ...]
    about: tuple[AnswerRow, ...]

    @property
    def first(self) -> DenialRow:
        return self.rows[0]

    @property
    def taken_back(self) -> tuple[ClaimRow, ...]:
        found = {claim.id: claim for row in self.rows for claim in row.taken_back}
        return tuple(found.values())


@record
class Reserves:
    """``denials`` are paired with what they deny; ``withheld`` is every reserve by holder and
    wording, denials among them; ``silences`` are those who did not answer or confirm."""

    denials: tuple[DenialRow, ...]
    withheld: tuple[Withheld, ...]
    silences: tuple[SilenceRow, ...]

    @property
    def parts(self) -> Mapping[str, Sequence[Any]]:
        """The tables by their names, as the command prints them."""
        return {
            "denials": self.denials,
            "withheld": self.withheld,
            "silences": self.silences,
        }

    @property
    def denied(self) -> tuple[Denied, ...]:
        """The denials, those of one source in the same words together."""
        same = dict[tuple[str, str], list[DenialRow]]()
        for row in self.denials:
            same.setdefault((row.who.casefold(), _words(row.text)), []).append(row)
        made = [Denied(rows=tuple(rows), about=_answered(rows)) for rows in same.values()]
        return tuple(made)

    @property
    def unverified(self) -> tuple[Withheld, ...]:
        """What is not confirmed, not verified, taken back or replaced."""
        return tuple(row for row in self.withheld if row.status not in _ELSEWHERE)

    @property
    def refused(self) -> tuple[Withheld, ...]:
        """Denials that stand in no pair of ``denials``: of whoever is not named, of a part."""
        told = {claim.id for row in self.denials for claim in row.claims}
        told |= {one.claim.id for row in self.denials for one in row.about}
        left = (row for row in self.withheld if row.status == Status.DENIED)
        return tuple(row for row in left if not told & {claim.id for claim in row.claims})

    @property
    def silent(self) -> tuple[SilenceRow, ...]:
        """The silences whose words carry no reserve of ``unverified``."""
        told = {cue for row in self.unverified for cue in row.cues}
        return tuple(row for row in self.silences if row.cue not in told)

    def later(self, row: Withheld) -> tuple[ClaimRow, ...]:
        """What a holder says of the same matter afterwards."""
        same = (one for one in self.silences if one.cue in row.cues and one.on_it)
        return tuple(one.later for one in same if one.later)

    @property
    def n(self) -> int:
        """How many there are, none told twice."""
        return len(self.denied) + len(self.refused) + len(self.unverified) + len(self.silent)


def _words(text: str) -> str:
    return text.casefold().strip(" .,;“”\"'")


def _answered(rows: list[DenialRow]) -> tuple[AnswerRow, ...]:
    found = dict[tuple[str, str], AnswerRow]()
    for one in (one for row in rows for one in row.about):
        found.setdefault((one.claim.source.casefold(), _words(one.claim.text)), one)
    return tuple(found.values())


def reserves(material: Material) -> Reserves:
    return Reserves(
        denials=denials(material),
        withheld=withheld(material.rows.values()),
        silences=silences(material),
    )
