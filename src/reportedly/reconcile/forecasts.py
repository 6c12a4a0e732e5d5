"""What was to come, and what is told of it later: "will meet in June", "called off the talks"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportedly.model.article import Article, BlockKind
from reportedly.model.attribution import Method
from reportedly.model.claim import Claim, Proposition
from reportedly.model.forecast import Fate, Forecast, Outcome
from reportedly.model.hedge import Status
from reportedly.model.lineage import Lineage
from reportedly.model.story import ClaimGroup
from reportedly.model.time import Time, TimeKind
from reportedly.reconcile.alignment import Said
from reportedly.reconcile.matters import country, covered, is_ahead
from reportedly.stage import Gather, Group, PerStory
from reportedly.text.aheads import changed_by, looks_ahead, of_sort, only_wanted
from reportedly.text.gists import gist
from reportedly.text.statements import against
from reportedly.text.windows import Window, window

__all__ = ["forecasts"]

HELD = frozenset({Status.ASSERTED, Status.CONFIRMED})
FORESEEN = frozenset({Status.ASSERTED, Status.CONFIRMED, Status.HEDGED, Status.REPORTEDLY})
TOLD, CHANGED, ALONE = 0.45, 0.3, 0.5
"""Share of what a forecast speaks of, by weight, that a later statement must have to tell how it
came out; to tell that it was changed, which names the plan mostly in a word ("the summit"); the
same where neither names anybody."""
NAMED = 0.6
"""Share of the names of a forecast that a later statement must have."""
LASTING = "lasting"
_CALENDAR = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*$|day$", re.IGNORECASE
)
_NAME = re.compile(
    r"(?<=[a-z,] )[A-Z][a-z]{2,}|\b(?:and|of) [A-Z][a-z]{2,}|^[A-Z][a-z]{2,}(?= and [A-Z])"
)
DAY = len("2025-05-19")
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
    later = _Later(claims, said, group.of(Lineage))
    for claim in claims:
        due = _due(claim, times.get(claim.span.article, ()))
        within = said.claims.get(claim.nested_in)
        if (within is None or not _ahead(within)) and _foreseen(claim, due, said):
            outcomes = tuple(later.outcomes(claim, due))
            yield Forecast(span=claim.span, claim=claim.id, due=due, outcomes=outcomes)


def _order(claim: Claim) -> tuple[str, str, int]:
    days = _days(claim)
    return (days[1].isoformat() if days else "9999", claim.span.article, claim.span.start)


def _days(claim: Claim) -> Window | None:
    return window(claim.said) or window(claim.reported)


def _ahead(claim: Claim) -> str:
    reported = claim.method is not Method.DIRECT and bool(claim.attribution)
    return looks_ahead(claim.text, reported=reported)


def _foreseen(claim: Claim, due: str, said: Said) -> bool:
    """Whether a claim says of somebody or something that it is to come, in a clause that the parse
    knows, or with a day."""
    if claim.status not in FORESEEN or _heading(claim, said) or not _ahead(claim):
        return False
    clauses = [c for c in said.clauses(claim) if not c.beside and (c.agent or c.patient)]
    if due:
        return bool(clauses)
    reported = _ahead(claim).startswith("would")
    told = (c for c in clauses if "infinite" not in c.aspect and not of_sort(c.predicate, LASTING))
    return any(
        not {"planned", "expected", "future"}.isdisjoint(clause.aspect)
        or ("possible" in clause.aspect and bool(clause.agent or reported))
        for clause in told
    )


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
    """The statements of a story that tell what happened or was changed, by what they tell of and
    by the day on which it happened."""

    def __init__(self, claims: Sequence[Claim], said: Said, lineages: Iterable[Lineage]) -> None:
        self._said = said
        self._version = {
            article: (lineage.id, n)
            for lineage in lineages
            for n, article in enumerate(lineage.articles)
        }
        self._deeds = defaultdict[str, list[_Told]](list)
        self._changes = defaultdict[str, list[_Told]](list)
        self._days = defaultdict[str, list[_Told]](list)
        for claim in claims:
            if claim.status not in HELD or _heading(claim, said) or not _days(claim):
                continue
            ahead = _ahead(claim) or "?" in claim.text
            for clause in said.clauses(claim):
                if clause.beside or is_ahead(clause) or "infinite" in clause.aspect:
                    continue
                told = _Told(claim, clause)
                if changed_by(clause.predicate, claim.text):
                    for concept in _concepts(clause.patient):
                        self._changes[concept].append(told)
                elif not ahead or clause.negated:
                    self._deeds[_deed(clause.predicate)].append(told)
                    if len(clause.time) == DAY:
                        self._days[clause.time].append(told)

    def outcomes(self, forecast: Claim, due: str) -> Iterator[Outcome]:
        """The first statements, each once however many papers have it, that speak to it."""
        found = dict[str, Outcome]()
        for clause in self._said.clauses(forecast):
            if clause.beside or "infinite" in clause.aspect:
                continue
            for told in self._near(clause, due):
                if self._after(forecast, told) and (
                    fate := _fate(_Told(forecast, clause), told, due)
                ):
                    found.setdefault(told.claim.id, _outcome(told, fate))
        for told in self._changed(forecast):
            found.setdefault(told.claim.id, _outcome(told, Fate.CHANGED))
        ranked = sorted(
            found.values(), key=lambda o: (*_order(self._said.claims[o.claim]), o.claim)
        )
        seen = set[str]()
        for outcome in ranked:
            group = self._said.group(self._said.claims[outcome.claim]) or outcome.claim
            if group not in seen and len(seen) < MOST:
                seen.add(group)
                yield outcome

    def _near(self, clause: Proposition, due: str) -> Iterator["_Told"]:
        """What is told of a like deed, of its opposite, or of the day on which it is due."""
        for deed in dict.fromkeys((clause.predicate, against(clause.predicate))):
            if deed:
                yield from self._deeds.get(_deed(deed), ())[-SEEN:]
        day = due.rpartition("/")[2]
        if len(day) == DAY:
            yield from self._days.get(day, ())[:SEEN]

    def _changed(self, forecast: Claim) -> Iterator["_Told"]:
        mine = gist(forecast.text)
        clauses = [c for c in self._said.clauses(forecast) if not c.beside]
        about = {concept for c in clauses for concept in (*_all(c), _deed(c.predicate))}
        for concept in sorted(c for c in about if c and c[0] != "="):
            for told in self._changes.get(concept, ())[-SEEN:]:
                near = covered(forecast.text, told.claim.text)
                named = mine.names & gist(told.claim.text).names
                least = CHANGED if named else ALONE
                if near >= least and self._after(forecast, told) and not told.clause.negated:
                    yield told

    def _after(self, forecast: Claim, told: "_Told") -> bool:
        """Whether a statement was made after a forecast (on a later day, or in a later version of
        the article), of what happened after it."""
        mine, theirs = (self._version.get(c.span.article) for c in (forecast, told.claim))
        then, now = _days(forecast), _days(told.claim)
        if mine and theirs and mine[0] == theirs[0]:
            return mine[1] < theirs[1]
        happened = window(told.clause.time)
        if then is None or now is None or now[0] <= then[1]:
            return False
        return happened is None or happened[1] >= then[0]


class _Told(NamedTuple):
    claim: Claim
    clause: Proposition


def _fate(foreseen: _Told, told: _Told, due: str) -> Fate | None:
    """How a forecast came out by a later clause, None where that does not speak to it."""
    one, other = foreseen.clause, told.clause
    if "not yet" in other.aspect or "first time" in other.aspect:
        return None
    share = covered(foreseen.claim.text, told.claim.text)
    on_day = len(other.time) == DAY and other.time == due.rpartition("/")[2]
    if _deed(one.predicate) == _deed(other.predicate) != "":
        if only_wanted(told.claim.text) or not (on_day or _alike(foreseen.claim, told.claim)):
            return None
        return _as_told(one, other) if _same(one, other, share, on_day) else None
    if against(one.predicate) == other.predicate and share >= CHANGED and _parties(one, other):
        return Fate.DID_NOT if one.negated == other.negated else None
    if not on_day or not _parties(one, other):
        return None
    if due.startswith("../") and of_sort(other.predicate, "ending") and not other.negated:
        return Fate.CAME_ABOUT
    both_come = of_sort(one.predicate, "coming") and of_sort(other.predicate, "coming")
    if both_come or of_sort(other.predicate, "happening"):
        return _as_told(one, other)
    return None


def _alike(forecast: Claim, told: Claim) -> bool:
    """Whether a later statement has most of the names, and none but the figures, of a forecast."""
    names = {name for name in _NAME.findall(forecast.text) if not _CALENDAR.search(name)}
    there = sum(name.split()[-1] in told.text for name in names)
    figures, other = gist(forecast.text).figures, gist(told.text).figures
    return there >= NAMED * len(names) and (not figures or not other or bool(figures & other))


def _as_told(one: Proposition, other: Proposition) -> Fate:
    return Fate.CAME_ABOUT if one.negated == other.negated else Fate.DID_NOT


def _same(one: Proposition, other: Proposition, share: float, on_day: bool) -> bool:
    """Whether a clause tells of the deed that was foreseen: by the same people, of the same thing,
    as far as both name them; on its day, or with enough of the same words."""
    agents = _meet(one.agent, other.agent) or one.agent == one.patient
    if not agents or not _meet(one.patient, other.patient) or not _parties(one, other):
        return False
    if on_day:
        return True
    here, there = country(one.place) or one.place, country(other.place) or other.place
    if here and there and here != there:
        return False
    sides = (one.agent, one.patient, one.place)
    named = any(side[:1].isupper() for side in sides) and bool(one.patient and other.patient)
    return share >= (TOLD if named else ALONE)


def _parties(one: Proposition, other: Proposition) -> bool:
    """Whether two clauses have somebody, something or (of a deed that is named as a thing) the
    deed in common."""
    mine = _all(one) | {_deed(one.predicate) or one.predicate}
    return bool(mine & _all(other))


def _all(clause: Proposition) -> frozenset[str]:
    return _concepts(clause.agent) | _concepts(clause.patient)


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
    """A class of predicates, else the class or stem of the verb: "TALK" of "meet"; "" of what
    lasts, and of a mere thing."""
    if " " in predicate:
        return predicate
    if of_sort(predicate, LASTING):
        return ""
    found = gist(predicate)
    concept = next((concept for concept, _ in found.concepts), predicate)
    return "" if concept.isupper() and concept not in found.actions else concept


def _outcome(told: _Told, fate: Fate) -> Outcome:
    clause = told.clause
    about = dict.fromkeys(side for side in (clause.agent, clause.patient) if side)
    words = ("not " * clause.negated) + clause.predicate
    return Outcome(
        claim=told.claim.id,
        span=told.claim.span,
        fate=fate,
        how=f"told later of {', '.join(about) or 'it'}: {words}",
    )


forecasts = Gather(
    name="forecasts",
    of=(Article, Claim, ClaimGroup, Lineage, Proposition, Time),
    makes=Forecast,
    by=PerStory(),
    fold=_fold,
)
