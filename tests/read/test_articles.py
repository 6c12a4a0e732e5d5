"""What an article says about itself: outlet, author, place, day, and whose report it carries."""

import json
from pathlib import Path

import pytest

from reportedly.model.article import Article, BlockKind, Known
from reportedly.read.articles import article_of
from reportedly.read.dates import day_of

SEEDS = Path("/work/shared/seeds")
GOLD = Path("/work/shared/bench/seeds/gold.json")


def _article(text: str, source: str = "a.txt", **given: str) -> Article:
    return article_of(text, source=source, raw=text.encode(), given=given)


def _story(lead: str, rest: str = "") -> Article:
    return _article(f"Council closes the old bridge after cracks\n\n{lead}\n\n{rest}".strip())


@pytest.mark.parametrize(
    ("lead", "place", "agency"),
    [
        ("QUITO, Ecuador (AFP) — The bridge is shut.", "Quito, Ecuador", "Agence France-Presse"),
        ("LONDON (Reuters) - The council closed the bridge on Friday.", "London", "Reuters"),
        ("NEW DELHI: The council closed the bridge on Friday.", "New Delhi", ""),
        ("UPDATE: The council closed the bridge on Friday.", "", ""),
        ("The council – the city’s own – closed the bridge on Friday.", "", ""),
    ],
)  # fmt: skip
def test_datelines(lead: str, place: str, agency: str) -> None:
    made = _story(lead)
    assert made.dateline == place
    assert [relay.outlet for relay in made.relays] == ([agency] if agency else [])


@pytest.mark.parametrize(
    ("line", "outlet", "how"),
    [
        ("They grew, as reported by the Irish Times.", "The Irish Times", "rewritten"),
        ("Kyodo and Reuters contributed to this report.", "Kyodo", "contributed"),
        ("This article first appeared on Al Jazeera.", "Al Jazeera", "republished"),
    ],
)  # fmt: skip
def test_relays(line: str, outlet: str, how: str) -> None:
    made = _story("The council closed the bridge on Friday, the mayor said.", line)
    found = made.relays[0]
    assert (found.outlet, found.how) == (outlet, how)
    assert found.span is not None
    assert made.at(found.span.start, found.span.end) == found.span


def test_an_aggregator_is_not_the_outlet_it_copies() -> None:
    text = (
        "Council closes the old bridge after cracks – Radio Free Europe\n\n"
        "The council closed the old bridge after cracks were found, the mayor said.\n\nSource link"
    )
    made = _article(text)
    assert (made.outlet, made.title) == ("", "Council closes the old bridge after cracks")
    assert [(relay.outlet, relay.how) for relay in made.relays] == [
        ("Radio Free Europe/Radio Liberty", "republished")
    ]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("By Reuters Staff", "Reuters"),
        ("Agence France-Presse", "Agence France-Presse"),
    ],
)
def test_an_outlet_in_the_author_s_place_is_relayed(line: str, outlet: str) -> None:
    text = (
        f"Council closes the old bridge after cracks\n\n{line}\n\n"
        "The council closed the old bridge on Friday after cracks were found, the mayor said."
    )
    made = _article(text)
    assert [(relay.outlet, relay.how) for relay in made.relays] == [(outlet, "republished")]
    assert made.byline == ""


def test_an_abbreviation_is_read_by_the_name_on_the_page() -> None:
    text = (
        "Harbour Press Agency\n\nCouncil closes the old bridge after cracks\n\n"
        "GDYNIA, Poland (HPA) - The council closed the old bridge on Friday after cracks."
    )
    made = _article(text)
    assert (made.outlet, made.relays) == ("Harbour Press Agency", ())


def test_metadata_goes_before_the_text() -> None:
    made = _article("The bridge is closed, he said.", outlet="Lake Herald", published="2024-03-05")
    assert made.published is not None
    assert (made.outlet, made.published.how) == ("Lake Herald", Known.METADATA)
    assert {note.field for note in made.notes} >= {"outlet", "published", "language"}


def test_the_second_half_of_a_headline_is_not_an_outlet() -> None:
    made = _article("The bridge is closed, he said.", title="Bridge shut in Quito – Mayor Resigns")
    assert made.title == "Bridge shut in Quito – Mayor Resigns"


@pytest.mark.parametrize(
    ("text", "first", "last", "how"),
    [
        ("Published: 5 March 2024", "2024-03-05", "2024-03-05", Known.STATED),
        ("The mayor said on May 15, 2019, that", "2019-05-15", "2019-05-17", Known.INFERRED),
    ],
)  # fmt: skip
def test_the_day_comes_from_the_page_or_its_words(
    text: str, first: str, last: str, how: Known
) -> None:
    made = _story(text, "The council closed the bridge, an official said.")
    assert made.published is not None
    assert (made.published.first, made.published.last, made.published.how) == (first, last, how)


