"""One sitting of an analyst: what is asked, decided and taken back: "same, different, back"."""

from collections.abc import Sequence

from reportedly.model.decision import Decision, Matter
from reportedly.model.judgement import Verdict
from reportedly.reconcile.anchors import Located, anchor, locate
from reportedly.reconcile.decisions import Settled, settle
from reportedly.report.decision_rows import told
from reportedly.report.ground import Ground
from reportedly.report.pairs import Known, Pair
from reportedly.report.questions import Question, question
from reportedly.store.base import Ledger
from reportedly.store.clock import now
from reportedly.store.decisions import decide, withdraw

__all__ = ["Session"]


class Session:
    """Every decision is written down as soon as it is made."""

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

    def open(self, pair: Pair) -> bool:
        """Whether it is neither decided nor follows from what is."""
        return not self._known.follows(pair)

    def ask(self, pair: Pair) -> Question:
        return question(self._view, pair, self.ground, self._settled)

    def decide(self, pair: Pair, verdict: Verdict, why: str) -> list[str]:
        """Write a decision down; return what it contradicts, in words."""
        sides = [anchor(self.ground.records[id]) for id in (pair.left, pair.right)]
        decision = Decision.of(
            self._matter, sides[0], sides[1], verdict, by=self._by, made=now(), why=why
        )
        decide(self._ledger, decision)
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
        self._located = [old for old in self._located if old is not one]
        if prior is None:
            withdraw(self._ledger, one.decision)
        else:
            decide(self._ledger, prior.decision)
            self._located.append(prior)
        self._heed()

    def _heed(self) -> None:
        self._settled: tuple[Settled, ...] = settle(self._located)
        self._known = Known(self.ground, self._settled)
