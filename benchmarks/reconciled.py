"""How near our series come to those of a gold: its points, and low, best and high as of a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.model.series import Estimate, Series
from reportedly.model.span import Span
from reportedly.text.windows import days_apart, window

__all__ = ["Reconciled", "days_between", "touches"]

Row = dict[str, Any]
WEEK = 7
"""Days by which the as-of of an estimate may differ from the gold's."""


@dataclass
class Reconciled:
    """Our series beside those of a gold. ``measured`` are the spans of measures by id, ``key`` the
    gold's names of articles by id."""

    series: Sequence[Series]
    measured: dict[str, Span]
    key: dict[str, str]

    def points(self, gold: Sequence[Row]) -> float:
        """The share of gold points that stand in one series of ours with most points of the same
        gold series; a gold series of one point is right where any series of ours holds it."""
        right = total = 0
        for theirs in gold:
            held = max((self._held(theirs, ours) for ours in self.series), default=0)
            total += len(theirs["points"])
            right += held if held > 1 or len(theirs["points"]) == 1 else 0
        return right / total if total else 1.0

    def estimates(self, gold: Sequence[Row]) -> float:
        """The share of the gold's reconciled figures that we give in the series with most of its
        points."""
        right = total = 0
        for theirs in gold:
            total += len(theirs["reconciled"])
            right += sum(given for _, given in self.given(theirs))
        return right / total if total else 1.0

    def given(self, theirs: Row) -> list[tuple[Row, bool]]:
        """Each reconciled figure of a gold series, and whether we give it."""
        best = max(self.series, key=lambda ours: self._rank(theirs, ours), default=None)
        known = best is not None and self._held(theirs, best) > 0
        near = best.estimates if best is not None and known else ()
        return [(entry, _is_among(entry, near)) for entry in theirs["reconciled"]]

    def _rank(self, theirs: Row, ours: Series) -> tuple[int, int, int]:
        """Most points, those given before those computed, then nothing else beside them."""
        own = [id for e in ours.estimates for id in e.measures if id in self.measured]
        direct = sum(
            any(touches(self.measured[id], point["span"], self.key) for id in own)
            for point in theirs["points"]
        )
        return self._held(theirs, ours), direct, -len(own)

    def _held(self, theirs: Row, ours: Series) -> int:
        """How many points of a gold series we have in one of ours, given or as parts of a sum."""
        ids = {id for e in ours.estimates for id in e.measures}
        ids |= {id for e in ours.estimates for vote in e.votes for id in vote.measures}
        spans = [self.measured[id] for id in ids if id in self.measured]
        return sum(
            any(touches(span, point["span"], self.key) for span in spans)
            for point in theirs["points"]
        )


def touches(span: Span, place: Row, key: Mapping[str, str]) -> bool:
    """Whether a span of ours overlaps a place of the gold, whose names of articles are ``key``."""
    here = key.get(span.article) == place["doc"]
    return bool(here and span.start < place["end"] and place["start"] < span.end)


def _is_among(entry: Row, ours: Sequence[Estimate]) -> bool:
    """Whether an estimate of ours as of that day, or a week around it, has the same low, best and
    high."""
    dated = ((days_between(entry["as_of"], e.as_of.removeprefix("../")), e) for e in ours)
    return any(days is not None and days <= WEEK and _agrees(entry, e) for days, e in dated)


def _agrees(entry: Row, ours: Estimate) -> bool:
    sides = ((entry["low"], ours.low), (entry["best"], ours.best), (entry["high"], ours.high))
    return all(_same(gold, mine) for gold, mine in sides)


def days_between(one: str, other: str) -> int | None:
    """Days from one EDTF stretch to the other, 0 where they meet; None where one is not known."""
    left, right = window(one), window(other)
    if left is None or right is None:
        return None
    return days_apart(left, right)


def _same(gold: float | None, ours: float | None) -> bool:
    """Equal within 1 percent, or both open."""
    if gold is None or ours is None:
        return gold is ours
    return abs(gold - ours) <= abs(gold) / 100
