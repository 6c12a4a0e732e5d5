"""Furniture without a name is told from the story by what it says and where it stands."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.article import BlockKind
from reportedly.read.blocks import blocks, ruled
from reportedly.read.learned import LEARNED, is_furniture, with_learned
from reportedly.read.lines import lines
from reportedly.read.traits import TRAITS, traits
from reportedly.read.wording import edges, wording, wordings

STORY = (
    "Farmers in Zambia's Southern Province harvested a third less maize than last year after the "
    "rains stopped in January, the ministry of agriculture said on Tuesday.\n\n"
    "Around 310,000 households will need help until April, according to the ministry.\n\n"
    '"We had planted twice and lost it twice," said Mutinta Hamoonga, who keeps goats.\n\n'
)

UNNAMED = [
    "Travel with us Be the first to hear about our new destinations and explore the world with us",
    "Get the app for breaking news alerts, videos and more on your phone Download now",
    "Top stories Sports Business Opinion Video Shop Games More",
    "Buy tickets Gift cards Store locator Careers Press",
]


@pytest.mark.parametrize("line", UNNAMED)
def test_what_sells_and_invites_is_furniture(line: str) -> None:
    text = f"{STORY}{line}\n\nMenu\n\nShare\n\nPrivacy policy\n\nContact us\n\n© 2025 Choma Times"
    kinds = {text[block.start : block.end]: block.kind for block in blocks(text)}
    assert kinds[line] is BlockKind.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "The app had been downloaded two million times before the bank took it back.",
        "Readers sent the paper more than 400 letters about the bridge.",
        "Subscribers of the mobile network could not make calls until noon, it said.",
        "It does not rain before November.",
        "Dozens of shops stayed shut.",
    ],
)
def test_no_sentence_of_a_story_is_lost_among_furniture(line: str) -> None:
    text = f"Menu\n\nShare\n\n{STORY}ADVERTISEMENT\n\n{line}\n\nRead more\n\n{STORY}Contact us"
    kinds = {text[block.start : block.end]: block.kind for block in blocks(text)}
    assert kinds[line] is BlockKind.BODY


def test_a_story_without_furniture_stays_whole() -> None:
    assert {block.kind for block in blocks(STORY * 2)} == {BlockKind.BODY}


def test_only_lines_of_the_story_are_judged_anew() -> None:
    text = "\n\n".join(["Menu", *UNNAMED, STORY.strip(), "Photo: Choma Times", "By Ana Phiri"])
    rows = lines(text)
    before = ruled(rows)
    for old, new in zip(before, with_learned(rows, before), strict=True):
        assert new == old or (old[0] in (BlockKind.BODY, BlockKind.SUBHEAD) and new[1] == LEARNED)


def test_the_longer_a_line_the_surer_one_must_be() -> None:
    short, long = lines("Our shop and our app")[0], lines("Our shop and our app " * 20)[0]
    assert is_furniture(short, BlockKind.BODY, sound=2.0, chance=0.9)
    assert not is_furniture(long, BlockKind.BODY, sound=2.0, chance=0.9)
    assert is_furniture(long, BlockKind.BODY, sound=2.0, chance=0.99)
    assert not is_furniture(short, BlockKind.TITLE, sound=2.0, chance=0.99)


WORDS = st.text(alphabet=st.sampled_from("Ab .\n?!/0©:>|-“”é"), max_size=200)


@settings(max_examples=60)
@given(WORDS)
def test_every_line_has_all_traits_and_finite_ones(text: str) -> None:
    rows = lines(text)
    if rows:
        numbers = traits(rows, [False] * len(rows), wordings([row.words for row in rows]))
        assert numbers.shape == (len(rows), len(TRAITS))
        assert abs(numbers).max() < 1e6


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*UNNAMED, "Menu", "It rained.", STORY.split("\n")[0]])))
def test_blocks_of_pages_are_in_order_and_inside_the_text(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    made = blocks(text)
    assert all(a.end <= b.start for a, b in pairwise(made))
    assert all(0 <= block.start < block.end <= len(text) for block in made)


def test_names_and_numbers_are_taken_for_any_name_and_number() -> None:
    one, two = wording("Photo by Ana Reyes, 2019"), wording("Photo by Tom Berg, 2023")
    assert {"b photo by", "b by ^", "b ^ ,", "b , 0000"} <= one & two


def test_of_long_lines_only_the_ends_are_looked_at() -> None:
    line = "Subscribe now " + "to the river and the hills " * 40 + "all rights reserved"
    assert edges(line).startswith("Subscribe now")
    assert edges(line).endswith("rights reserved")
    assert len(edges(line)) < 200
