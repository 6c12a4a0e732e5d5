"""What the sentences of a brief are made from: who says it, on which day, on whose word."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from reportedly.model.quantity import Quantity
from reportedly.model.span import Span
from reportedly.report import tables
from reportedly.report.clashes import Clash, clashes
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow
from reportedly.report.figures import figures
from reportedly.report.material import Material
from reportedly.report.origin_rows import SharedRow
from reportedly.report.rows import ClaimRow
from reportedly.report.safe import one_line
from reportedly.report.shared import groups
from reportedly.report.withheld import Withheld, withheld
from reportedly.report.wording import count, own_words

__all__ = ["UNVERIFIED", "WITHHELD", "Told"]

UNVERIFIED = ("not confirmed", "unverified by outlet")

WITHHELD = (
    "denied",
    "retracted",
    "superseded",
    "not confirmed",
    "unverified by outlet",
    "no comment",
)


class Told:
    """All that is told of some claims (ids; None: of all the material), each table made once.

    A row belongs where any of its claims was chosen: the others beside it are its other side.
    """

    def __init__(self, material: Material, claims: Collection[str] | None = None) -> None:
        self.material = material
        self._chosen = None if claims is None else frozenset(claims)

    def asked(self, claims: Iterable[str]) -> bool:
        return self._chosen is None or not self._chosen.isdisjoint(claims)

    @cached_property
    def rows(self) -> tuple[ClaimRow, ...]:
        """The claims that stand; what was taken back is told with its correction."""
        held = self.material.rows.values()
        return tuple(row for row in held if not row.withdrawn and self.asked((row.id,)))

    @cached_property
    def groups(self) -> tuple[SharedRow, ...]:
        found = groups(self.material)
        return tuple(row for row in found if self.asked(c.id for c in row.claims))

    @cached_property
    def figures(self) -> tuple[FigureRow, ...]:
        found = self.material.made(figures)
        return tuple(row for row in found if self.asked(p.claim for p in row.points))

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        rows = self.material.made(tables.conflicts)
        kept = (row for row in rows if self.asked((row.left, row.right)))
        gone = self.material.withdrawn
        open_ = [row for row in kept if row.left not in gone and row.right not in gone]
        return clashes(open_, self.material.made(figures))

    def articles(self, ids: Iterable[str]) -> str:
        """As in "2 articles": the versions of one article are one."""
        return count(len(self.material.newest(ids)), "article")

    @cached_property
    def withheld(self) -> tuple[Withheld, ...]:
        return withheld(self.rows)

    def numbers(self, row: ClaimRow) -> frozenset[float]:
        """The figures that its words give."""
        near = self._numbers.get(row.article, ())
        return frozenset(
            n for at, n in near if any(s.start <= at.start and at.end <= s.end for s in row.spans)
        )

    @cached_property
    def _numbers(self) -> dict[str, list[tuple[Span, float]]]:
        found = defaultdict[str, list[tuple[Span, float]]](list)
        for one in self.material.of(Quantity):
            given = (n for n in (one.value, one.low, one.high) if n is not None)
            if (number := next(given, None)) is not None:
                found[one.span.article].append((one.span, number))
        return found

    @cached_property
    def outdated(self) -> frozenset[str]:
        """The claims that give an older value of a figure than the latest, and not that too."""
        older, newest = set[str](), set[str]()
        for row in self.figures:
            latest = row.latest
            for point in row.points if latest and row.earlier else ():
                as_latest = latest and point.id in latest.measures
                (newest if as_latest else older).add(point.claim)
        return frozenset(older - newest)

    @cached_property
    def unverified(self) -> frozenset[str]:
        """The claims that are told as not confirmed or not verified."""
        held = (row for row in self.withheld if row.status in UNVERIFIED)
        return frozenset(claim.id for row in held for claim in row.claims)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The claims in open conflict."""
        open_pairs = (c for c in self.clashes if c.verdict == "conflicting")
        return frozenset(side.claim for c in open_pairs for side in (c.one, *c.others))

    @cached_property
    def contested(self) -> frozenset[str]:
        """The claims of which anything stands against: denied, withheld, in open conflict."""
        doubted = (row.id for row in self.material.rows.values() if _doubted(row))
        return frozenset((*self.sides, *doubted))

    def who(self, row: ClaimRow) -> str:
        """The speaker as the ledger has it, with channel and day where they are known; an outlet
        that names no source is said to speak in its own words."""
        origin = self.material.origins.get(row.origin)
        if row.method == "narrator" or (origin is not None and own_words(origin)):
            return f"{one_line(row.outlet)} in its own words{self._printed(row)}"
        occasion = one_line(origin.occasion) if origin else ""
        if not occasion or occasion == f"through {row.source}":
            when = f", {day(row.said)}" if row.said else self._printed(row)
        else:
            when = f", {occasion}"
        return f"{one_line(row.source or row.outlet)}{when}"

    def _printed(self, row: ClaimRow) -> str:
        article = self.material.articles.get(row.article)
        published = article.published if article else None
        return f", {day(published.day)}" if published and published.day else ""

    def reserve(self, row: ClaimRow | None) -> str:
        """As in " (not verified by Coast Post)"; "" where all is asserted."""
        return f" ({one_line(row.reserve)})" if row and row.reserve else ""

    def name(self, claim: str, span_article: str) -> str:
        """The same of a claim by its id; the outlet where it is no claim."""
        row = self.material.rows.get(claim)
        return self.who(row) if row else one_line(self.material.outlet(span_article))

    def first_of(self, rows: Iterable[ClaimRow], most: int) -> tuple[ClaimRow, ...]:
        """One claim an article, those of the text before those of headlines, ``most`` at most."""
        ordered = sorted(rows, key=lambda row: row.repeats)
        by_article = {row.article: row for row in reversed(ordered)}
        kept = [row for row in ordered if by_article[row.article] is row]
        return tuple(kept[:most])


def _doubted(row: ClaimRow) -> bool:
    """Whether anybody withholds assent from it or from a part of it, or it was taken back."""
    held = any(stance.status in WITHHELD for stance in row.stances)
    return row.disputed or held or row.status in WITHHELD or bool(row.withdrawn)
