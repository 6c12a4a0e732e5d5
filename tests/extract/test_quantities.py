"""Quantities and measures of whole articles: parts, spans, and work without other stages."""

import pytest

from reportedly.engine.base import read_one
from reportedly.extract.measures import measures
from reportedly.extract.quantities import quantities
from reportedly.model.article import Article
from reportedly.model.quantity import Measure, Quantity
from reportedly.model.reading import Reading

STORY = (
    "Flooding in the delta killed at least 31 people, including six children, officials said.\n\n"
    "“We moved 10\u00a0000 families,” said the governor; about US$2 million was spent in 2021."
)


def read(text: str) -> Reading:
    return read_one((quantities, measures), Article.of(text, source="test"))


def test_every_span_is_verbatim() -> None:
    reading = read(STORY)
    found = reading.of(Quantity)
    assert [q.span.text for q in found] == ["31", "six", "10\u00a0000", "US$2 million"]
    for quantity in found:
        for span in (quantity.span, quantity.whole, quantity.counted, quantity.bound_cue):
            if span is not None:
                assert reading.article.text[span.start : span.end] == span.text


def test_a_part_names_its_whole() -> None:
    whole, part, *_ = read(STORY).of(Quantity)
    assert part.part_of == whole.id
    assert not whole.part_of


PARTS = [
    ("About 3,400 of the firm's 5,200 drivers walked out.", [1, None]),
    ("Forty horses escaped, 20 of them grey.", [None, 0]),
    ("Some 57 miners were trapped, of whom 12 were boys.", [None, 0]),
    ("They downed 41 of 54 drones and two jets.", [1, None, None]),
    ("A ship with 310 people, including 40 children and 12 crew.", [None, 0, 0]),
    ("He paid $3m for 40 buses, including 12 minibuses.", [None, None, 1]),
    ("Half of the 300 guests left.", [None, None]),
    ("Twelve died, and three of the five bridges fell.", [None, 2, None]),
]


@pytest.mark.parametrize(("text", "wholes"), PARTS)
def test_what_is_part_of_what(text: str, wholes: list[int | None]) -> None:
    found = read(text).of(Quantity)
    ids = [quantity.id for quantity in found]
    assert [ids.index(q.part_of) if q.part_of else None for q in found] == wholes


def test_measures_need_no_claims() -> None:
    killed, children, families, money = read(STORY).of(Measure)
    assert (killed.counted, killed.state, killed.low, killed.high) == (
        "person",
        "killed",
        31,
        None,
    )
    assert (children.counted, children.state) == ("child", "killed")
    assert families.counted == "family"
    assert (money.unit, money.claim) == ("USD", "")


def test_empty_article() -> None:
    assert read("").records == ()
    assert read("\n\n \n").records == ()


def test_measures_are_stable() -> None:
    assert read(STORY) == read(STORY)
