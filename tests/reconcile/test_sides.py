"""One side under two names, and two that only share a word."""

import pytest

from reportedly.reconcile.sides import one_side


@pytest.mark.parametrize(
    ("told", "home"),
    [
        (["Varden", "Varden", "Varden Corp."], {"Varden Corp.": "Varden", "Varden": "Varden"}),
        (["Union", "National Union", "National Union"], {"Union": "National Union"}),
        (
            ["Korea", "North Korea", "South Korea"],
            {"Korea": "Korea", "North Korea": "North Korea"},
        ),
        (["Peru", "Chile"], {"Peru": "Peru"}),
    ],
)
def test_a_shorter_name_is_the_longer_one_s(told: list[str], home: dict[str, str]) -> None:
    found = one_side(told)
    assert {side: found[side] for side in home} == home
