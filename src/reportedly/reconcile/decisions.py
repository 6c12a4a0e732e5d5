"""What analysts' decisions come to: "Ann: one man. Bo, later: two men. Bo's stands"."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from reportedly.model.decision import Decision, Matter
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.record import record
from reportedly.reconcile.anchors import Located, Records, locate

__all__ = [
    "QUESTIONS",
    "Outcome",
    "Settled",
    "judged_by",
    "judgements",
    "pending",
    "settle",
    "standing",
]

QUESTIONS = {
    Matter.NAMES: "same_name",
    Matter.ORIGINS: "same_origin",
    Matter.CLAIMS: "same_claim",
    Matter.STORIES: "same_story",
}
"""The stage that asks the same of records without a human."""
SCORES = {Verdict.SAME: 1.0, Verdict.UNSURE: 0.5, Verdict.DIFFERENT: 0.0}

_Pair = tuple[str, str]


class Outcome(StrEnum):
    """What became of a decision: it counts; a newer one about the same pair says otherwise; it
    cannot be true together with newer ones; or there is no such record any more."""

    APPLIED = "applied"
    OUTRANKED = "outranked"
    CONTRADICTED = "contradicted"
    ORPHAN = "orphan"


@record
class Settled:
    """A decision with what became of it. ``left`` and ``right`` are the ids of the records meant
    now, "" for an orphan, of which ``lacking`` says what is missing. ``against`` are the newer
    decisions that speak against it, in the order in which the argument runs."""

    decision: Decision
    outcome: Outcome
    left: str = ""
    right: str = ""
    lacking: str = ""
    against: tuple[Decision, ...] = ()


def judged_by(stage: str) -> str:
    """Under what name the ledger keeps the judgements that decisions yield about the question of
    this stage (each of them is by "human:NAME")."""
    return f"judge:{stage}"


def standing(records: Records) -> tuple[Settled, ...]:
    """What all decisions of a ledger come to, as its records lie now; the newest come first."""
    return settle(locate(records, records.all(Decision)))


def pending(records: Records) -> int:
    """How many pairs analysts have decided about, or taken a decision back, of which what is
    derived does not know yet."""
    settled, waiting = standing(records), 0
    for matter, stage in QUESTIONS.items():
        wanted = set(judgements(settled, matter))
        known = set(records.all(Judgement, by=(judged_by(stage),)))
        waiting += len({(one.left, one.right) for one in wanted ^ known})
    return waiting


def settle(located: Iterable[Located]) -> tuple[Settled, ...]:
    """Go through the decisions, newest first, and keep what agrees with all newer ones: of two
    people who judge one pair the last word stands, and where A is B, and B is C, then A is C. What
    contradicts newer decisions is not applied, and says which those are."""
    taken = defaultdict[Matter, _Kept](_Kept)
    newest = sorted(located, key=lambda one: (one.decision.made, one.decision.id), reverse=True)
    return tuple(_settled(one, taken[one.decision.matter]) for one in newest)


def _settled(one: Located, kept: "_Kept") -> Settled:
    decision, outcome, against = one.decision, Outcome.APPLIED, tuple[Decision, ...]()
    if not one.left:
        outcome = Outcome.ORPHAN
    elif (newer := kept.about.get(_pair(one))) is not None:
        if newer.verdict is not decision.verdict:
            outcome, against = Outcome.OUTRANKED, (newer,)
    elif against := kept.against(one):
        outcome = Outcome.CONTRADICTED
    else:
        kept.take(one)
    return Settled(
        decision=decision,
        outcome=outcome,
        left=one.left,
        right=one.right,
        lacking=one.lacking,
        against=against,
    )


def judgements(settled: Sequence[Settled], matter: Matter) -> Iterator[Judgement]:
    """The judgements of the decisions about a matter that count, one a pair."""
    done = set[_Pair]()
    for one in settled:
        decision, pair = one.decision, _pair(one)
        if decision.matter is not matter or one.outcome is not Outcome.APPLIED or pair in done:
            continue
        done.add(pair)
        said = f"{decision.who} decided so on {decision.made[:10]}"
        yield Judgement.of(
            *pair,
            decision.verdict,
            decision.by,
            f"{said}: {decision.why}" if decision.why else said,
            SCORES[decision.verdict],
        )


def _pair(one: Located | Settled) -> _Pair:
    left, right = sorted((one.left, one.right))
    return left, right


class _Kept:
    """The decisions kept so far about one matter, none of which contradicts another."""

    def __init__(self) -> None:
        self.about = dict[_Pair, Decision]()
        self._same = defaultdict[str, dict[str, Decision]](dict)
        self._apart = defaultdict[str, dict[str, Decision]](dict)
        self._group = dict[str, set[str]]()

    def take(self, one: Located) -> None:
        left, right = _pair(one)
        self.about[left, right] = one.decision
        if one.decision.verdict is Verdict.UNSURE:
            return
        same = one.decision.verdict is Verdict.SAME
        links = self._same if same else self._apart
        links[left][right] = links[right][left] = one.decision
        if same:
            joined = self._members(left) | self._members(right)
            self._group.update(dict.fromkeys(joined, joined))

    def _members(self, id: str) -> set[str]:
        return self._group.get(id, {id})

    def against(self, one: Located) -> tuple[Decision, ...]:
        """The decisions from which the contrary follows; empty where none does."""
        left, right = _pair(one)
        if one.decision.verdict is Verdict.DIFFERENT:
            return self._path(left, right) if right in self._members(left) else ()
        if one.decision.verdict is Verdict.SAME:
            beyond = self._members(right)
            for here in sorted(self._members(left)):
                for there in sorted(self._apart.get(here, {}).keys() & beyond):
                    apart = self._apart[here][there]
                    return (*self._path(left, here), apart, *self._path(there, right))
        return ()

    def _path(self, start: str, end: str) -> tuple[Decision, ...]:
        """The fewest decisions by which two records are one."""
        came: dict[str, str] = {start: start}
        waiting = deque([start])
        while waiting and end not in came:
            here = waiting.popleft()
            for there in sorted(self._same.get(here, {})):
                if there not in came:
                    came[there] = here
                    waiting.append(there)
        return tuple(reversed(list(self._steps(came, start, end))))

    def _steps(self, came: Mapping[str, str], start: str, end: str) -> Iterator[Decision]:
        while end != start:
            yield self._same[end][came[end]]
            end = came[end]
