"""Bounds that figures lose among the carriers of one word: "at least 23" became "23"."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.claim import Claim
from reportedly.model.quantity import Measure
from reportedly.model.series import DriftKind, Series
from reportedly.model.span import Span
from reportedly.reconcile.alignment import Said
from reportedly.reconcile.carriers import number_named

__all__ = ["bounds"]

_ByArticle = Mapping[str, list[Measure]]


def bounds(
    series: Iterable[Series],
    measures: Iterable[Measure],
    said: Said,
    heads: Callable[[Claim], bool],
    printed: Callable[[Span], str],
) -> Iterator[tuple[Change, Claim, Claim]]:
    """The drifts of the series as changes, with the two claims. ``heads`` tells the claims of
    headlines, ``printed`` the day of a passage, "" where it is not known.

    A headline that gives the number without the bound that its body has is no carrier. Where it is
    not known which article came first, the one with the bound is taken to stand nearer to the
    root: bounds get lost.
    """
    known = {measure.id: measure for measure in measures}
    near = defaultdict[str, list[Measure]](list)
    for measure in known.values():
        if measure.claim in said.claims and not heads(said.claims[measure.claim]):
            near[measure.span.article].append(measure)
    for drift in (d for s in series for e in s.estimates for d in e.drifts):
        ends = [_in_body(known.get(id), near, said, heads) for id in (drift.root, drift.measure)]
        root, carrier = ends
        if root is None or carrier is None or root.bound is carrier.bound:
            continue
        was, now, kind = drift.was, drift.now, drift.kind
        if kind is DriftKind.ADDED and not (printed(root.span) and printed(carrier.span)):
            root, carrier, was, now, kind = carrier, root, now, was, DriftKind.DROPPED
        left, right = said.claims[root.claim], said.claims[carrier.claim]
        yield _change(kind, root, carrier, was, now), left, right


def _in_body(
    measure: Measure | None, near: _ByArticle, said: Said, heads: Callable[[Claim], bool]
) -> Measure | None:
    """A figure, or the same number in the body of its article where it stands in the headline;
    None where it is in no claim."""
    claim = said.claims.get(measure.claim) if measure is not None else None
    if measure is None or claim is None or not heads(claim):
        return measure if claim is not None else None
    same = (
        m
        for m in near.get(measure.span.article, ())
        if (m.counted, m.unit) == (measure.counted, measure.unit)
        and number_named(m) == number_named(measure)
    )
    return min(same, key=lambda m: (m.span.start, m.id), default=measure)


def _change(kind: DriftKind, root: Measure, carrier: Measure, was: str, now: str) -> Change:
    return Change(
        kind=ChangeKind.BOUND,
        along=Along.ORIGIN,
        left=root.claim,
        right=carrier.claim,
        left_span=root.span,
        right_span=carrier.span,
        was=was,
        now=now,
        how=f"the bound was {kind}: {was} is told as {now}",
    )
