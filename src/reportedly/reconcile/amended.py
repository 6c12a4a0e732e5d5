"""What became of figures, quotations, subjects and words: "12 dead" is now "31 dead"."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product

from reportedly.model.attribution import Quotation
from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.claim import Claim, Proposition
from reportedly.model.hedge import Status
from reportedly.model.quantity import Bound, Measure
from reportedly.model.span import Span
from reportedly.model.utterance import RenderingKind
from reportedly.reconcile.alignment import Said
from reportedly.reconcile.figures import number, words
from reportedly.text.gists import gist
from reportedly.text.numbers import numerals
from reportedly.text.printed import Word, differences, kinds_of, matched, printed
from reportedly.text.terms import fold
from reportedly.text.wordings import worded

__all__ = ["differing", "figures_changed", "quotations_changed", "reworded", "turned"]

FEWEST = 3
"""Words of a quotation that is missed where it is left out."""
_NEARLY = re.compile(r"\b(?:hardly|barely|scarcely|few)\b", re.I)
FLOOR, CEILING = "at least", "at most"
_SENSES = {
    Bound.AT_LEAST: FLOOR,
    Bound.MORE_THAN: FLOOR,
    Bound.AT_MOST: CEILING,
    Bound.UP_TO: CEILING,
    Bound.LESS_THAN: CEILING,
    Bound.NEARLY: "nearly",
    Bound.ABOUT: "about",
}
"""Bounds that say the same of where the number lies."""


def figures_changed(left: Claim, right: Claim, said: Said, along: Along) -> Iterator[Change]:
    """Figures that count the same and are not the same, or have another bound; along versions
    also those that are told in one only."""
    one, other = said.figures(left), said.figures(right)
    for was, now in _paired(one, other):
        if was is not None and now is None:
            if along is Along.VERSIONS and not _written(was.span, right):
                if swapped := _instead(was.span, left, right):
                    told = f"{words(was)} became {swapped.text}"
                    spans = was.span, swapped
                    yield _figure(left, right, *spans, words(was), swapped.text, along, told)
                    continue
                gone = f"the figure {words(was)} is gone"
                yield _figure(left, right, was.span, right.span, words(was), "", along, gone)
        elif was is None and now is not None:
            if along is Along.VERSIONS and not _written(now.span, left):
                if swapped := _instead(now.span, right, left):
                    told = f"{swapped.text} became {words(now)}"
                    spans = swapped, now.span
                    yield _figure(left, right, *spans, swapped.text, words(now), along, told)
                    continue
                new = f"the figure {words(now)} is new"
                yield _figure(left, right, left.span, now.span, "", words(now), along, new)
        elif was is None or now is None:
            continue
        elif number(was) != number(now):
            told = f"{words(was)} became {words(now)}"
            spans = was.span, now.span
            yield _figure(left, right, *spans, words(was), words(now), along, told)
        elif _SENSES.get(was.bound) != _SENSES.get(now.bound):
            yield Change(
                kind=ChangeKind.BOUND,
                along=along,
                left=left.id,
                right=right.id,
                left_span=was.span,
                right_span=now.span,
                was=words(was),
                now=words(now),
                how=f"“{words(was)}” became “{words(now)}”",
            )


def _instead(figure: Span, here: Claim, there: Claim) -> Span | None:
    """The number that stands in the other wording where a figure stands in this one, though we
    measure nothing by it: "shutting one of its three terminals"."""
    one, other = ([w for w in printed(c.content) if w.form] for c in (here, there))
    matcher = SequenceMatcher(None, [w.form for w in one], [w.form for w in other], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "replace" or not any(word.span.overlaps(figure) for word in one[a:b]):
            continue
        return next((w.span for w in other[c:d] if any(numerals(w.span.text))), None)
    return None


def _figure(
    left: Claim,
    right: Claim,
    left_span: Span,
    right_span: Span,
    was: str,
    now: str,
    along: Along,
    how: str,
) -> Change:
    return Change(
        kind=ChangeKind.FIGURE,
        along=along,
        left=left.id,
        right=right.id,
        left_span=left_span,
        right_span=right_span,
        was=was,
        now=now,
        how=how,
    )


def _paired(
    one: Sequence[Measure], other: Sequence[Measure]
) -> Iterator[tuple[Measure | None, Measure | None]]:
    """Figures of one thing side by side: the same number first, then by what they count."""
    left, right = list(one), list(other)
    for key in (_amount, _thing):
        for was, now in _side_by_side(left, right, key):
            left.remove(was)
            right.remove(now)
            yield was, now
    yield from ((was, None) for was in left)
    yield from ((None, now) for now in right)


def _side_by_side(
    left: Iterable[Measure], right: Iterable[Measure], key: Callable[[Measure], object]
) -> list[tuple[Measure, Measure]]:
    """Those of one key in their order: the first with the first, the second with the second."""
    sides = [defaultdict[object, list[Measure]](list) for _ in (left, right)]
    for side, figures in zip(sides, (left, right), strict=True):
        for figure in figures:
            side[key(figure)].append(figure)
    return [
        pair
        for same, figures in sides[0].items()
        for pair in zip(figures, sides[1].get(same, ()), strict=False)
    ]


def _amount(measure: Measure) -> object:
    return measure.unit, number(measure)


def _thing(measure: Measure) -> object:
    return measure.unit, measure.counted, measure.state


def _written(span: Span, claim: Claim) -> bool:
    """Whether a claim has the same digits or words somewhere."""
    return f" {' '.join(fold(span.text).split())} " in f" {' '.join(fold(claim.text).split())} "


def quotations_changed(left: Claim, right: Claim, said: Said, along: Along) -> Iterator[Change]:
    """Words in quotation marks that are not the same in both: other words, fewer, or more."""
    sides = [[(q, printed(q.parts)) for q in said.quotations(c)] for c in (left, right)]
    near = [
        (-shared, n + m, n, m)
        for n, one in enumerate(sides[0])
        for m, other in enumerate(sides[1])
        if (shared := matched(one[1], other[1]))
    ]
    done = set[tuple[int, int]]()
    for _, _, n, m in sorted(near):
        if done.isdisjoint({(0, n), (1, m)}):
            done |= {(0, n), (1, m)}
            yield from _requoted(left, right, sides[0][n], sides[1][m], along)
    if along is not Along.VERSIONS:
        return
    for side, other in enumerate((right, left)):
        for n, (quotation, own) in enumerate(sides[side]):
            missed = (side, n) not in done and len(own) >= FEWEST
            if missed and not _stands(quotation, other, said):
                yield _alone(left, right, quotation.parts[0], gone=side == 0)


def _stands(quotation: Quotation, other: Claim, said: Said) -> bool:
    """Whether the article of the other claim has its words somewhere."""
    article = said.articles.get(other.span.article)
    return article is not None and all(said.has(article, p.text) for p in quotation.parts)


def _alone(left: Claim, right: Claim, words: Span, *, gone: bool) -> Change:
    return Change(
        kind=ChangeKind.QUOTATION,
        along=Along.VERSIONS,
        left=left.id,
        right=right.id,
        left_span=words if gone else left.span,
        right_span=right.span if gone else words,
        was=words.text if gone else "",
        now="" if gone else words.text,
        how=f"“{words.text}” is {'not quoted any more' if gone else 'quoted now'}",
    )


def _requoted(
    left: Claim,
    right: Claim,
    one: tuple[Quotation, list[Word]],
    other: tuple[Quotation, list[Word]],
    along: Along,
) -> Iterator[Change]:
    kinds = kinds_of(one[1], other[1])
    if kinds == (RenderingKind.SAME,):
        return
    spans = [(d.there, d.here) for d in differences(one[1], other[1])]
    whole = RenderingKind.RETRANSLATED in kinds or len(spans) != 1
    was, now = (None, None) if whole else spans[0]
    told = f"“{was.text if was else ''}” became “{now.text if now else ''}”"
    if was and not now:
        told = f"“{was.text}” is left out"
    elif now and not was:
        told = f"“{now.text}” is put in"
    yield Change(
        kind=ChangeKind.QUOTATION,
        along=along,
        left=left.id,
        right=right.id,
        left_span=was or one[0].parts[0],
        right_span=now or other[0].parts[0],
        was=(was.text if was else "") if not whole else one[0].parts[0].text,
        now=(now.text if now else "") if not whole else other[0].parts[0].text,
        how="the quotation is given in other words" if whole else f"in the quotation, {told}",
    )


def turned(left: Claim, right: Claim, said: Said, along: Along) -> Iterator[Change]:
    """That a statement now says the opposite, or the same of somebody else."""
    if left.status is Status.DENIED or right.status is Status.DENIED:
        return
    pairs = list(product(said.clauses(left), said.clauses(right)))
    for one, other in pairs:
        if one.predicate == other.predicate and _opposite(one, other, left, right):
            how = f"it says that it is {'not ' * other.negated}so; before, the opposite"
            kind = ChangeKind.REVERSED
            yield _clause(kind, left, right, one, other, along, how)
            return
    for one, other in pairs:
        if one.predicate == other.predicate and _other_subject(one, other, left, right, along):
            how = f"{other.agent} stands where {one.agent} stood"
            yield _clause(ChangeKind.SUBJECT, left, right, one, other, along, how)
            return


def _opposite(one: Proposition, other: Proposition, left: Claim, right: Claim) -> bool:
    if one.negated == other.negated or gist(left.text).negated == gist(right.text).negated:
        return False
    if _NEARLY.search(left.text) or _NEARLY.search(right.text):
        return False
    agents = one.agent == other.agent or not (one.agent and other.agent)
    return agents and one.patient == other.patient and bool(one.agent or one.patient)


def _other_subject(
    one: Proposition, other: Proposition, left: Claim, right: Claim, along: Along
) -> bool:
    """Two names, neither of which the other statement has; between versions, two nouns that do
    the same to one thing."""
    was, now = one.agent, other.agent
    if not (was and now) or one.negated != other.negated:
        return False
    bare = not (was[:1].isupper() and now[:1].isupper())
    if bare and (along is not Along.VERSIONS or not one.patient or one.patient != other.patient):
        return False
    if not set(fold(was).split()).isdisjoint(fold(now).split()):
        return False
    names = gist(left.text).names, gist(right.text).names
    there = {fold(w) for w in right.text.split()}, {fold(w) for w in left.text.split()}
    return not any(
        name in known or set(fold(name).split()) <= near
        for name, known, near in ((was, names[1], there[0]), (now, names[0], there[1]))
    )


def _clause(
    kind: ChangeKind,
    left: Claim,
    right: Claim,
    one: Proposition,
    other: Proposition,
    along: Along,
    how: str,
) -> Change:
    shown = kind is ChangeKind.SUBJECT
    return Change(
        kind=kind,
        along=along,
        left=left.id,
        right=right.id,
        left_span=one.span,
        right_span=other.span,
        was=one.agent if shown else one.span.text,
        now=other.agent if shown else other.span.text,
        how=how,
    )


def reworded(left: Claim, right: Claim, along: Along) -> Iterator[Change]:
    """That the same is said in other words."""
    if worded(left.text) == worded(right.text):
        return
    was, now = differing(left, right)
    yield Change(
        kind=ChangeKind.REWORDED,
        along=along,
        left=left.id,
        right=right.id,
        left_span=was or left.span,
        right_span=now or right.span,
        was=was.text if was else "",
        now=now.text if now else "",
        how="the words are others",
    )


def differing(left: Claim, right: Claim) -> tuple[Span | None, Span | None]:
    """From the first to the last word that only one of two statements has, as far as one part of
    the content goes; None where that one has nothing more."""
    one, other = ([w for w in printed(c.content) if w.form] for c in (left, right))
    matcher = SequenceMatcher(None, [w.form for w in one], [w.form for w in other], autojunk=False)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if not codes:
        return None, None
    return (
        _from(one[codes[0][1] : codes[-1][2]]),
        _from(other[codes[0][3] : codes[-1][4]]),
    )


def _from(found: Sequence[Word]) -> Span | None:
    if not found:
        return None
    part = found[0].part
    start = found[0].span.start
    end = max(w.span.end for w in found if w.part == part)
    text = part.text[start - part.start : end - part.start]
    return Span(article=part.article, start=start, end=end, text=text)
