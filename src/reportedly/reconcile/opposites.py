"""Statements of one thing with opposite polarity: "have yet to enter" and "already present"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

from reportedly.lexicon.load import lexicon
from reportedly.model.claim import head_of
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.reconcile.assertions import Assertion, clash, theme_of
from reportedly.reconcile.one_matter import COMING, EXIST, meets
from reportedly.reconcile.reconciling import judged
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.text.predications import against, implied, is_lasting

__all__ = ["factual"]

MAX_RIVALS = 2000
"""Pairs looked at in one cell of predicate and theme."""
SHOWN = 4
"""Pairs shown of one statement, sourced ones first."""
ANYBODY = "anybody"
"""The theme of "nobody was hurt", which all people are."""

Cells = dict[tuple[str, str], list[Assertion]]
Pair = tuple[Assertion, Assertion]


def factual(told: Sequence[Assertion], places: Whereabouts) -> Iterator[Contradiction]:
    """Same predicate, theme and place with opposite polarity, or predicates that exclude each
    other; a first time against what was there already, what is to come against what was done."""
    cells = _cells(told)
    seen = set[tuple[str, str]]()
    told_by = set[tuple[str, bool, str]]()
    shown = defaultdict[tuple[str, bool], int](int)
    for (predicate, theme), found in sorted(cells.items()):
        rivals = list(islice(_rivals(predicate, theme, found, cells), MAX_RIVALS))
        met = ((p, q) for p, q in rivals if p.claim != q.claim and meets(p, q, places))
        for p, q in sorted(met, key=_rank):
            pair = (min(p.claim.id, q.claim.id), max(p.claim.id, q.claim.id))
            if pair in seen or _one_voice(p, q) or (found_on := judged(p, q)) is None:
                continue
            seen.add(pair)
            verdict, how, ground = found_on
            key = (p.claim.id, verdict is Comparison.CONFLICTING)
            shown[key] += 1
            first = (*key, q.span.article) not in told_by
            told_by.add((*key, q.span.article))
            if shown[key] <= SHOWN and (first or q.sourced or _in_one(p, q)):
                yield clash(ContradictionKind.FACTUAL, p, q, verdict, how, ground)


def _cells(told: Iterable[Assertion]) -> Cells:
    """The clauses by predicate and theme; what is said of people also by "anybody", and each
    thing that is spoken of among those that exist."""
    cells = defaultdict[tuple[str, str], list[Assertion]](list)
    for a in (a for a in told if _states(a)):
        cells[a.said.predicate, a.theme].append(a)
        if a.said.nothing and head_of(a.said.patient) == "person":
            cells[a.said.predicate, ANYBODY].append(a)
        if a.ahead or a.said.negated:
            continue
        if _is_somebody(a):
            cells[a.said.predicate, ANYBODY].append(a)
        if a.said.predicate == EXIST:
            continue
        cells[EXIST, a.theme].append(a)
        if a.said.agent and a.said.agent != a.said.patient:
            cells[EXIST, theme_of(head_of(a.said.agent))].append(a)
    return cells


def _states(a: Assertion) -> bool:
    """Whether a clause states something: "who killed guards" only says of whom one speaks."""
    aspect = set(a.said.aspect)
    if a.span.text.lower().startswith("when "):
        return False
    return "first time" in aspect or not (a.said.beside or {"possible", "infinite"} & aspect)


def _rivals(
    predicate: str,
    theme: str,
    found: Sequence[Assertion],
    cells: dict[tuple[str, str], list[Assertion]],
) -> Iterator[Pair]:
    """Pairs of one cell, or of it and one that excludes it; who denies, or speaks of a first time
    or of what is to come, first."""
    held = [a for a in found if not a.ahead and not a.said.negated]
    no = [a for a in found if not a.ahead and a.said.negated and a.said.predicate == predicate]
    yield from product(no, held)
    if predicate != EXIST and (other := against(predicate)):
        rest = cells.get((other, theme), ())
        yield from product(held, (a for a in rest if not a.ahead and not a.said.negated))
    for other in implied(predicate):
        rest = cells.get((other, theme), ())
        yield from product((a for a in rest if a.said.negated and not a.ahead), held)
    if predicate == EXIST:
        return
    if theme == ANYBODY:
        return
    if other := against(predicate):
        rest = cells.get((other, theme), ())
        yield from product(_coming(found), _coming(rest))
    firsts = [a for a in found if "first time" in a.said.aspect and not a.said.negated]
    yield from product(firsts, (a for a in held if "already" in a.said.aspect))
    coming = _coming(found)
    if is_lasting(predicate):
        yield from ((p, q) for p, q in product(coming, held) if p.known or q.known)
    undone = [a for a in found if "planned" in a.said.aspect and a.said.negated]
    yield from ((p, q) for p, q in product(undone, held) if p.agent and p.agent == q.agent)
    yield from ((p, q) for p, q in product(coming, no) if p.known and q.known)


def _coming(found: Iterable[Assertion]) -> list[Assertion]:
    return [a for a in found if COMING & set(a.said.aspect) and not a.said.negated]


def _is_somebody(a: Assertion) -> bool:
    """Whether it is said of people; whom "nobody" leaves none of."""
    head = head_of(a.said.patient)
    return head in lexicon("predicates")["persons"]["nouns"] or (a.named and head in a.persons)


def _rank(pair: Pair) -> tuple[bool, bool, str, int, str]:
    p, q = pair
    same = p.said.patient == q.said.patient
    return (not q.sourced, not same, q.span.article, q.span.start, p.said.id)


def _in_one(p: Assertion, q: Assertion) -> bool:
    return p.span.article == q.span.article


def _one_voice(p: Assertion, q: Assertion) -> bool:
    """Whether one article, in one mouth, says both: it does not contradict itself but in what it
    shows large, and has its reasons."""
    if p.span.article != q.span.article or p.displayed != q.displayed:
        return False
    return p.claim.source == q.claim.source or any(
        a.overlaps(b) for a in p.claim.content for b in q.claim.content
    )
