"""Figures that agree, were revised, or cannot both hold: "300 killed" against "40 killed"."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.contradiction import Comparison, Contradiction, Ground
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure, MeasureKind
from reportedly.reconcile.ages import ages
from reportedly.reconcile.carriers import settled
from reportedly.reconcile.completions import completed
from reportedly.reconcile.doubts import doubted
from reportedly.reconcile.figures import disjoint, id_of, interval, is_former, number, words
from reportedly.reconcile.keys import same_measure
from reportedly.reconcile.pairs import Ruling, named, pair
from reportedly.reconcile.rivals import rivals
from reportedly.reconcile.scopes import apart_in_scope
from reportedly.reconcile.slots import MAGNITUDE, Slots
from reportedly.reconcile.sums import checked
from reportedly.reconcile.telling import Telling
from reportedly.reconcile.verdicts import day_in_words, verdict
from reportedly.reconcile.worth import informative, worth_a_series
from reportedly.text.states import measure_words
from reportedly.text.windows import apart

__all__ = ["numeric"]

_MENDED = re.compile(
    r"\b(?:revis|correct|recount|amend|restat|re-?calculat|update)", re.IGNORECASE
)
"""Words that tell that a figure was mended, not only that it changed."""

MAX_PAIRS = 40
"""Pairs shown of one measure; what is left out says nothing that these do not."""


def numeric(
    measures: Sequence[Measure],
    origins: Sequence[Origin],
    texts: Iterable[str] = (),
    parts: Container[str] = (),
    claims: Iterable[Claim] = (),
    articles: Iterable[Article] = (),
) -> Iterator[Contradiction]:
    """The pairs of comparable figures that differ, one for each two origins that give them; then
    sums against wholes, and figures that look alike and must not be compared.

    Figures that can both hold, or that only grew, are shown once, however many tell them.
    ``texts`` say which place lies in which, ``parts`` are ids of quantities that are a part,
    ``claims`` which figures were taken back, ``articles`` what was printed first.
    """
    by_id, articles = {claim.id: claim for claim in claims}, list(articles)
    read, every = completed(measures), measures
    measures = [m for m in measures if informative(read.get(m.id, m))]
    telling, texts = Telling.read(measures, origins, articles, by_id.values()), list(texts)
    cells = same_measure(measures, texts, parts, telling, read)
    shown = [c for slots, found in cells.items() for c in _replaced(slots, found, by_id)]
    cells = {
        slots: found
        for slots, found in cells.items()
        if worth_a_series([read.get(m.id, m) for m in found])
    }
    yield from shown
    bodies = {article.id: article.text for article in articles}
    held = list(rivals(every, by_id, articles, telling, shown))
    yield from held
    yield from ages(every, bodies)
    known = {frozenset((c.left_span, c.right_span)) for c in (*shown, *held)}
    judged = [
        *(
            told
            for slots, found in cells.items()
            for told in _of_measure(slots, found, settled(found, telling), telling, bodies)
        ),
        *checked(cells, telling),
    ]
    yield from (c for c in judged if frozenset((c.left_span, c.right_span)) not in known)
    yield from apart_in_scope(cells, telling, texts)


def _of_measure(
    slots: Slots,
    found: Sequence[Measure],
    telling: Telling,
    given: Telling,
    texts: Mapping[str, str],
) -> Iterator[Contradiction]:
    here = replace(telling, days=given.days)  # one article sets an old figure against a new one
    standing = [m for m in found if not is_former(m)]
    voices, together = _voices(standing, telling), _Together(standing)
    steps = _Steps({telling.day(m) for m in voices})
    shown, count = set[tuple[object, ...]](), 0
    for one, other in combinations(voices, 2):
        if interval(one) == interval(other):
            continue
        breath = together(one, other) and not apart(telling.day(one), telling.day(other))
        if breath and slots.unit != MAGNITUDE and not _is_gone(one, other, telling):
            continue
        replaced = (number(other), number(one)) in telling.changes
        if steps.between(telling.day(one), telling.day(other)) and not replaced:
            continue
        planned = any(s.startswith("expected ") for s in (slots.state, one.state, other.state))
        beside = one.span.article == other.span.article and slots.unit != MAGNITUDE
        ruling = verdict(one, other, here if beside else telling, planned=planned)
        if _is_step(one, other, ruling.verdict) and together(one, other) and not breath:
            left, right = (day_in_words(telling.day(m)) for m in (one, other))
            how = f"one claim gives both, as of {left} and {right}"
            ruling = Ruling(Comparison.REVISED, how, Ground.DATE)
        if breath and ruling.verdict is Comparison.REVISED and not _is_gone(one, other, telling):
            how = "one article holds them against each other"
            ruling = Ruling(Comparison.CONFLICTING, how)
        unsided = slots.counted == "soldier" and not slots.side
        conflicting = ruling.verdict is Comparison.CONFLICTING
        if conflicting and (doubt := doubted(one, other, slots, telling, texts)) is not None:
            ruling = doubt
        elif conflicting and unsided and one.span.article != other.span.article:
            how = "whose soldiers they are is not said"
            ruling = Ruling(Comparison.NOT_COMPARABLE, how, Ground.SCOPE)
        agreed = ruling.verdict in (Comparison.COMPATIBLE, Comparison.NOT_COMPARABLE)
        key = (ruling.verdict, *sorted((interval(one), interval(other))))
        if agreed and key in shown:
            continue
        shown.add(key)
        yield pair(one, other, ruling, named(slots))
        count += 1
        if count == MAX_PAIRS:
            return


def _replaced(
    slots: Slots, found: Sequence[Measure], claims: Mapping[str, Claim]
) -> Iterator[Contradiction]:
    """What a claim itself says is replaced: "lowered the toll to 27 from 31". What is no toll may
    only have changed, so that some word must say that it was mended."""
    new = defaultdict[str, list[Measure]](list)
    for measure in found:
        if not is_former(measure):
            new[measure.claim].append(measure)
    events = measure_words().kinds["event"] if not slots.unit else ()
    for old in filter(is_former, found):
        for now in new.get(old.claim, ()) if old.claim in claims else ():
            mended = slots.state in events or _MENDED.search(claims[old.claim].text)
            if mended and number(old) != number(now):
                how = f"“{words(old)}” was replaced by “{words(now)}” in so many words"
                ruling = Ruling(Comparison.REVISED, how, Ground.DATE)
                yield pair(old, now, ruling, named(slots))
                break


def _is_step(one: Measure, other: Measure, said: Comparison) -> bool:
    """Whether two totals that exclude each other were told to be one after the other."""
    stock = MeasureKind.STOCK in (one.kind, other.kind) or one.unit
    agreed = said in (Comparison.COMPATIBLE, Comparison.CONFLICTING)
    return agreed and not stock and disjoint(interval(one), interval(other))


def _is_gone(one: Measure, other: Measure, telling: Telling) -> bool:
    """Whether one of two figures was taken back where it is told."""
    return id_of(one) in telling.void or id_of(other) in telling.void


class _Steps:
    """The days on which a measure was told, in order."""

    def __init__(self, days: Iterable[str]) -> None:
        self.days = sorted(days)
        self._known = dict[tuple[str, str], bool]()

    def between(self, first: str, last: str) -> bool:
        """Whether some figure lies between two days, so that the growth is told by steps."""
        if (known := self._known.get((first, last))) is None:
            known = any(
                first < day < last and apart(first, day) and apart(day, last) for day in self.days
            )
            self._known[first, last] = known
        return known


class _Together:
    """Which figures some claim gives in one breath: "two of its three terminals"."""

    def __init__(self, found: Iterable[Measure]) -> None:
        self._claims = defaultdict[tuple[float, float], set[str]](set)
        for measure in found:
            self._claims[interval(measure)].add(measure.claim)

    def __call__(self, one: Measure, other: Measure) -> bool:
        return not self._claims[interval(one)].isdisjoint(self._claims[interval(other)])


def _voices(found: Sequence[Measure], telling: Telling) -> list[Measure]:
    """One figure for each origin, value and day: its copies add nothing, and that it was taken
    back later is said of one that is told so only where nobody tells it otherwise."""
    first = dict[tuple[object, ...], Measure]()
    for measure in sorted(found, key=lambda m: (id_of(m) in telling.void, *_place(m))):
        key = (telling.voice(measure), interval(measure), telling.day(measure))
        first.setdefault(key, measure)
    return sorted(first.values(), key=lambda m: (telling.day(m) or "9999", *_place(m)))


def _place(measure: Measure) -> tuple[str, int, str]:
    return measure.span.article, measure.span.start, measure.id
