"""Who speaks for whom: "spokesman for the Coast Guard", "head of the port", "a new report"."""

import pytest

from reportedly.model.attribution import Hop, HopKind
from reportedly.resolve.offices import (
    bare,
    described,
    heads,
    houses,
    leads,
    may_speak_for,
    nameless,
    observed,
    of_government,
    serves,
    shortens,
    speaks_for,
    spokesman,
    state_headed,
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


@pytest.mark.parametrize(
    ("roles", "state"),
    [
        (["Malian President"], "Mali"),
        (["President", "prime minister of Peru"], "Peru"),
        (["President"], ""),
        (["former Malian President"], ""),
        (["vice president of Mali"], ""),
        (["president of Peru's Olympic committee"], ""),
        (["Malian Health Minister"], ""),
    ],
)
def test_who_leads_a_state(roles: list[str], state: str) -> None:
    assert state_headed(roles) == state


def test_what_reports_to_the_head_of_a_state() -> None:
    assert heads("Mali", source(BODY, "Malian army"))
    assert not heads("Mali", source(BODY, "Mali's Constitutional Court"))
    assert not heads("Mali", source(BODY, "Niger's army"))
    assert not heads("Mali", source(BODY, "Mali"))
    assert not heads("", source(BODY, "the army"))


def test_who_is_of_a_body() -> None:
    assert serves(person("Ann Cole", "police inspector"), source(BODY, "police"))
    assert serves(person("Jon Aas", "commander in the Danish Navy"), NAVY)
    assert not serves(person("Ann Cole", "police union chief"), source(BODY, "police"))
    assert not serves(person("Ann Cole", "former police inspector"), source(BODY, "police"))


def test_who_may_be_anybody() -> None:
    assert nameless(source(BODY, "The authorities"))
    assert not nameless(NAVY)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("a spokesman for the company in Oslo", "a spokeswoman for Kestrel Foods", 1),
        ("a Kestrel Foods spokesman", "a spokesman for Kestrel Foods", 1),
        ("a spokesman for Orlin Steel", "a spokesman for Kestrel Foods", 2),
        ("a diplomat", "a spokesman for Kestrel Foods", 0),
    ],
)
def test_for_how_many_bodies_two_spokesmen_speak(one: str, other: str, count: int) -> None:
    assert houses(source(ANONYMOUS, one), source(ANONYMOUS, other)) == count
