"""Which outlet a page is of, where no metadata says so."""

import pytest

from reportedly.model.article import Article, Known
from reportedly.read.articles import article_of
from reportedly.read.mastheads import Make, cased, make_of, masthead

LEAD = "The council closed the old bridge on Friday after cracks were found, the mayor said."
HEADLINE = "Council closes the old bridge after cracks"
DAY = "6 March 2026, 18:40"
REST = "The bridge will stay closed until the autumn, the council said on its site."


def _article(*rows: str) -> Article:
    text = "\n".join(rows)
    return article_of(text, source="a.txt", raw=text.encode())


def _how(made: Article) -> Known:
    return next(note.how for note in made.notes if note.field == "outlet")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Baltic Courier", "Baltic Courier"),
        ("BALTIC MORNING MIRROR", "Baltic Morning Mirror"),
        ("The Harbour Post | Business", "The Harbour Post"),
        ("De Haven Bulletin – English edition", "De Haven Bulletin"),
        ("Asia Today", "Asia Today"),
        ("WQDX News 4", "WQDX News 4"),
        ("PortWatch", "PortWatch"),
        ("The Inland Reader", "The Inland Reader"),
        ("BBC News", "BBC"),
    ],
)
def test_a_name_beside_the_day_is_the_outlet(line: str, outlet: str) -> None:
    assert _article(HEADLINE, line, DAY, "", LEAD).outlet == outlet
    assert _article(line, HEADLINE, DAY, "", LEAD).outlet in (outlet, "")


@pytest.mark.parametrize(
    "line",
    ["World News", "Press Release", "Ana Reyes", "Senior Staff Reporter", "YouTube Channel",
     "Reuters", "European Football", "Most Popular Today", "The Long Read"],
)  # fmt: skip
def test_labels_people_and_agencies_are_not(line: str) -> None:
    assert _article(HEADLINE, line, DAY, "", LEAD).outlet == ""


@pytest.mark.parametrize(
    "line",
    [
        "© 2026 Kystposten. All rights reserved.",
        "Do you work there? Email desk@kystposten.example",
        "Our Standards: The Kystposten Principles",
        "The mayor told Kystposten that the crack was small.",
    ],
)
def test_a_name_like_any_other_needs_a_second_sign(line: str) -> None:
    assert _article(HEADLINE, "Kystposten", DAY, "", LEAD, REST).outlet == ""
    assert _article(HEADLINE, "Kystposten", DAY, "", LEAD, REST, line).outlet == "Kystposten"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Source: Lake Herald", "Lake Herald"),
        ("https://www.bbc.co.uk/news/uk-1", "BBC"),
    ],
)
def test_a_field_over_the_story_states_it(line: str, outlet: str) -> None:
    made = _article(HEADLINE, line, DAY, "", LEAD)
    assert (made.outlet, _how(made)) == (outlet, Known.STATED)


@pytest.mark.parametrize(
    ("rows", "outlet"),
    [
        ((f"GDYNIA (CNN) — {LEAD}",), "CNN"),
        ((f"GDYNIA (Reuters) — {LEAD}",), ""),
        (("By Ana Reyes, Lake Herald", LEAD), "Lake Herald"),
        (("By Ana Reyes for the Lake Herald", LEAD), "Lake Herald"),
        (("By Ana Reyes | Lake Herald | 6 March 2026", LEAD), "Lake Herald"),
        (("By Lake Herald Staff", LEAD), "Lake Herald"),
        (("By Ana Reyes, Associated Press", LEAD), ""),
        ((f"STUDIO (ANCHOR) — {LEAD}",), ""),
        ((LEAD, REST, "Lake Herald with agencies"), "Lake Herald"),
        ((LEAD, REST, "© 2026 Static Holdings Group"), ""),
        ((LEAD, REST, REST, REST, "Ana Reyes is a columnist for the Lake Herald."), ""),
    ],
)
def test_the_small_print_gives_it_away(rows: tuple[str, ...], outlet: str) -> None:
    made = _article(HEADLINE, "", *rows)
    assert made.outlet == outlet
    if outlet:
        assert _how(made) is Known.INFERRED


@pytest.mark.parametrize(
    "rows",
    [
        ("THE LAKE HERALD", "Independent since 1889", DAY, HEADLINE, LEAD),
        (HEADLINE, LEAD, REST, "(The Lake Herald, 6 March 2026)"),
        (HEADLINE, LEAD, REST, "Published in The Lake Herald, March 6th, 2026"),
        (f"{HEADLINE} - The Lake Herald", DAY, LEAD),
        (HEADLINE, "The Lake Herald - 6 March 2026 - 18:40", LEAD),
        (f"Title: {HEADLINE}", "Date: 2026-03-06", "Source: The Lake Herald", LEAD),
    ],
)
def test_day_and_outlet_stand_together(rows: tuple[str, ...]) -> None:
    made = _article(*rows)
    assert made.published is not None
    assert (made.title, made.outlet, made.published.day) == (
        HEADLINE, "The Lake Herald", "2026-03-06",
    )  # fmt: skip


def test_an_agency_in_the_author_s_line_is_relayed() -> None:
    made = _article(HEADLINE, "By Ana Reyes, Associated Press", "", LEAD)
    assert made.byline == "Ana Reyes"
    assert [relay.outlet for relay in made.relays] == ["The Associated Press"]


def test_the_page_s_own_initials_in_the_dateline_are_no_relay() -> None:
    made = _article(HEADLINE, "NORTHERN PRESS AGENCY", DAY, "", f"GDYNIA (NPA) — {LEAD}")
    assert (made.outlet, made.relays) == ("Northern Press Agency", ())


def test_the_line_over_the_day_is_the_headline_and_not_a_point_under_it() -> None:
    made = _article("Mayor shuts old bridge for months, sources say", DAY, "Summary",
                    "Cracks found in the old bridge", "", LEAD)  # fmt: skip
    assert made.title == "Mayor shuts old bridge for months, sources say"


def test_makes_of_names() -> None:
    names = ("BBC News", "Lake Dispatch", "The Inland Reader", "Ana Reyes", "Live Updates")
    assert [make_of(name) for name in names] == [
        Make.KNOWN, Make.MADE, Make.BRAND, Make.PLAIN, None,
    ]  # fmt: skip
    found = masthead("  Lake Dispatch | Sport")
    assert found is not None
    assert (found.name, found.start, found.end) == ("Lake Dispatch", 2, 15)
    assert cased("WQDX NEWS 4") == "WQDX News 4"
