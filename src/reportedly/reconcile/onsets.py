"""The day of what the whole story is about: "the flood of Sunday" against "swept in on Monday"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.lexicon.load import lexicon
from reportedly.model.claim import Claim, head_of
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.span import Span
from reportedly.model.time import Time
from reportedly.reconcile.assertions import Assertion, is_held
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.resolve.voices import unsourced
from reportedly.text.parse import same_length
from reportedly.text.predications import verbs_of
from reportedly.text.terms import stem
from reportedly.text.windows import Window, days_apart, in_words, window

__all__ = ["onsets"]

NEAR = 3
"""Days between two dates of one happening; what is further apart is another one."""

_THE = r"\b(?:the|this|last|its|his|her|their)"
_FIRST = r"(?:the )?(?:first|opening) day of (?:the|a) (?:\w+ )?"


class _Onset(NamedTuple):
    """That a happening of some sort came on a day, as a claim puts it."""

    sort: str
    days: Window
    claim: Claim
    span: Span
    places: frozenset[str]


def onsets(
    told: Sequence[Assertion], claims: Iterable[Claim], times: Iterable[Time], places: Whereabouts
) -> Iterator[Contradiction]:
    """The day that most articles give for a happening against each other day of the same week.
    An article that gives two days tells of two happenings, unless it is only a day off."""
    found = [*_by_verbs(told), *_by_nouns(claims, times, told)]
    by_sort = defaultdict[str, list[_Onset]](list)
    for onset in found:
        by_sort[onset.sort].append(onset)
    for _, sort in sorted(by_sort.items()):
        yield from _of_sort(sort, places)


def _of_sort(found: Sequence[_Onset], places: Whereabouts) -> Iterator[Contradiction]:
    days = defaultdict[str, set[Window]](set)
    for onset in found:
        days[onset.span.article].add(onset.days)
    if len(days) < 2:
        return
    votes = Counter(day for each in days.values() if len(each) == 1 for day in each)
    if not votes:
        return
    usual = max(votes, key=lambda day: (votes[day], day))
    main = min(
        (o for o in found if o.days == usual and len(days[o.span.article]) == 1), key=_order
    )
    seen = {usual}
    for onset in sorted(found, key=_order):
        gap = days_apart(onset.days, usual)
        own = days[onset.span.article]
        near = 0 < gap <= NEAR if len(own) == 1 else gap == 1 and own == {onset.days, usual}
        if onset.days not in seen and near and _there(onset, main, places):
            seen.add(onset.days)
            yield _pair(onset, main)


def _order(onset: _Onset) -> tuple[bool, str, int]:
    return unsourced(onset.claim), onset.span.article, onset.span.start


def _there(one: _Onset, other: _Onset, places: Whereabouts) -> bool:
    if not (one.places and other.places):
        return True
    return any(places.can_be_one(a, b) for a in one.places for b in other.places)


def _pair(one: _Onset, other: _Onset) -> Contradiction:
    return Contradiction(
        kind=ContradictionKind.DATE,
        verdict=Comparison.CONFLICTING,
        left=one.claim.id,
        right=other.claim.id,
        left_span=one.span,
        right_span=other.span,
        slots=(one.sort,),
        how=f"{in_words(one.days)} against {in_words(other.days)}",
    )


def _by_verbs(told: Iterable[Assertion]) -> Iterator[_Onset]:
    """ "Walked out on Monday", "the quake struck on Monday"."""
    begins, verbs = _words()["begins"], _words()["verbs"]
    for a in told:
        if a.day is None or a.said.negated or a.ahead:
            continue
        said = set(verbs_of(a.said.predicate))
        words = {a.said.predicate, *_phrasal(a.span.text), *(said & set(a.said.terms))}
        sides = {head_of(side).lower() for side in (a.said.agent, a.said.patient)}
        for sort, nouns in _words()["nouns"].items():
            own = words & set(verbs.get(sort, ()))
            if own or (sides & set(nouns) and {a.said.predicate, *words} & set(begins)):
                yield _Onset(sort, a.day, a.claim, a.span, frozenset(a.places))
                break


def _phrasal(text: str) -> Iterator[str]:
    """ "walk out" for "walked out"."""
    for verb, particle in re.findall(r"\b([a-z]+) (out|down|off|in)\b", text):
        yield f"{stem(verb)} {particle}"


def _by_nouns(
    claims: Iterable[Claim], times: Iterable[Time], told: Iterable[Assertion]
) -> Iterator[_Onset]:
    """ "The flood of Sunday", "Monday's quake", "Tuesday, the first day of the strike"."""
    known = {time.id: time for time in times}
    places = {a.claim.id: frozenset(a.places) for a in told}
    for claim in claims:
        if not is_held(claim):
            continue
        for time in (known[id] for id in claim.times if id in known):
            days = window(time.edtf)
            if days is None or days[0] != days[1]:
                continue
            if found := _named(claim, time.span):
                sort, span = found
                yield _Onset(sort, days, claim, span, places.get(claim.id, frozenset()))


def _named(claim: Claim, day: Span) -> tuple[str, Span] | None:
    """The happening that a day stands right beside, and the words of both."""
    for part in claim.content:
        if not part.holds(day):
            continue
        text = same_length(part.text)
        at, end = day.start - part.start, day.end - part.start
        if before := re.search(
            rf"\b(?:the|this|last|its|his|her|their) (?:[a-z]+ )?({_nouns()}) (?:of|on) $",
            text[:at],
            re.I,
        ):
            start, stop, noun = before.start(), end, before[1]
        elif after := re.match(rf"(?:'s)? ({_nouns()})\b|, {_FIRST}({_nouns()})\b", text[end:]):
            start, stop, noun = at, end + after.end(), after[1] or after[2]
        else:
            return None
        span = Span(
            article=part.article,
            start=part.start + start,
            end=part.start + stop,
            text=part.text[start:stop],
        )
        return _sorts()[noun.lower()], span
    return None


@cache
def _words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    found: Mapping[str, Mapping[str, Sequence[str]]] = lexicon("predicates")["happenings"]
    return found


@cache
def _sorts() -> dict[str, str]:
    return {noun: sort for sort, nouns in _words()["nouns"].items() for noun in nouns}


@cache
def _nouns() -> str:
    return "|".join(map(re.escape, sorted(_sorts(), key=len, reverse=True)))
