"""Everything that rests on something: "without this article the toll falls back to 27"."""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from reportedly.model.correction import Correction
from reportedly.model.forecast import Forecast
from reportedly.model.lineage import Lineage
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.model.story import ClaimGroup, Event, Story
from reportedly.report import tables
from reportedly.report.material import Material
from reportedly.report.removal import Removed
from reportedly.report.sentences import sentences
from reportedly.report.without import Without, left_by, near

__all__ = [
    "ConflictAfter",
    "CopyAfter",
    "EventAfter",
    "ForecastAfter",
    "Impact",
    "Revived",
    "SentenceAfter",
    "impact",
]

T = TypeVar("T", "ConflictAfter", "ForecastAfter", "EventAfter", "SentenceAfter")


@record
class ConflictAfter:
    """Two passages held against each other, one of which rests on what is left out, or both.
    ``still`` are the ids of the claims that say the same and are left, for each passage that
    goes; where one goes that nobody else repeats, the conflict ``falls``."""

    id: str
    kind: str
    verdict: str
    how: str
    left: Span
    right: Span
    goes: tuple[str, ...]
    still: tuple[str, ...]
    falls: bool


@record
class ForecastAfter:
    """What was said to come, and how many claims tell how it came out, before and after."""

    id: str
    span: Span
    outcomes: int
    outcomes_after: int
    falls: bool


@record
class EventAfter:
    """A day of the timeline with the claims that tell of it, before and after."""

    id: str
    day: str
    text: str
    claims: int
    claims_after: int

    @property
    def falls(self) -> bool:
        return not self.claims_after


@record
class SentenceAfter:
    """A sentence of the brief with the claims that it rests on, before and after. ``part`` is
    where in the brief it stands; one that does not fall says something else afterwards."""

    part: str
    text: str
    claims: tuple[str, ...]
    claims_after: int

    @property
    def falls(self) -> bool:
        return not self.claims_after


@record
class CopyAfter:
    """Another article with text of one that is left out: it does not go with it."""

    article: str
    label: str
    of: str
    kind: str
    containment: float
    told: str


@record
class Revived:
    """What stands again without an article: an earlier version of it (a `Lineage`), or what its
    notice has corrected elsewhere (a `Correction`). ``id`` is of that record; ``articles`` are
    those that stand again, by ``labels``. It is not reckoned with in the rest of the impact."""

    kind: str
    id: str
    articles: tuple[str, ...]
    labels: tuple[str, ...]


@record
class Impact:
    """``without`` tells of statements and figures. Lists hold what is touched, what falls first;
    ``revived`` is what stands again. ``taken_back`` says that this has happened: a correction did
    it, and before is as if its notice had never been read."""

    without: Without
    conflicts: tuple[ConflictAfter, ...]
    forecasts: tuple[ForecastAfter, ...]
    events: tuple[EventAfter, ...]
    sentences: tuple[SentenceAfter, ...]
    copies: tuple[CopyAfter, ...]
    revived: tuple[Revived, ...] = ()
    taken_back: bool = False

    @property
    def falls(self) -> bool:
        """Whether any statement or figure loses all support."""
        return self.without.falls


def impact(material: Material, found: tuple[Removed, ...], *, taken_back: bool = False) -> Impact:
    """What rests on what is meant by ids and names (`subjects.subjects`), and what is left
    without it."""
    material = near(material, found)
    gone = frozenset(id for one in found for sense in one.senses for id in sense.claims)
    return Impact(
        without=left_by(material, found),
        conflicts=_first(_conflicts(material, gone)),
        forecasts=_first(_forecasts(material, gone)),
        events=_first(_events(material, gone)),
        sentences=_first(_sentences(material, gone)),
        copies=tuple(_copies(material, _articles(found))),
        revived=tuple(_revived(material, _articles(found))),
        taken_back=taken_back,
    )


def _first(found: Iterable[T]) -> tuple[T, ...]:
    return tuple(sorted(found, key=lambda one: not one.falls))


def _conflicts(material: Material, gone: Collection[str]) -> Iterator[ConflictAfter]:
    groups = {id: group.claims for group in material.of(ClaimGroup) for id in group.claims}
    for row in tables.conflicts(material):
        goes = tuple(id for id in (row.left, row.right) if id in gone)
        if not goes:
            continue
        others = [
            [
                other
                for other in groups.get(id, ())
                if other not in gone and other in material.rows and material.rows[other].asserts
            ]
            for id in goes
        ]
        yield ConflictAfter(
            id=row.id,
            kind=row.kind,
            verdict=row.verdict,
            how=row.how,
            left=row.left_span,
            right=row.right_span,
            goes=goes,
            still=tuple(id for some in others for id in some),
            falls=not all(others),
        )


def _forecasts(material: Material, gone: Collection[str]) -> Iterator[ForecastAfter]:
    for forecast in material.of(Forecast):
        left = [outcome for outcome in forecast.outcomes if outcome.claim not in gone]
        falls = forecast.claim in gone
        if falls or len(left) < len(forecast.outcomes):
            yield ForecastAfter(
                id=forecast.id,
                span=forecast.span,
                outcomes=len(forecast.outcomes),
                outcomes_after=0 if falls else len(left),
                falls=falls,
            )


def _events(material: Material, gone: Collection[str]) -> Iterator[EventAfter]:
    for event in material.of(Event):
        held = [id for id in event.claims if id in material.claims]
        left = [id for id in held if id not in gone]
        if len(left) < len(held):
            yield EventAfter(
                id=event.id,
                day=event.day,
                text=event.text,
                claims=len(held),
                claims_after=len(left),
            )


def _sentences(material: Material, gone: Collection[str]) -> Iterator[SentenceAfter]:
    """Of the brief of every story that is touched, whole."""
    at = {material.claims[id].span.article for id in gone}
    for story in material.of(Story):
        if not at & set(story.articles):
            continue
        for part in sentences(material.within(story.articles), most=None):
            for one in part.sentences:
                left = [id for id in one.claims if id not in gone]
                if len(left) < len(one.claims):
                    yield SentenceAfter(
                        part=part.title,
                        text=one.text,
                        claims=one.claims,
                        claims_after=len(left),
                    )


def _articles(found: Iterable[Removed]) -> set[str]:
    """The articles that are left out as such."""
    return {
        article
        for one in found
        for sense in one.senses
        if sense.sense == "article"
        for article in sense.articles
    }


def _copies(material: Material, out: Collection[str]) -> Iterator[CopyAfter]:
    for row in tables.copies(material):
        for one, other in ((row.left, row.right), (row.right, row.left)):
            if one in out and other not in out:
                yield CopyAfter(
                    article=other,
                    label=material.label(other),
                    of=one,
                    kind=row.kind,
                    containment=row.containment,
                    told=row.told,
                )


def _revived(material: Material, out: Collection[str]) -> Iterator[Revived]:
    for lineage in material.of(Lineage):
        older = [article for article in lineage.articles if article not in out]
        if lineage.last in out and older:
            yield _again(material, "version", lineage.id, older[-1:])
    for correction in material.of(Correction):
        if correction.notice.article in out:
            corrected = [article for article in correction.of if article not in out]
            yield _again(material, "correction", correction.id, corrected)


def _again(material: Material, kind: str, id: str, articles: Iterable[str]) -> Revived:
    held = tuple(articles)
    labels = tuple(material.label(article) for article in held)
    return Revived(kind=kind, id=id, articles=held, labels=labels)
