"""Judging pair after pair, in a terminal or a browser: "Ann: one man. Undone: not decided"."""

from collections.abc import Collection, Sequence
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.decision import Decision, Matter
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import Name
from reportedly.reconcile.anchors import Located, anchor, locate
from reportedly.reconcile.decisions import (
    QUESTIONS,
    Outcome,
    Settled,
    judged_by,
    judgements,
    settle,
    standing,
)
from reportedly.report.decision_rows import DecisionRow, decision_rows, told
from reportedly.report.ground import Ground
from reportedly.report.pairs import Known, Pair, pairs
from reportedly.report.questions import Question, question
from reportedly.report.safe import one_line
from reportedly.report.scope import scope
from reportedly.store.base import Ledger, View
from reportedly.store.clock import now
from reportedly.store.decisions import decide as write
from reportedly.store.log import What

__all__ = [
    "Docket",
    "Session",
    "brought_down",
    "decide",
    "decisions",
    "found_decision",
    "newest",
    "only_decided",
    "take_back",
]


class Docket:
    """What there is to decide of one matter in a view: all pairs in question, most worth first.
    ``ground`` may be that of an earlier moment, since which nothing but decisions came in."""

    def __init__(self, view: View, matter: Matter, *, ground: Ground | None = None) -> None:
        self._view, self.matter = view, matter
        self.ground = ground or Ground(view, matter)
        self.settled = standing(view)
        self._known = Known(self.ground, self.settled)
        self._asked = dict[tuple[str, str | None, bool], tuple[Pair, ...]]()
        now = {frozenset((j.left, j.right)) for j in judgements(self.settled, matter)}
        worked_in = view.all(Judgement, by=(judged_by(QUESTIONS[matter]),))
        self._reopened = {frozenset((j.left, j.right)) for j in worked_in} - now

    def asked(
        self, *, about: str = "", story: str | None = None, everything: bool = False
    ) -> tuple[Pair, ...]:
        """The pairs that neither are decided nor follow from what is; all where ``everything`` is
        asked. ``about`` and ``story`` are words, as `pairs` and `scope` take them."""
        key = about, story, everything
        if key not in self._asked:
            found = pairs(
                self.ground,
                everything=everything,
                about=about,
                within=_within(self._view, story),
                reopened=self._reopened,
            )
            self._asked[key] = tuple(p for p in found if everything or not self._known.follows(p))
        return self._asked[key]

    def question(self, pair: Pair) -> Question:
        return question(self._view, pair, self.ground, self.settled)

    def called(self, pair: Pair) -> tuple[str, str]:
        """The two in a few words: names, sources with what they say, titles."""
        one, other = (_called(self.ground.records[id]) for id in (pair.left, pair.right))
        return one, other


def only_decided(ledger: Ledger, since: int) -> bool:
    """Whether nothing but decisions was written after this line of the log: then all that they are
    about is still what it was."""
    return all(line.what == What.DECIDED for line in ledger.log(since + 1))


def _called(found: Any) -> str:
    match found:
        case Name():
            return found.name
        case Claim():
            return f"{found.source}: {found.text}" if found.source else found.text
    return str(found.title or found.span.text)


def _within(view: View, story: str | None) -> Collection[str] | None:
    return frozenset(scope(view, story=story).articles) if story else None


def decisions(
    view: View, *, kind: str | None = None, about: str = "", orphans: bool = False
) -> tuple[DecisionRow, ...]:
    """All decisions with what became of them, the newest first; of a matter, those with these
    words, or those alone that find no record any more."""
    words = about.casefold()
    return tuple(
        row
        for row in decision_rows(view, standing(view))
        if (not orphans or row.outcome == Outcome.ORPHAN)
        and kind in (None, row.matter)
        and words in f"{row.text} {row.why}".casefold()
    )


def decide(
    ledger: Ledger, matter: Matter, sides: tuple[Any, Any], verdict: Verdict, by: str, why: str
) -> Decision:
    """Write down at once what ``by`` decides about two names, claims or sketches. Raises
    ``ValueError`` where both stand at one place, or nobody has decided."""
    one, other = (anchor(side) for side in sides)
    made = Decision.of(matter, one, other, verdict, by=by, made=now(), why=one_line(why))
    write(ledger, made)
    return made


