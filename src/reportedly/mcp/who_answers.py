"""One person or body under all its names: "head of the agency, 16 statements, one denial"."""

from dataclasses import dataclass

from reportedly.mcp.quoted import NOTICE, Place, line, lines, place
from reportedly.mcp.shelf import State
from reportedly.report.change_rows import DenialRow
from reportedly.report.who_found import found
from reportedly.report.who_of import who_of
from reportedly.report.who_rows import SaidRow, StatedRow, WhoRow

__all__ = ["WhoAnswer", "who_answer"]

SAID = 40
"""Statements that are told."""


@dataclass(frozen=True, kw_only=True)
class RoleTold:
    """A role as one article states it."""

    day: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class SaidTold:
    """A statement: its claim, the day on which it was said or (``dated``) published, and in how
    many other articles it is told; ``place`` is where its words begin."""

    claim: str
    status: str
    asserts: bool
    origin: str
    day: str
    dated: str
    elsewhere: int
    place: Place
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class DeniedTold:
    """A denial: ``cue`` are the words that deny, ``answers`` the ids of the claims denied; quoted:
    what is denied."""

    id: str
    day: str
    cue: Place
    answers: list[str]
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class WhoWords:
    """``differ`` are roles that hardly go together, ``decided`` what people decided about its
    names."""

    name: str
    spellings: list[str]
    differ: list[str]
    decided: list[str]


@dataclass(frozen=True, kw_only=True)
class WhoAnswer:
    """``positions`` are the roles as stated, wordings of one position together; ``said`` are some
    of ``statements``; ``doubts`` counts the names that it may be, or may not (open_questions).
    ``articles`` are those that were read, of ``of`` that name it."""

    notice: str = NOTICE
    id: str
    kind: str
    articles: int
    of: int
    statements: int
    positions: list[list[RoleTold]]
    said: list[SaidTold]
    denies: list[DeniedTold]
    doubts: int
    quoted: WhoWords


def who_answer(state: State, asked: str, story: str) -> WhoAnswer:
    """Raises ``LookupError`` where nobody, or more than one, is meant."""
    try:
        entity = found(state.view, asked)
    except LookupError:
        raise LookupError("nobody here, or more than one, is meant: search gives ids") from None
    row = who_of(state.view, entity, story or None)
    return WhoAnswer(
        id=row.id,
        kind=row.kind,
        articles=len(row.articles),
        of=row.of,
        statements=len(row.said),
        positions=[[_role(state, role) for role in those] for those in row.positions],
        said=[_said(state, one) for one in row.said[:SAID]],
        denies=[_denied(state, one) for one in row.denials[:SAID]],
        doubts=len(row.doubts),
        quoted=_words(row),
    )


def _words(row: WhoRow) -> WhoWords:
    return WhoWords(
        name=line(row.name),
        spellings=lines(one.text for one in row.spellings),
        differ=lines(f"{d.one.text} / {d.other.text}: {d.why}" for d in row.differ),
        decided=lines(row.decided),
    )


def _role(state: State, role: StatedRow) -> RoleTold:
    return RoleTold(day=role.day, place=place(state.article(role.span.article), role.span))


def _said(state: State, one: SaidRow) -> SaidTold:
    claim = one.claim
    return SaidTold(
        claim=claim.id,
        status=claim.status,
        asserts=claim.asserts,
        origin=claim.origin,
        day=one.day,
        dated=one.dated,
        elsewhere=len(one.elsewhere),
        place=place(state.article(claim.article), claim.span),
        quoted=lines(part for part in (one.way, claim.reserve) if part),
    )


def _denied(state: State, one: DenialRow) -> DeniedTold:
    return DeniedTold(
        id=one.id,
        day=one.day,
        cue=place(state.article(one.cue.article), one.cue),
        answers=[about.claim.id for about in one.about],
        quoted=[line(one.text)],
    )
