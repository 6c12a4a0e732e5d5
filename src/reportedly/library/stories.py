"""One story with all that is in it: "Earthquake kills 31: 11 articles on 33 origins"."""

from functools import cached_property
from pathlib import Path
from typing import Any

from reportedly.library.articles import ArticleView
from reportedly.library.claims import ClaimView
from reportedly.library.closing import Closing
from reportedly.library.figures import FigureView
from reportedly.library.opening import State, counting, kind_called, opened, story_called
from reportedly.library.pages import page
from reportedly.library.tables import RecordTable, Table
from reportedly.model.story import Story as StoryRecord
from reportedly.report.articles import ArticleRow, articles
from reportedly.report.catalogue import TABLES, rows_of
from reportedly.report.counts import Counted
from reportedly.report.figure_rows import FigureRow
from reportedly.report.hues import hues
from reportedly.report.material import Material
from reportedly.report.names import names
from reportedly.report.origin_rows import CopyRow, OriginRow, SharedRow
from reportedly.report.rows import ClaimRow, ConflictRow, EventRow, NameRow
from reportedly.report.shared import shared
from reportedly.report.story_told import StoryTold
from reportedly.report.tables import conflicts, copies, origins, timeline
from reportedly.report.without import Without, without

__all__ = ["Story"]


class Story(Closing):
    """The articles about one developing story and what was made of them. ``with Story.open(…) as
    story:`` closes the ledger again.

    It is what the ledger held when it was opened. Parts are worked out when they are first asked
    for. Rows are those of ``reportedly KIND --story … --json``.
    """

    def __init__(
        self, material: Material, record: StoryRecord, state: State | None = None
    ) -> None:
        """``material`` holds the articles of the story and no others; ``state`` is what was opened
        for it alone."""
        self.record, self.material, self._state = record, material, state
        self._told = StoryTold(material, record)

    @classmethod
    def open(
        cls, path: Path | str, words: str = "", *, as_of: str = "", profile: str = "best"
    ) -> "Story":
        """A story of a ledger file: the only one, or that with these words in its title, or with
        this id. Raises ``LookupError`` where that is none or several (it names them),
        ``FileNotFoundError`` where there is no file, ``ValueError`` where it is no ledger,
        ``as_of`` no moment or ``profile`` no way of counting.

        ``as_of`` is a day or moment at which it is looked at, as ``--as-of``; ``profile`` how
        origins are counted ("best", "conservative", "generous").
        """
        counting(profile)
        state = opened(path, as_of)
        try:
            found = story_called(state.view, words)
        except LookupError:
            state.close()
            raise
        return cls(Material(state.view, found.articles, profile), found, state)

    def close(self) -> None:
        """Close the ledger that `open` opened."""
        if self._state is not None:
            self._state.close()

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def title(self) -> str:
        return self._told.title

    @property
    def days(self) -> str:
        """First and last day (EDTF), "" where unknown."""
        return self._told.days

    @property
    def works(self) -> tuple[str, ...]:
        """The ids of its articles without their older versions: what counts as "nine articles"."""
        return self._told.works

    @property
    def independent(self) -> Counted:
        """How many origins stand behind all that is said in it."""
        return self._told.independent

    @cached_property
    def articles(self) -> Table[ArticleView]:
        """In the order of their days."""
        found = [ArticleView(row, self.material) for row in self.material.made(articles)]
        return self._table("articles", ArticleRow, found)

    @cached_property
    def claims(self) -> Table[ClaimView]:
        """Who said what, in the order of the articles and their texts."""
        found = [ClaimView(row, self.material) for row in self.material.rows.values()]
        return self._table("claims", ClaimRow, found)

    @cached_property
    def figures(self) -> Table[FigureView]:
        """A row for each measure, those that most articles give first."""
        found = [FigureView(row, self.material) for row in self._told.figures]
        return self._table("figures", FigureRow, found)

    @property
    def origins(self) -> Table[OriginRow]:
        """On whose word it all rests: origins that others carry first."""
        return self._table("origins", OriginRow, self.material.made(origins))

    @property
    def shared(self) -> Table[SharedRow]:
        """What several articles say, and on how many words."""
        return self._table("groups", SharedRow, self.material.made(shared))

    @property
    def conflicts(self) -> Table[ConflictRow]:
        """Passages held against each other, conflicts that nothing reconciles first."""
        return self._table("conflicts", ConflictRow, self.material.made(conflicts))

    @property
    def timeline(self) -> Table[EventRow]:
        """What is said to have happened, day by day."""
        return self._table("timeline", EventRow, self.material.made(timeline))

    @property
    def names(self) -> Table[NameRow]:
        """People, bodies and places under all their names."""
        return self._table("names", NameRow, self.material.made(names))

    @property
    def copies(self) -> Table[CopyRow]:
        """Which articles share text."""
        return self._table("copies", CopyRow, self.material.made(copies))

    def table(self, kind: str) -> Table[Any]:
        """Any table that ``reportedly`` has a command for ("denials", "drift", "versions" …).
        Raises ``LookupError`` for one that there is not."""
        if kind not in TABLES:
            raise LookupError(f"there is no table {kind!r}: there are {', '.join(TABLES)}")
        rows = rows_of(kind, self.material)
        return self._table(kind, type(rows[0]) if rows else StoryRecord, rows)

    def records(self, kind: str) -> RecordTable[Any]:
        """The plain records of a kind ("claim", "measure", "judgement" …) that rest on its
        articles (docs/reference/records.md). Raises ``LookupError`` for a kind there is not."""
        of = kind_called(kind)
        return RecordTable(kind, of, self.material.of(of), self.material.view)

    def without(self, *names: str) -> Without:
        """What still stands where these are left out, as the source of what they say, as those
        through whom alone something came, and as those who print it: names of speakers and
        outlets, ids of origins and articles (``reportedly origins --without``). Raises
        ``LookupError`` for a name that is not in it."""
        return without(self.material, names)

    def _table(self, kind: str, of: type[Any], rows: Any) -> Table[Any]:
        return Table(kind, of, rows, self.material.view)

    def __repr__(self) -> str:
        return f"<story {self.id} “{self.title}”: {len(self.works)} articles>"

    def _repr_html_(self) -> str:
        lead = next((figure for figure in self.figures if figure.row.several), None)
        return page(
            "story",
            story=self._told,
            works=len(self.works),
            lead=lead._repr_html_() if lead else "",
            shared=self._told.shared[:5],
            open=self._told.open[:4],
            colours=self.material.made(hues).colours,
        )
