"""People told one by one are told apart, and counted once each."""

import pytest

from reportedly.model.article import Article, Block, BlockKind
from reportedly.text.lone import lone
from reportedly.text.parse import parse


def told(text: str, **known: float) -> dict[str, float]:
    """States with their counts; a first line "# …" is the title."""
    title, _, body = text.partition("\n") if text.startswith("# ") else ("", "", text)
    whole, blocks, start = title[2:], list[Block](), 0
    if title:
        blocks.append(Block(start=0, end=len(whole), kind=BlockKind.TITLE))
    for part in body.split("\n"):
        whole += f"\n\n{part}" if whole else part
        start = len(whole) - len(part)
        blocks.append(Block(start=start, end=len(whole), kind=BlockKind.BODY))
    article = Article.of(whole)
    article = Article(id=article.id, text=whole, blocks=tuple(blocks))
    return {state: count for _, _, state, count in lone(parse(article), known)}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        # one person, by noun, age or name
        ("A farmer drowned when the ferry sank.", {"killed": 1}),
        ("A 16-year-old was killed in the avalanche.", {"killed": 1}),
        ("Marta Ruiz, 44, died when the roof fell in, police said.", {"killed": 1}),
        # the same one again
        (
            "# Cyclist killed on ring road\nA cyclist was killed on Monday.\n"
            "Peter Lund, 52, died at the scene. Lund was a teacher.",
            {"killed": 1},
        ),
        # several in one breath
        ("A woman and her two-year-old son were killed in the fire.", {"killed": 2}),
        ("The crash left a driver dead and a passenger wounded.", {"killed": 1, "wounded": 1}),
        # told apart by age, by sex, by a word
        (
            "A 30-year-old man was killed in the blast. A 41-year-old man died later.",
            {"killed": 2},
        ),
        ("A man was stabbed near the station. A second man was stabbed an hour later.",
         {"stabbed": 2}),
        # later death
        ("A miner was injured on Friday. He died in hospital on Sunday.", {"killed": 1}),
        ("The boy was taken to a hospital, where he died.", {"killed": 1}),
        # who does it is not the victim, unless it is done to himself
        ("A gunman shot a guard in the leg.", {"shot": 1}),
        ("The man killed his wife and then himself.", {"killed": 2}),
        # what other words tell
        ("A climber was flown to a clinic in Sion.", {"hospitalised": 1}),
        ("A girl was hit by a stray bullet.", {"shot": 1}),
        ("Police found a guard with a gunshot wound.", {"wounded": 1}),
        ("The killing of a judge shocked the town.", {"killed": 1}),
        # nothing happened
        ("Prosecutors say he planned to kill a judge.", {}),
        ("A sailor was not injured, the navy said.", {}),
        ("Police could not say whether a child was hurt.", {}),
    ],
)  # fmt: skip
def test_counts(text: str, counts: dict[str, float]) -> None:
    assert told(text) == counts


def test_a_larger_figure_holds_them() -> None:
    text = "A woman was killed and a boy was injured in the collapse."
    assert told(text, killed=6, wounded=20) == {}


def test_other_events_are_left_out_beside_this_one() -> None:
    text = "A diver died on Sunday. In a separate accident a swimmer was killed in 2019."
    assert told(text) == {"killed": 1}
