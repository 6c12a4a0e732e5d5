"""Which articles carry each other's text: "the same wire report in three papers"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reportedly.model.article import Article
from reportedly.model.origin import Copy, CopyKind
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.resolve.directions import Direction, address, direction, outlet_of, same_address
from reportedly.stage import Compare
from reportedly.text.shingles import RUN, Run, Words, fingerprints, shared_runs, words
from reportedly.text.windows import window

__all__ = ["Overlap", "copies", "overlap"]

DUPLICATE, VERSION, PARTIAL = 0.9, 0.5, 0.1
"""Shares of the shorter article's own words found in the other (labels of the c_reuse set)."""
WHOLE = 0.7
"""Share of the longer one's words that two duplicates have in common: else one was cut."""
PASSAGE = 40
"""Own words shared in all from which less than `PARTIAL` of a long article still counts."""
STRETCH = 6
"""Fewer own words in a row inside a shared run only carry a quotation ("he said on Monday")."""
RECURRING = 6
"""Articles that share a passage over more than `WEEKS`: what recurs so is no news."""
GROWN = 1.1
"""How many times as long a version with additions is at least."""
WEEKS = 21
"""Days. A wire report is printed within a few, a columnist's note stands there for years."""

_SAID_TO = (
    r"\b(?:told|tells|telling|interview(?:ed)? (?:with|by|in)|sp(?:eak|oke|eaking) (?:to|with)"
    r"|(?:op-ed|column|essay|article|piece|editorial|letter) (?:\w+ )?(?:in|for|by))"
    r" (?:the )?"
)


@record
class Overlap:
    """What two articles share, in words: ``own`` outside quotation marks in both, ``quoted``
    inside them in both, ``lifted`` inside in one only.

    ``shorter`` is the number of own words of the article with fewer, ``longest`` that of all words
    of the longer one.
    """

    own: int
    quoted: int
    lifted: int
    shorter: int
    longest: int
    runs: tuple[Run, ...]

    @property
    def containment(self) -> float:
        return min(1.0, self.own / self.shorter) if self.shorter else 0.0

    @property
    def whole(self) -> float:
        """The share of the longer one's words, quoted or not, that stand in both."""
        return min(1.0, (self.own + self.quoted + self.lifted) / self.longest)


def overlap(left: Article, right: Article) -> Overlap:
    """Measure the word runs two articles share; captions, galleries and furniture do not count."""
    one, other = words(left), words(right)
    runs = tuple(shared_runs(one.texts, other.texts))
    own = quoted = lifted = 0
    for run in runs:
        for (a, b), length in _stretches(run, one, other):
            own += length if not (a or b) and length >= STRETCH else 0
            quoted += length if a and b else 0
            lifted += length if a != b else 0
    return Overlap(
        own=own,
        quoted=quoted,
        lifted=lifted,
        shorter=min(one.own, other.own),
        longest=max(len(one.texts), len(other.texts), 1),
        runs=runs,
    )


def _stretches(run: Run, one: Words, other: Words) -> Iterator[tuple[tuple[int, int], int]]:
    flags = zip(
        one.quoted[run.left : run.left + run.length],
        other.quoted[run.right : run.right + run.length],
        strict=True,
    )
    return ((flag, len(list(group))) for flag, group in groupby(flags))


def _keys(article: Article) -> Iterator[str]:
    yield from fingerprints(words(article).texts)
    if place := address(article):
        yield f"page:{place}"


def _common(articles: Sequence[Article]) -> bool:
    """Whether what these articles share recurs: a columnist's note, a footer, a stock phrase."""
    if len(articles) < RECURRING:
        return False
    days = sorted(days for a in articles if a.published and (days := window(a.published.first)))
    return len(days) >= RECURRING and (days[-1][0] - days[0][0]).days > WEEKS


