"""What was not planned and then done: "no plans to close stores", "has closed eight stores"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.reconcile.clauses import Clause, one_voice
from reportedly.reconcile.denied_things import UNPLANNED
from reportedly.text.kindred import kin
from reportedly.text.terms import terms

__all__ = ["unplanned"]

MAX_RIVALS = 300
"""Clauses of one kind that are looked at for one plan."""
SHOWN = 3
"""Pairs shown for one plan."""
COVERED = 0.6
"""Share of what is not planned that a deed must be."""


def unplanned(told: Sequence[Clause]) -> Iterator[Contradiction]:
    """ "no plans to bring in agency workers" against "has brought in dozens of agency workers"."""
    plans = list[tuple[Clause, frozenset[str]]]()
    seen = set[str]()
    for clause in told:
        found = UNPLANNED.search(clause.words)
        if found and clause.claim.id not in seen:
            seen.add(clause.claim.id)
            plans.append((clause, frozenset(kin(word) for word in terms(found["deed"]))))
    wanted = {kind for _, deed in plans for kind in deed}
    index = defaultdict[str, list[Clause]](list)
    for clause in told if wanted else ():
        if clause.said and not clause.said.negated and not clause.ahead:
            for kind in {kin(term) for term in clause.said.terms} & wanted:
                index[kind].append(clause)
    for clause, deed in plans:
        found_in = dict[str, Clause]()
        for q in (q for kind in sorted(deed) for q in index[kind][:MAX_RIVALS]):
            assert q.said is not None
            here = {kin(term) for term in q.said.terms}
            fits = len(deed & here) >= max(2, COVERED * len(deed)) and not one_voice(clause, q)
            if fits and q.span.article not in found_in and len(found_in) < SHOWN:
                found_in[q.span.article] = q
                yield _pair(clause, q)


def _pair(plan: Clause, deed: Clause) -> Contradiction:
    return Contradiction(
        kind=ContradictionKind.FACTUAL,
        verdict=Comparison.COMPATIBLE,
        left=plan.claim.id,
        right=deed.claim.id,
        left_span=plan.span,
        right_span=deed.span,
        slots=tuple(dict.fromkeys((*plan.heads[-1:], *deed.heads[-1:]))),
        how="not planned by the one, done according to the other",
        ground=Ground.DATE,
    )