def found_decision(view: View, id: str) -> Decision:
    """The decision with this id, or the only one it is the start of. Raises ``LookupError``."""
    found = [one for one in view.all(Decision) if one.id.startswith(id)]
    if len(found) != 1:
        raise LookupError(f"no decision, or more than one, starts with {id!r}")
    return found[0]


def brought_down(view: View, decision: Decision) -> tuple[str, ...]:
    """What does not stand any more because of a decision, in words; or why it does not itself."""
    return tuple(
        f"{one.decision.id} does not stand: {told(view, one)}"
        for one in standing(view)
        if one.against and (decision in one.against or one.decision == decision)
    )


def newest(view: View, by: str) -> Decision | None:
    """The newest decision of this analyst ("human:NAME") that stands."""
    made = [one for one in view.all(Decision) if one.by == by]
    return max(made, key=lambda one: (one.made, one.id), default=None)


def take_back(ledger: Ledger, decision: Decision) -> Decision | None:
    """Undo a decision; what its author said of the pair before stands again, and is returned.
    Raises ``LookupError`` where it does not stand any more."""
    with ledger.writer() as writer:
        if ledger.view().get(Decision, decision.id) is None:
            raise LookupError(f"{decision.id} does not stand any more")
        earlier = ledger.view(as_of=decision.made).all(Decision, by=(decision.by,))
        prior = next((one for one in earlier if one.pair == decision.pair), None)
        back = prior if prior is not None and prior.id != decision.id else None
        writer.put([back] if back else [], by=decision.by, about=decision.pair)
    return back


class Session:
    """One sitting of an analyst at a terminal. Every decision is written down as it is made."""

    def __init__(self, ledger: Ledger, matter: Matter, by: str) -> None:
        self._ledger, self._view = ledger, ledger.view()
        self._matter, self._by = matter, by
        self.ground = Ground(self._view, matter)
        self._located = list(locate(self._view, self._view.all(Decision)))
        self._made = list[tuple[Located, Located | None]]()
        self._heed()

    @property
    def decided(self) -> Sequence[Decision]:
        """What this sitting has decided, in order."""
        return [one.decision for one, _ in self._made]

    def pairs(
        self, *, about: str = "", story: str | None = None, everything: bool = False
    ) -> tuple[Pair, ...]:
        """What there is to be asked, what is decided included."""
        return pairs(
            self.ground, everything=everything, about=about, within=_within(self._view, story)
        )

    def open(self, pair: Pair) -> bool:
        """Whether it is neither decided nor follows from what is."""
        return not self._known.follows(pair)

    def ask(self, pair: Pair) -> Question:
        return question(self._view, pair, self.ground, self._settled)

    def decide(self, pair: Pair, verdict: Verdict, why: str) -> list[str]:
        """Write a decision down; return what it contradicts, in words."""
        sides = self.ground.records[pair.left], self.ground.records[pair.right]
        decision = decide(self._ledger, self._matter, sides, verdict, self._by, why)
        prior = next((one for one in self._located if self._mine(one, decision)), None)
        one = Located(decision=decision, left=pair.left, right=pair.right)
        self._located = [*(old for old in self._located if old is not prior), one]
        self._made.append((one, prior))
        self._heed()
        fallen = (s for s in self._settled if decision in s.against)
        return [f"{s.decision.id} does not stand any more: {told(self._view, s)}" for s in fallen]

    def _mine(self, one: Located, decision: Decision) -> bool:
        return one.decision.by == self._by and one.decision.pair == decision.pair

    def take_back(self) -> None:
        """Undo the last decision; what its author said of the pair before stands again."""
        one, prior = self._made.pop()
        take_back(self._ledger, one.decision)
        self._located = [old for old in self._located if old is not one]
        self._located += [prior] if prior else []
        self._heed()

    def _heed(self) -> None:
        self._settled: tuple[Settled, ...] = settle(self._located)
        self._known = Known(self.ground, self._settled)
