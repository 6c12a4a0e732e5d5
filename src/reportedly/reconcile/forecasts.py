"""What was to come, and what is told of it later: "will meet in June", "called off the talks"."""

from collections.abc import Iterator, Sequence

from reportedly.model.article import Article
from reportedly.model.claim import Claim, Proposition
from reportedly.model.forecast import Forecast
from reportedly.model.hedge import Status
from reportedly.model.lineage import Lineage
from reportedly.model.story import ClaimGroup
from reportedly.model.time import Time, TimeKind
from reportedly.reconcile.alignment import Said
from reportedly.reconcile.fates import LASTING
from reportedly.reconcile.inside import Inside
from reportedly.reconcile.outcomes import Later, ahead, days_of, in_order, is_heading
from reportedly.stage import Gather, Group, PerStory
from reportedly.text.aheads import of_sort

__all__ = ["forecasts"]

FORESEEN = frozenset({Status.ASSERTED, Status.CONFIRMED, Status.HEDGED, Status.REPORTEDLY})


def _fold(group: Group) -> Iterator[Forecast]:
    """One forecast a claim that looks ahead; headlines and captions repeat the body."""
    said = Said.of(group.members)
    times = Inside((time.span, time) for time in group.of(Time))
    claims = sorted(said.claims.values(), key=lambda c: (*in_order(c), c.id))
    later = Later(claims, said, times, group.of(Lineage))
    for claim in claims:
        due = _due(claim, times.held(claim.content))
        within = said.claims.get(claim.nested_in)
        if (within is None or not ahead(within)) and _foreseen(claim, due, said):
            outcomes = tuple(later.outcomes(claim, due))
            yield Forecast(span=claim.span, claim=claim.id, due=due, outcomes=outcomes)


def _foreseen(claim: Claim, due: str, said: Said) -> bool:
    """Whether a claim says of somebody or something that it is to come, in a clause that the parse
    knows, or with a day."""
    if claim.status not in FORESEEN or is_heading(claim, said) or not ahead(claim):
        return False
    clauses = [c for c in said.clauses(claim) if not c.beside and (c.agent or c.patient)]
    if due:
        return bool(clauses)
    reported = ahead(claim).startswith("would")
    told = (c for c in clauses if "infinite" not in c.aspect and not of_sort(c.predicate, LASTING))
    words = ahead(claim).split()
    if words[-1:] == ["to"] and any(clause.predicate in words for clause in clauses):
        return True
    return any(
        not {"planned", "expected", "future"}.isdisjoint(clause.aspect)
        or ("possible" in clause.aspect and bool(clause.agent or reported))
        for clause in told
    )


def _due(claim: Claim, inside: Sequence[Time]) -> str:
    """The first of the times in its words that ends after it was said, "" where none does."""
    days = days_of(claim)
    for time in sorted(inside, key=lambda t: t.span.start):
        if time.kind not in (TimeKind.DATE, TimeKind.TIME) or not time.edtf:
            continue
        if days and time.last and time.last > days[1].isoformat():
            return time.edtf
    return ""


forecasts = Gather(
    name="forecasts",
    of=(Article, Claim, ClaimGroup, Lineage, Proposition, Time),
    makes=Forecast,
    by=PerStory(),
    fold=_fold,
)
