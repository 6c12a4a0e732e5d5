"""What a coder of conflict events would look at: "12 killed by shelling, 3 May, 2 origins"."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import floor
from typing import NamedTuple

from reportedly.exports.force import armed_classes, deaths, signs
from reportedly.lexicon.gazetteer import Sort, country_of_city, look_up
from reportedly.model.article import Article
from reportedly.model.record import content_id
from reportedly.model.series import Estimate
from reportedly.report.counts import Counted
from reportedly.report.facets import edges
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.figures import figures
from reportedly.report.material import Material

__all__ = ["Candidate", "Days", "Place", "candidates", "days_of", "place_of", "printed", "whole"]

WEEK = 7
"""Days."""

REACH = 200
"""Characters around a figure that are looked at where the article has no paragraphs."""


class Days(NamedTuple):
    """First and last day on which it can have been (ISO 8601), "" where no article says."""

    first: str
    last: str

    @property
    def length(self) -> int | None:
        """How many days that is, None where a side is not known."""
        if not (self.first and self.last):
            return None
        return (date.fromisoformat(self.last) - date.fromisoformat(self.first)).days + 1


class Place(NamedTuple):
    """``name`` as the articles give it, ``country`` where our word lists know it."""

    name: str
    country: str
    is_country: bool


class Candidate(NamedTuple):
    """The figures of one measure of deaths. ``estimate`` is that of the last day that is known,
    ``signs`` the words by which it is one of armed force. Origins are counted of all figures, and
    of those behind the estimate."""

    row: FigureRow
    estimate: Estimate
    all_origins: Counted
    best_origins: Counted
    days: Days
    place: Place
    points: tuple[PointRow, ...]
    signs: tuple[str, ...]

    @property
    def event(self) -> str:
        """The same for candidates of one story, place (smaller than a country) and day or week,
        which are perhaps one event; "" where that is not known."""
        near = self.days.length is not None and self.days.length <= WEEK
        if not near or not self.place.name or self.place.is_country:
            return ""
        return content_id("cev", self.row.story, self.place.name.casefold(), *self.days)


def candidates(material: Material, rule: str) -> Iterator[Candidate]:
    """One a measure of deaths of which some article says, in the paragraph of the figure, that
    they are of armed force, or that those who died bore arms. ``rule`` is of
    ``reconcile.rules.RULES``."""
    for row in figures(material, rule):
        if row.state not in deaths() or row.unit or row.kind not in ("event", "cumulative"):
            continue
        told = _signs(material, row)
        estimate = row.latest
        if told and estimate is not None:
            yield Candidate(
                row=row,
                estimate=estimate,
                all_origins=row.independent,
                best_origins=row.counts(estimate),
                days=_days(material, row),
                place=place_of(row.place or _event_place(material, row)),
                points=row.points,
                signs=told,
            )


def _signs(material: Material, row: FigureRow) -> tuple[str, ...]:
    found = dict[str, None]()
    if row.counted in armed_classes():
        found[row.counted] = None
    for point in row.points:
        article = material.articles.get(point.article)
        if article is not None:
            found |= dict.fromkeys(signs(_paragraph(article, point)))
    return tuple(found)


def _paragraph(article: Article, point: PointRow) -> str:
    block = article.block_at(point.span.start)
    if block is not None:
        return article.text[block.start : block.end]
    return article.text[max(0, point.span.start - REACH) : point.span.end + REACH]


def _days(material: Material, row: FigureRow) -> Days:
    """The days on which the articles say that it was: those that all agree on, else all of them.
    The day that a figure holds for is another thing, and tells nothing here."""
    return days_of(point.event_day for point in row.points)


def days_of(told: Iterable[str]) -> Days:
    """What is left of several days or stretches (EDTF) that are said of one event."""
    held = [edges(day) for day in dict.fromkeys(told) if day]
    known = [(first, last) for first, last in held if first and last]
    if not known:
        return Days("", "")
    first, last = max(one for one, _ in known), min(other for _, other in known)
    if first > last:
        first, last = min(one for one, _ in known), max(other for _, other in known)
    return Days(first, last)


def _event_place(material: Material, row: FigureRow) -> str:
    """Where the articles say that it was, if they all say the same."""
    found = {
        measure.event_place
        for point in row.points
        if (measure := material.measures.get(point.id)) and measure.event_place
    }
    return found.pop() if len(found) == 1 else ""


def place_of(name: str) -> Place:
    entry = look_up(name) if name else None
    if entry is not None and entry.sort is Sort.COUNTRY:
        return Place(name, entry.name, True)
    country = (entry.of if entry is not None else "") or (country_of_city(name) if name else "")
    return Place(name, country, False)


def printed(material: Material, articles: Sequence[str]) -> tuple[Article, ...]:
    """The articles, of several versions of one the latest, in their order."""
    wanted = set(material.newest(articles))
    return tuple(article for id, article in material.articles.items() if id in wanted)


def whole(deaths: float | None) -> int | None:
    """A number of people: half a one, of a median, is left off, as ties go to the lower."""
    return None if deaths is None else floor(deaths)
