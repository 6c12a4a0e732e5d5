"""One question put to some statements: what it speaks of, and how far each of them does."""

import re
from collections.abc import Iterable
from functools import cached_property

from reportedly.model.span import Span
from reportedly.report.answers_people import spoken_by
from reportedly.report.answers_rows import Evidence
from reportedly.report.asking_subject import Item
from reportedly.report.asking_text import Statement, Statements
from reportedly.report.asking_window import Windows
from reportedly.text.questions import Question, Sought, words_of

__all__ = ["LEAST", "OF_BEST", "Put", "dense", "evidence", "ranked"]

_PLACED = (Sought.FIGURE, Sought.DAY)
"""Kinds of which the place that is asked for must be told with the answer."""
_ABSENT = {Sought.FIGURE: 0.0, Sought.DAY: 0.0, Sought.WHO: 0.7, Sought.NAMES: 0.7}
"""What is left of a score where a thing that is asked about is nowhere in the story."""
LEAST = {
    Sought.FIGURE: 0.45, Sought.DAY: 0.5, Sought.PLACE: 0.5, Sought.WHO: 0.5, Sought.NAMES: 0.55,
    Sought.WHETHER: 0.6, Sought.OPEN: 0.5, Sought.INDEPENDENCE: 0.75, Sought.BETWEEN: 0.3,
    Sought.CONFLICT: 0.45, Sought.RESERVES: 0.0,
}  # fmt: skip
"""How much of what a question speaks of a statement must speak of to answer it."""
OF_BEST = 0.72
"""The share of the best score that another answer must reach."""
_RESERVE = re.compile(
    r"(?:un)?(?:verif|confirm|corroborat|check|acknowledg|den[iy]|false|untrue|wrong|reject|disput"
    r"|retract|withdr|correct|prelim|comment|claim|figure|statement|allegation|outlet|paper)"
)


class Put:
    """One question put to some statements."""

    def __init__(
        self, statements: Statements, asked: Question, before: "Put | None" = None
    ) -> None:
        self.asked, self.all, self.before = asked, statements, before
        self.windows = Windows(statements, asked)
        self.items = statements.items(self.windows.rest, asked.verb)
        if asked.sought is Sought.RESERVES:  # the reserve itself is no part of what it is about
            self.items = tuple(i for i in self.items if not _RESERVE.match(i.word.lower()))
        if asked.sought is Sought.FIGURE:  # "the share of": how it is counted, not what
            bare = words_of("amounts", "bare")
            self.items = tuple(i for i in self.items if i.word.lower() not in bare)
        if asked.sought is Sought.NAMES and asked.names in ("person", "body", "place"):
            self.items = tuple(i for i in self.items if i.word.lower() != asked.thing)
        if before is not None and not any(item.name for item in self.items):
            self.items = tuple(dict.fromkeys((*self.items, *before.context)))
        self.weights = statements.weigh(self.items)
        if before is not None and not self.windows.known:
            self.windows = before.windows

    @cached_property
    def heard(self) -> dict[str, Statement]:
        """The statements that are looked at: all, or those of the speaker that is asked for."""
        if not self.asked.speaker:
            return self.all.all
        return {one.row.id: one for one, _ in spoken_by(self.all, self.asked.speaker)}

    @property
    def context(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.name)

    def score(
        self, one: Statement, met: frozenset[str] = frozenset(), *, strict: bool = True
    ) -> float:
        """The share of the question that a statement speaks of; 0 where a name or figure of the
        question is nowhere in its article. ``met`` are words that its figure has met. Where not
        ``strict``, nothing of the question must be there."""
        total = got = 0.0
        absent = 1.0
        for item in self.items:
            worth = self.weights[item] * (1.5 if item.verb else 1.0)
            covered = 1.0 if item.word.lower() in met else one.covers(item)
            if strict and item.place and covered < 0.5 and self.asked.sought in _PLACED:
                return 0.0
            if strict and covered == 0 and (item.name or item.number):
                return 0.0
            if strict and item.number and covered < 0.8:
                return 0.0
            noun = item.word.lower() in self.asked.nouns and not item.verb
            if strict and covered == 0 and noun and not one.heard_of(item):
                absent *= _ABSENT.get(self.asked.sought, 1.0)
            total += worth
            got += worth * covered
        return absent * got / total if total else 1.0


def dense(put: Put, one: Statement) -> float:
    hits = sum(1 for item in put.items if item.labels & one.own)
    return min(1.0, hits / (len(one.row.text.split()) ** 0.5)) if hits else 0.0


def evidence(
    put: Put, one: Statement, score: float, words: str, spans: Iterable[Span]
) -> Evidence:
    where = (*one.row.spans, *one.speaking, *one.reserves, *spans)
    return Evidence(
        claim=one.row, spans=tuple(dict.fromkeys(where)), filler=words, score=round(score, 3),
        day=one.row.said or one.claim.reported, outlet=one.row.outlet, says=one.row.source,
    )  # fmt: skip


def ranked(found: Iterable[Evidence], share: float = OF_BEST) -> list[Evidence]:
    """Best first, headlines last; those below a share of the best score are left out."""
    made = sorted(found, key=lambda e: (bool(e.claim and e.claim.repeats), -e.score, e.id))
    best = max((e.score for e in made), default=0.0)
    return [e for e in made if e.score >= share * best]
