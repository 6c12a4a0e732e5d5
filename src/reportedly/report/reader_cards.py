"""One claim as the card beside its passage: "Ida Berg ▸ Telegram ▸ Coast Post, not verified"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.change import Change
from reportedly.model.claim import Claim
from reportedly.model.contradiction import Comparison, Contradiction
from reportedly.model.correction import Correction
from reportedly.model.quantity import Measure
from reportedly.model.rating import Rating
from reportedly.model.series import Series
from reportedly.model.span import Span
from reportedly.model.story import ClaimGroup
from reportedly.model.time import Time
from reportedly.reconcile.anchors import meant
from reportedly.report.hues import hues
from reportedly.report.material import Material
from reportedly.report.ratings import Ratings
from reportedly.report.reader_cited import cited
from reportedly.report.reader_figures import figure_in, time_in
from reportedly.report.reader_rows import (
    AgainstRow,
    BecameRow,
    Card,
    Elsewhere,
    FigureIn,
    GoneRow,
    HopRow,
)
from reportedly.report.source_rows import Graded
from reportedly.report.wording import named

__all__ = ["Cards"]

_RANK = {str(verdict): n for n, verdict in enumerate(Comparison)}


class Cards:
    """The cards of one article (id). ``near`` is what the ledger holds of it alone, or of a part
    of it, ``whole`` of all of it, ``story`` of its whole story: from there come numbers, colours
    and what stands in other articles."""

    def __init__(self, story: Material, near: Material, article: str, whole: Material) -> None:
        self._story, self._near, self._article, self._whole = story, near, article, whole
        self._hues = story.made(hues)

    def made(self) -> tuple[Card, ...]:
        """In the order of the text; numbers count through all of it."""
        claims = sorted(
            self._whole.claims.values(), key=lambda c: (c.span.start, c.span.end, c.id)
        )
        held = self._near.claims
        return tuple(self._card(n, c) for n, c in enumerate(claims, start=1) if c.id in held)

    def _card(self, n: int, claim: Claim) -> Card:
        row = self._story.rows.get(claim.id) or self._near.rows[claim.id]
        origin = self._story.origin_of.get(claim.id)
        return Card(
            n=n,
            claim=row,
            speaker=claim.speaker,
            entity=self._entity(claim.hops[0]) if claim.hops else "",
            cue=claim.cue,
            hops=tuple(self._hops(claim)),
            beside=tuple(self._hop(hop) for hop in claim.beside),
            holders=tuple(stance.held_by for stance in claim.stances),
            figures=tuple(self._figures(claim)),
            times=tuple(time_in(self._times[id]) for id in claim.times if id in self._times),
            number=self._hues.number(row.origin),
            colour=self._hues.colour(row.origin),
            origin_name=origin.name if origin else "",
            also=self._carrying(claim.id, origin.claims if origin else ()),
            alike=self._alike(claim.id, row.origin),
            against=tuple(self._against.get(claim.id, ())),
            became=tuple(self._became.get(claim.id, ())),
            gone=self._gone(claim.id),
            rating=self._rating(claim.id),
            citation=cited(self._near.articles[self._article], claim.content),
            nested_in=claim.nested_in,
        )

    def _rating(self, claim: str) -> Graded | None:
        """What an analyst made of it; what the ledger only suggests is not told here."""
        if not {claim, *self._groups.get(claim, ())} & self._rated:
            return None
        found = self._story.made(Ratings).credibility(claim)
        return found if found.by else None

    def _hops(self, claim: Claim) -> Iterator[HopRow]:
        yield from (self._hop(hop) for hop in claim.hops)
        article = self._near.articles[self._article]
        last = claim.hops[-1].name if claim.hops else ""
        whole = [relay for relay in article.relays if relay.how != "contributed"]
        if any(relay.outlet == last for relay in whole):
            # The chain ends with whose report it is; this article is the copy of it.
            yield HopRow(kind="this copy", name=article.outlet or article.source, span=None)

    def _hop(self, hop: Hop) -> HopRow:
        return HopRow(
            kind=str(hop.kind),
            name=named(hop),
            span=hop.span,
            entity=self._entity(hop),
            roles=hop.roles,
        )

    def _entity(self, hop: Hop) -> str:
        if hop.kind is HopKind.CHANNEL:
            return ""
        found = self._near.entity_of.get((self._article, hop.name))
        return found.id if found else ""

    def _figures(self, claim: Claim) -> Iterator[FigureIn]:
        for id in claim.quantities:
            quantity = self._whole.quantities.get(id)
            if quantity is not None:
                measure = self._measure.get(id)
                series = self._series.get(measure.id) if measure else None
                yield figure_in(quantity, measure, series)

    def _elsewhere(self, claim: str, span: Span) -> Elsewhere:
        row = self._story.rows.get(claim)
        origin = row.origin if row else ""
        return Elsewhere(
            article=span.article,
            label=self._label(span.article),
            span=span,
            claim=claim if row else "",
            source=row.source if row else "",
            number=self._hues.number(origin),
            colour=self._hues.colour(origin),
        )

    def _label(self, article: str) -> str:
        inside = article in self._story.articles
        return self._story.label(article) if inside else self._story.outlet(article)

    def _others(self, claims: Iterable[str]) -> tuple[Elsewhere, ...]:
        """One passage for each other article of these claims (ids)."""
        found = dict[str, Elsewhere]()
        for id in claims:
            row = self._story.rows.get(id)
            if row is not None and row.article != self._article and not row.repeats:
                found.setdefault(row.article, self._elsewhere(id, row.span))
        order = {id: n for n, id in enumerate(self._story.articles)}
        return tuple(sorted(found.values(), key=lambda one: order.get(one.article, 0)))

    def _carrying(self, claim: str, origin: Sequence[str]) -> tuple[Elsewhere, ...]:
        """Where else its origin is carried: by what says the same, if that is there."""
        same = [id for id in self._groups.get(claim, ()) if id in origin]
        return self._others((*same, *origin))

    def _alike(self, claim: str, origin: str) -> tuple[Elsewhere, ...]:
        rows = (self._story.rows.get(id) for id in self._groups.get(claim, ()))
        return self._others(row.id for row in rows if row and row.origin != origin)

    def _gone(self, claim: str) -> GoneRow | None:
        gone, shaken = self._story.withdrawn.get(claim), self._story.resting.get(claim)
        found = gone or shaken
        if found is None:
            return None
        notice = self._notices.get(found.by)
        return GoneRow(
            why=found.why,
            by=found.by,
            how=notice.how if notice else "",
            shaken=gone is None,
            notice=self._elsewhere("", notice.notice) if notice else None,
        )

    @cached_property
    def _notices(self) -> dict[str, Correction]:
        return {one.id: one for one in self._story.of(Correction)}

    @cached_property
    def _rated(self) -> frozenset[str]:
        abouts = {rating.about for rating in self._story.of(Rating)}
        return frozenset(meant(self._story.view, abouts).values()) if abouts else frozenset()

    @cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        groups = self._near.of(ClaimGroup)
        return {claim: group.claims for group in groups for claim in group.claims}

    @cached_property
    def _times(self) -> dict[str, Time]:
        return {time.id: time for time in self._whole.of(Time)}

    @cached_property
    def _measure(self) -> dict[str, Measure]:
        """What each quantity (id) measures."""
        return {measure.quantity: measure for measure in self._whole.of(Measure)}

    @cached_property
    def _series(self) -> dict[str, Series]:
        return {
            measure: series
            for series in self._near.of(Series)
            for estimate in series.estimates
            for measure in estimate.measures
        }

    @cached_property
    def _against(self) -> dict[str, list[AgainstRow]]:
        """What each claim (id) is held against, conflicts first."""
        found = defaultdict[str, list[AgainstRow]](list)
        for pair in sorted(self._near.of(Contradiction), key=_first):
            left, right = (pair.left, pair.left_span), (pair.right, pair.right_span)
            for (here, span), (there, other) in ((left, right), (right, left)):
                if here in self._near.claims:
                    row = AgainstRow(
                        id=pair.id,
                        kind=str(pair.kind),
                        verdict=str(pair.verdict),
                        how=pair.how,
                        here=span,
                        there=self._elsewhere(there, other),
                    )
                    found[here].append(row)
        return found

    @cached_property
    def _became(self) -> dict[str, list[BecameRow]]:
        """What each claim (id) was turned into, or came from."""
        found = defaultdict[str, list[BecameRow]](list)
        for change in sorted(self._near.of(Change), key=lambda c: (c.along, c.kind, c.id)):
            for here, there, span in (
                (change.left, change.right, change.right_span),
                (change.right, change.left, change.left_span),
            ):
                if here in self._near.claims:
                    found[here].append(self._change(change, here, there, span))
        return found

    def _change(self, change: Change, here: str, there: str, span: Span | None) -> BecameRow:
        return BecameRow(
            id=change.id,
            kind=str(change.kind),
            along=str(change.along),
            how=change.how,
            was=change.was,
            now=change.now,
            later=here == change.left,
            there=self._elsewhere(there, span) if span else None,
        )


def _first(pair: Contradiction) -> tuple[int, str, str]:
    return (_RANK[str(pair.verdict)], pair.kind, pair.id)


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.span.start, claim.span.end, claim.id
