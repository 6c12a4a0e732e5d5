"""One article with what was found in it: "Plaza Daily, 10 March, 14 claims", lit in its text."""

from typing import TYPE_CHECKING, Any

from reportedly.library.claims import ClaimView
from reportedly.library.pages import article_page
from reportedly.library.tables import Table
from reportedly.model.article import Article
from reportedly.model.span import Span
from reportedly.report.articles import ArticleRow
from reportedly.report.hues import hues
from reportedly.report.marks import marks
from reportedly.report.material import Material
from reportedly.report.reader_cited import cited
from reportedly.report.rows import ClaimRow

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["ArticleView"]


class ArticleView:
    """An article among those of its story. ``record`` is the article itself, ``row`` what
    ``reportedly articles --json`` prints of it."""

    def __init__(self, row: ArticleRow, material: Material) -> None:
        self.row, self._material = row, material
        self.record: Article = material.articles[row.id]

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def text(self) -> str:
        """The text that all offsets count in; nothing rewrites it."""
        return self.record.text

    @property
    def title(self) -> str:
        return self.record.title

    @property
    def outlet(self) -> str:
        return self.record.outlet

    @property
    def day(self) -> str:
        """The day of publication, or the days it must lie in (ISO 8601), "" where not known."""
        return self.row.day

    @property
    def claims(self) -> Table[ClaimView]:
        """In the order of the text."""
        rows = [row for row in self._material.rows.values() if row.article == self.id]
        rows.sort(key=lambda row: (row.span.start, row.id))
        found = [ClaimView(row, self._material) for row in rows]
        return Table("claims", ClaimRow, found, self._material.view)

    def cite(self, start: int, end: int) -> str:
        """A passage (half-open code point offsets) as one cites it. Raises ``ValueError`` for
        offsets that the text does not have."""
        span: Span = self.record.at(start, end)
        return cited(self.record, (span,))

    def to_spacy(self, nlp: "Language | None" = None) -> "Doc":
        """A spaCy document of the very text with claims, cues, speakers, figures, times and names
        as its span groups (`reportedly.library.spacy_docs`); ``nlp`` cuts it into tokens and adds
        what else it finds, English rules without a model where none is given."""
        from reportedly.library.spacy_docs import doc_of

        return doc_of(self.record, self._material, nlp)

    def __repr__(self) -> str:
        day = f", {self.day}" if self.day else ""
        return f"<article {self.id} {self.row.label}{day}: {self.row.claims} claims>"

    def _repr_html_(self) -> str:
        near = self._material.within({self.id})
        found: list[Any] = marks(near).get(self.id, [])
        return article_page(self.record, found, near.rows, self._material.made(hues).colours)
