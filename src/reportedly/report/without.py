"""What still stands without somebody: "two statements fall, the toll rests on one origin"."""

from collections.abc import Collection, Iterable

from reportedly.model.record import record
from reportedly.model.story import ClaimGroup, Story
from reportedly.report.counts import Counted
from reportedly.report.figures_after import FigureAfter, figures_after
from reportedly.report.material import Material
from reportedly.report.removal import Removed, removed
from reportedly.report.subjects import subjects

__all__ = ["GroupAfter", "Without", "left_by", "named", "near", "without"]


@record
class GroupAfter:
    """A statement with the origins that assert it, before and after; ``own`` says that only
    outlets' own words are left. ``lost`` are the ids of the claims that go, ``left`` of those that
    still assert it."""

    id: str
    text: str
    before: Counted
    after: Counted
    articles: int
    articles_after: int
    own: bool
    lost: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def falls(self) -> bool:
        return self.after.best == 0


@record
class Without:
    """``statements`` are those of several wordings or articles (groups), ``alone`` the ids of
    those made once that go, ``alone_kept`` how many of these stay. Lists hold what is touched,
    the numbers ``…_kept`` count what is not. ``origins`` are the ids of those that fall."""

    removed: tuple[Removed, ...]
    before: Counted
    after: Counted
    origins: tuple[str, ...]
    claims: int
    claims_gone: int
    articles: int
    articles_gone: int
    statements: tuple[GroupAfter, ...]
    statements_kept: int
    alone: tuple[str, ...]
    alone_kept: int
    figures: tuple[FigureAfter, ...]
    figures_kept: int

    @property
    def falls(self) -> bool:
        """Whether any statement or figure loses all support."""
        statements = any(row.falls for row in self.statements)
        return bool(self.alone) or statements or any(row.falls for row in self.figures)

    @property
    def fallen(self) -> tuple[GroupAfter, ...]:
        """The statements of several wordings that nobody asserts any more."""
        return tuple(row for row in self.statements if row.falls)

    @property
    def unsourced(self) -> tuple[GroupAfter, ...]:
        """Those of which only outlets' own words are left."""
        return tuple(row for row in self.statements if row.own)

    @property
    def weaker(self) -> tuple[GroupAfter, ...]:
        """Those that keep somebody who is cited, on fewer words."""
        return tuple(row for row in self.statements if not (row.falls or row.own))

    @property
    def figures_fallen(self) -> tuple[FigureAfter, ...]:
        return tuple(row for row in self.figures if row.falls)


def without(material: Material, asked: Iterable[str]) -> Without:
    """What stands once all that rests on these names is left out: names of speakers and outlets,
    ids of origins and articles. Raises ``LookupError``, `bearers.Unknown` for names."""
    found = named(material, asked)
    return left_by(near(material, found), found)


def named(material: Material, asked: Iterable[str]) -> tuple[Removed, ...]:
    """What goes with each name and id, in their order. All names are looked up together: what two
    people say jointly goes when both do."""
    wanted = list(dict.fromkeys(asked))
    texts = [words for words in wanted if words.startswith("art-")]
    made = (*removed(material, [w for w in wanted if w not in texts]), *subjects(material, texts))
    return tuple(sorted(made, key=lambda one: wanted.index(one.asked)))


def left_by(material: Material, found: tuple[Removed, ...]) -> Without:
    """What stands without all this; ``material`` must hold the stories it touches, whole."""
    gone = frozenset(id for one in found for sense in one.senses for id in sense.claims)
    told = {id for id, row in material.rows.items() if row.asserts and not row.repeats}
    groups = [_group(material, group, gone) for group in material.of(ClaimGroup)]
    touched = [row for row in groups if row and row.before != row.after]
    grouped = {id for group in material.of(ClaimGroup) for id in group.claims}
    figures = list(figures_after(material, gone))
    moved = [row for row in figures if row.touched]
    kept = {material.claims[id].span.article for id in material.claims.keys() - gone}
    return Without(
        removed=found,
        before=material.counted(material.claims),
        after=material.counted(material.claims.keys() - gone),
        origins=tuple(id for id, origin in material.origins.items() if gone >= set(origin.claims)),
        claims=len(material.claims),
        claims_gone=len(gone),
        articles=len(material.articles),
        articles_gone=len({c.span.article for c in material.claims.values()} - kept),
        statements=tuple(
            sorted(touched, key=lambda row: (not row.falls, -row.before.best, row.text, row.id))
        ),
        statements_kept=sum(row is not None for row in groups) - len(touched),
        alone=tuple(id for id in material.rows if id in (gone & told) - grouped),
        alone_kept=len(told - grouped - gone),
        figures=tuple(sorted(moved, key=lambda row: (not row.falls, row.label, row.as_of))),
        figures_kept=len(figures) - len(moved),
    )


def near(material: Material, found: Iterable[Removed]) -> Material:
    """Only the stories that are touched: the rest of a large ledger stands as it did."""
    gone = {article for one in found for sense in one.senses for article in sense.articles}
    told = gone | {a for s in material.of(Story) if gone & set(s.articles) for a in s.articles}
    told &= material.articles.keys()
    whole = len(told) == len(material.articles)
    return material if whole else Material(material.view, told, material.profile)


def _group(material: Material, group: ClaimGroup, gone: Collection[str]) -> GroupAfter | None:
    """None where nobody asserts it in the first place."""
    rows = [material.rows[id] for id in group.claims if id in material.rows]
    rows = [row for row in rows if row.asserts]
    left = [row for row in rows if row.id not in gone]
    if not rows:
        return None
    after = material.counted(row.id for row in left)
    cited = [
        id for id in after.origins if id not in material.origins or material.origins[id].cited
    ]
    return GroupAfter(
        id=group.id,
        text=group.text,
        before=material.counted(row.id for row in rows),
        after=after,
        articles=len({row.article for row in rows}),
        articles_after=len({row.article for row in left}),
        own=bool(left) and not cited,
        lost=tuple(row.id for row in rows if row.id in gone),
        left=tuple(row.id for row in left),
    )
