"""Who speaks for whom: "spokesman for the Coast Guard", "head of the port", "a new report"."""

import pytest

from reportedly.model.attribution import Hop, HopKind
from reportedly.resolve.offices import (
    bare,
    described,
    leads,
    may_speak_for,
    observed,
    of_government,
    shortens,
    speaks_for,
    spokesman,
    taken_up,
    vague,
)

ANONYMOUS, BODY, FIRM = HopKind.ANONYMOUS, HopKind.STATE_BODY, HopKind.ORGANISATION


def person(name: str, *roles: str) -> Hop:
    return Hop(kind=HopKind.PERSON, name=name, roles=roles)


def source(kind: HopKind, name: str) -> Hop:
    return Hop(kind=kind, name=name)


NAVY = source(BODY, "Danish Navy")


def test_who_speaks_for_whom() -> None:
    assert speaks_for(person("Ulla Holm", "spokeswoman for the Danish Navy"), NAVY)
    assert speaks_for(source(ANONYMOUS, "a spokeswoman for the Danish Navy"), NAVY)
    assert not speaks_for(person("Ulla Holm", "admiral of the Danish Navy"), NAVY)
    denmark = source(BODY, "Denmark")
    assert not speaks_for(person("Ulla Holm", "spokeswoman for the Danish Navy"), denmark)


def test_a_spokesman_whose_role_does_not_say_for_whom() -> None:
    holm = person("Ulla Holm", "navy spokeswoman")
    assert spokesman(holm)
    assert not bare(holm)
    assert bare(person("Ulla Holm", "Copenhagen spokeswoman"))
    assert may_speak_for(holm, NAVY)
    assert not may_speak_for(holm, source(BODY, "Danish Treasury"))
    assert not may_speak_for(person("Per Dahl", "Oslo spokesman"), NAVY)


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("head of the National Weather Institute", "National Weather Institute"),
        ("Helix chief executive", "Helix"),
        ("president of Helix", "Helix"),
        ("head of Norway's Coast Guard Agency", "the country's coast guard agency"),
    ],
)
def test_who_leads_a_body(role: str, body: str) -> None:
    assert leads(person("Rosa Lima", role), source(FIRM, body))


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("former head of the National Weather Institute", "National Weather Institute"),
        ("deputy director of the National Weather Institute", "National Weather Institute"),
        ("Liberal committee chairman", "Liberal"),
        ("president of Peru", "Peru"),
        ("an engineer at Helix", "Helix"),
    ],
)
def test_who_does_not(role: str, body: str) -> None:
    assert not leads(person("Rosa Lima", role), source(FIRM, body))


def test_who_speaks_for_a_state() -> None:
    assert of_government(source(BODY, "Swedish Defence Ministry"), "Sweden")
    assert of_government(source(FIRM, "Pentagon"), "United States")
    assert of_government(person("Jan Berg", "Swedish foreign minister"), "Sweden")
    assert not of_government(person("Jan Berg", "leader of Sweden's Centre"), "Sweden")
    assert not of_government(person("Jan Berg", "former Swedish foreign minister"), "Sweden")
    assert not of_government(source(BODY, "Swedish Defence Ministry"), "Denmark")
    assert not of_government(source(BODY, "US Senate"), "United States")


def test_a_description_that_is_a_role() -> None:
    plain = source(ANONYMOUS, "the head of the Norwegian Fisheries Directorate")
    known = person("Kari Dahl", "head of Norway's Fisheries Directorate")
    assert described(plain, known)
    assert not described(plain, person("Kari Dahl", "a fisheries expert"))
    assert not described(source(BODY, "Norwegian Fisheries Directorate"), known)


def test_a_title_takes_up_its_bearer() -> None:
    traore = person("Issa Traoré", "Colonel")
    assert taken_up(source(ANONYMOUS, "The colonel"), traore)
    assert not taken_up(source(ANONYMOUS, "a colonel"), traore)
    assert not taken_up(source(ANONYMOUS, "The mayor"), traore)


def test_a_body_under_its_shorter_name_in_one_article() -> None:
    full = source(BODY, "the National Police Service of Kenya")
    assert shortens(full, source(BODY, "Kenya's police service"))
    assert shortens(full, source(BODY, "the country's police service"))
    assert not shortens(full, source(BODY, "Uganda's police service"))
    assert not shortens(full, source(BODY, "Kenya's treasury"))


def test_a_document_that_tells_neither_maker_nor_subject() -> None:
    assert vague(source(HopKind.DOCUMENT, "a new report"))
    assert vague(source(HopKind.DOCUMENT, "report"))
    assert not vague(source(HopKind.DOCUMENT, "the flood report"))


@pytest.mark.parametrize(
    "text",
    [
        "A reporter for the Courier who walked through the town counted 44 graves",
        "The Courier has seen the letter",
        "Courier journalists saw smoke over the port",
    ],
)
def test_what_an_outlet_saw_itself(text: str) -> None:
    assert observed(text, "The Courier")


@pytest.mark.parametrize(
    "text", ["The road is closed", "A reporter of the Herald saw smoke", "The Courier was sold"]
)
def test_what_it_did_not(text: str) -> None:
    assert not observed(text, "The Courier")
