"""Which day a figure holds for."""

import pytest

from reportedly.engine.base import read_one
from reportedly.extract.times import times
from reportedly.model.article import Article, Known, Published
from reportedly.model.time import Time
from reportedly.text.moments import Moments, day_of, says_until
from reportedly.text.parse import parse
from reportedly.text.states import verb_above


def moments(text: str, number: str) -> tuple[str, str, bool]:
    """The day a number holds for, the day from which it is counted, whether up to its day."""
    published = Published(first="2025-05-14", last="2025-05-14", how=Known.METADATA)
    article = Article.of(text, published=published)
    found = [r for r in read_one([times], article).records if isinstance(r, Time)]
    made = Moments(parse(article), found)
    [token] = [t for p in parse(article).paragraphs for t in p.doc if t.text == number]
    beside = made.beside(verb_above(token), token)
    since = made.since(verb_above(token), token)
    if beside is None:
        return "", since, False
    return day_of(beside[0].edtf), since, says_until(beside[1])


@pytest.mark.parametrize(
    ("text", "number", "day", "until"),
    [
        ("By Friday evening 31 people had died.", "31", "2025-05-09", True),
        ("The toll rose to 31 on Tuesday.", "31", "2025-05-13", False),
        ("As of 6 p.m. on 3 May, 40 were missing.", "40", "2025-05-03", True),
        ("By the end of the month 40 will have left.", "40", "2025-05-31", True),
        ("In the first three months of the year, 40 boats sank.", "40", "2025-33", False),
        ("Last month 40 boats sank.", "40", "2025-04", False),
        ("The toll was 31, up from 27 a day earlier.", "27", "2025-05-13", False),
        ("From 3 to 9 May 40 boats sank.", "40", "2025-05-03/2025-05-09", False),
        ("It rained.  40 boats sank.", "40", "", False),
    ],
)
def test_the_day_of_a_figure(text: str, number: str, day: str, until: bool) -> None:
    assert moments(text, number) == (day, "", until)


def test_since_is_the_beginning_of_a_count_not_its_day() -> None:
    assert moments("Since March 2024 40 boats have sunk.", "40") == ("", "2024-03-01", False)


def test_the_time_that_owns_a_figure_is_its_day() -> None:
    text = "On Tuesday the count passed last week's 12."
    assert moments(text, "12")[0] == "2025-05-05/2025-05-11"


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2025-05-09T18:00:00Z", "2025-05-09"),
        ("../2025-05-09", "2025-05-09"),
        ("2025-05", "2025-05"),
        ("2025-05-01/2025-05-09", "2025-05-01/2025-05-09"),
        ("2025-05-09/..", "2025-05-09/.."),
    ],
)
def test_the_day_of_a_value(edtf: str, day: str) -> None:
    assert day_of(edtf) == day
