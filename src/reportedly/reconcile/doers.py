"""Who did it: "Norway plans to send the troops" against "Sweden plans to send" them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportedly.lexicon.load import lexicon
from reportedly.model.claim import head_of
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.reconcile.assertions import Assertion, by_source, clash, theme_of
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.text.gists import gist
from reportedly.text.predications import is_lasting
from reportedly.text.terms import fold
from reportedly.text.windows import apart, days_apart, window

__all__ = ["doers"]

WEEK = 7
"""Days between two tellings of what was done to "the ferry"; later it may be another one."""
PLANS = frozenset({"planned", "future"})
MAX_DONE = 40
"""Clauses of one predicate, theme and place that are held against each other."""


def doers(told: Sequence[Assertion], places: Whereabouts) -> Iterator[Contradiction]:
    """Same deed, theme, place and time with agents that exclude each other. What may be done by
    many at once counts only where it is done once, or planned at one place with things that have
    an owner."""
    cells = defaultdict[tuple[str, str, bool], list[Assertion]](list)
    for a in told:
        planned = bool(PLANS & set(a.said.aspect))
        if not a.agent or a.said.negated or a.said.agent == a.said.patient:
            continue
        once = is_lasting(a.said.predicate) and a.single and not a.ahead
        if once or (planned and a.place and (a.owner or a.named)):
            cells[a.said.predicate, a.theme, planned].append(a)
    yield from _kinds(told, places)
    yield from _identified(told)
    for _, found in sorted(cells.items()):
        shown = set[tuple[str, str]]()
        for p, q in combinations(sorted(found, key=by_source)[:MAX_DONE], 2):
            pair = (min(p.agent, q.agent), max(p.agent, q.agent))
            if pair not in shown and _rivals(p, q, places):
                shown.add(pair)
                yield _against(p, q)


def _rivals(p: Assertion, q: Assertion, places: Whereabouts) -> bool:
    if p.claim == q.claim or p.owner != q.owner or _stands_for(p.agent, q.agent):
        return False
    if apart(p.when, q.when) or not places.can_be_one(p.place, q.place):
        return False
    if p.ahead and not (p.place and p.place == q.place):
        return False
    left, right = window(p.as_of), window(q.as_of)
    near = not (left and right) or days_apart(left, right) <= WEEK
    same = p.said.patient.casefold() == q.said.patient.casefold()
    return near if p.ahead else same and (p.named or near)


def _stands_for(one: str, other: str) -> bool:
    """Whether two agents may be one: a head of state for the country, a name in another's."""
    left, right = fold(one), fold(other)
    if left == right or left in right or right in left:
        return True
    return bool(gist(one).names & gist(other).names)


def _against(p: Assertion, q: Assertion) -> Contradiction:
    kind = ContradictionKind.IDENTITY
    how = f"{p.agent} in the one, {q.agent} in the other"
    if p.owner in (p.agent, q.agent) and p.owner:
        how = f"{how}: perhaps the one only names whose {p.theme.lower()} they are"
        return clash(kind, p, q, Comparison.COMPATIBLE, how, Ground.WORDING)
    return clash(kind, p, q, Comparison.CONFLICTING, how)


def _kinds(told: Sequence[Assertion], places: Whereabouts) -> Iterator[Contradiction]:
    """Doers without a name: "soldiers opened the sluices", "employees opened the sluices"."""
    kinds = frozenset(lexicon("predicates")["doers"]["classes"])
    cells = defaultdict[tuple[str, str], list[Assertion]](list)
    for a in told:
        doer = theme_of(head_of(a.said.agent)) if a.said.agent else ""
        own = a.said.agent == a.said.patient
        if doer in kinds and not own and a.said.past and not a.said.negated and _is_that(a):
            cells[a.said.predicate, a.said.patient].append(a)
    for _, found in sorted(cells.items()):
        shown = set[tuple[str, str]]()
        for p, q in combinations(sorted(found, key=by_source)[:MAX_DONE], 2):
            one, other = sorted(theme_of(head_of(a.said.agent)) for a in (p, q))
            far = apart(p.when, q.when) or not places.can_be_one(p.place, q.place)
            if one != other and not far and p.claim != q.claim and (one, other) not in shown:
                shown.add((one, other))
                how = f"“{p.said.agent}” in the one, “{q.said.agent}” in the other"
                yield clash(ContradictionKind.IDENTITY, p, q, Comparison.CONFLICTING, how)


def _is_that(a: Assertion) -> bool:
    """Whether it is done to what the reader knows: "the sluices", its owner's house."""
    head = head_of(a.said.patient)
    return a.said.definite or bool(
        re.search(rf"\b(?:the|its|their|his|her) (?:\w+ ){{0,2}}{re.escape(head)}", a.span.text)
    )


def _identified(told: Sequence[Assertion]) -> Iterator[Contradiction]:
    """Who one man was: "identified the gunman as …". Where an article names both as such, there
    were two."""
    cells = defaultdict[str, list[Assertion]](list)
    for a in told:
        goal = a.said.goal
        naming = a.said.predicate in lexicon("predicates")["naming"]["verbs"]
        if naming and goal[:1].isupper() and a.single and not (a.named or a.said.negated):
            cells[a.said.patient].append(a)
    for _, found in sorted(cells.items()):
        by = defaultdict[str, set[str]](set)
        for a in found:
            by[a.span.article].add(a.said.goal)
        for p, q in combinations(sorted(found, key=by_source)[:MAX_DONE], 2):
            both = max(len(by[a.span.article]) for a in (p, q)) > 1
            if not both and p.claim != q.claim and not _stands_for(p.said.goal, q.said.goal):
                how = f"“{p.said.goal}” in the one, “{q.said.goal}” in the other"
                yield clash(ContradictionKind.IDENTITY, p, q, Comparison.CONFLICTING, how)
                break
