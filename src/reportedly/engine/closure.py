"""Connected groups under judgements: same joins, different keeps apart, humans come first."""

from collections.abc import Iterable

from reportedly.model.judgement import Judgement, Verdict

__all__ = ["closure", "counting"]

_CLEAR = 0.1
"""By how much the score of one join must be better than that of its rival."""


def closure(
    ids: Iterable[str], judgements: Iterable[Judgement], by: str, *, strict: bool = False
) -> list[list[str]]:
    """Group ``ids`` by the "same" judgements of the stage ``by`` and of humans.

    Joins are tried best score first (a human's before any stage's); one that would bring a pair
    under a "different" together is left out. Where ``strict``, two joins of one record with two
    that are different are both left out unless one is clearly better or a human's. Returns
    sorted groups, singletons included.
    """
    parent = {id: id for id in ids}
    members = {id: {id} for id in parent}
    asked = counting(j for j in judgements if j.by == by or j.human)
    verdicts = [j for j in asked if j.left in parent and j.right in parent]
    apart: dict[str, set[str]] = {}
    for j in verdicts:
        if j.verdict is Verdict.DIFFERENT:
            apart.setdefault(j.left, set()).add(j.right)
            apart.setdefault(j.right, set()).add(j.left)
    if strict:
        rivals = _rivals(verdicts)
        verdicts = [j for j in verdicts if j.id not in rivals]

    def root(id: str) -> str:
        while parent[id] != id:
            parent[id] = parent[parent[id]]
            id = parent[id]
        return id

    for j in sorted(verdicts, key=lambda j: (not j.human, -j.score, j.left, j.right)):
        one, other = root(j.left), root(j.right)
        if j.verdict is not Verdict.SAME or one == other:
            continue
        if len(members[one]) < len(members[other]):
            one, other = other, one
        if any(apart.get(id, set()) & members[one] for id in members[other]):
            continue
        parent[other] = one
        members[one] |= members.pop(other)
    return sorted(sorted(group) for group in members.values())


def _rivals(verdicts: Iterable[Judgement]) -> set[str]:
    """The joins of one record with two that are different, where neither is clearly better."""
    joins: dict[str, dict[str, Judgement]] = {}
    apart = list[Judgement]()
    for j in verdicts:
        if j.verdict is Verdict.SAME:
            joins.setdefault(j.left, {})[j.right] = j
            joins.setdefault(j.right, {})[j.left] = j
        elif j.verdict is Verdict.DIFFERENT:
            apart.append(j)
    found = set[str]()
    for j in apart:
        one, other = joins.get(j.left, {}), joins.get(j.right, {})
        for third in one.keys() & other.keys():
            pair = one[third], other[third]
            if (
                not any(link.human for link in pair)
                and abs(pair[0].score - pair[1].score) < _CLEAR
            ):
                found.update(rival.id for rival in pair)
    return found


def counting(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that count: a human's on a pair silences the stage's on the same pair."""
    asked = list(judgements)
    settled = {(j.left, j.right) for j in asked if j.human}
    return [j for j in asked if j.human or (j.left, j.right) not in settled]
