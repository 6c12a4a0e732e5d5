"""A ledger in Python: "Ledger.open('news.db')", its stories, its claims, its articles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.engine.pool import Pool
from reportedly.library.articles import ArticleView
from reportedly.library.claims import ClaimView
from reportedly.library.closing import Closing
from reportedly.library.opening import State, counting, kind_called, opened, story_called
from reportedly.library.pages import page
from reportedly.library.stories import Story
from reportedly.library.tables import RecordTable, Table
from reportedly.library.texts import kept
from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.model.story import Story as StoryRecord
from reportedly.pipeline import Progress, Summary, all_stages, run
from reportedly.read.inputs import read_inputs
from reportedly.report.articles import articles
from reportedly.report.claim_table import ClaimTable, claim_table
from reportedly.report.claim_wanted import Wanted
from reportedly.report.material import Material
from reportedly.report.reader import around, story_of
from reportedly.report.rows import ClaimRow
from reportedly.report.search import Hits, search
from reportedly.report.wording import count
from reportedly.store.base import View
from reportedly.store.sqlite import SQLiteLedger

if TYPE_CHECKING:
    from reportedly.report.name_finder import NameFinder

__all__ = ["Ledger"]

_BATCH = 500
"""Claims that are read at a time."""
_NEAR = 8
"""Stories that are kept ready."""


class Ledger(Closing):
    """A ledger file, or one in memory. It shows one state, that of the moment at which it was
    opened, until `refresh` or `add`. ``with Ledger.open(…) as ledger:`` closes it."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._forget()

    @classmethod
    def open(cls, path: Path | str, *, as_of: str = "") -> "Ledger":
        """The ledger in this file, as it stands or (``as_of``, a day or a moment) as it was known
        then. Raises ``FileNotFoundError`` where there is none, ``ValueError`` where the file is no
        ledger or ``as_of`` no moment."""
        return cls(opened(path, as_of))

    @classmethod
    def read(
        cls,
        inputs: str | Path | Article | Iterable[str | Path | Article],
        *,
        ledger: Path | str | None = None,
        mapping: Mapping[str, str] | None = None,
        progress: Progress | None = None,
        jobs: int = 0,
    ) -> "Ledger":
        """Read files, folders or articles (`article`) into a ledger: into this file, which may be
        there already, or else into memory. What could not be read is in `failures`; ``mapping``
        names the columns of exports by field, as in {"text": "body"}; ``progress`` is told what is
        being done ("read", then stages, then "within" for the work within stories), and how many
        articles, stages or stories are. ``jobs`` is how many processes read: 0 for as many as
        there are cores (or as `REPORTEDLY_JOBS` says), 1 for this one alone, as it always is where
        there is little to read."""
        made = cls(State(SQLiteLedger(ledger or ":memory:", passed=True)))
        made.add(inputs, mapping=mapping, progress=progress, jobs=jobs)
        return made

    def add(
        self,
        inputs: str | Path | Article | Iterable[str | Path | Article],
        *,
        mapping: Mapping[str, str] | None = None,
        progress: Progress | None = None,
        jobs: int = 0,
    ) -> Summary:
        """Read more articles; adding the same again changes nothing. Afterwards the newest state
        is shown; stories that were opened before stay as they were. Raises ``ValueError`` where a
        past moment is shown."""
        if self._state.as_of:
            raise ValueError(f"nothing can be added to the past: this shows {self._state.as_of}")
        alone = isinstance(inputs, str | Path | Article)
        given: Sequence[Any] = [inputs] if alone else list(inputs)  # type: ignore[arg-type]
        book = self._state.book
        self._state.let_go()
        try:
            found = _inputs(given, mapping, book)
            return run(found, book, Pool(jobs), all_stages(), progress or _silent)
        finally:
            self.refresh()

    def refresh(self) -> None:
        """Show the newest state."""
        self._state.anew()
        self._forget()

    def _forget(self) -> None:
        self._table: ClaimTable | None = None
        self._names: NameFinder | None = None
        self._near = dict[str, Material]()

    @property
    def view(self) -> View:
        """All records, kind by kind (`reportedly.store.base.View`)."""
        return self._state.view

    @property
    def said(self) -> str:
        """What must be known of the moment that is shown: what was left out, and why."""
        return self._state.said

    @property
    def stories(self) -> list[Story]:
        """Those with the most articles first."""
        found = sorted(self.view.all(StoryRecord), key=lambda s: (-len(s.articles), s.first, s.id))
        return [self._story(story, "best") for story in found]

    def story(self, words: str = "", *, profile: str = "best") -> Story:
        """The story with this id, or the only one with these words in its title. Raises
        ``LookupError`` where there is none, or more than one."""
        return self._story(story_called(self.view, words), counting(profile))

    def _story(self, story: StoryRecord, profile: str) -> Story:
        return Story(Material(self.view, story.articles, profile), story)

    def article(self, words: str) -> ArticleView:
        """The article with this id, or the only one with these words in the name of its file; with
        its story around it. Raises ``LookupError``."""
        known = self.view.find(words) if words.startswith("art-") else None
        if known is None or not isinstance(known.record, Article):
            rows = self.view.columns(Article, ("id", "source"))
            fits = [id for id, source in rows if words.casefold() in source.casefold()]
            if len(fits) != 1:
                raise LookupError(f"no article, or more than one, is called {words!r}")
            id = fits[0]
        else:
            id = known.record.id
        material = self._around(id)
        [row] = [row for row in material.made(articles) if row.id == id]
        return ArticleView(row, material)

    @property
    def articles(self) -> Iterator[ArticleView]:
        """All articles, story by story, then those of no story; one story is in memory."""
        told = set[str]()
        for story in self.stories:
            told |= {*story.record.articles}
            yield from story.articles
        for id in sorted({id for (id,) in self.view.columns(Article, ("id",))} - told):
            yield self.article(id)

    def claims(self, **wanted: Any) -> Iterator[ClaimView]:
        """Claims that fit all that is asked, as `report.claim_wanted.Wanted` has it: ``words``,
        ``speaker``, ``status``, ``measure``, ``place``, ``since``, ``until``, ``origin``,
        ``outlet``, ``story``, ``article``, ``sort``; all of them where nothing is. They are read
        as they are walked over, however many there are. Raises ``TypeError`` for what cannot be
        asked, ``ValueError`` for a sort that there is not."""
        asked = Wanted(**wanted)
        table = self._claims
        ids = table.ids(asked)
        for at in range(0, len(ids), _BATCH):
            for row in table.rows(asked, ids[at : at + _BATCH]):
                yield ClaimView(row, self._around(row.article))

    def find(self, limit: int = 1000, **wanted: Any) -> Table[ClaimView]:
        """The first so many of `claims` as one table."""
        found = [one for one, _ in zip(self.claims(**wanted), range(limit), strict=False)]
        return Table("claims", ClaimRow, found, self.view)

    @property
    def _claims(self) -> ClaimTable:
        if self._table is None:
            self._table = claim_table(self.view)
        return self._table

    def records(self, kind: str) -> RecordTable[Any]:
        """All plain records of a kind ("claim", "article", "receipt" …). Raises ``LookupError``
        for a kind that there is not."""
        of = kind_called(kind)
        return RecordTable(kind, of, list(self.view.all(of)), self.view)

    def search(self, words: str, limit: int = 20) -> Hits:
        """Names, claims and articles that hold all the words, best first (`report.search`)."""
        from reportedly.report.name_finder import name_finder

        if self._names is None:
            self._names = name_finder(self.view)
        return search(self.view, self._names, words, limit)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What could not be read, and why."""
        return tuple(self.view.all(Failure))

    def _around(self, article: str) -> Material:
        """The story of an article; one is kept ready for all of its articles."""
        story = story_of(self.view, article)
        key = story.id if story else article
        if key not in self._near:
            if len(self._near) > _NEAR:
                self._near.pop(next(iter(self._near)))
            self._near[key] = around(self.view, article)
        return self._near[key]

    def close(self) -> None:
        self._state.close()

    def __repr__(self) -> str:
        n = sum(1 for _ in self.view.columns(Article, ("id",)))
        told = count(len(self.stories), "story", "stories")
        return f"<ledger of {count(n, 'article')} in {told}>"

    def _repr_html_(self) -> str:
        return page("ledger", stories=self.stories[:20], said=self.said)


def _inputs(
    given: Sequence[Any], mapping: Mapping[str, str] | None, book: SQLiteLedger
) -> Iterator[Article | Failure]:
    for one in given:
        if isinstance(one, Article):
            yield kept(one, book.archive)
        else:
            yield from read_inputs([one], mapping, keeper=book.archive, own=book.own)


def _silent(what: str, done: int) -> None:
    """Nobody watches."""
