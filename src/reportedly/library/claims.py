"""One claim as a notebook has it: "Rosa Quispe, at a briefing: at least 12 people", lit."""

from reportedly.library.pages import page
from reportedly.model.article import Article
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure
from reportedly.model.series import Series
from reportedly.model.span import Span
from reportedly.report.hues import hues
from reportedly.report.material import Material
from reportedly.report.passages import Passage, passage
from reportedly.report.reader_cited import cited
from reportedly.report.reader_figures import figure_in
from reportedly.report.reader_rows import FigureIn
from reportedly.report.rows import ClaimRow, ConflictRow
from reportedly.report.safe import shortened
from reportedly.report.tables import conflicts

__all__ = ["ClaimView"]


class ClaimView:
    """A claim with what the ledger makes of it. ``row`` holds all that ``reportedly claims
    --json`` prints of it; the rest is looked up among the articles of its story."""

    def __init__(self, row: ClaimRow, material: Material) -> None:
        self.row, self._material = row, material

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def text(self) -> str:
        """The words; " … " stands between parts that are apart in the article."""
        return self.row.text

    @property
    def source(self) -> str:
        """Who is said to know, as the article names them."""
        return self.row.source

    @property
    def status(self) -> str:
        """One of `reportedly.model.hedge.Status`: "asserted", "denied", "hedged" …"""
        return self.row.status

    @property
    def reserve(self) -> str:
        """What weighs most with its holder, as in "not verified by Coast Post"; "" for nothing."""
        return self.row.reserve

    @property
    def asserts(self) -> bool:
        """Whether its source says it is so and nobody took it back."""
        return self.row.asserts

    @property
    def said(self) -> str:
        """The day of the statement (EDTF), "" where not known."""
        return self.row.said

    @property
    def outlet(self) -> str:
        return self.row.outlet

    @property
    def chain(self) -> tuple[str, ...]:
        """From who is said to know to who printed it."""
        return self.row.chain

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its words stand: half-open code point offsets into ``article.text``."""
        return self.row.spans

    @property
    def article(self) -> Article:
        return self._material.articles[self.row.article]

    @property
    def page(self) -> int | None:
        """The page (from 1) on which it begins, None where the article has no pages."""
        return self.article.page_at(self.row.span.start)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Each part of its words with what stands around it."""
        return tuple(passage(self.article, span) for span in self.spans)

    @property
    def citation(self) -> str:
        """Outlet, day, place and words, to be pasted."""
        return cited(self.article, self.spans)

    @property
    def origin(self) -> Origin | None:
        """On whose word it rests, with the reasons; None where none was found."""
        return self._material.origin_of.get(self.id)

    @property
    def figures(self) -> tuple[Measure, ...]:
        """What its numbers measure."""
        found = (one for one in self._material.measures.values() if one.claim == self.id)
        return tuple(sorted(found, key=lambda one: (one.span.start, one.id)))

    @property
    def against(self) -> tuple[ConflictRow, ...]:
        """The pairs in which it was held against another, conflicts first."""
        held = self._material.made(conflicts)
        return tuple(row for row in held if self.id in (row.left, row.right))

    def _told(self, measure: Measure) -> FigureIn | None:
        quantity = self._material.quantities.get(measure.quantity)
        held = self._material.made(_series).get(measure.id)
        return figure_in(quantity, measure, held) if quantity else None

    def __repr__(self) -> str:
        return f"<claim {self.id} {self.source}: “{shortened(self.text, 80)}” ({self.status})>"

    def _repr_html_(self) -> str:
        found = self.origin
        return page(
            "claim",
            row=self.row,
            passages=self.passages,
            figures=[self._told(one) for one in self.figures],
            origin=found.name if found else "",
            number=self._material.made(hues).colour(self.row.origin),
            cited=self.citation,
        )


def _series(material: Material) -> dict[str, Series]:
    """The series that each measure (id) is one figure of."""
    return {
        id: series
        for series in material.of(Series)
        for estimate in series.estimates
        for id in estimate.measures
    }
