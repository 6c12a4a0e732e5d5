"""All stories, a page at a time: "20 of 1,201 stories, those with the newest article first"."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from reportedly.model.article import Article
from reportedly.model.contradiction import Comparison, Contradiction
from reportedly.model.receipt import Receipt
from reportedly.model.story import Story
from reportedly.report.counts import Counted
from reportedly.report.export import document
from reportedly.report.looks import News, news
from reportedly.report.material import Material
from reportedly.report.paging import leaf, pages
from reportedly.report.stories_line import story_row
from reportedly.report.stories_rows import Alone, StoryPage, StoryQuery, StoryRow
from reportedly.store.base import View
from reportedly.store.log import Line

__all__ = ["Stories", "as_document"]

ALONE = 20
"""How many of the articles without a story are named."""
_COMPARING = "comparing"
"""Who writes of all articles at once while one is read (`pipeline.COMPARING`)."""
_MOST = 20_000
"""Lines of the log from which all is worked out anew."""

Looks = Mapping[str, str]
"""When somebody last looked at each article (`looks.Looks.of`)."""


class Stories:
    """The stories of a view. What is needed to choose among thousands is read once; a story is
    only worked out when its line is shown, of ``material`` (its articles' ids given)."""

    def __init__(
        self, view: View, material: Callable[[Collection[str]], Material] | None = None
    ) -> None:
        self._view = view
        self._material = material or (lambda articles: Material(view, articles))
        self._rows = dict[str, StoryRow]()

    def page(
        self, query: StoryQuery, looks: Looks | None = None, at_once: int | None = None
    ) -> StoryPage:
        """The stories that fit, sorted, and those of the page worked out; without ``looks``
        nothing is said of what is new. With ``at_once`` no more lines are worked out than rest on
        so many articles together; `work_out` makes the others, the narrow ones first."""
        found = [story for story in self._all if self._fits(story, query)]
        fresh = None if looks is None else {s.id for s in found if self._any_news(s, looks)}
        seen = None if looks is None else sum(_seen(s, looks) for s in found)
        if query.news:
            found = [story for story in found if story.id in (fresh or ())]
        found.sort(key=self._order(query.sort))
        last = pages(len(found), query.size)
        asked = replace(query, page=min(max(query.page, 1), last))
        shown = leaf(found, asked.page, asked.size)
        unmade = () if at_once is None else self._beyond(shown, at_once)
        return StoryPage(
            query=asked,
            total=len(found),
            known=len(self._all),
            rows=tuple(
                _bare(story) if story.id in unmade else self._row(story, looks) for story in shown
            ),
            articles=len(self._read),
            without=len(self._without),
            alone=self._alone,
            fresh=None if fresh is None else len(fresh),
            seen=seen,
            unmade=unmade,
        )

    def work_out(self, view: View, id: str) -> None:
        """The line of a story, of another view of the same state: a thread may do so beside."""
        if id not in self._rows and (story := view.get(Story, id)) is not None:
            self._rows[id] = story_row(Material(view, story.articles), story)

    def _beyond(self, shown: Iterable[Story], at_once: int) -> tuple[str, ...]:
        """Those that have no line yet and rest on too many articles."""
        unmade, left = list[str](), at_once
        lacking = [story for story in shown if story.id not in self._rows]
        for story in sorted(lacking, key=lambda s: len(s.articles)):
            left -= len(story.articles)
            if left < 0:
                unmade.append(story.id)
        return tuple(unmade)

    def keep(self, before: "Stories", lines: Iterable[Line]) -> None:
        """Take over what was worked out of an earlier state, as far as nothing that was written
        since (these lines of the log) concerns it: while articles are read, other stories stay
        as they are."""
        read = set[str]()
        for number, line in enumerate(lines):
            if number > _MOST or not (line.about or line.by == _COMPARING):
                return
            read.add(line.about)
        known = {story.id for story in self._all if read.isdisjoint(story.articles)}
        self._rows |= {id: row for id, row in before._rows.items() if id in known}

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of all articles that stand in a story."""
        return tuple(id for story in self._all for id in story.articles)

    @property
    def known(self) -> int:
        """How many stories there are."""
        return len(self._all)

    @cached_property
    def _all(self) -> tuple[Story, ...]:
        return tuple(self._view.all(Story))

    @cached_property
    def _read(self) -> dict[str, str]:
        """When each article was last read, by its id; receipts are lighter than texts."""
        found = dict[str, str]()
        for article, since in self._view.columns(Receipt, ("article", "since")):
            if article:
                found[article] = max(since, found.get(article, ""))
        return found or dict(self._view.columns(Article, ("id", "since")))

    @cached_property
    def _without(self) -> tuple[str, ...]:
        told = {id for story in self._all for id in story.articles}
        return tuple(sorted(self._read.keys() - told))

    @cached_property
    def _alone(self) -> tuple[Alone, ...]:
        found = self._view.all(Article, articles=self._without[:ALONE])
        return tuple(
            Alone(
                id=article.id,
                title=article.title,
                outlet=article.outlet,
                day=f"{day.first}/{day.last}" if (day := article.published) else "",
                source=article.source,
            )
            for article in found
        )

    @cached_property
    def _named(self) -> dict[str, tuple[str, str]]:
        """Title and outlet of every article, in small letters."""
        rows = self._view.columns(Article, ("id", "title", "outlet"))
        return {id: (title.casefold(), outlet.casefold()) for id, title, outlet in rows}

    @cached_property
    def _pairs(self) -> Counter[str]:
        """How many pairs of passages nothing reconciles, by story."""
        homes = defaultdict[str, list[str]](list)
        for story in self._all:
            for article in story.articles:
                homes[article].append(story.id)
        found = Counter[str]()
        sides = ("left_span", "right_span")
        conflicting = {"verdict": str(Comparison.CONFLICTING)}
        for pair in self._view.columns(Contradiction, sides, where=conflicting):
            ids = {json.loads(side)["article"] for side in pair}
            found.update({home for id in ids for home in homes.get(id, ())})
        return found

    def _fits(self, story: Story, query: StoryQuery) -> bool:
        if query.disputed and not self._pairs[story.id]:
            return False
        if query.since and (story.last or story.first)[: len(query.since)] < query.since:
            return False
        if query.until and not "" < story.first[: len(query.until)] <= query.until:
            return False
        if query.outlet and not self._has(story, (query.outlet.casefold(),), 1):
            return False
        wanted = tuple(query.words.casefold().split())
        title = story.title.casefold()
        return all(word in title for word in wanted) or self._has(story, wanted, 0)

    def _has(self, story: Story, wanted: Iterable[str], at: int) -> bool:
        """Whether the title (0) or the outlet (1) of one of its articles has all these words."""
        names = (self._named[id][at] for id in story.articles if id in self._named)
        return any(all(word in name for word in wanted) for name in names)

    def _order(self, sort: str) -> Callable[[Story], Any]:
        """Ties go to the story that begins later; the id keeps the order the same."""

        def day(text: str) -> int:
            """So that later days come first, unknown ones last."""
            return -int(f"{text:0<10}"[:10].replace("-", "") or 0) if text else 1

        if sort == "articles":
            return lambda s: (-len(s.articles), day(s.last), day(s.first), s.id)
        if sort == "disputed":
            return lambda s: (-self._pairs[s.id], day(s.last), day(s.first), s.id)
        return lambda s: (day(s.last), day(s.first), -len(s.articles), s.id)

    def _any_news(self, story: Story, looks: Looks) -> bool:
        """The claims are looked at only where an article was read again."""
        if not _seen(story, looks):
            return False
        if any(id not in looks for id in story.articles):
            return True
        if all(self._read.get(id, "") <= looks[id] for id in story.articles):
            return False
        return self.news(story, looks).any

    def news(self, story: Story, looks: Looks) -> News:
        """What came to a story since a last look at it."""
        return news(self._view, looks, story.articles, self._read)

    def _row(self, story: Story, looks: Looks | None) -> StoryRow:
        if story.id not in self._rows:
            self._rows[story.id] = story_row(self._material(story.articles), story)
        row = self._rows[story.id]
        if looks is None:
            return row
        return replace(row, news=self.news(story, looks))


def _bare(story: Story) -> StoryRow:
    """What can be said without reading its articles."""
    return StoryRow(
        id=story.id,
        title=story.title or "A story without a title",
        first=story.first,
        last=story.last,
        works=len(story.articles),
        articles=(),
        independent=Counted(best=0, low=0, high=0),
        lead=None,
        figures=(),
        conflicts=(),
        pairs=0,
        denied=0,
        unverified=0,
        silent=0,
        carriers=(),
        shared=0,
    )


def _seen(story: Story, looks: Looks) -> bool:
    return any(id in looks for id in story.articles)


def as_document(view: View, page: StoryPage) -> str:
    """The page as JSON: the same from the command line and from the workbench."""
    return document(
        view,
        "stories",
        total=page.total,
        known=page.known,
        page=page.query.page,
        pages=page.pages,
        articles=page.articles,
        fresh=page.fresh,
        seen=page.seen,
        rows=page.rows,
        without=page.without,
        alone=page.alone,
    )