def _judge(left: Article, right: Article) -> Copy | None:
    shared = overlap(left, right)
    quoting = _quoting(left, right) if shared.quoted + shared.lifted >= 2 * PASSAGE else ""
    if (kind := _kind(shared, quoting, left, right)) is None:
        return None
    found = Direction()
    if kind is CopyKind.EXCERPT:
        found = direction(left, right, quoting=quoting or _lifting(left, right, shared.runs))
    elif kind is not CopyKind.SHARED_QUOTATION:
        found = direction(left, right, holds=_holding(left, right, shared))
    return Copy(
        left=left.id,
        right=right.id,
        kind=kind,
        containment=round(shared.containment, 3),
        carrier=found.carrier,
        earlier=found.earlier,
        common=found.common,
        why="; ".join(part for part in (_reason(kind, shared), found.why) if part),
        passages=tuple(_passages(left, right, shared.runs)),
    )


def _kind(shared: Overlap, quoting: str, left: Article, right: Article) -> CopyKind | None:
    share = shared.containment
    if share >= VERSION and shared.own >= 2 * RUN:
        whole = share >= DUPLICATE and shared.whole >= WHOLE
        return CopyKind.DUPLICATE if whole else CopyKind.VERSION
    if same_address(left, right) and share >= PARTIAL:
        return CopyKind.VERSION
    if shared.lifted >= PASSAGE and shared.lifted > shared.own:
        return CopyKind.EXCERPT
    if quoting and shared.quoted + shared.lifted > shared.own:
        return CopyKind.EXCERPT
    if (share >= PARTIAL and shared.own >= 2 * RUN) or shared.own >= 2 * PASSAGE:
        return CopyKind.PARTIAL
    return CopyKind.SHARED_QUOTATION if shared.quoted + shared.lifted >= RUN else None


def _reason(kind: CopyKind, shared: Overlap) -> str:
    if kind is CopyKind.SHARED_QUOTATION:
        return f"both quote the same {shared.quoted + shared.lifted} words; their own words differ"
    if kind is CopyKind.EXCERPT:
        return f"one quotes {shared.quoted + shared.lifted} words that stand in the other"
    percent = round(100 * shared.containment)
    return (
        f"{shared.own} words outside quotation marks stand word for word in both "
        f"({percent}% of the shorter)"
    )


def _quoting(left: Article, right: Article) -> str:
    """The one of the two that says that words were said to, or written in, the other's outlet;
    "" if none does or both do."""
    found = {
        article.id
        for article, source in ((left, right), (right, left))
        if (outlet := outlet_of(source).casefold().removeprefix("the "))
        and outlet_of(article).casefold().removeprefix("the ") != outlet
        and re.search(_SAID_TO + re.escape(outlet) + r"\b", article.text, re.I)
    }
    return found.pop() if len(found) == 1 else ""


def _lifting(left: Article, right: Article, runs: Iterable[Run]) -> str:
    """The one that has in quotation marks what are the other's own words."""
    one, other = words(left), words(right)
    marked = [0, 0]
    for run in runs:
        marked[0] += one.quoted.count(1, run.left, run.left + run.length)
        marked[1] += other.quoted.count(1, run.right, run.right + run.length)
    return left.id if marked[0] > marked[1] else right.id


def _holding(left: Article, right: Article, shared: Overlap) -> str:
    """The clearly longer one of two, where it has nearly all of the other's own words."""
    short, long = sorted(
        (left, right), key=lambda article: (len(words(article).texts), article.id)
    )
    grown = len(words(long).texts) >= GROWN * len(words(short).texts)
    return long.id if grown and shared.containment >= DUPLICATE else ""


def _passages(left: Article, right: Article, runs: Iterable[Run]) -> Iterator[tuple[Span, Span]]:
    """The shared runs as spans, longest first."""
    one, other = words(left), words(right)
    for run in sorted(runs, key=lambda run: (-run.length, run.left)):
        yield (
            left.at(one.starts[run.left], one.ends[run.left + run.length - 1]),
            right.at(other.starts[run.right], other.ends[run.right + run.length - 1]),
        )


copies = Compare(name="copies", of=Article, makes=Copy, keys=_keys, judge=_judge, common=_common)
