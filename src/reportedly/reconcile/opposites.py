"""Statements of one thing with opposite polarity: "have yet to enter" and "already present"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, product

from reportedly.lexicon.load import lexicon
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.reconcile.assertions import Assertion, clash, of_days
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.text.statements import against, implied, is_lasting, is_listed
from reportedly.text.terms import stem
from reportedly.text.windows import apart, window

__all__ = ["factual"]

MAX_RIVALS = 2000
"""Pairs looked at in one cell of predicate and theme."""
SHOWN = 4
"""Pairs shown of one statement, sourced ones first."""
WORDED = 0.6
"""Share of the shorter clause's words that the other must have, where no list knows the verb."""
COMING = frozenset({"future", "planned", "expected"})
LASTING = frozenset({"not yet", "never"})
"""Aspects under which a denial holds of all days before, too."""

Pair = tuple[Assertion, Assertion]
Found = tuple[Comparison, str, Ground]


def factual(told: Sequence[Assertion], places: Whereabouts) -> Iterator[Contradiction]:
    """Same predicate, theme and place with opposite polarity, or predicates that exclude each
    other; a first time against what was there already, what is to come against what was done."""
    cells = defaultdict[tuple[str, str], list[Assertion]](list)
    for a in told:
        if "possible" not in a.said.aspect or "first time" in a.said.aspect:
            cells[a.said.predicate, a.theme].append(a)
    seen = set[tuple[str, str]]()
    shown = defaultdict[tuple[str, bool], int](int)
    for (predicate, theme), found in sorted(cells.items()):
        rivals = list(islice(_rivals(predicate, theme, found, cells), MAX_RIVALS))
        met = ((p, q) for p, q in rivals if p.claim != q.claim and _meet(p, q, places))
        for p, q in sorted(met, key=_rank):
            pair = (min(p.claim.id, q.claim.id), max(p.claim.id, q.claim.id))
            judged = _judged(p, q)
            if judged is None or pair in seen or _overlap(p, q):
                continue
            seen.add(pair)
            key = (p.claim.id, judged[0] is Comparison.CONFLICTING)
            shown[key] += 1
            if shown[key] <= SHOWN and (shown[key] == 1 or q.sourced or _in_one(p, q)):
                verdict, how, ground = judged
                yield clash(ContradictionKind.FACTUAL, p, q, verdict, how, ground)


def _rivals(
    predicate: str,
    theme: str,
    found: Sequence[Assertion],
    cells: dict[tuple[str, str], list[Assertion]],
) -> Iterator[Pair]:
    """Pairs of one cell, or of it and one that excludes it; who denies, or speaks of a first time
    or of what is to come, first."""
    held = [a for a in found if not a.ahead and not a.said.negated]
    no = [a for a in found if not a.ahead and a.said.negated]
    yield from product(no, held)
    if other := against(predicate):
        rest = cells.get((other, theme), ())
        yield from product(held, (a for a in rest if not a.ahead and not a.said.negated))
    for other in implied(predicate):
        rest = cells.get((other, theme), ())
        yield from product((a for a in rest if a.said.negated and not a.ahead), held)
    firsts = [a for a in found if "first time" in a.said.aspect and not a.said.negated]
    yield from product(firsts, (a for a in held if "already" in a.said.aspect))
    coming = [a for a in found if COMING & set(a.said.aspect) and not a.said.negated]
    if is_lasting(predicate):
        yield from ((p, q) for p, q in product(coming, held) if p.known and q.known)


def _rank(pair: Pair) -> tuple[bool, bool, str, int, str]:
    p, q = pair
    same = p.said.patient == q.said.patient
    return (not q.sourced, not same, q.span.article, q.span.start, p.said.id)


def _in_one(p: Assertion, q: Assertion) -> bool:
    return p.span.article == q.span.article


def _overlap(p: Assertion, q: Assertion) -> bool:
    return any(a.overlaps(b) for a in p.claim.content for b in q.claim.content)


def _meet(p: Assertion, q: Assertion, places: Whereabouts) -> bool:
    """Whether two clauses speak of one thing at one place, as far as they name it."""
    if (p.owner and q.owner and p.owner != q.owner) or not places.can_be_one(p.place, q.place):
        return False
    own = p.said.agent == p.said.patient, q.said.agent == q.said.patient
    if not any(own) and p.agent and q.agent and p.agent != q.agent:
        return False
    listed = is_listed(p.said.predicate)
    if not listed and (p.said.predicate in _vacant() or not _worded(p, q)):
        return False
    if p.known and q.known and (p.owner or q.owner or p.said.patient == q.said.patient):
        return not (p.place and q.place) or _nests(p, q)
    if p.place or q.place:
        return _nests(p, q)
    return bool(p.owner) and p.owner == q.owner


def _nests(p: Assertion, q: Assertion) -> bool:
    """Whether both are at one place; what is nowhere in a country is in no town of it."""
    return p.place == q.place


@cache
def _vacant() -> frozenset[str]:
    return frozenset(lexicon("predicates")["vacant"]["verbs"])


def _worded(p: Assertion, q: Assertion) -> bool:
    left, right = ({stem(t) for t in a.said.terms} for a in (p, q))
    least = min(len(left), len(right))
    return least > 1 and len(left & right) >= WORDED * least


def _judged(p: Assertion, q: Assertion) -> Found | None:
    """Whether date or scope reconciles a pair; None where it is none."""
    aspect = set(p.said.aspect)
    if "first time" in aspect:
        how = "one speaks of a first time, the other says that it has happened already"
        return None if _later(q.told, p.told) else _scoped(p, q, how)
    if COMING & aspect:
        how = "one speaks of it as still to come, the other as done"
        return None if _later(q.as_of, p.told) or not p.told or not q.told else _scoped(p, q, how)
    if p.said.predicate != q.said.predicate and against(p.said.predicate) != q.said.predicate:
        if _later(q.as_of, p.as_of):
            return None
        how = "one could not happen without the other, but need not mean quite the same"
        return Comparison.COMPATIBLE, how, Ground.SCOPE
    if apart(p.as_of, q.as_of):
        days = " and ".join(f"as of {day}" for day in of_days(p.as_of, q.as_of))
        if _later(q.as_of, p.as_of) and p.said.negated:
            return Comparison.COMPATIBLE, f"other date: {days}", Ground.DATE
        if not (p.said.negated and LASTING & aspect) and not _irreversible(p, q):
            return Comparison.COMPATIBLE, f"other date: {days}", Ground.DATE
        return _scoped(p, q, f"{days}: what was so before cannot be yet to come")
    return _scoped(p, q, "nothing in the texts reconciles them")


def _irreversible(p: Assertion, q: Assertion) -> bool:
    """Whether what the earlier one says cannot be undone: who has died is not alive later."""
    early = p if _later(q.as_of, p.as_of) else q
    return is_lasting(early.said.predicate) and not early.said.negated


def _scoped(p: Assertion, q: Assertion, how: str) -> Found:
    """Other things of one kind, as officers among troops, may reconcile a pair."""
    if _thing(p) != _thing(q):
        words = (a.said.patient.rpartition(": ")[2] for a in (p, q))
        scope = " and ".join(f"“{word}”" for word in words)
        return Comparison.COMPATIBLE, f"{how}; perhaps other scope: {scope}", Ground.SCOPE
    return Comparison.CONFLICTING, how, Ground.NOTHING


def _thing(a: Assertion) -> str:
    head = a.said.patient.rpartition(": ")[2]
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
