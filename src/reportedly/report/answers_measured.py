"""Figures as an answer: "how many were killed", with those of the same measure beside them."""

from reportedly.report.answers_figures import Figures
from reportedly.report.answers_rows import Evidence
from reportedly.report.asking_put import LEAST, Put, evidence, ranked
from reportedly.report.asking_subject import labels
from reportedly.report.asking_text import Statement
from reportedly.text.questions import Sought, words_of

__all__ = ["measured"]


def measured(put: Put) -> list[Evidence]:
    figures, q, made = Figures(put.all), put.asked, dict[str, Evidence]()
    marks = [item for item in put.items if item.word.lower() in q.marks and not item.name]
    for one in put.heard.values():
        found = list(figures.of(one, q))
        if not found or not all(
            one.covers(item) >= 0.35 or item.labels & one.article for item in marks
        ):
            continue
        met = frozenset({q.thing} if q.counted and not q.units else ())
        best = max(worth for _, _, worth in found)
        if q.state and best >= 0.9:
            met |= {item.word.lower() for item in put.items if item.verb}
        score = put.score(one, met)
        fits = max(put.windows.fits(one, m.as_of if m else "") for _, m, _ in found)
        score *= max(fits, 0.9) if fits else 0.0
        if score < LEAST[Sought.FIGURE] or not _amount_met(put, one):
            continue
        words = ", ".join(dict.fromkeys(quantity.whole.text for quantity, _, _ in found))
        made[one.row.id] = evidence(put, one, score * (0.6 + 0.4 * best), words, ())
    kept = {e.id: e for e in ranked(made.values())}
    for id in figures.more(kept):
        other = put.heard.get(id)
        if other is not None and id not in kept and put.windows.fits(other):
            words = ", ".join(q.whole.text for q in figures.inside(id))
            kept[id] = evidence(put, other, 0.3, words, ())
    return list(kept.values())


def _amount_met(put: Put, one: Statement) -> bool:
    """Of an amount the statement must speak of what is asked to be so much, or happen so far."""
    q = put.asked
    if not q.units:
        return True
    if q.thing and q.thing not in words_of("amounts", "bare"):
        said = one.own | one.around | one.lent
        return bool(labels(q.thing, {}) & said)
    verbs = [i for i in put.items if i.verb and i.word.lower() not in words_of("light", "verbs")]
    return all(one.covers(item) >= 0.7 for item in verbs)
