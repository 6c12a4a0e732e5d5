"""The plainest tables of the ledger: every row with its ids and the spans that prove it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from reportedly.model.contradiction import Comparison, Contradiction
from reportedly.model.origin import Copy, CopyKind, Origin
from reportedly.model.span import Span
from reportedly.model.story import Event
from reportedly.model.time import Time
from reportedly.reconcile.telling_days import Dated, day_of, telling_days
from reportedly.report.days import order
from reportedly.report.material import Material
from reportedly.report.origin_rows import CopyRow, MaybeRow, OriginRow, ReasonRow
from reportedly.report.rows import ClaimRow, ConflictRow, EventRow
from reportedly.report.wording import named, own_words

__all__ = ["claims", "conflicts", "copies", "origins", "timeline"]

_VERDICTS = (
    Comparison.CONFLICTING,
    Comparison.REVISED,
    Comparison.COMPATIBLE,
    Comparison.NOT_COMPARABLE,
)


def claims(material: Material) -> tuple[ClaimRow, ...]:
    """All claims, in the order of the articles and their texts."""
    return tuple(material.rows.values())


def origins(material: Material) -> tuple[OriginRow, ...]:
    """Origins that others carry first, then by the number of claims that rest on them."""
    rows = [_origin(material, origin) for origin in material.of(Origin)]
    rows = [row for row in rows if row.claims]
    return tuple(
        sorted(rows, key=lambda r: (r.own, -len(r.articles), -len(r.claims), r.name, r.id))
    )


def _origin(material: Material, origin: Origin) -> OriginRow:
    rows = tuple(material.rows[id] for id in origin.claims if id in material.rows)
    articles = tuple(dict.fromkeys(row.article for row in rows))
    return OriginRow(
        id=origin.id,
        name=origin.name or named(origin.source),
        source=named(origin.source),
        kind=str(origin.source.kind),
        roles=origin.source.roles,
        occasion=origin.occasion,
        own=own_words(origin),
        articles=articles,
        outlets=tuple(material.outlet(article) for article in articles),
        claims=rows,
        reasons=tuple(
            ReasonRow(
                why=reason.why,
                certain=reason.certain,
                left=material.place_of(reason.left),
                right=material.place_of(reason.right),
            )
            for reason in origin.reasons
        ),
        uncertain=origin.uncertain,
        root=str(origin.kind),
        labels=tuple(material.label(article) for article in articles),
        maybe=tuple(_maybe(material, origin)),
    )


def _maybe(material: Material, origin: Origin) -> Iterator[MaybeRow]:
    found = dict[str, MaybeRow]()
    for doubt in sorted(origin.doubts, key=lambda doubt: -doubt.score):
        other = material.origin_of.get(doubt.other)
        if other is not None and not own_words(other) and not own_words(origin):
            maybe = MaybeRow(origin=other.id, name=other.name, why=doubt.why)
            found.setdefault(other.id, maybe)
    yield from found.values()


def conflicts(material: Material) -> tuple[ConflictRow, ...]:
    """Conflicting pairs first, then revised, compatible and not comparable ones."""
    found = sorted(
        material.of(Contradiction), key=lambda c: (_VERDICTS.index(c.verdict), c.kind, c.id)
    )
    return tuple(_conflict(material, contradiction) for contradiction in found)


def _conflict(material: Material, pair: Contradiction) -> ConflictRow:
    return ConflictRow(
        id=pair.id,
        kind=str(pair.kind),
        verdict=str(pair.verdict),
        how=pair.how,
        slots=pair.slots,
        left=pair.left,
        left_source=_source(material, pair.left),
        left_outlet=material.outlet(pair.left_span.article),
        left_origin=_origin_id(material, pair.left),
        left_day=_day(material, pair.left, pair.left_span),
        left_span=pair.left_span,
        right=pair.right,
        right_source=_source(material, pair.right),
        right_outlet=material.outlet(pair.right_span.article),
        right_origin=_origin_id(material, pair.right),
        right_day=_day(material, pair.right, pair.right_span),
        right_span=pair.right_span,
    )


def _source(material: Material, claim: str) -> str:
    found = material.claims.get(claim)
    return named(found.hops[0]) if found and found.hops else ""


def _origin_id(material: Material, claim: str) -> str:
    origin = material.origin_of.get(claim)
    return origin.id if origin else ""


def _day(material: Material, claim: str, span: Span) -> str:
    """When it was said, else when the article came out; "" where neither is known."""
    found, article = material.claims.get(claim), material.articles.get(span.article)
    if found and found.said:
        return found.said
    return article.published_days if article else ""


def copies(material: Material) -> tuple[CopyRow, ...]:
    """Pairs of articles that share text: copies first, those that share most first."""
    held = [c for c in material.of(Copy) if {c.left, c.right} <= material.articles.keys()]
    kinds = list(CopyKind)
    held.sort(key=lambda c: (kinds.index(c.kind), -c.containment, c.id))
    return tuple(
        CopyRow(
            id=copy.id,
            kind=str(copy.kind),
            left=copy.left,
            right=copy.right,
            left_outlet=material.outlet(copy.left),
            right_outlet=material.outlet(copy.right),
            containment=copy.containment,
            earlier=copy.earlier,
            carrier=copy.carrier,
            common=copy.common,
            why=copy.why,
            passages=copy.passages,
        )
        for copy in held
    )


def timeline(material: Material) -> tuple[EventRow, ...]:
    """What is said to have happened, by the first day that it can lie on."""
    rows, place = [], _telling(material)
    for event in sorted(material.of(Event), key=lambda e: (order(e.day), e.id)):
        told = tuple(material.rows[id] for id in event.claims if id in material.rows)
        if not told:
            continue
        rows.append(
            EventRow(
                id=event.id,
                day=event.day,
                text=event.text,
                origins=tuple(dict.fromkeys(r.origin for r in told if r.origin and r.asserts)),
                outlets=tuple(dict.fromkeys(row.outlet for row in told)),
                independent=material.counted(row.id for row in told if row.asserts),
                claims=told,
                telling=place.get(event.day, 0),
            )
        )
    return tuple(rows)


def _telling(material: Material) -> dict[str, int]:
    """The place of each day (ISO 8601) among those that the articles come back to, from 1."""
    named = defaultdict[str, list[date]](list)
    for time in material.of(Time):
        if day := day_of(time):
            named[time.span.article].append(day)
    read = [
        Dated(date.fromisoformat(article.published.day), tuple(named[article.id]))
        for article in material.articles.values()
        if article.published and article.published.day
    ]
    return {day.isoformat(): n for n, day in enumerate(telling_days(read), start=1)}
