"""What people are to decide: "are these two Bergs one?", with what the machine makes of it."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from reportedly.mcp.quoted import NOTICE, Place, line, lines, place
from reportedly.mcp.shelf import Shelf, State
from reportedly.model.decision import Matter
from reportedly.report.judging import Docket
from reportedly.report.questions import Question, Side

__all__ = ["Kind", "Questions"]

Kind = Literal["names", "origins", "claims", "stories"]


@dataclass(frozen=True, kw_only=True)
class SideWords:
    title: str
    spellings: list[str]
    notes: list[str]
    outlets: list[str]


@dataclass(frozen=True, kw_only=True)
class SideTold:
    id: str
    kind: str
    articles: int
    places: list[Place]
    quoted: SideWords


@dataclass(frozen=True, kw_only=True)
class QuestionTold:
    """A pair that the machine is not sure of: its verdict and score (0 to 1); quoted: why, and
    what an answer would change."""

    left: SideTold
    right: SideTold
    verdict: str
    score: float
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class QuestionList:
    notice: str = NOTICE
    total: int
    questions: list[QuestionTold]


class Questions:
    """What there is to be decided; it only reads."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def open_questions(
        self,
        kind: Kind = "names",
        about: Annotated[str, Field(max_length=400)] = "",
        story: Annotated[str, Field(max_length=400)] = "",
        limit: Annotated[int, Field(ge=1, le=50)] = 10,
    ) -> QuestionList:
        """Pairs that the machine is not sure are one (names, origins, claims, stories), most worth
        deciding first. People decide them; show them to your user."""
        with self._shelf.reading() as state:
            docket = state.made(f"docket {kind}", lambda: Docket(state.view, Matter(kind)))
            found = docket.asked(about=about, story=story or None)
            told = [_question(state, docket.question(pair)) for pair in found[:limit]]
            return QuestionList(total=len(found), questions=told)


def _question(state: State, one: Question) -> QuestionTold:
    return QuestionTold(
        left=_side(state, one.left),
        right=_side(state, one.right),
        verdict=one.verdict,
        score=one.score,
        quoted=lines((one.why, one.change, *one.before)),
    )


def _side(state: State, side: Side) -> SideTold:
    spans = [one.passage.span for one in side.places]
    return SideTold(
        id=side.id,
        kind=side.kind,
        articles=side.articles,
        places=[place(state.article(span.article), span) for span in spans],
        quoted=SideWords(
            title=line(side.title),
            spellings=lines(side.spellings),
            notes=lines(side.notes),
            outlets=lines(dict.fromkeys(one.outlet for one in side.where if one.outlet)),
        ),
    )
