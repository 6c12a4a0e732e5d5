"""What an assistant can ask of stories: "figures(of='killed')", "who('Quispe')"."""

from typing import Annotated

from pydantic import Field

from reportedly.mcp.asking import (
    ArticleWords,
    Cursor,
    Day,
    Limit,
    Rule,
    StoryWords,
    Text,
    Verdict,
    answering,
    asked_for,
)
from reportedly.mcp.conflict_answers import ConflictList, conflict_told
from reportedly.mcp.cursors import MOST, cut, going_on, offset
from reportedly.mcp.figure_answers import FigureList, series_told
from reportedly.mcp.shelf import Shelf
from reportedly.mcp.story_answers import HitList, StoryList, hit_list, story_told
from reportedly.mcp.timeline_answers import EventList, event_told
from reportedly.mcp.who_answers import WhoAnswer, who_answer
from reportedly.report.day_ranges import within
from reportedly.report.figure_choice import Choice, chosen_figures, figures_of_all
from reportedly.report.figure_choice import cut as figures_cut
from reportedly.report.figures import outlines
from reportedly.report.search import search as find
from reportedly.report.stories_rows import StoryQuery
from reportedly.report.tables import conflicts as pairs
from reportedly.report.tables import timeline as days

__all__ = ["StoryTools"]


class StoryTools:
    """Tools, each a method whose docstring tells assistants what it gives. They only read."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def list_stories(
        self,
        words: Text = "",
        outlet: Text = "",
        since: Day = "",
        until: Day = "",
        disputed: bool = False,
        limit: Limit = 20,
        cursor: Cursor = "",
    ) -> StoryList:
        """The stories of the ledger: days, articles, independent origins, open conflicts."""
        asked = asked_for(locals())
        with answering(self._shelf) as state:
            at = offset(cursor, asked, state.line)
            query = StoryQuery(
                words=words, outlet=outlet, since=since, until=until, disputed=disputed,
                page=at // limit + 1, size=limit,
            )  # fmt: skip
            found = state.stories.page(query)
            return StoryList(
                total=found.total,
                articles=found.articles,
                without_story=found.without,
                cursor=going_on(at + limit, found.total, asked, state.line),
                stories=[story_told(row) for row in found.rows],
            )

    def search(self, words: Text, limit: Limit = 10) -> HitList:
        """Names, claims and articles that hold all the words, best first; a passage in quotation
        marks is looked for as it stands."""
        with answering(self._shelf) as state:
            return hit_list(find(state.view, state.names, words, limit))

    def figures(
        self,
        of: Annotated[
            str, Field(max_length=400, description="Words of what is measured: killed.")
        ] = "",
        story: StoryWords = "",
        outlet: Text = "",
        article: ArticleWords = "",
        since: Day = "",
        until: Day = "",
        rule: Rule = "",
        given: Annotated[
            int,
            Field(ge=0, le=MOST, description="Figures told of each measure."),
        ] = 8,
        limit: Limit = 5,
        cursor: Cursor = "",
    ) -> FigureList:
        """Low, best and high of each measure by day, how many origins stand behind it, and every
        figure that an article gives, in its words. An open side is null: "at least 12" has no
        high."""
        asked = asked_for(locals())
        choice = Choice(rule=rule or None, of=of or None, since=since or None, until=until or None)
        with answering(self._shelf) as state:
            at = offset(cursor, asked, state.line)
            page = at // limit + 1
            if story or outlet or article:
                material = state.material(story=story, article=article, outlet=outlet)
                found = figures_cut(chosen_figures(material, choice), page, limit)
            else:
                if not choice.by_rows:
                    state.small_enough()
                known = state.made("outlines", lambda: outlines(state.view))
                found = figures_of_all(state.view, choice, page, limit, known=known)
            return FigureList(
                total=found.total,
                cursor=going_on(at + limit, found.total, asked, state.line),
                series=[series_told(state, row, given) for row in found.rows],
            )

    def conflicts(
        self,
        story: StoryWords = "",
        verdict: Verdict = "conflicting",
        kind: Text = "",
        limit: Limit = 10,
        cursor: Cursor = "",
    ) -> ConflictList:
        """Passages held against each other, with what reconciles them or that nothing does; all
        verdicts where "" is asked for."""
        asked = asked_for(locals())
        with answering(self._shelf) as state:
            rows = [
                row
                for row in state.material(story=story).made(pairs)
                if verdict in ("", row.verdict) and kind.casefold() in row.kind
            ]
            part, after = cut(rows, cursor, limit, asked, state.line)
            return ConflictList(
                total=len(rows),
                cursor=after,
                conflicts=[conflict_told(state, row) for row in part],
            )

    def timeline(
        self,
        story: StoryWords = "",
        since: Day = "",
        until: Day = "",
        limit: Limit = 20,
        cursor: Cursor = "",
    ) -> EventList:
        """What is said to have happened, day by day, with the claims that say so and how many
        independent origins assert it."""
        asked = asked_for(locals())
        with answering(self._shelf) as state:
            held = state.material(story=story).made(days)
            rows = [row for row in held if within(row.day, since or None, until or None)]
            part, after = cut(rows, cursor, limit, asked, state.line)
            return EventList(
                total=len(rows), cursor=after, events=[event_told(state, row) for row in part]
            )

    def who(
        self,
        asked: Annotated[
            str, Field(min_length=2, max_length=400, description="Id (ent-…), or a name.")
        ],
        story: StoryWords = "",
    ) -> WhoAnswer:
        """One person, body or place under all its names: roles as each article states them, what
        it said, what it denies."""
        with answering(self._shelf) as state:
            return who_answer(state, asked, story)
