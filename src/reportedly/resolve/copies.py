"""Which articles carry each other's text: "the same wire report in three papers"."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from reportedly.model.article import Article, BlockKind
from reportedly.model.origin import Copy, CopyKind
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.stage import Compare
from reportedly.text.shingles import RUN, Run, Words, fingerprints, shared_runs, words

__all__ = ["Overlap", "copies", "overlap"]

DUPLICATE, VERSION, PARTIAL = 0.9, 0.5, 0.1
"""Shares of the shorter article's own words found in the other (labels of the c_reuse set)."""
PASSAGE = 40
"""Own words shared in all from which less than `PARTIAL` of a long article still counts."""
STRETCH = 6
"""Fewer own words in a row inside a shared run only carry a quotation ("he said on Monday")."""


@record
class Overlap:
    """What two articles share, in words: ``own`` outside quotation marks in both, ``quoted``
    inside them in both, ``lifted`` inside in one only; ``shorter`` has that many own words."""

    own: int
    quoted: int
    lifted: int
    shorter: int
    runs: tuple[Run, ...]

    @property
    def containment(self) -> float:
        return min(1.0, self.own / self.shorter) if self.shorter else 0.0


@lru_cache(maxsize=8192)
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
        own=own, quoted=quoted, lifted=lifted, shorter=min(one.own, other.own), runs=runs
    )


def _stretches(run: Run, one: Words, other: Words) -> Iterator[tuple[tuple[int, int], int]]:
    flags = zip(
        one.quoted[run.left : run.left + run.length],
        other.quoted[run.right : run.right + run.length],
        strict=True,
    )
    return ((flag, len(list(group))) for flag, group in groupby(flags))


def _keys(article: Article) -> Iterable[str]:
    return fingerprints(words(article).texts)


def _judge(left: Article, right: Article) -> Copy | None:
    shared = overlap(left, right)
    if (kind := _kind(shared)) is None:
        return None
    carrier, why = _carrier(left, right)
    if kind is CopyKind.SHARED_QUOTATION:
        carrier, why = "", ""
    return Copy(
        left=left.id,
        right=right.id,
        kind=kind,
        containment=round(shared.containment, 3),
        carrier=carrier,
        why="; ".join(part for part in (_reason(kind, shared), why) if part),
        passages=tuple(_passages(left, right, shared.runs)),
    )


def _kind(shared: Overlap) -> CopyKind | None:
    share = shared.containment
    if share >= VERSION:
        return CopyKind.DUPLICATE if share >= DUPLICATE else CopyKind.VERSION
    if shared.lifted >= PASSAGE and shared.lifted > shared.own:
        return CopyKind.EXCERPT
    if (share >= PARTIAL and shared.own >= 2 * RUN) or shared.own >= 2 * PASSAGE:
        return CopyKind.PARTIAL
    return CopyKind.SHARED_QUOTATION if shared.quoted + shared.lifted >= RUN else None


def _reason(kind: CopyKind, shared: Overlap) -> str:
    if kind is CopyKind.SHARED_QUOTATION:
        return f"both quote the same {shared.quoted + shared.lifted} words; their own words differ"
    if kind is CopyKind.EXCERPT:
        return f"one quotes {shared.lifted} words that are the other's own text"
    percent = round(100 * shared.containment)
    return (
        f"{shared.own} words outside quotation marks stand word for word in both "
        f"({percent}% of the shorter)"
    )


def _carrier(left: Article, right: Article) -> tuple[str, str]:
    """Which of the two carries the other's text, by what the page says, else by the later day."""
    for one, other in ((left, right), (right, left)):
        if (named := _names(one, other)) and not _names(other, one):
            return one.id, f"{_title(one)} names {named} as its source"
    first, second = left.published, right.published
    if first and second and first.last < second.first:
        return right.id, f"{_title(right)} was published later ({second.first})"
    if first and second and second.last < first.first:
        return left.id, f"{_title(left)} was published later ({first.first})"
    return "", "which of the two came first is not known"


def _names(article: Article, source: Article) -> str:
    """The other article's outlet, where this one relays or credits it."""
    outlet = source.outlet
    if not outlet:
        return ""
    credits = [article.text[b.start : b.end] for b in article.parts(BlockKind.CREDIT)]
    places = [article.dateline, article.byline, *credits, *(r.outlet for r in article.relays)]
    return outlet if any(outlet.casefold() in place.casefold() for place in places) else ""


def _title(article: Article) -> str:
    return article.outlet or article.title or article.source or article.id


def _passages(left: Article, right: Article, runs: Iterable[Run]) -> Iterator[tuple[Span, Span]]:
    """The shared runs as spans, longest first."""
    one, other = words(left), words(right)
    for run in sorted(runs, key=lambda run: (-run.length, run.left)):
        yield (
            left.at(one.starts[run.left], one.ends[run.left + run.length - 1]),
            right.at(other.starts[run.right], other.ends[run.right + run.length - 1]),
        )


copies = Compare(name="copies", of=Article, makes=Copy, keys=_keys, judge=_judge)
