"""What a statement loses on its way: "Kovalenko said it may" is now "officials believe"."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from reportedly.model.article import Article, BlockKind
from reportedly.model.attribution import HopKind, Method, Quotation
from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.claim import Claim, Proposition
from reportedly.model.lineage import Lineage
from reportedly.model.meaning import Meaning
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure
from reportedly.model.series import Series
from reportedly.model.span import Span
from reportedly.model.story import ClaimGroup
from reportedly.model.utterance import Utterance
from reportedly.reconcile.alignment import Said
from reportedly.reconcile.changes import between
from reportedly.reconcile.losses import at_large, counts, requoted, subject
from reportedly.reconcile.lost_bounds import bounds
from reportedly.reconcile.matters import covered, matter
from reportedly.reconcile.overstatements import overstatements
from reportedly.resolve.voices import narrated
from reportedly.stage import Gather, Group, PerStory
from reportedly.text.terms import fold

__all__ = ["drifts"]

LIKE, LEAST = 0.6, 0.25
"""Share of the words of one statement, by weight, that another must have to be it retold; and of
the other that it must have."""
MOST = 40
"""Statements nearer to the root that one is held against."""
WHO = (ChangeKind.WIDENED, ChangeKind.SUBJECT)
HEADS = (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.CAPTION)
UNNAMED = (HopKind.ANONYMOUS, HopKind.UNNAMED_REPORTS)


def _fold(group: Group) -> Iterator[Change]:
    """Along headlines, origins, chains; bounds as the series found them."""
    said = Said.of(group.members)
    found = list[Change]()
    for article in group.of(Article):
        found += overstatements(article, said)
    for origin in sorted(group.of(Origin), key=lambda o: o.id):
        if origin.cited:
            found += _along(origin, said)
    found += _groups(group.of(ClaimGroup), said)
    for utterance in group.of(Utterance):
        found += requoted(utterance, lambda span: _printed(span, said))
    found += _bounds(group, said)
    lineage = {a: one.id for one in group.of(Lineage) for a in one.articles}
    yield from (change for change in _once(found) if not _one_article(change, lineage))


def _one_article(change: Change, lineage: Mapping[str, str]) -> bool:
    """Whether both ends stand in two versions of one article: that is no way from text to text."""
    if len(change.articles) < 2:
        return False
    one, other = change.articles
    return one in lineage and lineage[one] == lineage.get(other)


def _groups(groups: Iterable[ClaimGroup], said: Said) -> Iterator[Change]:
    """What one says and many without a name say too, elsewhere and not before, though nothing
    shows that it is their word as well as his."""
    for group in groups:
        claims = [said.claims[id] for id in group.claims if id in said.claims]
        claims = [c for c in claims if c.hops and not narrated(c) and not _in_heading(c, said)]
        claims.sort(key=lambda c: (_day_of(c, said) or "9999", c.span.article, c.span.start))
        for claim in claims[:MOST]:
            before = (
                c
                for c in claims[:MOST]
                if c.span.article != claim.span.article
                and _day_of(c, said) <= _day_of(claim, said)
                and _day_of(c, said)
            )
            found = (change for c in before for change in at_large(c, claim, said))
            yield from islice(found, 1)


def _along(origin: Origin, said: Said) -> Iterator[Change]:
    """What each statement of an origin lost against the one nearest to its root that tells the
    same in another article, or by name in its own."""
    claims = [said.claims[id] for id in origin.claims if id in said.claims]
    claims = [c for c in claims if not _in_heading(c, said)]
    posted = {c.span.article for c in claims if any(hop.kind is HopKind.CHANNEL for hop in c.hops)}
    ranked = sorted(claims, key=lambda c: _distance(c, said, posted))
    cells = defaultdict[object, list[Claim]](list)
    for claim in ranked:
        keys = _keys(claim, said)
        nearer = dict.fromkeys(c for key in keys for c in cells[key][:MOST])
        root = _root(claim, nearer, said)
        named = (c for c in nearer if c is not root and _vaguer(c, claim))
        for other in (root, _root(claim, named, said)):
            if other is None:
                continue
            along = Along.CHAIN if _through(other, claim, said) else Along.ORIGIN
            yield from subject(other, claim, said, along)
            for change in between(other, claim, said, along):
                if (other is root or change.kind in WHO) and counts(change, other, claim, said):
                    yield change
            if other is root and _day_of(other, said) == _day_of(claim, said):
                yield from _left_out(claim, other, said, along)
        for key in keys:
            cells[key].append(claim)


def _left_out(root: Claim, claim: Claim, said: Said, along: Along) -> Iterator[Change]:
    """The reserves that only one of two papers tells, where it is not known which was first: what
    one has the other leaves out."""
    for change in between(root, claim, said, along):
        if change.kind is ChangeKind.RESERVE_DROPPED and counts(change, root, claim, said):
            yield change


def _distance(claim: Claim, said: Said, posted: Collection[str]) -> tuple[object, ...]:
    """How far from who knows: by name, through others, by nobody; then by day, and whether the
    article tells where it was said (``posted``)."""
    own = narrated(claim)
    return (
        own,
        not own and claim.hops[0].kind in UNNAMED,
        sum(hop.kind is HopKind.OUTLET for hop in claim.hops),
        _day_of(claim, said) or "9999",
        claim.span.article not in posted,
        claim.method is not Method.DIRECT,
        claim.span.article,
        claim.span.start,
    )


def _keys(claim: Claim, said: Said) -> list[object]:
    """What two statements must share to be one retold: a group, or what a clause speaks of."""
    about = [matter(clause) for clause in said.clauses(claim)]
    group = said.group(claim)
    return list(dict.fromkeys(key for key in (group, *about) if key))


def _root(claim: Claim, nearer: Iterable[Claim], said: Said) -> Claim | None:
    """The statement that this one retells, None where none is likely to be that one."""
    best, found = 0.0, None
    for other in nearer:
        here = other.span.article == claim.span.article
        if here and (not _vaguer(other, claim) or _within(other, claim)):
            continue
        shares = sorted((covered(claim.text, other.text), covered(other.text, claim.text)))
        together = bool(said.group(claim)) and said.group(claim) == said.group(other)
        if together or (shares[1] >= LIKE and shares[0] >= LEAST):
            likeness = shares[1] + together
            if likeness > best:
                best, found = likeness, other
    return found


def _within(one: Claim, other: Claim) -> bool:
    """Whether the one is part of the other: "Dina said that sources told her …"."""
    return any(a.overlaps(b) for a in one.content for b in other.content)


def _vaguer(near: Claim, far: Claim) -> bool:
    """Whether an article names who said it in one place and not in another."""
    return near.hops[0].kind not in UNNAMED and far.hops[0].kind in UNNAMED


def _through(root: Claim, claim: Claim, said: Said) -> bool:
    """Whether a statement came through the paper that prints the other."""
    article = said.articles.get(root.span.article)
    outlet = fold(article.outlet) if article and article.outlet else ""
    return bool(outlet) and any(fold(hop.name) == outlet for hop in claim.hops[:-1])


def _in_heading(claim: Claim, said: Said) -> bool:
    article = said.articles.get(claim.span.article)
    block = article.block_at(claim.span.start) if article else None
    return block is not None and block.kind in HEADS


def _bounds(group: Group, said: Said) -> Iterator[Change]:
    lost = bounds(
        group.of(Series),
        group.of(Measure),
        said,
        lambda claim: _in_heading(claim, said),
        lambda span: _printed(span, said),
    )
    for change, root, claim in lost:
        yield replace(change, along=Along.CHAIN) if _through(root, claim, said) else change


def _day_of(of: Claim | Measure, said: Said) -> str:
    return _printed(of.span, said)


def _printed(span: Span, said: Said) -> str:
    """The first day on which an article can have come out, "" where that is not known."""
    article = said.articles.get(span.article)
    return article.published.first if article and article.published else ""


def _once(found: Sequence[Change]) -> Iterator[Change]:
    """One reserve that a paper leaves out is one change, in how many statements ever; where
    somebody is named, what was given to more people is his."""
    seen = set[tuple[object, ...]]()
    for change in found:
        spans = (change.left_span, change.right_span)
        places = tuple(span.article for span in spans if span)
        key: tuple[object, ...] = (change.kind, places, change.was, change.now)
        if change.kind not in (ChangeKind.RESERVE_DROPPED, ChangeKind.WIDENED):
            key = (*key, change.left, change.right)
        if key not in seen:
            seen.add(key)
            yield change


drifts = Gather(
    name="drifts",
    of=(
        Article,
        Claim,
        ClaimGroup,
        Lineage,
        Meaning,
        Measure,
        Origin,
        Proposition,
        Quotation,
        Series,
        Utterance,
    ),
    makes=Change,
    by=PerStory(),
    fold=_fold,
)
