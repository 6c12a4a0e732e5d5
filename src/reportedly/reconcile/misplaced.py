"""One happening put in two places: "died in Lyon", "died in Turin"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportedly.lexicon.load import lexicon
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.reconcile.assertions import Assertion, by_source, clash
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.text.predications import is_lasting
from reportedly.text.windows import apart, days_apart, window

__all__ = ["misplaced"]

WEEK = 7
"""Days between two tellings of what happened to "the ferry"; later it may be another one."""
MAX_PLACED = 40
"""Clauses of one predicate and theme that are held against each other."""


def misplaced(told: Sequence[Assertion], places: Whereabouts) -> Iterator[Contradiction]:
    """What happens once to one thing, put at two places of which neither lies in the other."""
    cells = defaultdict[tuple[str, str], list[Assertion]](list)
    for a in told:
        held = a.single and not a.said.negated and not a.ahead
        if held and a.place and is_lasting(a.said.predicate):
            cells[a.said.predicate, a.said.patient].append(a)
    for _, found in sorted(cells.items()):
        shown = set[tuple[str, str]]()
        for p, q in combinations(sorted(found, key=by_source)[:MAX_PLACED], 2):
            pair = (min(p.place, q.place), max(p.place, q.place))
            if pair not in shown and _misplaced(p, q, places):
                shown.add(pair)
                how = f"{p.place} against {q.place}: neither is known to lie in the other"
                yield clash(ContradictionKind.PLACE, p, q, Comparison.CONFLICTING, how)


def _misplaced(p: Assertion, q: Assertion, places: Whereabouts) -> bool:
    if p.claim == q.claim or p.owner != q.owner or apart(p.when, q.when):
        return False
    left, right = window(p.as_of), window(q.as_of)
    far = left and right and days_apart(left, right) > WEEK
    return not (far and not p.named) and (places.apart(p.place, q.place) or _two_sites(p, q))


def _two_sites(p: Assertion, q: Assertion) -> bool:
    """Whether both are at places without a name that exclude each other: kitchen and cellar."""
    sites = (frozenset(group) for group in lexicon("predicates")["sites"]["groups"])
    return p.place != q.place and any({p.place, q.place} <= group for group in sites)
