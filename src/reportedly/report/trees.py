"""Statements as trees of origins: who is said to know, through whom, printed by whom, and why."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.model.attribution import HopKind
from reportedly.model.origin import CopyKind, Doubt, Origin
from reportedly.model.story import ClaimGroup
from reportedly.report.material import Material
from reportedly.report.rows import ClaimRow
from reportedly.report.tree_rows import POSSIBLY, Branch, Carrier, MaybeOne, Tree
from reportedly.report.whys import alike, why, whys
from reportedly.report.wording import named, own_words
from reportedly.resolve.verbatim import verbatim

__all__ = ["group_tree", "tree"]

_TWICE = "one speaker on two occasions"

_COPIES = (CopyKind.DUPLICATE, CopyKind.VERSION, CopyKind.EXCERPT, CopyKind.PARTIAL)


def tree(material: Material, id: str, kind: str, text: str, claims: Iterable[str]) -> Tree:
    """What ``claims`` (ids) say as a tree: origins that several articles carry first, those that
    only deny or doubt it last."""
    rows = _ordered(material, claims)
    behind = defaultdict[str, list[ClaimRow]](list)
    for row in rows:
        behind[row.origin or row.id].append(row)
    ranked = sorted(
        behind.items(),
        key=lambda item: (
            not any(row.asserts for row in item[1]),
            -len({row.article for row in item[1]}),
        ),
    )
    independent = material.counted(row.id for row in rows if row.asserts)
    branches = tuple(
        _branch(material, n, held, id in independent.origins)
        for n, (id, held) in enumerate(ranked, start=1)
    )
    articles = material.newest(row.article for row in rows)
    return Tree(
        id=id,
        kind=kind,
        text=text,
        articles=articles,
        outlets=tuple(material.outlet(article) for article in articles),
        independent=independent,
        branches=branches,
        doubts=tuple(_doubts(material, {row.id for row in rows}, branches)),
    )


def group_tree(material: Material, group: ClaimGroup) -> Tree:
    """The tree of what several statements say alike, and why they are held to."""
    made = tree(material, group.id, "statement", group.text, group.claims)
    return replace(made, alike=tuple(alike(material, group)))


def _ordered(material: Material, claims: Iterable[str]) -> list[ClaimRow]:
    place = {id: n for n, id in enumerate(material.articles)}
    rows = [material.rows[id] for id in dict.fromkeys(claims) if id in material.rows]
    return sorted(rows, key=lambda row: (place[row.article], row.span.start, row.id))


def _branch(material: Material, n: int, rows: Sequence[ClaimRow], counted: bool) -> Branch:
    origin = material.origin_of.get(rows[0].id)
    root = min(rows, key=lambda row: (row.method == "narrator", row.repeats, len(row.chain)))
    source = origin.source if origin else None
    return Branch(
        n=n,
        origin=origin.id if origin else "",
        counted=counted,
        name=_name(material, origin, root),
        source=named(source) if source else root.source,
        roles=source.roles if source else root.roles,
        occasion=origin.occasion if origin else "",
        own=origin is not None and own_words(origin),
        asserts=any(row.asserts for row in rows),
        sure=root.because or root.basis,
        carriers=tuple(_carriers(material, rows, root)),
        whys=tuple(whys(material, origin, [row.id for row in rows])) if origin else (),
    )


def _name(material: Material, origin: Origin | None, root: ClaimRow) -> str:
    """What an origin is called; one article's own words by the article's short name."""
    if origin is None:
        return root.source or root.outlet
    alone = own_words(origin) and len(origin.articles) == 1
    return f"{material.label(origin.articles[0])}, own words" if alone else origin.name


def _carriers(material: Material, rows: Sequence[ClaimRow], root: ClaimRow) -> Iterator[Carrier]:
    """One for each article and wording, the root's first; a headline that repeats its own article
    is left out."""
    bodies = {row.article for row in rows if not row.repeats}
    told = dict[tuple[str, str], ClaimRow]()
    for row in (root, *rows):
        if not row.repeats or row.article not in bodies:
            told.setdefault((row.article, _words(row)), row)
    before = list[ClaimRow]()
    for row in told.values():
        claim = material.claims[row.id]
        yield Carrier(
            claim=row.id,
            article=row.article,
            outlet=row.outlet,
            label=material.label(row.article),
            source=row.source,
            through=_through(material, row),
            how=_how(material, row, before),
            same=any(_words(row) == _words(other) for other in before),
            text=row.text,
            span=claim.span,
            said=row.said,
            reserve=row.reserve,
            asserts=row.asserts,
            because=row.because,
        )
        before.append(row)


def _words(row: ClaimRow) -> str:
    return row.text.casefold().strip(" .,;“”\"'")


def _through(material: Material, row: ClaimRow) -> tuple[str, ...]:
    """Who passed it on between its source and the article: a wire, another paper, a spokesman."""
    claim, article = material.claims[row.id], material.articles[row.article]
    between = [hop for hop in claim.hops[1:] if hop.kind is not HopKind.CHANNEL]
    last = {row.outlet, article.outlet, claim.hops[-1].name if claim.hops else ""}
    names = [named(hop) for hop in between if hop.name not in last]
    carried = [relay.outlet for relay in article.relays if relay.how != "contributed"]
    return tuple(dict.fromkeys((*names, *carried)))


def _how(material: Material, row: ClaimRow, before: Sequence[ClaimRow]) -> str:
    """What the article does with the words, as against the articles named before it."""
    others = [other for other in before if other.article != row.article]
    alike = next((other for other in others if verbatim(row.text, other.text)), None)
    copied = next((found for other in others if (found := _copy(material, row, other))), "")
    if any(_words(row) == _words(other) for other in before):
        words = ""
    elif alike:
        words = f"word for word as in {material.label(alike.article)}"
    elif row.method == "narrator" and before:
        words = "names no source"
    elif row.method in ("direct", "mixed"):
        words = "in quotation marks"
    else:
        words = "in other words" if others else ""
    return ", ".join(part for part in (words, copied) if part)


def _copy(material: Material, row: ClaimRow, other: ClaimRow) -> str:
    left, right = sorted((row.article, other.article))
    found = material.copies.get((left, right))
    if found is None or found.kind not in _COPIES:
        return ""
    what = "parts" if found.kind is CopyKind.PARTIAL else found.kind
    return f"{what} of {material.label(other.article)}’s text, {found.containment:.0%}"


def _doubts(
    material: Material, claims: set[str], branches: Sequence[Branch]
) -> Iterator[MaybeOne]:
    """Origins of the tree that may be one, each pair once by its likeliest link, the likeliest
    pair first; then those of one speaker on two occasions."""
    number = {branch.origin: branch for branch in branches if branch.origin}
    found = dict[tuple[int, int], tuple[float, MaybeOne]]()
    for id, branch in number.items():
        for doubt in material.origins[id].doubts:
            other = material.origin_of.get(doubt.other)
            there = number.get(other.id) if other else None
            inside = {doubt.claim, doubt.other} <= claims or branch.counted
            if there is None or there.n == branch.n or not inside:
                continue
            pair = min(branch.n, there.n), max(branch.n, there.n)
            if pair not in found or found[pair][0] < doubt.score:
                found[pair] = (doubt.score, _maybe(material, branch, there, doubt))
    yield from (maybe for _, maybe in sorted(found.values(), key=lambda held: -held[0]))
    yield from _again(material, [b for b in number.values() if b.counted], found)


def _again(
    material: Material, branches: Sequence[Branch], told: Container[tuple[int, int]]
) -> Iterator[MaybeOne]:
    """One speaker on two occasions, who may know it from one and the same."""
    first = dict[str, Branch]()
    for branch in branches:
        speaker = material.origins[branch.origin].entity
        before = first.setdefault(speaker, branch)
        if speaker and before.n != branch.n and (before.n, branch.n) not in told:
            ends = (before.carriers[0].claim, branch.carriers[0].claim)
            doubt = Doubt(claim=ends[0], other=ends[1], why=_TWICE, score=0.0)
            yield _maybe(material, before, branch, doubt)


def _maybe(material: Material, one: Branch, other: Branch, doubt: Doubt) -> MaybeOne:
    link = why(material, doubt.claim, doubt.other, doubt.why, POSSIBLY)
    return MaybeOne(
        left=one.n, right=other.n, left_name=one.name, right_name=other.name, link=link
    )
