"""An answer out of the ledger alone: "How many were killed?" gets figures with their sources."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from reportedly.model.series import Series
from reportedly.report import tables
from reportedly.report.answers_conflicts import conflict
from reportedly.report.answers_measured import measured
from reportedly.report.answers_people import spoken_by
from reportedly.report.answers_rows import Evidence, Reply
from reportedly.report.answers_spoken import identity, named, statements
from reportedly.report.answers_stated import between, independence, stated
from reportedly.report.asking_put import Put, evidence
from reportedly.report.asking_subject import labels, name_label
from reportedly.report.asking_text import Statement, Statements
from reportedly.report.material import Material
from reportedly.report.safe import shortened
from reportedly.text.questions import Sought, question, words_of

__all__ = ["reply", "selection"]

_OPEN = ("not confirmed", "no comment")
_ENGLISH = "questions are understood in English"
MOST = 40
"""Lines of evidence at most."""


def reply(material: Material, text: str, known: Statements | None = None) -> Reply:
    """What the ledger's articles of ``material`` give on a question. Raises ``ValueError``, with
    words for the asker, where it cannot be read. ``known`` are the statements of these articles,
    where several questions are put to them."""
    found, known = question(text), known or Statements(material)
    first = Put(known, found, None)
    whole = _part(first)
    for part in found.also if whole.answers else ():
        seen = {one.id for one in whole.answers}
        more = [one for one in _part(Put(known, part, first)).answers if one.id not in seen]
        whole = replace(whole, answers=(*whole.answers, *more))
    return _completed(material, replace(whole, question=text, searched=len(material.articles)))


def _part(put: Put) -> Reply:
    kind = put.asked.sought
    found = _KINDS.get(kind, stated)(put)
    read_as = _read_as(put)
    made = Reply(question=put.asked.text, kind=str(kind), read_as=read_as)
    if found:
        return replace(made, answers=tuple(found[:MOST]))
    near = _near(put)
    return replace(made, near=near, why=_why(put, near))


def _read_as(put: Put) -> str:
    q = put.asked
    slots = [f"{q.counted or q.thing}" if q.thing else "", q.state, *q.units]
    names = [item.word for item in put.items if item.name]
    words = [item.word for item in put.items if not item.name and not item.number]
    parts = [
        " ".join(dict.fromkeys(slot for slot in slots if slot and slot != "any")),
        f"of {q.speaker}" if q.speaker else "",
        f"names: {', '.join(dict.fromkeys(names))}" if names else "",
        f"words: {', '.join(dict.fromkeys(words))}" if words else "",
        put.windows.told,
    ]
    return f"{q.sought}: " + "; ".join(part for part in parts if part)


def _near(put: Put) -> tuple[Evidence, ...]:
    scored = [(put.score(one, strict=False), one) for one in put.all.all.values()]
    scored = [(score, one) for score, one in scored if score >= 0.3 and not one.row.repeats]
    if put.asked.sought is Sought.FIGURE:  # first of all who says that it is not known
        scored = [(score + _not_known(one), one) for score, one in scored]
    scored.sort(key=lambda pair: (-pair[0], pair[1].row.id))
    return tuple(evidence(put, one, min(score, 1.0), "", ()) for score, one in scored[:3])


def _not_known(one: Statement) -> float:
    """What it is worth that a statement says that a number is not known."""
    asks = re.search(r"\b(?:how many|how much|number|toll|figure|exact\w*)\b", one.row.text)
    return 1.0 if asks and one.row.weighs in _OPEN else 0.0


def _why(put: Put, near: tuple[Evidence, ...]) -> str:
    """In what all that the ledger has falls short of the question."""
    statements = list(put.all.all.values())
    unknown = [
        item.word
        for item in put.items
        if not any(item.labels & one.article or one.covers(item) for one in statements)
    ]
    if unknown:
        told = f"nothing in these articles speaks of {', '.join(dict.fromkeys(unknown))}"
        return told if _is_english(put.asked.text) else f"{told}; {_ENGLISH}"
    q = put.asked
    for one in (e.claim for e in near if e.claim and e.claim.weighs in _OPEN):
        return f"{one.source}: “{shortened(one.text, 160)}” ({one.reserve or one.weighs})"
    if q.sought is Sought.FIGURE:
        return f"no figure of {q.thing or 'it'}{f', {q.state},' if q.state else ''} is given"
    if q.sought is Sought.STATEMENTS:
        return f"no statement of {q.speaker} on this is in these articles"
    if q.sought in (Sought.NAMES, Sought.NAMED):
        return "no name is given for it"
    return "no statement answers it"


_KINDS: Mapping[Sought, Callable[[Put], list[Evidence]]] = {
    Sought.FIGURE: measured,
    Sought.STATEMENTS: statements,
    Sought.INDEPENDENCE: independence,
    Sought.CONFLICT: conflict,
    Sought.BETWEEN: between,
    Sought.IDENTITY: identity,
    Sought.NAMED: named,
}


def _is_english(text: str) -> bool:
    return bool({word.strip(".,") for word in text.lower().split()} & words_of("blank", "words"))


def _completed(material: Material, made: Reply) -> Reply:
    """The answer with the comparisons among its statements and the origins behind them."""
    if not made.answers:
        return made
    held = set(made.claims)
    pairs = tables.conflicts(material)
    conflicts = tuple(row for row in pairs if {row.left, row.right} <= held)
    asserting = (e.claim.id for e in made.answers if e.claim and e.claim.asserts)
    return replace(made, conflicts=conflicts, independent=material.counted(asserting))


def selection(
    material: Material, *, person: str = "", measure: str = "", question: str = ""
) -> frozenset[str]:
    """The ids of the claims that a brief of a person, of a measure or of a question rests on;
    empty where nothing in the ledger is on it. ``person`` is a name in any spelling or a role,
    ``measure`` the words of a figure ("killed soldiers"). Raises ``ValueError`` as `reply`."""
    if question:
        return frozenset(reply(material, question).claims)
    if person:
        return frozenset(_of_person(material, person))
    return frozenset(_of_measure(material, measure)) if measure else frozenset()


def _of_person(material: Material, person: str) -> Iterator[str]:
    statements = Statements(material)
    yield from (one.row.id for one, _ in spoken_by(statements, person))
    wanted = {i.word for i in statements.items(statements.written(person)) if i.name}
    for entity in material.entities:
        if entity.name in wanted or person.casefold() in (s.casefold() for s in entity.spellings):
            wanted.add(entity.name)
    names = {name_label(name) for name in wanted}
    yield from (id for id, one in statements.all.items() if names & one.own)


def _of_measure(material: Material, words: str) -> Iterator[str]:
    """The claims of the series whose label has all the words, else of what answers them."""
    wanted = [labels(word, {}) for word in words.split()]
    wanted = [mine for mine in wanted if mine]
    found = dict[str, None]()
    for series in material.of(Series):
        told = labels(f"{series.label} {series.counted} {series.state} {series.side}", {})
        if wanted and all(mine & told for mine in wanted):
            ids = (id for estimate in series.estimates for id in estimate.measures)
            found.update(
                (material.measures[id].claim, None) for id in ids if id in material.measures
            )
    yield from found or reply(material, f"What is the number of {words}?").claims
