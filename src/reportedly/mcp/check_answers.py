"""A draft held against the ledger: "line 3: ‘13’ is not in clm-…: it says ‘12’"."""

from dataclasses import dataclass

from reportedly.mcp.quoted import NOTICE, lines
from reportedly.mcp.shelf import State
from reportedly.report.safe import visible
from reportedly.report.verify import verify

__all__ = ["LONGEST_DRAFT", "CheckAnswer", "check_answer"]

LONGEST_DRAFT = 100_000
"""Characters of a draft at most."""
_FAULTS = 50


@dataclass(frozen=True, kw_only=True)
class FaultWords:
    """The sentence as the draft has it, and every reason why the ledger does not bear it out."""

    sentence: str
    why: list[str]


@dataclass(frozen=True, kw_only=True)
class FaultTold:
    """``line`` counts the lines of the draft from 1."""

    line: int
    quoted: FaultWords


@dataclass(frozen=True, kw_only=True)
class CheckAnswer:
    """``supported``: every sentence is borne out by the records that it cites. ``faults`` counts
    those that are not, of which some are told."""

    notice: str = NOTICE
    supported: bool
    sentences: int
    citations: int
    faults: int
    unsupported: list[FaultTold]


def check_answer(state: State, draft: str) -> CheckAnswer:
    """Raises ``ValueError`` for a draft that is too long."""
    if len(draft) > LONGEST_DRAFT:
        raise ValueError(f"a draft has {LONGEST_DRAFT:,} characters at most")
    found = verify(draft, state.view, state.archive, page=False)
    return CheckAnswer(
        supported=found.holds,
        sentences=found.sentences,
        citations=found.citations,
        faults=len(found.unsupported),
        unsupported=[
            FaultTold(
                line=one.line,
                quoted=FaultWords(sentence=visible(one.sentence), why=lines(one.why)),
            )
            for one in found.unsupported[:_FAULTS]
        ],
    )