@pytest.mark.parametrize(
    "line",
    [
        "LIMA, Peru, March 10, 2026 (Andes Press) - The council closed the bridge on Monday.",
        "LIVE BLOG · updated 10 March 2026, 21:15\n\nCouncil closes the old bridge",
        "The council closed the bridge on Monday, it said.\n\n— Coast Gazette, 10 March 2026",
        "The bridge was closed, it said.\n\nCoast Gazette (Paita), Mar 10, 2026. Translated.",
    ],
)
def test_the_day_of_a_dateline_a_header_and_a_signature(line: str) -> None:
    made = _story(line, "The council closed the old bridge, an official said.")
    assert made.published is not None
    assert (made.published.first, made.published.how) == ("2026-03-10", Known.STATED)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("— Coast Gazette, 10 March 2026", "Coast Gazette"),
        ("© 2026 Lake Monitor. All rights reserved.", "Lake Monitor"),
        ("Ana de Wit covers trade for the Rijn Post. She has reported on it.", "Rijn Post"),
        ("The Lake Herald could not independently verify this.", "The Lake Herald"),
    ],
)
def test_an_outlet_that_no_list_knows(line: str, outlet: str) -> None:
    made = _article(
        "Council closes the old bridge after cracks\n\n"
        "The council closed the old bridge on Friday after cracks were found, he said.\n\n"
        "The bridge will stay closed until the autumn, the council said on its site.\n\n"
        "Drivers must go by the new bridge, which opened two years ago.\n\n"
        "Shops on the north bank said that they would lose half of their trade.\n\n" + line
    )
    assert made.outlet == outlet


def test_a_year_is_found_by_the_weekday() -> None:
    made = _story(
        "The mayor said on Tuesday, June 11, that the bridge was closed.",
        "Work on it began in April 2023, officials said.",
    )
    assert made.published is not None
    assert made.published.first == "2024-06-11"


def test_nothing_is_guessed_without_support() -> None:
    made = _story(
        "The bridge was closed on Tuesday.", "It was built in 1931 and opened in May 1932."
    )
    assert made.published is None
    assert any(note.value == "1932-05-31/.." for note in made.notes)


def test_a_day_in_the_address() -> None:
    made = _article("The bridge is closed.", url="https://www.bbc.co.uk/2024/03/05/bridge")
    assert made.published is not None
    assert (made.published.day, made.outlet) == ("2024-03-05", "BBC")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-03-05T10:14:00+01:00", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:14:00 GMT", "2024-03-05"),
        ("March 5th, 2024", "2024-03-05"),
        ("25.12.2023", "2023-12-25"),
        ("12/25/23", "2023-12-25"),
        ("05/03/2024", ""),
        ("31 June 2024", ""),
        ("spring 2024", ""),
    ],
)
def test_days_that_fields_name(value: str, day: str) -> None:
    assert day_of(value) == day


def test_another_language_is_told() -> None:
    text = "Le maire a annoncé vendredi que le vieux pont serait fermé après les fissures."
    assert _article(text).language == "fr"


@pytest.mark.skipif(not GOLD.exists(), reason="needs the shared seeds")
def test_the_seeds_get_the_roles_people_gave_them() -> None:
    gold = json.loads(GOLD.read_text())["documents"]
    furniture = {BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.CREDIT}
    for path in sorted(SEEDS.glob("*.txt")):
        made = _article(path.read_text("utf-8"), path.name)
        kinds = {block.start: block.kind for block in made.blocks}
        for line in gold[path.name[:3]]["lines"]:
            kind = kinds[line["start"]]
            role = line["role"].split(":")[0]
            assert role == ("boilerplate" if kind in furniture else kind), (path.name, line)


def test_a_town_with_the_day_over_a_press_release_is_its_dateline() -> None:
    made = _article(
        "Cholera cases in Ostrava rise to 412\n\nOstrava, 12 March 2026\n\n"
        "The provincial health directorate said on Thursday that 412 people had fallen ill."
    )
    assert (made.outlet, made.dateline) == ("", "Ostrava")
    assert made.published is not None
    assert made.published.day == "2026-03-12"


@pytest.mark.parametrize(
    "opening",
    [
        "KARVIK, March 4, 2026 - At least 17 people were killed after a dam broke, police said.",
        "At least 17 people were killed after a dam broke above the town of Karvik, police said.",
    ],
)
def test_a_town_that_only_the_story_knows_is_no_outlet(opening: str) -> None:
    made = _article(
        f"Dam breach: statement of the rescue service\n\nKarvik, 5 March 2026\n\n{opening}\n\n"
        "The operator denied on Thursday that the dam had been in poor condition."
    )
    assert (made.outlet, made.dateline) == ("", "Karvik")
    assert made.published is not None
    assert made.published.day == "2026-03-05"


def test_what_is_known_of_an_article_holds_no_control_characters() -> None:
    text = "Flood\x00 toll rises\x07 to 12\n\nThe flood toll rose to 12 on Monday, police said."
    told = article_of(text, source="a", raw=b"", given={"title": "Toll\x00\n \u202erises"})
    assert told.title == "Toll rises"
    assert article_of(text, source="a", raw=b"").title.isprintable()
