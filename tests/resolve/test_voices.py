"""Voices: spellings of one speaker, and namesakes."""

import pytest

from reportedly.model.attribution import Hop, HopKind
from reportedly.resolve.voices import country, same_voice


def person(name: str, *roles: str) -> Hop:
    return Hop(kind=HopKind.PERSON, name=name, roles=roles)


def source(kind: HopKind, name: str) -> Hop:
    return Hop(kind=kind, name=name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Zelensky"),
        ("Andriy Kovalenko", "Andrei Kovalenko"),
        ("J. Okafor", "John Okafor"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("José Núñez", "Jose Nunez"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_voice(person(one), person(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andriy Kovalenko", "Andrei Rudenko"),
        ("Andrei Rudenko", "Andrei Belousov"),
        ("Maria Silva", "João Silva"),
    ],
)
def test_two_persons(one: str, other: str) -> None:
    assert not same_voice(person(one), person(other))


def test_bodies_in_any_order_of_words() -> None:
    seoul = source(HopKind.STATE_BODY, "Seoul's Defense Ministry")
    assert same_voice(seoul, source(HopKind.STATE_BODY, "the Ministry of Defense of South Korea"))
    assert not same_voice(seoul, source(HopKind.STATE_BODY, "South Korea"))
    assert country(seoul) == "South Korea"


def test_a_bare_family_name_of_another_country_is_another_man() -> None:
    minister = person("Silva", "minister of Portugal")
    assert not same_voice(minister, person("Maria Silva", "governor of Angola"))
    assert same_voice(minister, person("Maria Silva", "Portuguese minister"))
