"""What a later text makes of an earlier one: claims added, removed, softened, figures changed."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from reportedly.model.article import Article
from reportedly.model.attribution import Quotation
from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.claim import Claim, Proposition
from reportedly.model.lineage import Lineage
from reportedly.model.meaning import Meaning
from reportedly.model.quantity import Measure
from reportedly.model.story import ClaimGroup
from reportedly.reconcile.alignment import Pair, Said, aligned
from reportedly.reconcile.amended import (
    figures_changed,
    quotations_changed,
    reworded,
    turned,
)
from reportedly.reconcile.certainties import reserves_changed, strengths
from reportedly.reconcile.credits import credited
from reportedly.stage import Gather, Group, PerStory

__all__ = ["NEEDED", "along_versions", "between", "changes", "changes_between", "told"]

NEEDED = (Article, Claim, Measure, Proposition, Quotation, Meaning)
"""The kinds of records that `Said` is best given."""


def changes_between(left: str, right: str, said: Said, along: Along) -> Iterator[Change]:
    """All that became of the claims of one article (id) in another, in the order of the first.

    Along an origin nothing counts as added or removed, and other words are none: two articles
    that rest on one source tell different parts of it.
    """
    pairs = aligned(said.in_article(left), said.in_article(right), said)
    yield from told(pairs, (left, right), said, along)


def told(
    pairs: Iterable[Pair], articles: tuple[str, str], said: Said, along: Along
) -> Iterator[Change]:
    """The same of claims that are put in pairs already."""
    pairs = list(pairs)
    alone = {one.id for pair in pairs for one in pair if one is not None and None in pair}
    for one, other in pairs:
        if one is not None and other is not None:
            yield from between(one, other, said, along)
        elif along is Along.VERSIONS:
            only = one or other
            assert only is not None
            elsewhere = articles[1] if one is not None else articles[0]
            if only.nested_in not in alone and not said.stands_in(only, elsewhere):
                yield _alone(only, along, added=one is None)


def between(left: Claim, right: Claim, said: Said, along: Along) -> Iterator[Change]:
    """What became of one statement on its way from one text to another."""
    found = [
        *credited(left, right, said, along),
        *strengths(left, right, along),
        *reserves_changed(left, right, along),
        *figures_changed(left, right, said, along),
        *quotations_changed(left, right, said, along),
        *turned(left, right, said, along),
    ]
    yield from found
    if along is Along.VERSIONS and not found:
        yield from reworded(left, right, along)


def _alone(claim: Claim, along: Along, *, added: bool) -> Change:
    return Change(
        kind=ChangeKind.ADDED if added else ChangeKind.REMOVED,
        along=along,
        left="" if added else claim.id,
        right=claim.id if added else "",
        left_span=None if added else claim.span,
        right_span=claim.span if added else None,
        was="" if added else claim.text,
        now=claim.text if added else "",
        how="it is new" if added else "it is not there any more",
    )


def along_versions(lineages: Iterable[Lineage], said: Said) -> Iterator[Change]:
    """The changes from each version of an article to the next."""
    for lineage in lineages:
        held = [id for id in lineage.articles if id in said.articles]
        for earlier, later in pairwise(held):
            yield from changes_between(earlier, later, said, Along.VERSIONS)


def _fold(group: Group) -> Iterator[Change]:
    if lineages := group.of(Lineage):
        yield from along_versions(lineages, Said.of(group.members))


changes = Gather(
    name="changes",
    of=(Lineage, *NEEDED, ClaimGroup),
    makes=Change,
    by=PerStory(),
    fold=_fold,
)
