"""Each line of a page gets its part: headline, story, "Leave a Reply"."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.article import BlockKind
from reportedly.read.blocks import blocks

PAGE = """Home / world / Ferry sinks off the coast, killing dozens – Coast Radio News

Ferry sinks off the coast, killing dozens – Coast Radio News

Rescuers searched through the night for survivors of the wreck.

A rescue boat enters the harbour of Kisumu. (Photo: Lake Guard/Handout)

By Amina Odhiambo

ADVERTISEMENT

KISUMU, Kenya (Reuters) - At least 31 people died when a ferry sank on Tuesday, police said.

“We found the last survivor at dawn,” the harbour master told reporters on the quay.

RELATED: Ten years of accidents on the lake

Search goes on

Divers were still looking for 14 people who were on the list of passengers.

Sign up for our morning newsletter

The owner of the ferry has not commented on the accident so far.

Amina Odhiambo is a reporter based in Nairobi. She has covered the lake region since 2011.

Additional reporting by Otieno Were; editing by Jane Muli

Source link

Leave a Reply

Your email address will not be published. Required fields are marked *
"""

EXPECTED = [
    BlockKind.BOILERPLATE,
    BlockKind.TITLE,
    BlockKind.STANDFIRST,
    BlockKind.CAPTION,
    BlockKind.BYLINE,
    BlockKind.BOILERPLATE,
    BlockKind.BODY,
    BlockKind.BODY,
    BlockKind.BOILERPLATE,
    BlockKind.SUBHEAD,
    BlockKind.BODY,
    BlockKind.BOILERPLATE,
    BlockKind.BODY,
    BlockKind.BOILERPLATE,
    BlockKind.CREDIT,
    BlockKind.BOILERPLATE,
    BlockKind.BOILERPLATE,
    BlockKind.BOILERPLATE,
]


def test_a_scraped_page_falls_into_its_parts() -> None:
    assert [block.kind for block in blocks(PAGE)] == EXPECTED


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("FILE PHOTO: Voters queue in Lagos. REUTERS/A. Bello", BlockKind.CAPTION),
        ("The quay at dawn / Photo: Port Authority", BlockKind.CAPTION),
        ("The leaders shake hands in Quito [Andes via Reuters]", BlockKind.CAPTION),
        ("The Associated Press contributed to this report.", BlockKind.CREDIT),
        ("Edited by Ana Ruiz and Tom Berg.", BlockKind.CREDIT),
        ("(With inputs from agencies)", BlockKind.CREDIT),
        ("Copyright © 2023 Lake Media. All rights reserved.", BlockKind.BOILERPLATE),
        ("4 min read", BlockKind.BOILERPLATE),
        ("0:00 / 3:12", BlockKind.BOILERPLATE),
        ("Load Next Story", BlockKind.BOILERPLATE),
        ("Last updated: 3 May 2022 at 14:05", BlockKind.BOILERPLATE),
        ("Follow us on Twitter and Facebook", BlockKind.BOILERPLATE),
        ("Rana Aziz / AFP Fishermen mend their nets in Muscat.", BlockKind.CAPTION),
        ("More: Seven bridges that nobody crosses any more", BlockKind.BOILERPLATE),
        ("Send tips to news@lakepost.example.", BlockKind.BOILERPLATE),
        ("You have 3 free articles left this month", BlockKind.BOILERPLATE),
        ("— With assistance by Lina Haddad and Omar Said", BlockKind.CREDIT),
        ("MAYOR OF QUITO DENIES TAKING MONEY FROM BUILDERS", BlockKind.BOILERPLATE),
    ],
)
def test_furniture_inside_a_story_is_marked(line: str, kind: BlockKind) -> None:
    text = f"The port was closed on Monday, the mayor said.\n\n{line}\n\nIt opens again on Friday."
    assert [block.kind for block in blocks(text)] == [BlockKind.BODY, kind, BlockKind.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "More than 40 people were hurt, according to the hospital.",
        "By Friday night, hundreds had gathered in front of the ministry.",
        "Source material seen by investigators supports the account, she said.",
        "Ali Hassan, a reporter for the station, was among the wounded.",
        "The company declined to comment.",
        "Correction: an earlier count of 19 dead was withdrawn by the ministry on Sunday.",
        "Facebook said the posts broke its rules.",
        "Facebook, Twitter and two smaller rivals had asked the court to wait until the autumn.",
        "By providing boats the army made it possible to reach the villages before Sunday.",
        "One warm winter does not necessarily represent a trend, the weather office said.",
        "Reporting from the island was difficult, as the telephone lines were down, she said.",
        "“Close the border,” he wrote.",
    ],
)
def test_sentences_of_the_story_stay(line: str) -> None:
    text = f"The port was closed on Monday, the mayor said.\n\n{line}\n\nIt opens again on Friday."
    assert blocks(text)[1].kind is BlockKind.BODY


def test_a_hard_wrapped_text_has_one_block_a_paragraph() -> None:
    text = (
        "The river rose by almost three metres within a single night and forced\n"
        "some 2,400 families in the lower town to leave their houses, the civil\n"
        "protection office said on Sunday, adding that the water was expected to\n"
        "fall from Tuesday on.\n\n"
        "Two bridges were closed. The governor asked the army for help and said\n"
        "that boats would be needed to reach the villages on the eastern bank of\n"
        "the river.\n"
    )
    assert [text[b.start : b.end].count("\n") for b in blocks(text)] == [3, 2]


def test_a_name_under_the_headline_is_the_author() -> None:
    text = (
        "Quake shakes northern Chile at dawn\n\nRosa Prieto\n\n"
        "A quake of magnitude 6.1 shook northern Chile at dawn on Friday, officials said.\n\n"
        "No one was hurt, according to the emergency office."
    )
    assert [b.kind for b in blocks(text)][:2] == [BlockKind.TITLE, BlockKind.BYLINE]


@given(st.text(alphabet=st.sampled_from("Ab .\n\r\té“”/0©:>|-"), max_size=300))
def test_blocks_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    made = blocks(text)
    inside = "".join(text[b.start : b.end] for b in made)
    assert "".join(inside.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(made))


MARKET = (
    "The covered market of Plzen stays closed for a week after a ceiling fell, the town said on "
    "Monday. Nobody was hurt. Traders may use the square in front of the town hall until then."
)


@pytest.mark.parametrize(
    "line",
    [
        "Home | Town | Sport | Weather",
        "Food | Pubs | What's on | Jobs",
        "COMMENTS (31)   SHARE",
    ],
)
def test_rows_that_only_pages_have(line: str) -> None:
    text = f"{line}\n\nCeiling of covered market in Plzen falls\n\n{MARKET}"
    first = blocks(text)[0]
    assert (text[first.start : first.end], first.kind) == (line, BlockKind.BOILERPLATE)


@pytest.mark.parametrize("row", ["| Stall | Owner | Weeks | Rent |", "1 | Novak | 12 | 4,100"])
def test_the_rows_of_a_table_are_no_menu(row: str) -> None:
    text = f"Ceiling of covered market falls\n\n{MARKET}\n\n{row}\n\n{MARKET}"
    kinds = {text[b.start : b.end]: b.kind for b in blocks(text)}
    assert kinds[row] is not BlockKind.BOILERPLATE


def test_a_wire_with_place_and_day_is_no_story() -> None:
    text = f"Ceiling of covered market falls\n\n(Bohemia Wire) Plzen, 4 May 2026\n\n{MARKET}"
    assert blocks(text)[1].kind is BlockKind.BOILERPLATE


def test_points_under_a_headline_are_no_headline() -> None:
    text = (
        "'IT JUST CAME DOWN': Traders flee falling ceiling\n\n"
        "• Covered market of Plzen stays closed for a week\n\n"
        f"By Jana Mala, 4 May 2026\n\n{MARKET}"
    )
    kinds = [block.kind for block in blocks(text)]
    assert kinds[:3] == [BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BYLINE]


def test_a_headline_in_words_of_its_own_stands_over_the_byline() -> None:
    text = f"Luck in bad luck, once again\n\nBy Jana Mala\n\n{MARKET}"
    assert blocks(text)[0].kind is BlockKind.TITLE
