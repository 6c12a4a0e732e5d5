"""Whether a later clause tells how what was foreseen came out: "did not take place on Friday"."""

import re
from functools import lru_cache
from typing import NamedTuple

from reportedly.model.claim import Claim, Proposition, head_of, owner_of
from reportedly.model.forecast import Fate
from reportedly.reconcile.matters import country, covered
from reportedly.text.aheads import of_sort, only_wanted
from reportedly.text.gists import gist
from reportedly.text.predications import against

__all__ = ["ALONE", "CHANGED", "LASTING", "Told", "concepts", "deed", "fate_of", "named_in"]

TOLD, CHANGED, ALONE = 0.45, 0.3, 0.5
"""Share of what a forecast speaks of, by weight, that a later statement must have to tell how it
came out; to tell that it was changed, which names the plan mostly in a word ("the summit"); the
same where neither names anybody."""
NAMED = 0.6
"""Share of the names of a forecast that a later statement must have."""
LASTING = "lasting"
_DESCRIBED = frozenset(("old", "man", "woman", "player", "suspect"))
_CALENDAR = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*$|day$", re.IGNORECASE
)
_NAME = re.compile(
    r"(?<=[a-z,] )[A-Z][a-z]{2,}|\b(?:and|of) [A-Z][a-z]{2,}|^[A-Z][a-z]{2,}(?= and [A-Z])"
)


class Told(NamedTuple):
    """A clause of a claim, and the days on which it can be said to have happened: its own, else
    those that the claim names."""

    claim: Claim
    clause: Proposition
    days: frozenset[str] = frozenset()


def fate_of(foreseen: Told, told: Told, due: str) -> Fate | None:
    """How a forecast came out by a later clause, None where that does not speak to it."""
    one, other = foreseen.clause, told.clause
    if "not yet" in other.aspect or "first time" in other.aspect:
        return None
    share = covered(foreseen.claim.text, told.claim.text)
    on_day = due.rpartition("/")[2] in told.days
    if deed(one.predicate) == deed(other.predicate) != "":
        if only_wanted(told.claim.text) or not (on_day or _alike(foreseen.claim, told.claim)):
            return None
        return _as_told(one, other) if _same(one, other, share, on_day) else None
    if against(one.predicate) == other.predicate and share >= CHANGED and parties(one, other):
        return Fate.DID_NOT if one.negated == other.negated else None
    if not on_day or not parties(one, other):
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
    alone = len(_sides(one)) == len(_sides(other)) == 1
    if on_day and alone and deed(one.predicate) and _described(one) != _described(other):
        return True
    agents = _meet(one.agent, other.agent) or one.agent == one.patient
    if not agents or not _meet(one.patient, other.patient) or not parties(one, other):
        return False
    if on_day:
        return True
    here, there = country(one.place) or one.place, country(other.place) or other.place
    if here and there and here != there:
        return False
    sides = (one.agent, one.patient, one.place)
    named = any(side[:1].isupper() for side in sides) and bool(one.patient and other.patient)
    return share >= (TOLD if named else ALONE)


def _described(clause: Proposition) -> bool:
    """Whether the only one of whom a clause tells is told of by what he is: "the 23-year-old"."""
    return _sides(clause) <= _DESCRIBED


def _sides(clause: Proposition) -> frozenset[str]:
    return frozenset(side for side in (clause.agent, clause.patient) if side)


def parties(one: Proposition, other: Proposition) -> bool:
    """Whether two clauses have somebody, something or (of a deed that is named as a thing) the
    deed in common."""
    mine = named_in(one) | {deed(one.predicate) or one.predicate}
    return bool(mine & named_in(other))


def named_in(clause: Proposition) -> frozenset[str]:
    return concepts(clause.agent) | concepts(clause.patient)


def _meet(one: str, other: str) -> bool:
    mine, theirs = concepts(one), concepts(other)
    owners = owner_of(one), owner_of(other)
    if owners[0] and owners[1] and owners[0] != owners[1]:
        return False
    return not mine or not theirs or bool(mine & theirs)


@lru_cache(maxsize=1 << 14)
def concepts(side: str) -> frozenset[str]:
    """The classes or stems of a slot's head: {"TALK"} of "Peru: summit"."""
    head = head_of(side)
    return frozenset(concept for concept, _ in gist(head).concepts)


@lru_cache(maxsize=1 << 12)
def deed(predicate: str) -> str:
    """A class of predicates, else the class or stem of the verb: "TALK" of "meet"; "" of what
    lasts, and of a mere thing."""
    if " " in predicate:
        return predicate
    if of_sort(predicate, LASTING):
        return ""
    found = gist(predicate)
    concept = next((concept for concept, _ in found.concepts), predicate)
    return "" if concept.isupper() and concept not in found.actions else concept
