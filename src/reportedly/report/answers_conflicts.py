"""Do two figures contradict each other: the statements held against each other, and by whom."""

from reportedly.model.contradiction import Contradiction
from reportedly.report.answers_rows import Evidence
from reportedly.report.asking_put import Put, evidence
from reportedly.report.asking_subject import Item

__all__ = ["conflict"]


def conflict(put: Put) -> list[Evidence]:
    """Statements of the sides that the question names which are held against each other."""
    found = dict[str, Evidence]()
    numbers = [i for i in put.items if i.number]
    theme = [i for i in put.items if not i.number and not i.name]
    sides = [i for i in put.items if i.name]
    for one in put.all.all.values():
        said = one.own | one.around
        hit = [i for i in numbers if i.labels & one.own]
        by = [i for i in sides if i.labels & said]
        about = [i for i in theme if one.covers(i) >= 0.7]
        if (numbers and not hit) or (sides and not by) or (not numbers and theme and not about):
            continue
        if not numbers and not one.claim.quantities:
            continue
        worth = 0.5 + 0.2 * len(hit) + 0.2 * len(by) + 0.1 * len(about)
        found[one.row.id] = evidence(put, one, min(worth, 1.0), "", ())
    for pair in put.all.material.of(Contradiction):
        if not (pair.left in found or pair.right in found or _between_sides(put, pair, sides)):
            continue
        for id in (pair.left, pair.right):
            side = put.all.all.get(id)
            if side is not None and not numbers:
                known = found.get(id)
                both = pair.left in found and pair.right in found
                score = (known.score if known else 0.4) + (0.4 if both else 0.1)
                found[id] = evidence(
                    put,
                    side,
                    score,
                    "",
                    (pair.left_span if id == pair.left else pair.right_span,),
                )
    return sorted(
        found.values(), key=lambda e: (bool(e.claim and e.claim.repeats), -e.score, e.id)
    )


def _between_sides(put: Put, pair: Contradiction, sides: list[Item]) -> bool:
    """Whether the two sides of a pair are said by two that the question names."""
    one, other = put.all.all.get(pair.left), put.all.all.get(pair.right)
    if one is None or other is None or len(sides) < 2 or pair.kind != "numeric":
        return False
    by = [{i for i in sides if i.labels & s.voice} for s in (one, other)]
    return bool(by[0] and by[1] and (by[0] | by[1]) > (by[0] & by[1]))
