"""Whether day or scope reconciles two clauses: "were not there" in May, "are there" in June."""

from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.claim import head_of
from reportedly.model.contradiction import Comparison, Ground
from reportedly.reconcile.assertions import Assertion, of_days
from reportedly.reconcile.one_matter import COMING, EXIST, LASTING
from reportedly.resolve.voices import same_voice
from reportedly.text.predications import against, is_lasting
from reportedly.text.windows import apart, days_apart, window

__all__ = ["Found", "judged"]

NEWS = 7
"""Days in which articles tell of the same state of things."""

SAME_NEWS = 1
"""Days between two tellings of what has just happened."""

Found = tuple[Comparison, str, Ground]
"""The verdict on a pair, why, and what reconciles it."""


def judged(p: Assertion, q: Assertion) -> Found | None:
    """Whether date or scope reconciles a pair; None where it is none."""
    aspect = set(p.said.aspect)
    if "first time" in aspect:
        how = "one speaks of a first time, the other says that it has happened already"
        return None if _after(q, p) else _scoped(p, q, how)
    if COMING & aspect and (p.said.negated or q.said.negated):
        if p.said.negated:
            how = "one says that it is not planned, the other that it was done: plans may change"
            return Comparison.COMPATIBLE, how, Ground.DATE
        how = "one says that it will be, the other that it was not: it has come otherwise"
        return (Comparison.REVISED, how, Ground.DATE) if _later(q.told, p.told) else None
    if COMING & aspect and COMING & set(q.said.aspect):
        return _scoped(p, q, "what the one says will be, the other says will not")
    if COMING & aspect:
        how = "one speaks of it as still to come, the other as done"
        due = not _later(p.when, q.as_of) if window(p.when) else _later(q.as_of, p.told)
        return None if due or not p.told or not q.told else _scoped(p, q, how)
    none = p.said.predicate == EXIST != q.said.predicate
    if (
        not none
        and p.said.predicate != q.said.predicate
        and against(p.said.predicate) != q.said.predicate
    ):
        if _later(q.as_of, p.as_of):
            return None
        how = "one could not happen without the other, but need not mean quite the same"
        return Comparison.COMPATIBLE, how, Ground.SCOPE
    if apart(p.as_of, q.as_of) and not _happened(p, q):
        return _on_other_days(p, q)
    if none:
        return _scoped(p, q, "one says that there was none, the other speaks of one")
    return _scoped(p, q, "nothing in the texts reconciles them")


def _happened(p: Assertion, q: Assertion) -> bool:
    """Whether both tell what happened and not when: that one says so today and the other
    tomorrow reconciles nothing."""
    one, other = window(p.told), window(q.told)
    near = not (one and other) or days_apart(one, other) <= SAME_NEWS
    return near and p.said.past and q.said.past and not (p.when and q.when)


def _on_other_days(p: Assertion, q: Assertion) -> Found:
    """What was not so may be so later, and what was so may be over; but not what is "yet to come"
    after it was there, nor what cannot be undone."""
    days = " and ".join(f"as of {day}" for day in of_days(p.as_of, q.as_of))
    moved = not (p.when and q.when)
    verdict = Comparison.REVISED if moved else Comparison.COMPATIBLE
    if _later(q.as_of, p.as_of) and p.said.negated:
        return verdict, f"other date: {days}", Ground.DATE
    if not (p.said.negated and LASTING & set(p.said.aspect)) and not _irreversible(p, q):
        return verdict, f"other date: {days}", Ground.DATE
    return _scoped(p, q, f"{days}: what was so before cannot be yet to come")


def _after(q: Assertion, p: Assertion) -> bool:
    """Whether what one calls already done was done after the other spoke of a first time; news of
    the same days has it before."""
    if window(q.when):
        return _later(q.when, p.told)
    one, other = window(p.told), window(q.told)
    return bool(one and other and (other[0] - one[1]).days > NEWS)


def _irreversible(p: Assertion, q: Assertion) -> bool:
    """Whether what the earlier one says cannot be undone: who has died is not alive later."""
    early = p if _later(q.as_of, p.as_of) else q
    return is_lasting(early.said.predicate) and not early.said.negated


def _scoped(p: Assertion, q: Assertion, how: str) -> Found:
    """Other things of one kind, as officers among troops, may reconcile a pair."""
    if p.said.predicate != EXIST and not p.said.nothing and _thing(p) != _thing(q):
        words = (head_of(a.said.patient) for a in (p, q))
        scope = " and ".join(f"“{word}”" for word in words)
        return Comparison.COMPATIBLE, f"{how}; perhaps other scope: {scope}", Ground.SCOPE
    if _takes_back(p, q):
        return Comparison.REVISED, f"{p.claim.source} says otherwise later", Ground.DATE
    return Comparison.CONFLICTING, how, Ground.NOTHING


def _takes_back(p: Assertion, q: Assertion) -> bool:
    """Whether one speaker says both, on other days."""
    voices = p.claim.hops[:1] + q.claim.hops[:1]
    return len(voices) == 2 and apart(p.told, q.told) and same_voice(*voices)


def _thing(a: Assertion) -> str:
    head = head_of(a.said.patient)
    return next((name for name, words in _kin() if head in words), a.theme)


@cache
def _kin() -> tuple[tuple[str, frozenset[str]], ...]:
    known = lexicon("likenesses")["things"]
    kin = {name.upper() for names in lexicon("predicates")["kin"].values() for name in names}
    return tuple(
        (name, frozenset(words.split())) for name, words in known.items() if name.upper() in kin
    )


def _later(one: str, other: str) -> bool:
    left, right = window(one), window(other)
    return bool(left and right and left[0] > right[1])
