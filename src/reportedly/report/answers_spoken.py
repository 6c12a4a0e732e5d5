"""What somebody says of a matter: "What did Governor Abenoja say about the dead?"."""

from reportedly.report.answers_people import identities, named_roles, spoken_by
from reportedly.report.answers_rows import Evidence
from reportedly.report.asking_put import Put, evidence, ranked
from reportedly.report.asking_subject import Item
from reportedly.text.questions import Question

__all__ = ["identity", "named", "statements"]


def statements(put: Put) -> list[Evidence]:
    q = put.asked
    found = list[Evidence]()
    theme = [i for i in put.items if not _of_speaker(i, q)]
    for one, score in spoken_by(put.all, q.speaker):
        got = [(put.weights[i], one.covers(i)) for i in theme]
        total = sum(w for w, _ in got)
        share = sum(w * c for w, c in got if c > 0.5) / total if total else 1.0
        if share >= 0.3:
            found.append(evidence(put, one, score * share, "", ()))
    return (
        ranked(found)
        if theme
        else sorted(found, key=lambda e: (bool(e.claim and e.claim.repeats), -e.score))
    )


def _of_speaker(item: Item, q: Question) -> bool:
    return item.word.lower() in q.speaker.lower() or any(
        item.word.lower().startswith(w.lower()[:5]) for w in q.speaker.split() if len(w) > 4
    )


def identity(put: Put) -> list[Evidence]:
    return identities(put.all, [i.word for i in put.items])


def named(put: Put) -> list[Evidence]:
    return named_roles(put.all, put.items)
