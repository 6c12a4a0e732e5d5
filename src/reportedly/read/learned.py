"""Furniture that no rule names, by learned odds: "Our guide to the best trails is out now"."""

from collections.abc import Sequence

from reportedly.lexicon.trees import forest
from reportedly.model.article import BlockKind
from reportedly.read.furniture import Verdict
from reportedly.read.lines import Line
from reportedly.read.traits import TRAITS, traits
from reportedly.read.wording import wordings

__all__ = ["LEARNED", "LEFT_OUT", "is_furniture", "with_learned"]

LEARNED = "reads like furniture"
"""The reason given for lines that no rule names."""

LEFT_OUT = frozenset(
    {BlockKind.BOILERPLATE, BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.CREDIT}
)
"""Kinds that are not the running text of the story."""

SURE, SURER = 0.8, 0.98
SHORT, LONG = 60, 260
"""A line of 60 characters is dropped at a chance of .8, one of 260 only at .98: the longer a line,
the more of the story would be lost with it."""

HEADING = 0.95
"""The chance at which a heading inside the story is dropped: it looks like a link."""

SOUNDS = 0.5
"""How much a full sentence must sound like furniture itself, whatever stands around it."""


def with_learned(rows: Sequence[Line], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts of the rules, with lines of the story that are most likely furniture marked.

    The weights are learned (training/README.md), and were measured on sites not learned from.
    """
    if not any(_is_open(kind) for kind, _ in verdicts):
        return list(verdicts)
    sounds = wordings([row.words for row in rows])
    numbers = traits(rows, [kind in LEFT_OUT for kind, _ in verdicts], sounds)
    chances = forest("furniture_trees", TRAITS).chances(numbers)
    return [
        (BlockKind.BOILERPLATE, LEARNED)
        if is_furniture(row, verdict[0], sound, chance)
        else verdict
        for row, verdict, sound, chance in zip(
            rows, verdicts, sounds, chances.tolist(), strict=True
        )
    ]


def is_furniture(row: Line, kind: BlockKind, sound: float, chance: float) -> bool:
    """Whether a line that the rules took for ``kind`` is furniture: ``sound`` says how much its
    own words sound so, ``chance`` how likely it is in its place."""
    if not _is_open(kind) or (row.is_prose and sound < SOUNDS):
        return False
    if kind is BlockKind.SUBHEAD:
        return chance > HEADING and sound > 0
    step = min(1.0, max(0.0, (len(row.words) - SHORT) / (LONG - SHORT)))
    return chance > SURE + (SURER - SURE) * step


def _is_open(kind: BlockKind) -> bool:
    return kind in (BlockKind.BODY, BlockKind.SUBHEAD)
