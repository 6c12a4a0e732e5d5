"""What an assistant can ask: "find_claims(speaker='Quispe', status='denied')"."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from reportedly.mcp.article_answers import (
    LONGEST,
    ArticleAnswer,
    PassageAnswer,
    article_answer,
    passage_answer,
)
from reportedly.mcp.check_answers import CheckAnswer, check_answer
from reportedly.mcp.claim_answers import ClaimAnswer, ClaimList, claim_answer, claim_told
from reportedly.mcp.conflict_answers import ConflictList, conflict_told
from reportedly.mcp.cursors import MOST, cut, going_on, offset
from reportedly.mcp.figure_answers import FigureList, series_told
from reportedly.mcp.origin_answers import TreeList, origins_answer
from reportedly.mcp.shelf import Shelf, State
from reportedly.mcp.story_answers import HitList, StoryList, hit_list, story_told
from reportedly.model.article import Article
from reportedly.report.claim_wanted import Wanted
from reportedly.report.figure_choice import Choice, chosen_figures, figures_of_all
from reportedly.report.figure_choice import cut as figures_cut
from reportedly.report.figures import outlines
from reportedly.report.search import search as find
from reportedly.report.stories_rows import StoryQuery
from reportedly.report.tables import conflicts as pairs

__all__ = ["Tools"]

_TYPED = 400
"""Characters of a filter at most."""

Text = Annotated[str, Field(max_length=_TYPED)]
Limit = Annotated[int, Field(ge=1, le=MOST, description="Rows of this answer at most.")]
Cursor = Annotated[
    str, Field(max_length=_TYPED, description="The cursor of the answer before, to go on.")
]
StoryWords = Annotated[
    str, Field(max_length=_TYPED, description="Id of a story (its start will do), or title words.")
]
ArticleWords = Annotated[
    str, Field(max_length=_TYPED, description="Id of an article, or a part of its file name.")
]
Day = Annotated[
    str, Field(max_length=10, description="A day, month or year: 2026-03-11, 2026-03, 2026.")
]
StatusWord = Literal[
    "", "denied", "retracted", "superseded", "not confirmed", "unverified by outlet",
    "no comment", "confirmed by", "reportedly", "hedged", "asserted",
]  # fmt: skip
Sort = Literal["article", "-article", "day", "-day", "speaker", "status", "outlet"]
Verdict = Literal["", "conflicting", "revised", "compatible", "not comparable"]
Rule = Literal["", "ucdp", "acled", "min-max"]


class Tools:
    """The tools, each a method whose first line says what it gives. All of them only read."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @contextmanager
    def _answering(self) -> Iterator[State]:
        """What is asked wrongly is told to whoever asked."""
        try:
            with self._shelf.reading() as state:
                yield state
        except (LookupError, ValueError) as error:
            raise ToolError(str(error.args[0])) from error

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
        asked = _asked(locals())
        with self._answering() as state:
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
        with self._answering() as state:
            return hit_list(find(state.view, state.names, words, limit))

    def find_claims(
        self,
        words: Text = "",
        speaker: Text = "",
        status: StatusWord = "",
        measure: Annotated[
            str, Field(max_length=_TYPED, description="What a figure in it counts: person killed.")
        ] = "",
        place: Text = "",
        since: Day = "",
        until: Day = "",
        origin: Annotated[str, Field(max_length=40, description="Id of an origin.")] = "",
        outlet: Text = "",
        story: StoryWords = "",
        article: ArticleWords = "",
        sort: Sort = "article",
        limit: Limit = 20,
        cursor: Cursor = "",
    ) -> ClaimList:
        """Who said what: claims that fit all filters, with status, source, origin, and places
        with citations ready to paste. Claims of one origin are one source, however many articles
        carry them."""
        asked = _asked(locals())
        wanted = Wanted(
            words=words, speaker=speaker, status=status, measure=measure, place=place,
            since=since, until=until, origin=origin, outlet=outlet, story=story,
            article=article, sort=sort, limit=1,
        )  # fmt: skip
        with self._answering() as state:
            table, ids = state.claims, state.claims.ids(wanted)
            part, after = cut(ids, cursor, limit, asked, state.line)
            rows = table.rows(wanted, part)
            names = table.origins(row.origin for row in rows)
            articles = state.view.many(Article, {row.article for row in rows})
            return ClaimList(
                total=len(ids),
                articles=table.page(wanted).articles,
                cursor=after,
                claims=[
                    claim_told(articles[row.article], row, names.get(row.origin, ""))
                    for row in rows
                ],
            )

    def claim(self, id: Annotated[str, Field(max_length=40)]) -> ClaimAnswer:
        """One claim with all that proves it: its words and where they stand, who speaks, every
        reserve with its cue, figures, who else carries its origin, who says the same on another
        word, what it was held against, what became of it."""
        with self._answering() as state:
            return claim_answer(state, id)

    def origins_of(
        self,
        asked: Annotated[
            str,
            Field(
                min_length=2,
                max_length=_TYPED,
                description="Id of a claim, group, origin, figure or story; or words of a claim.",
            ),
        ],
        story: StoryWords = "",
    ) -> TreeList:
        """On how many independent origins something rests, who carries each, and the reason for
        every merge. Ask this before saying that several sources report the same."""
        with self._answering() as state:
            return origins_answer(state, asked, story)

    def figures(
        self,
        of: Annotated[
            str, Field(max_length=_TYPED, description="Words of what is measured: killed.")
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
        asked = _asked(locals())
        choice = Choice(rule=rule or None, of=of or None, since=since or None, until=until or None)
        with self._answering() as state:
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
        asked = _asked(locals())
        with self._answering() as state:
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

    def article(self, id: Annotated[str, Field(max_length=40)]) -> ArticleAnswer:
        """What is known of an article and how: day, outlet, versions, what it shares with others,
        how many claims on how many origins. Its text comes by ``passage``."""
        with self._answering() as state:
            return article_answer(state, id)

    def passage(
        self,
        article: Annotated[str, Field(max_length=40, description="Id of an article.")],
        start: Annotated[int, Field(ge=0, description="First character, from 0.")] = 0,
        end: Annotated[
            int,
            Field(ge=1, description=f"The last one is not included; {LONGEST:,} come at most."),
        ] = LONGEST,
    ) -> PassageAnswer:
        """A stretch of an article's text as it stands, with a citation and the claims in it."""
        with self._answering() as state:
            return passage_answer(state, article, start, end)

    def check_draft(self, draft: str) -> CheckAnswer:
        """Hold a text of yours (Markdown) against the ledger before you give it to anybody: every
        sentence must be borne out by what it cites. Cite with [clm-…] behind the words, or with
        footnotes [^1] and lines [^1]: clm-…."""
        with self._answering() as state:
            return check_answer(state, draft)


def _asked(given: dict[str, Any]) -> dict[str, Any]:
    """What a cursor belongs to."""
    return {name: value for name, value in given.items() if name not in ("self", "cursor")}
