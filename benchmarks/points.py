"""Figures of a hand-made gold, and which of our series they stand in."""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.filled import filled, read_articles
from reportedly.model.article import Article
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.quantity import Measure, Quantity
from reportedly.model.series import Series
from reportedly.model.span import Span

__all__ = ["NOWHERE", "Point", "Row", "Told", "place"]

Row = dict[str, Any]
NOWHERE = "nowhere"
"""What we say of two figures of which one stands in no series."""


@dataclass(frozen=True)
class Point:
    """A figure of the gold: where it stands and what is said of it. A trap has no measure, but
    names those in whose series it must not stand (``never_in``)."""

    id: str
    words: str
    article: str
    start: int
    end: int
    row: Row

    @classmethod
    def read(cls, row: Row, articles: Mapping[str, Article]) -> "Point":
        """A row of the gold; ValueError where its words are not in its article."""
        article = articles[row["article"]]
        start, end = place(article.text, row["words"], row["nth"])
        return cls(row["id"], row["words"], article.id, start, end, row)

    def __str__(self) -> str:
        return f"{self.id} {self.measure or 'trap'} “{self.words}”"

    def touches(self, span: Span) -> bool:
        return span.article == self.article and span.start < self.end and self.start < span.end

    @property
    def measure(self) -> str:
        return str(self.row.get("measure", ""))

    @property
    def who(self) -> str:
        return str(self.row["origin"]["who"])

    @property
    def sense(self) -> tuple[object, ...]:
        """Equal for figures that say the same thing: measure, origin, occasion and number."""
        row = self.row
        value = row["low"] if row["low"] is not None else row["high"]
        return self.measure, self.who, row["origin"]["occasion"], value

    def stranger_to(self, measure: str) -> bool:
        never = self.row.get("never_in", ())
        return bool(never == "any" or measure in never or self.measure not in ("", measure))


def place(text: str, words: str, nth: int) -> tuple[int, int]:
    """Start and end of the nth whole-word occurrence; ValueError if there is none.

    >>> place("On 12 May 12,000 came; 12 left", "12", 2)
    (23, 25)
    """
    whole = rf"(?<!\w)(?<!\d[.,:]){re.escape(words)}(?!\w)(?![.,:]\d)"
    found = [match.span() for match in re.finditer(whole, text)]
    if nth > len(found):
        raise ValueError(f"{words!r} is not there {nth} times")
    return found[nth - 1]


@dataclass(frozen=True)
class Told:
    """One story: its gold, and what the whole pipeline makes of its articles."""

    name: str
    gold: Row
    points: dict[str, Point]
    traps: list[Point]
    measures: dict[str, Measure]
    quantities: list[Quantity]
    series: list[Series]
    contradictions: list[Contradiction]

    @classmethod
    def read(cls, file: Path) -> "Told":
        """``file`` is a gold.json beside its articles; RuntimeError if a stage fails on one."""
        gold = json.loads(file.read_text("utf-8"))
        articles = read_articles(gold["articles"], file.parent)
        view = filled(file.parent.name, articles.values())
        found = view.all(Contradiction)
        traps = [{"id": f"trap {n}", **trap} for n, trap in enumerate(gold["traps"], 1)]
        return cls(
            name=file.parent.name,
            gold=gold,
            points={row["id"]: Point.read(row, articles) for row in gold["points"]},
            traps=[Point.read(row, articles) for row in traps],
            measures={m.id: m for m in view.all(Measure)},
            quantities=list(view.all(Quantity)),
            series=list(view.all(Series)),
            contradictions=[c for c in found if c.kind is ContradictionKind.NUMERIC],
        )

    @cached_property
    def held(self) -> list[list[Point]]:
        """The gold points and traps in each of our series."""
        every = [*self.points.values(), *self.traps]
        return [
            [p for p in every if any(p.touches(span) for span in self._spans(series))]
            for series in self.series
        ]

    def _spans(self, series: Series) -> list[Span]:
        return [self.measures[id].span for e in series.estimates for id in e.measures]

    def of(self, measure: str) -> list[Point]:
        return [p for p in self.points.values() if p.measure == measure]

    def under(self, span: Span) -> list[Point]:
        return [p for p in self.points.values() if p.touches(span)]

    def nearest(self, measure: str) -> list[Series]:
        """Our series with most points of a gold series; several where they hold as many."""
        counts = [sum(p.measure == measure for p in points) for points in self.held]
        most = max(counts, default=0)
        pairs = zip(self.series, counts, strict=True)
        return [series for series, count in pairs if most and count == most]

    @cached_property
    def _alike(self) -> dict[tuple[object, ...], list[Point]]:
        found = defaultdict[tuple[object, ...], list[Point]](list)
        for point in self.points.values():
            found[point.sense].append(point)
        return found

    def verdict(self, one: Point, other: Point) -> str:
        """What we say of two figures, or of two that say the same as they.

        Figures that stand in one series without a word are compatible, those in two series are not
        comparable.
        """
        sides = [(a, b) for a in self._alike[one.sense] for b in self._alike[other.sense]]
        sides.sort(key=lambda pair: pair != (one, other))
        for a, b in sides:
            for pair in self.contradictions:
                left, right = pair.left_span, pair.right_span
                straight = a.touches(left) and b.touches(right)
                if straight or (a.touches(right) and b.touches(left)):
                    return str(pair.verdict)
        homes = [{n for n, held in enumerate(self.held) if p in held} for p in (one, other)]
        if not all(homes):
            return NOWHERE
        together = homes[0] & homes[1]
        return str(Comparison.COMPATIBLE if together else Comparison.NOT_COMPARABLE)
