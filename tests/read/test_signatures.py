"""Names out of the words of a byline: "By Ana Reyes, Mira bureau chief"."""

import pytest

from reportedly.read.places import is_town
from reportedly.read.signatures import is_person, is_team, signers


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Ana Reyes", "Ana Reyes"),
        ("Written by: Ana Reyes | Updated 5 March", "Ana Reyes"),
        ("This story was written by Ana Reyes, MD, cardiologist", "Ana Reyes, MD"),
        ("Ana Reyes Senior Political Reporter", "Ana Reyes"),
        ("Ana Reyes, Jo de Wit & Li Na", "Ana Reyes, Jo de Wit & Li Na"),
        ("By Ana Reyes in Lima and Jo de Wit", "Ana Reyes"),
        ("Analysis by Ana Reyes", "Ana Reyes"),
        ("W. E. B. Roe", "W. E. B. Roe"),
        ("Martha O'Neill-Ibáñez", "Martha O'Neill-Ibáñez"),
        ("Ольга Петрова", "Ольга Петрова"),
        ("Photographs by Ana Reyes", ""),
        ("5 March 2026", ""),
        ("Read More Stories", ""),
        ("By our own correspondent", ""),
        ("", ""),
    ],
)
def test_signers(words: str, names: str) -> None:
    assert signers([words]) == names


def test_a_single_word_or_a_team_signs_only_where_the_page_says_so() -> None:
    assert [signers(["Mira"]), signers(["Mira"], sure=True)] == ["", "Mira"]
    assert [signers(["Herald Staff"]), signers(["Herald Staff"], sure=True)] == [
        "",
        "Herald Staff",
    ]
    assert [is_team("The Newsroom Team"), is_team("team")] == [True, False]
    assert not is_person("Friday")


def test_a_town_on_the_line_of_the_day_is_no_outlet() -> None:
    assert [is_town("Ostrava"), is_town("Lake Herald")] == [True, False]
