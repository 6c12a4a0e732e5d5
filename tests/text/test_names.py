"""Likeness of names as strings, and where their words come from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.acronyms import acronyms
from reportedly.text.names import likeness
from reportedly.text.persons import People, family_name, unlinked
from reportedly.text.romanise import latin, skeleton

EASTERN = frozenset({"Kim", "Xi", "Cho", "Lee"})


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_a_symmetric_share(a: str, b: str) -> None:
    assert 0 <= likeness(a, b) <= 1
    assert likeness(a, b) == likeness(b, a)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Andriy Kovalenko", "Андрей Коваленко"),
        ("Lee Hwi-sun", "이휘선"),
        ("Ahmad Salih", "أحمد صالح"),
    ],
)
def test_other_scripts_are_heard(one: str, two: str) -> None:
    assert likeness(one, two) > 0.5


def test_a_shared_given_name_is_not_enough() -> None:
    assert likeness("Andrei Kovalenko", "Andrei Rudenko") < 0.5


def test_romanisation() -> None:
    assert latin("박지훈") == "bakjihun"
    assert skeleton("Zelensky") == skeleton("Zelenskyy") == skeleton("Зеленський")


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("Kim Jong Un", "Kim"), ("Cho Tae-yul", "Cho"), ("Xi Jinping", "Xi"),
        ("Kim Fisher", "Fisher"), ("Lee Harvey Walton", "Walton"), ("Ana Ruiz", "Ruiz"),
    ],
)  # fmt: skip
def test_family_names(words: str, family: str) -> None:
    assert family_name(words.split(), EASTERN) == family


def test_a_bare_family_name_goes_to_whom_the_article_is_about() -> None:
    named = [(0, "Ana Ruiz"), (50, "Leo Ruiz"), (90, "Ana Ruiz"), (120, "Ana M. Ruiz")]
    people = People(named, EASTERN)
    assert people.family("Ruiz") == "Ana M. Ruiz"
    assert people.full("Ana Ruiz") == "Ana M. Ruiz"
    assert people.family("Gomez") is None


def test_a_bare_family_name_goes_on_with_whom_was_just_named() -> None:
    people = People([(0, "Ana Ruiz"), (900, "Leo Ruiz")], EASTERN)
    assert people.family("Ruiz", at=100) == "Ana Ruiz"
    assert people.family("Ruiz", at=950) == "Leo Ruiz"
    assert people.family("Ruiz", at=5000) is None
    both = People([(0, "Ana Ruiz"), (30, "Leo Ruiz")], EASTERN, {"Ana Ruiz": "female"})
    assert both.family("Ruiz", at=60) is None
    assert both.family("Ruiz", "male", at=60) == "Leo Ruiz"
    apart = People([(0, "Ana Ruiz"), (90, "Leo Ruiz")], EASTERN)
    assert apart.family("Ruiz", at=140) == "Leo Ruiz"


def test_a_patronymic_or_two_family_names_stand_for_the_whole_name() -> None:
    named = ["Anna Petrovna", "Anna Petrovna Orlova", "Ana Luz Prieto Vega", "Prieto Vega"]
    people = People(enumerate([*named, "Bekele Alemu", "Sara Bekele Alemu"]), EASTERN)
    assert people.full("Anna Petrovna") == "Anna Petrovna Orlova"
    assert people.full("Prieto Vega") == "Ana Luz Prieto Vega"
    assert people.full("Bekele Alemu") == "Bekele Alemu"
    two = ["Anna Petrovna", "Anna Petrovna Orlova", "Anna Petrovna Belova"]
    assert People(enumerate(two), EASTERN).full("Anna Petrovna") == "Anna Petrovna"


def test_a_title_tells_which_bearer_is_meant() -> None:
    styles = {"Ana Ruiz": frozenset({"judge"}), "Leo Ruiz": frozenset({"lawyer"})}
    people = People([(0, "Ana Ruiz"), (30, "Leo Ruiz")], EASTERN, styles=styles)
    assert people.family("Ruiz", at=60, style=frozenset({"judge"})) == "Ana Ruiz"
    assert people.family("Ruiz", at=60, style=frozenset({"mr"})) == "Leo Ruiz"


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("De Graaf", "Graaf"), ("Van der Meer", "Meer"), ("St. Clair", "Clair"),
        ("Van Jones", "Van Jones"), ("Ilse de Graaf", "Ilse de Graaf"), ("Ruiz", "Ruiz"),
    ],
)  # fmt: skip
def test_particles_are_no_given_names(words: str, bare: str) -> None:
    assert " ".join(unlinked(words.split())) == bare


def test_acronyms_need_their_long_form() -> None:
    text = "The World Bread Union (WBU) and an unrelated firm (ABC) met."
    assert [(text[a.start : a.end], a.short) for a in acronyms(text)] == [
        ("World Bread Union", "WBU")
    ]
