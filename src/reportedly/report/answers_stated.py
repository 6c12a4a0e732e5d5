"""Statements that answer: for yes or no, for a day, a name or a place, one after the other."""

from reportedly.model.story import ClaimGroup, Event
from reportedly.report.answers_fit import FITS
from reportedly.report.answers_rows import Evidence
from reportedly.report.asking_put import LEAST, OF_BEST, Put, dense, evidence, ranked
from reportedly.report.asking_text import Statement
from reportedly.text.gists import is_negated
from reportedly.text.parse import same_length
from reportedly.text.questions import Sought

__all__ = ["between", "independence", "stated"]

_SHARES = {Sought.WHETHER: 0.6, Sought.INDEPENDENCE: 0.85, Sought.RESERVES: 0.5}
"""Shares of the best score by kind, where not as in general."""
_DENSE = 0.15
"""What it is worth that a statement speaks of little else."""


def stated(put: Put) -> list[Evidence]:
    """Statements that fill the slot and speak of enough of the question, best first."""
    fits, q = FITS[str(put.asked.sought)], put.asked
    made = list[tuple[Evidence, Statement]]()
    for one in put.heard.values():
        score = put.score(one) * put.windows.fits(one)
        if score < LEAST[q.sought] or not _verb_met(put, one):
            continue
        score += _DENSE * dense(put, one)
        found = list(fits(one, q, put.all))
        if found:
            words = "; ".join(dict.fromkeys(f for f, _ in found if f))
            spans = tuple(dict.fromkeys(span for _, more in found for span in more))
            made.append((evidence(put, one, score, words, spans), one))
    share = _SHARES.get(q.sought, OF_BEST)
    best = ranked((one for one, _ in made), share)
    return _apart(put, best) if q.sought in (Sought.WHETHER, Sought.OPEN) else best


def _apart(put: Put, found: list[Evidence]) -> list[Evidence]:
    """What says the same as a line before it comes after what says something else."""
    group = {id: g.id for g in put.all.material.of(ClaimGroup) for id in g.claims}
    first, again, seen = list[Evidence](), list[Evidence](), set[str]()
    for one in found:
        key = group.get(one.id, one.id)
        (again if key in seen else first).append(one)
        seen.add(key)
    return [*first, *again]


def _verb_met(put: Put, one: Statement) -> bool:
    """For yes or no, what is asked to have happened must be spoken of."""
    least = {Sought.WHETHER: 0.7, Sought.NAMES: 0.7, Sought.INDEPENDENCE: 1.0}
    verbs = [item for item in put.items if item.verb]
    return all(one.covers(item) >= least.get(put.asked.sought, 0.0) for item in verbs)


def independence(put: Put) -> list[Evidence]:
    """Who says the very thing, and all that was found to say the same; not who says that it is
    not so."""
    negated = is_negated(put.asked.text)
    found = {
        e.id: e
        for e in stated(put)
        if e.claim is None or is_negated(same_length(e.claim.text)) == negated
    }
    for group in put.all.material.of(ClaimGroup):
        if any(id in found for id in group.claims):
            for id in group.claims:
                one = put.all.all.get(id)
                if one is not None and id not in found:
                    found[id] = evidence(put, one, 0.5, "", ())
    return list(found.values())


def between(put: Put) -> list[Evidence]:
    """What is said of these days; what the timeline has comes first, day by day."""
    dated = {id for event in put.all.material.of(Event) for id in event.claims}
    found = stated(put)
    return sorted(found, key=lambda e: (e.id not in dated, -e.score, e.day, e.id))
