"""On whose word something rests, as a tree of ids with every reason: "4 articles, 1 origin"."""

from dataclasses import dataclass

from reportedly.mcp.quoted import NOTICE, Origins, Place, line, lines, origins, place
from reportedly.mcp.shelf import State, short_id
from reportedly.model.record import articles_of
from reportedly.report.explained import explained
from reportedly.report.material import Material
from reportedly.report.tree_rows import Branch, Carrier, MaybeOne, Tree, Why

__all__ = ["TreeList", "origins_answer"]

TREES = 12
"""Trees of one answer at most."""
CARRIERS = 30
"""Articles of one origin that are told."""


@dataclass(frozen=True, kw_only=True)
class CarrierWords:
    """``through`` are those who passed it on, ``how`` what the article does with the words."""

    outlet: str
    source: str
    through: list[str]
    how: str
    reserve: str


@dataclass(frozen=True, kw_only=True)
class CarrierTold:
    claim: str
    asserts: bool
    said: str
    place: Place
    quoted: CarrierWords


@dataclass(frozen=True, kw_only=True)
class WhyTold:
    """How sure a merge is: decided (by a person), certain, probable, or possibly the same; quoted:
    the reason. ``ends`` are the ids of the two claims."""

    certainty: str
    ends: list[str]
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class BranchWords:
    name: str
    source: str
    roles: list[str]
    occasion: str


@dataclass(frozen=True, kw_only=True)
class BranchTold:
    """One origin. ``own``: an outlet's own words, told without a source; ``counted``: it is one of
    the independent origins; ``articles`` counts all that carry it."""

    n: int
    origin: str
    own: bool
    counted: bool
    asserts: bool
    articles: int
    carriers: list[CarrierTold]
    whys: list[WhyTold]
    quoted: BranchWords


@dataclass(frozen=True, kw_only=True)
class MaybeTold:
    """Two branches (by ``n``, 0 for one elsewhere) that may be one origin."""

    left: int
    right: int
    why: WhyTold


@dataclass(frozen=True, kw_only=True)
class TreeTold:
    """A statement, figure or origin: in how many articles, on how many independent origins."""

    id: str
    kind: str
    articles: int
    independent: Origins
    branches: list[BranchTold]
    maybe_one: list[MaybeTold]
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class TreeList:
    notice: str = NOTICE
    total: int
    trees: list[TreeTold]


def origins_answer(state: State, asked: str, story: str) -> TreeList:
    """The trees of a record (id) or of statements with these words. Raises ``LookupError`` where
    there are none."""
    entry = state.view.find(asked) if "-" in asked else None
    material = (
        Material(state.view, articles_of(entry.record)) if entry else state.material(story=story)
    )
    found = explained(state.view, asked, material)
    if not found:
        raise LookupError(f"no statement, figure or origin has the id or words {short_id(asked)}")
    trees = [_tree(state, one) for one in found[:TREES]]
    return TreeList(total=len(found), trees=trees)


def _tree(state: State, tree: Tree) -> TreeTold:
    return TreeTold(
        id=tree.id,
        kind=tree.kind,
        articles=len(tree.articles),
        independent=origins(tree.independent),
        branches=[_branch(state, branch) for branch in tree.branches],
        maybe_one=[_maybe(one) for one in tree.doubts],
        quoted=[line(tree.text)],
    )


def _branch(state: State, branch: Branch) -> BranchTold:
    return BranchTold(
        n=branch.n,
        origin=branch.origin,
        own=branch.own,
        counted=branch.counted,
        asserts=branch.asserts,
        articles=len({one.article for one in branch.carriers}),
        carriers=[_carrier(state, one) for one in branch.carriers[:CARRIERS]],
        whys=[_why(one) for one in branch.whys],
        quoted=BranchWords(
            name=line(branch.name),
            source=line(branch.source),
            roles=lines(branch.roles),
            occasion=line(branch.occasion),
        ),
    )


def _carrier(state: State, one: Carrier) -> CarrierTold:
    return CarrierTold(
        claim=one.claim,
        asserts=one.asserts,
        said=one.said,
        place=place(state.article(one.article), one.span),
        quoted=CarrierWords(
            outlet=line(one.outlet),
            source=line(one.source),
            through=lines(one.through),
            how=line(one.how),
            reserve=line(one.reserve),
        ),
    )


def _why(one: Why) -> WhyTold:
    return WhyTold(certainty=one.certainty, ends=list(one.ends), quoted=[line(one.why)])


def _maybe(one: MaybeOne) -> MaybeTold:
    return MaybeTold(left=one.left, right=one.right, why=_why(one.link))
