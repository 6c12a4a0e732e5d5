"""A number behind a person is an age, before people a count."""

import pytest

from reportedly.text.ages import is_age, is_label
from reportedly.text.parse import language_model


def marked(text: str) -> "list[str]":
    return [t.text for t in language_model()(text) if is_age(t)]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Boy, 14, hurt in fall", ["14"]),
        ("Luis Cano, 24 was hit in the chest.", ["24"]),
        ("The dead are Eva Moor, 35; Tom Moor, 37; and Ada Hill, 26.", ["35", "37", "26"]),
        ("Two men, 25 and 30, were wounded.", ["25", "30"]),
        ("Three girls aged 8, 9 and 11 were rescued.", ["8", "9", "11"]),
        ("Man killed, 4 others injured", []),
        ("Of the victims, 12 were women.", []),
        ("7 shot, 3 dead after attack", []),
        ("In Lima, 40 people were hurt.", []),
    ],
)
def test_ages(text: str, ages: "list[str]") -> None:
    assert marked(text) == ages


def test_the_number_of_a_channel() -> None:
    doc = language_model()("Four hurt in blast - Action News 5 - Memphis")
    assert [t.text for t in doc if is_label(t)] == ["5"]
