"""What was to come, and what is told of it later: "will meet in June", "called off the talks"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportedly.model.article import Article, BlockKind
from reportedly.model.attribution import Method
from reportedly.model.claim import Claim, Proposition
from reportedly.model.forecast import Fate, Forecast, Outcome
from reportedly.model.hedge import Status
from reportedly.model.story import ClaimGroup
from reportedly.model.time import Time, TimeKind
from reportedly.reconcile.alignment import Said
from reportedly.reconcile.matters import country, covered, is_ahead
from reportedly.stage import Gather, Group, PerStory
from reportedly.text.aheads import changed_by, looks_ahead
from reportedly.text.gists import gist
from reportedly.text.windows import Window, window

__all__ = ["forecasts"]

HELD = frozenset({Status.ASSERTED, Status.CONFIRMED})
FORESEEN = frozenset({Status.ASSERTED, Status.CONFIRMED, Status.HEDGED, Status.REPORTEDLY})
TOLD, CHANGED = 0.45, 0.3
"""Share of what a forecast speaks of, by weight, that a later statement must have to tell how it
came out; to tell that it was changed, which names the plan mostly in a word ("the summit")."""
MOST = 3
"""Outcomes shown of one forecast, the earliest first."""
SEEN = 400
"""Later statements of one deed that a forecast is held against."""


def _fold(group: Group) -> Iterator[Forecast]:
    """One forecast a claim that looks ahead; headlines and captions repeat the body."""
    said = Said.of(group.members)
    times = defaultdict[str, list[Time]](list)
    for time in group.of(Time):
        times[time.span.article].append(time)
    claims = sorted(said.claims.values(), key=lambda c: (*_order(c), c.id))
    later = _Later(claims, said)
    for claim in claims:
        if claim.nested_in in said.claims and _ahead(said.claims[claim.nested_in]):
            continue
        if claim.status in FORESEEN and not _heading(claim, said) and _ahead(claim):
            yield Forecast(
                span=claim.span,
                claim=claim.id,
                due=_due(claim, times.get(claim.span.article, ())),
                outcomes=tuple(later.outcomes(claim)),
            )


def _order(claim: Claim) -> tuple[str, str, int]:
    days = _days(claim)
    return (days[1].isoformat() if days else "9999", claim.span.article, claim.span.start)


def _days(claim: Claim) -> Window | None:
    return window(claim.said) or window(claim.reported)


def _ahead(claim: Claim) -> bool:
    cue = claim.cue.text if claim.cue else ""
    reported = claim.method is not Method.DIRECT and bool(claim.attribution)
    return looks_ahead(claim.text, cue, reported=reported) is not None


def _heading(claim: Claim, said: Said) -> bool:
    article = said.articles.get(claim.span.article)
    block = article.block_at(claim.span.start) if article else None
    return block is not None and block.kind is not BlockKind.BODY


def _due(claim: Claim, times: Sequence[Time]) -> str:
    """The first day or stretch in its words that ends after it was said, "" where none does."""
    days = _days(claim)
    inside = (
        time
        for time in times
        if time.kind in (TimeKind.DATE, TimeKind.TIME)
        and time.edtf
        and any(part.holds(time.span) for part in claim.content)
    )
    for time in sorted(inside, key=lambda t: t.span.start):
        if days and time.last and time.last > days[1].isoformat():
            return time.edtf
    return ""


class _Later:
    """The statements of a story that tell what happened or was changed, by what they tell of."""

    def __init__(self, claims: Sequence[Claim], said: Said) -> None:
        self._said = said
        self._deeds = defaultdict[str, list[tuple[Claim, Proposition]]](list)
        self._changes = defaultdict[str, list[tuple[Claim, Proposition]]](list)
        for claim in claims:
            if claim.status not in HELD or _heading(claim, said) or not _days(claim):
                continue
            ahead = _ahead(claim) or "?" in claim.text
            for clause in said.clauses(claim):
                if clause.beside or is_ahead(clause):
                    continue
                if changed_by(clause.predicate, claim.text):
                    for concept in _concepts(clause.patient):
                        self._changes[concept].append((claim, clause))
                elif not ahead:
                    self._deeds[_deed(clause.predicate)].append((claim, clause))

    def outcomes(self, forecast: Claim) -> Iterator[Outcome]:
        found = dict[str, Outcome]()
        for clause in self._said.clauses(forecast):
            if not clause.beside:
                for claim, other in self._deeds.get(_deed(clause.predicate), ())[-SEEN:]:
                    if _after(forecast, claim, other) and _same(clause, other, forecast, claim):
                        found.setdefault(claim.id, _told(clause, other, claim))
        for claim, other in self._changed(forecast):
            how = f"{other.predicate}: {other.patient}"
            found.setdefault(
                claim.id,
                Outcome(claim=claim.id, span=claim.span, fate=Fate.CHANGED, how=how),
            )
        ranked = sorted(
            found.values(), key=lambda o: (*_order(self._said.claims[o.claim]), o.claim)
        )
        yield from self._distinct(ranked)

    def _distinct(self, ranked: Sequence[Outcome]) -> Iterator[Outcome]:
        """The first of those that say the same."""
        seen = set[str]()
        for outcome in ranked:
            group = self._said.group(self._said.claims[outcome.claim]) or outcome.claim
            if group not in seen and len(seen) < MOST:
                seen.add(group)
                yield outcome

    def _changed(self, forecast: Claim) -> Iterator[tuple[Claim, Proposition]]:
        mine = gist(forecast.text)
        for concept in sorted(c for c, _ in mine.concepts if c[0] != "="):
            for claim, clause in self._changes.get(concept, ())[-SEEN:]:
                names = mine.names & gist(claim.text).names
                near = covered(forecast.text, claim.text) >= CHANGED
                if names and near and _after(forecast, claim, clause) and not clause.negated:
                    yield claim, clause


def _after(forecast: Claim, claim: Claim, clause: Proposition) -> bool:
    """Whether a statement was made after a forecast, of what happened after it."""
    then, now = _days(forecast), _days(claim)
    happened = window(clause.time)
    if then is None or now is None or now[0] <= then[1]:
        return False
    return happened is None or happened[1] >= then[0]


def _same(clause: Proposition, other: Proposition, forecast: Claim, claim: Claim) -> bool:
    """Whether a later clause tells of what was foreseen: the same deed, theme and participants, as
    far as both name them."""
    if "not yet" in other.aspect or not _meet(clause.agent, other.agent):
        return False
    if not _meet(clause.patient, other.patient) or not (clause.patient and other.patient):
        return False
    here, there = country(clause.place) or clause.place, country(other.place) or other.place
    if here and there and here != there:
        return False
    named = any(side[:1].isupper() for side in (clause.agent, clause.patient, clause.place))
    return named and covered(forecast.text, claim.text) >= TOLD


def _meet(one: str, other: str) -> bool:
    mine, theirs = _concepts(one), _concepts(other)
    owners = one.rpartition(": ")[0], other.rpartition(": ")[0]
    if owners[0] and owners[1] and owners[0] != owners[1]:
        return False
    return not mine or not theirs or bool(mine & theirs)


@lru_cache(maxsize=1 << 14)
def _concepts(side: str) -> frozenset[str]:
    """The classes or stems of a slot's head: {"TALK"} of "Peru: summit"."""
    head = side.rpartition(": ")[2]
    return frozenset(concept for concept, _ in gist(head).concepts)


@lru_cache(maxsize=1 << 12)
def _deed(predicate: str) -> str:
    return next((concept for concept, _ in gist(predicate).concepts), predicate)


def _told(clause: Proposition, other: Proposition, claim: Claim) -> Outcome:
    fate = Fate.CAME_ABOUT if clause.negated == other.negated else Fate.DID_NOT
    shared = [other.predicate, *dict.fromkeys(s for s in (other.agent, other.patient) if s)]
    return Outcome(
        claim=claim.id, span=claim.span, fate=fate, how=f"both tell of {', '.join(shared)}"
    )


forecasts = Gather(
    name="forecasts",
    of=(Article, Claim, ClaimGroup, Proposition, Time),
    makes=Forecast,
    by=PerStory(),
    fold=_fold,
)
