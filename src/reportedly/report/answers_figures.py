"""Figures that answer a question: "how many generals were killed" wants generals, and killed."""

import re
from collections import defaultdict
from collections.abc import Iterator

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import Measure, Quantity
from reportedly.model.series import Series
from reportedly.report.answers_rows import Evidence
from reportedly.report.asking_subject import labels
from reportedly.report.asking_text import Statement, Statements
from reportedly.text.questions import Question, words_of
from reportedly.text.terms import stem
from reportedly.text.vocabulary import PEOPLE, base_state, measure_words

__all__ = ["Figures"]

_MONEY = ("USD", "EUR", "GBP", "JPY")


class Figures:
    """The figures of some statements, with what each counts."""

    def __init__(self, statements: Statements) -> None:
        material = statements.material
        self._statements = statements
        self._measures = defaultdict[str, list[Measure]](list)
        for measure in material.of(Measure):
            self._measures[measure.quantity].append(measure)
        self._inside = defaultdict[str, list[Quantity]](list)
        for quantity in material.quantities.values():
            for id in {m.claim for m in self._measures[quantity.id]}:
                self._inside[id].append(quantity)
        for one in statements.all.values():
            for id in one.claim.quantities:
                held = material.quantities.get(id)
                if held is not None and held not in self._inside[one.row.id]:
                    self._inside[one.row.id].append(held)

    def of(
        self, one: Statement, asked: Question
    ) -> Iterator[tuple[Quantity, Measure | None, float]]:
        """The figures of a statement that can answer, each with how well: 1 where class and state
        are those asked for, less where the statement's words must show it."""
        for quantity in sorted(self._inside[one.row.id], key=lambda q: q.span.start):
            mine = [m for m in self._measures[quantity.id] if m.claim == one.row.id]
            for measure in mine or (None,):
                if (worth := self._worth(quantity, measure, one, asked)) > 0:
                    yield quantity, measure, worth
                    break

    def _worth(
        self, quantity: Quantity, measure: Measure | None, one: Statement, asked: Question
    ) -> float:
        if not _unit_fits(quantity, measure, asked):
            return 0.0
        if not asked.counted or asked.units:
            return 0.5
        if _of_others(quantity, asked, self._wanted(asked)):
            return 0.0
        counted = measure.counted if measure else ""
        kind = _class_fits(counted, quantity, asked, one)
        state = _state_fits(base_state(measure.state) if measure else "", asked, one)
        return min(kind, state) and (kind + state) / 2

    def _wanted(self, asked: Question) -> frozenset[str]:
        """The labels of the names in the question."""
        named = (item for item in self._statements.items(asked.text) if item.name)
        return frozenset(label for item in named for label in item.labels)

    def inside(self, claim: str) -> list[Quantity]:
        return sorted(self._inside[claim], key=lambda quantity: quantity.span.start)

    def more(self, found: dict[str, Evidence]) -> Iterator[str]:
        """The claims of other figures of the series in which the found ones stand."""
        held = {m.id: m for those in self._measures.values() for m in those}
        for series in self._statements.material.of(Series):
            ids = [id for estimate in series.estimates for id in estimate.measures if id in held]
            hits = [id for id in ids if held[id].claim in found]
            if hits and 2 * len(hits) >= min(len(ids), 4):
                yield from (held[id].claim for id in ids)


def _unit_fits(quantity: Quantity, measure: Measure | None, asked: Question) -> bool:
    unit = quantity.unit
    if measure is not None and measure.counted == "age" and "time" not in asked.units:
        return False
    if not asked.units:
        thing = asked.counted
        if unit and thing and stem(thing) in (stem(unit), stem(unit.split(" ")[-1])):
            return True
        return not unit
    if "any" in asked.units:
        return True
    units = lexicon("questions")["units"]
    for kind in asked.units:
        if kind == "money" and (
            unit in _MONEY or (unit and not any(unit in u for u in units.values()))
        ):
            return True
        if unit in units.get(kind, ()):
            return True
    return False


def _class_fits(counted: str, quantity: Quantity, asked: Question, one: Statement) -> float:
    """Whether what is counted is what is asked for: soldiers are people, people no soldiers."""
    if quantity.unit:
        return 1.0
    told = quantity.counted.text if quantity.counted else ""
    said = {stem(word) for word in told.lower().split()}
    narrow = asked.thing in words_of("figures", "narrow")
    if stem(asked.thing) in said or (not narrow and stem(asked.counted) in said):
        return 1.0
    if _among(asked.thing, one.row.text):
        return 1.0
    if asked.counted == "person" and asked.thing in words_of("figures", "general"):
        people = measure_words().people
        return 0.9 if counted in people or counted in PEOPLE or not counted else 0.0
    spoken = stem(asked.thing) in one.own | one.around | one.lent | one.title
    if counted == asked.counted and counted in measure_words().classes.values():
        return 0.9 if not narrow else 0.7 if spoken else 0.0
    if counted and stem(asked.thing) in {stem(word) for word in counted.split()}:
        return 1.0
    return 0.6 if not told and not counted and spoken else 0.0


def _of_others(quantity: Quantity, asked: Question, wanted: frozenset[str]) -> bool:
    """Whether the counted are told to be somebody else's: "60 Chadian troops" are no Kenyans."""
    told = quantity.counted.text if quantity.counted else ""
    marks = [word for word in told.split()[:-1] if word[:1].isupper()]
    if not marks or not wanted or not asked.marks:
        return False
    return not labels(" ".join(marks), {}) & (wanted | {stem(mark) for mark in asked.marks})


def _among(thing: str, text: str) -> bool:
    """Whether some of those counted are said to be it: "four of the victims were children"."""
    among = r"\bof (?:the|them|those|these|its|their)\b[^.;,]{0,40}\b(?:were|was|are|is)"
    return bool(re.search(rf"{among} (?:\w+ )?{re.escape(thing)}\b", text, re.IGNORECASE))


def _state_fits(state: str, asked: Question, one: Statement) -> float:
    """Whether what is said of the counted is what is asked: killed is not wounded."""
    wanted = asked.state
    if not wanted or wanted in ("present", "had", "have", "be") or wanted.startswith("among "):
        return 0.7
    if wanted == "lost" and asked.counted in PEOPLE and state == "killed":
        return 0.9
    if state == wanted:
        return 1.0
    known, fates = measure_words().known, measure_words().fates
    spoken = {stem(word) for word in (*wanted.split(), asked.verb)} - {""}
    if wanted in known and state in known and (wanted in fates or state in fates):
        return 0.0
    if spoken & one.own:
        return 0.8
    said = one.own | one.around | one.lent
    if asked.verb and any(label in said for label in labels(asked.verb, {}) if ":" in label):
        return 0.6
    light = asked.verb in words_of("light", "verbs")
    return 0.3 if light or (not state and wanted not in fates) else 0.0
