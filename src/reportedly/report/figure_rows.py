"""The lines of figures: what one article gives ("at least 12"), and all of one measure."""

import re
from dataclasses import field

from reportedly.model.record import record
from reportedly.model.series import Estimate
from reportedly.model.span import Span
from reportedly.report.counts import Counted

__all__ = ["FigureRow", "PointRow", "why_of"]

_COUNTED = re.compile(r"^\d+ origins?(; |$)")


@record
class PointRow:
    """One figure as one article gives it: the words, and the interval that they leave.

    ``place`` and ``side`` are those that the article gives, ``text`` the content of the claim,
    ``origin`` the id of the origin it rests on ("" where none was found).
    """

    id: str
    claim: str
    quantity: str
    article: str
    outlet: str
    source: str
    status: str
    origin: str
    words: str
    low: float | None
    value: float | None
    high: float | None
    bound: str
    as_of: str
    as_of_why: str
    span: Span
    reserve: str = ""
    origin_name: str = ""
    side: str = ""
    place: str = ""
    event_day: str = ""
    per: str = ""
    text: str = ""

    @property
    def behind(self) -> str:
        """Its origin; a figure without one stands for itself."""
        return self.origin or self.id


@record
class FigureRow:
    """All figures of one measure with low, best and high. ``group`` is the head that ``--by`` put
    it under; ``points`` are then those of that head only, the estimates still those of all.
    ``independent`` counts the origins of all, ``each`` those of an estimate by its day."""

    id: str
    label: str
    counted: str
    state: str
    side: str
    place: str
    kind: str
    unit: str
    rule: str
    estimates: tuple[Estimate, ...]
    points: tuple[PointRow, ...]
    story: str = ""
    story_title: str = ""
    group: str = ""
    independent: Counted = Counted(best=0, low=0, high=0)
    each: dict[str, Counted] = field(default_factory=dict)

    def counts(self, estimate: Estimate) -> Counted:
        """How many origins stand behind an estimate."""
        return self.each.get(estimate.as_of, self.independent)

    def told(self, estimate: Estimate) -> str:
        """The same in words, as in "2 independent origins (perhaps 1)"."""
        return self.counts(estimate).told()

    @property
    def measure(self) -> str:
        """Its label without the place."""
        return self.label.replace(f" in {self.place}", "", 1) if self.place else self.label

    @property
    def behind(self) -> int:
        """How many origins give it."""
        return len({point.behind for point in self.points})

    @property
    def several(self) -> bool:
        """Whether there is anything to compare: more origins than one, or more figures, or a sum
        of parts beside them."""
        given = {(point.low, point.value, point.high) for point in self.points}
        computed = any(not estimate.measures for estimate in self.estimates)
        return self.behind > 1 or len(given) > 1 or computed

    @property
    def latest(self) -> Estimate | None:
        """The estimate as of the last day that is known; else the one that most stand behind."""
        dated = [estimate for estimate in self.estimates if estimate.as_of]
        return dated[-1] if dated else next(iter(self.estimates), None)

    @property
    def earlier(self) -> tuple[Estimate, ...]:
        """The dated estimates before the latest that differ from the one before them."""
        dated = [e for e in self.estimates if e.as_of and e != self.latest]
        sides = [(e.low, e.best, e.high) for e in dated]
        return tuple(e for n, e in enumerate(dated) if n == 0 or sides[n] != sides[n - 1])

    def as_of(self, point: PointRow) -> str:
        """The day that it counts for: its own, else that of its origin (EDTF, "" if unknown)."""
        behind = (e.as_of for e in self.estimates if point.id in e.measures)
        return next(behind, point.as_of)

    def given(self, estimate: Estimate) -> tuple[tuple[PointRow, ...], ...]:
        """The points behind an estimate, those of one origin in the same words together."""
        alike = dict[tuple[str, str], list[PointRow]]()
        held = {point.id: point for point in self.points}
        for point in (held[id] for id in estimate.measures if id in held):
            alike.setdefault((point.words.casefold(), point.behind), []).append(point)
        return tuple(tuple(same) for same in alike.values())


def why_of(estimate: Estimate) -> str:
    """What is to be said of an estimate beside the number of its origins; "" for nothing."""
    return _COUNTED.sub("", estimate.why)
