"""Which articles carry each other's text: "the same wire report in three papers"."""

from collections.abc import Iterable, Iterator, Sequence

from reportedly.model.article import Article
from reportedly.model.origin import Copy, CopyKind
from reportedly.model.span import Span
from reportedly.resolve.directions import (
    Direction,
    address,
    by_day,
    days_between,
    direction,
    one_house,
    one_maker,
    outlet_of,
    same_address,
    taken,
    title_of,
)
from reportedly.resolve.excerpts import leading_on, lifting, quoting
from reportedly.resolve.overlaps import Overlap, overlap
from reportedly.stage import Compare
from reportedly.text.shingles import RUN, Run, fingerprints, words
from reportedly.text.terms import terms
from reportedly.text.windows import window

__all__ = ["Overlap", "copies", "overlap"]

DUPLICATE, VERSION, PARTIAL = 0.9, 0.5, 0.1
"""Shares of the shorter article's own words found in the other (labels of the c_reuse set)."""
WHOLE = 0.7
"""Share of the longer one's words that two duplicates have in common: else one was cut."""
PASSAGE = 40
"""Own words shared in all from which less than `PARTIAL` of a long article still counts."""
RECURRING, HOUSE = 6, 3
"""Articles that share a passage over more than `LONG`, of any outlets or of one: what recurs so is
no news."""
GROWN = 1.1
"""How many times as long a version with additions is at least."""
LONG = 21
"""Days. A wire report is printed within a few, a columnist's note stands there for years."""


def _keys(article: Article) -> Iterator[str]:
    yield from fingerprints(words(article).texts)
    if place := address(article):
        yield f"page:{place}"


def _common(articles: Sequence[Article]) -> bool:
    """Whether what these articles share recurs: a columnist's note, a footer, a stock phrase.

    Versions of one report and its copies lie within weeks. An outlet that dates none of its pages
    shows its furniture where many share a passage.
    """
    if len(articles) < HOUSE:
        return False
    outlets = {outlet_of(article) for article in articles}
    house = len(outlets) == 1 and "" not in outlets
    days = sorted(days for a in articles if a.published and (days := window(a.published.first)))
    if not days:
        return house and len(articles) >= RECURRING
    spread = (days[-1][0] - days[0][0]).days
    return spread > LONG and len(articles) >= (HOUSE if house else RECURRING)


def _judge(left: Article, right: Article) -> Copy | None:
    left, right = sorted((left, right), key=lambda article: article.id)
    shared = overlap(left, right)
    leading = leading_on(left, right, shared)
    cited = leading or quoting(left, right, shared)
    taking = cited or _lifted(left, right, shared)
    kind = CopyKind.EXCERPT if leading else _kind(shared, bool(taking), left, right)
    if kind is None:
        return None
    found = Direction()
    if kind is CopyKind.EXCERPT:
        carrier, source = (left, right) if taking == left.id else (right, left)
        found = taken(carrier, source, cited=bool(cited))
    elif kind not in (CopyKind.SHARED_QUOTATION, CopyKind.SHARED_FURNITURE):
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


def _kind(shared: Overlap, taking: bool, left: Article, right: Article) -> CopyKind | None:
    share = shared.containment
    if same_address(left, right) and PARTIAL <= share < DUPLICATE:
        return CopyKind.VERSION
    if share >= VERSION and shared.own >= 2 * RUN:
        if share < DUPLICATE and _on_two_matters(left, right):
            return CopyKind.SHARED_FURNITURE
        whole = share >= DUPLICATE and shared.whole >= WHOLE
        return CopyKind.DUPLICATE if whole else CopyKind.VERSION
    if taking and shared.own + shared.quoted + shared.lifted >= 2 * RUN:
        return CopyKind.EXCERPT
    if (share >= PARTIAL and shared.own >= 2 * RUN) or shared.own >= 2 * PASSAGE:
        return CopyKind.SHARED_FURNITURE if _stock(left, right) else CopyKind.PARTIAL
    return CopyKind.SHARED_QUOTATION if shared.quoted + shared.lifted >= RUN else None


def _stock(left: Article, right: Article) -> bool:
    """Whether what two articles share in part is likely printed again and again."""
    weeks = days_between(left, right) > LONG and one_maker(left, right)
    return weeks or _on_two_matters(left, right)


def _on_two_matters(left: Article, right: Article) -> bool:
    """Whether two articles of one outlet have no word of their titles in common."""
    one, other = set(terms(title_of(left))), set(terms(title_of(right)))
    return one_house(left, right) and bool(one) and bool(other) and not one & other


def _lifted(left: Article, right: Article, shared: Overlap) -> str:
    """The one that quotes the other's own words at length, and is not dated earlier."""
    if shared.lifted < PASSAGE or shared.lifted <= shared.own or one_house(left, right):
        return ""
    by = lifting(left, right, shared.runs)
    return by if by != by_day(left, right)[0] else ""


def _reason(kind: CopyKind, shared: Overlap) -> str:
    if kind is CopyKind.SHARED_QUOTATION:
        return f"both quote the same {shared.quoted + shared.lifted} words; their own words differ"
    if kind is CopyKind.EXCERPT:
        taken = shared.own + shared.quoted + shared.lifted
        return f"one quotes {taken} words that stand in the other"
    if kind is CopyKind.SHARED_FURNITURE:
        return f"{shared.own} words stand in two articles of one outlet on two matters"
    percent = round(100 * shared.containment)
    return (
        f"{shared.own} words outside quotation marks stand word for word in both "
        f"({percent}% of the shorter)"
    )


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
