"""The day a page prints of itself, however it writes it."""

import pytest

from reportedly.model.article import Article, BlockKind, Known
from reportedly.read.articles import article_of
from reportedly.read.stamps import is_hour, stamps

LEAD = "The council closed the old bridge on Friday after cracks were found, the mayor said."
REST = "The bridge will stay closed until the autumn, the council said on its site."
HEADLINE = "Council closes the old bridge after cracks"


def _article(*rows: str) -> Article:
    text = "\n".join(rows)
    return article_of(text, source="a.txt", raw=text.encode())


@pytest.mark.parametrize(
    "line",
    [
        "LIVE  Friday, 6 March 2026 – 23:50",
        "6 Mar 2026 | 10:15 PM PHT",
        "Friday 6 March 2026 at 07.30 GMT",
        "Published 14:32, 6 March 2026",
        "Posted: Mar 6, 2026 / 05:12 PM EST",
        "Last updated on 6 March 2026 · From the section City Life · 214 comments",
        "6 March 2026 · 4 min read · Transport",
        "March 6, 2026 6:52 AM EST · Updated 3 hours ago",
        "2026-03-06T10:15:00+02:00",
        "By Our Staff | 6 March 2026, 18:40 (GMT+8)",
        "GDYNIA, 6 March 2026",
    ],
)
def test_a_line_with_the_day_and_no_sentence_is_a_stamp(line: str) -> None:
    made = _article(HEADLINE, line, "", LEAD, "Work on it begins in May.")
    assert made.published is not None
    assert (made.published.day, made.published.how) == ("2026-03-06", Known.STATED)
    assert made.block_at(len(HEADLINE) + 2).kind is not BlockKind.BODY  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "line",
    [
        "The council met on 6 March 2026",
        "Meeting of 6 March 2026",
        "Harbour Fair, 6-9 March 2026",
        "Ferries stop from 6 March 2026 to 9 March 2026 because of works",
        "Shares fell 4% after 6 March 2026",
    ],
)
def test_a_line_that_tells_of_a_day_is_none(line: str) -> None:
    assert stamps(line) == ()


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("Published 4 March 2026", "Updated 6 March 2026"), "2026-03-04"),
        (("Updated 6 March 2026; published 4 March 2026",), "2026-03-04"),
        (("4 March 2026, 9:00 · Updated 6 March 2026, 10:00",), "2026-03-04"),
        (("Last updated: 6 March 2026",), "2026-03-06"),
    ],
)
def test_the_first_printing_goes_before_the_update(lines: tuple[str, ...], day: str) -> None:
    made = _article(HEADLINE, *lines, "", LEAD)
    assert made.published is not None
    assert made.published.day == day


@pytest.mark.parametrize(
    "lead",
    [
        "GDYNIA, Poland, March 6, 2026 (Baltic Press) - The bridge is shut.",
        "Gdynia, 6 March 2026 – The bridge is shut, the mayor said.",
        "GDYNIA (Baltic Press), 6 March 2026: The bridge is shut.",
    ],
)
def test_the_dateline_holds_the_day(lead: str) -> None:
    made = _article(HEADLINE, "", lead)
    assert made.published is not None
    assert (made.published.day, made.published.how) == ("2026-03-06", Known.STATED)


def test_the_year_of_a_bare_dateline_stands_around_the_story() -> None:
    made = _article("City | Council 2026", HEADLINE, "", f"GDYNIA, March 6 (Reuters) - {LEAD}")
    assert made.published is not None
    assert (made.published.day, made.published.how) == ("2026-03-06", Known.INFERRED)
    note = next(note for note in made.notes if note.field == "published")
    assert [span.text for span in note.evidence] == ["March 6", "2026"]


def test_a_bare_dateline_alone_gives_no_day() -> None:
    assert _article(HEADLINE, "", f"GDYNIA, March 6 (Reuters) - {LEAD}").published is None


def test_days_of_other_stories_under_this_one_are_not_its_own() -> None:
    made = _article(HEADLINE, "", LEAD, "Work begins soon, he said.", "Most read",
                    "3 March 2026", "5 March 2026")  # fmt: skip
    assert made.published is None


def test_the_only_day_on_a_line_is_the_page_s() -> None:
    made = _article(HEADLINE, "", LEAD, "Work begins soon, he said.", REST, "6 March 2026", LEAD)
    assert made.published is not None
    assert made.published.day == "2026-03-06"


def test_hours_over_live_entries_are_headings() -> None:
    assert is_hour("10.42am BST")
    assert is_hour("14:05 GMT")
    assert not is_hour("They met at 14:05")
    assert not is_hour("9.30 A.M. / 7.00 P.M.")
    made = _article(
        HEADLINE, "", LEAD, "10.42am BST", "The mayor says two more bridges may close."
    )
    assert [block.kind for block in made.blocks][-2] is BlockKind.SUBHEAD
