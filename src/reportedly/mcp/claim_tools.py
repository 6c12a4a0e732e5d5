"""What an assistant can ask of claims and texts: "find_claims(speaker='Quispe')"."""

from typing import Annotated

from pydantic import Field

from reportedly.mcp.article_answers import (
    LONGEST,
    ArticleAnswer,
    PassageAnswer,
    article_answer,
    passage_answer,
)
from reportedly.mcp.asking import (
    ArticleWords,
    Cursor,
    Day,
    Id,
    Limit,
    Sort,
    StatusWord,
    StoryWords,
    Text,
    answering,
    asked_for,
)
from reportedly.mcp.check_answers import CheckAnswer, check_answer
from reportedly.mcp.claim_answers import ClaimAnswer, ClaimList, claim_answer, claim_told
from reportedly.mcp.cursors import cut
from reportedly.mcp.origin_answers import TreeList, origins_answer
from reportedly.mcp.shelf import Shelf
from reportedly.mcp.without_answers import WithoutAnswer, without_answer
from reportedly.model.article import Article
from reportedly.report.claim_wanted import Wanted

__all__ = ["ClaimTools"]


class ClaimTools:
    """Tools, each a method whose docstring tells assistants what it gives. They only read."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def find_claims(
        self,
        words: Text = "",
        speaker: Text = "",
        status: StatusWord = "",
        measure: Annotated[
            str, Field(max_length=400, description="What a figure in it counts: person killed.")
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
        asked = asked_for(locals())
        wanted = Wanted(
            words=words, speaker=speaker, status=status, measure=measure, place=place,
            since=since, until=until, origin=origin, outlet=outlet, story=story,
            article=article, sort=sort, limit=1,
        )  # fmt: skip
        with answering(self._shelf) as state:
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

    def claim(self, id: Id) -> ClaimAnswer:
        """One claim with all that proves it: its words and where they stand, who speaks, every
        reserve with its cue, figures, who else carries its origin, who says the same on another
        word, what it was held against, what became of it."""
        with answering(self._shelf) as state:
            return claim_answer(state, id)

    def origins_of(
        self,
        asked: Annotated[
            str,
            Field(
                min_length=2,
                max_length=400,
                description="Id of a claim, group, origin, figure or story; or words of a claim.",
            ),
        ],
        story: StoryWords = "",
    ) -> TreeList:
        """On how many independent origins something rests, who carries each, and the reason for
        every merge. Ask this before saying that several sources report the same."""
        with answering(self._shelf) as state:
            return origins_answer(state, asked, story)

    def without(
        self,
        names: Annotated[
            list[Text],
            Field(
                min_length=1,
                max_length=10,
                description="Speakers, outlets, or ids of origins (org-…) and articles (art-…).",
            ),
        ],
        story: StoryWords = "",
    ) -> WithoutAnswer:
        """What still stands where these are left out: statements that fall or rest on fewer
        origins, figures that change. Ask this to see how much hangs on one source."""
        with answering(self._shelf) as state:
            return without_answer(state, names, story)

    def article(self, id: Id) -> ArticleAnswer:
        """What is known of an article and how: day, outlet, versions, what it shares with others,
        how many claims on how many origins. Its text comes by ``passage``."""
        with answering(self._shelf) as state:
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
        with answering(self._shelf) as state:
            return passage_answer(state, article, start, end)

    def check_draft(self, draft: str) -> CheckAnswer:
        """Hold a text of yours (Markdown) against the ledger before you give it to anybody: every
        sentence must be borne out by what it cites. Cite with [clm-…] behind the words, or with
        footnotes [^1] and lines [^1]: clm-…."""
        with answering(self._shelf) as state:
            return check_answer(state, draft)
