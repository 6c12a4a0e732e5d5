"""Denials: what they are held against, and what they are not."""

import pytest

from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim, Stance
from reportedly.model.contradiction import Comparison
from reportedly.model.hedge import Status
from reportedly.model.span import Span
from reportedly.reconcile.denials import denials

MINISTRY = Hop(kind=HopKind.STATE_BODY, name="the trade ministry")
PAPER = Hop(kind=HopKind.OUTLET, name="Valley Post")


def claim(
    text: str,
    who: Hop | None = None,
    status: Status = Status.ASSERTED,
    article: str = "art-1",
    start: int = 100,
    cue: str = "denied",
) -> Claim:
    told = Span(article=article, start=1, end=1 + len(cue), text=cue)
    return Claim(
        content=(Span(article=article, start=start, end=start + len(text), text=text),),
        method=Method.INDIRECT if who else Method.NARRATOR,
        cue=told if who else None,
        speaker=None,
        hops=(who, PAPER) if who else (PAPER,),
        status=status,
        stances=(Stance(status=status, cue=told),) if status is Status.DENIED else (),
    )


def person(name: str) -> Hop:
    return Hop(kind=HopKind.PERSON, name=name)


def against(denied: Claim, *said: Claim, clause: bool = True) -> list[str]:
    clauses = {denied.id} if clause else set[str]()
    return [c.right_span.text for c in denials([denied, *said], clauses)]


SHIPPED = "Half of the shells that Sudan uses were supplied by Serbia"


@pytest.mark.parametrize("denied", ["any arms transfers from Serbia", "Serbia had shipped arms"])
def test_other_words_for_one_deed_meet(denied: str) -> None:
    told = claim(SHIPPED, person("Ana Brandt"), article="art-2")
    assert against(claim(denied, MINISTRY, Status.DENIED), told) == [SHIPPED]


@pytest.mark.parametrize(
    "other",
    [
        "Serbia and Sudan signed a treaty on fishing",
        "Serbian wrestlers arrived in Sudan",
        "Serbia could supply weapons to Sudan next year",
        "Serbia has not supplied weapons to Sudan",
        "Norway supplied weapons to Chad",
    ],
)
def test_names_alone_possibilities_and_others_do_not_meet(other: str) -> None:
    told = claim(other, person("Ana Brandt"), article="art-2")
    assert not against(claim("any arms transfers from Serbia", MINISTRY, Status.DENIED), told)


def test_what_is_denied_or_open_is_no_positive_side() -> None:
    denied = claim("any arms transfers from Serbia", MINISTRY, Status.DENIED)
    for status in (Status.DENIED, Status.NOT_CONFIRMED):
        assert not against(denied, claim(SHIPPED, person("Ana Brandt"), status, "art-2"))


def test_a_repeated_sentence_gives_way_to_who_is_cited() -> None:
    denied = claim("any arms transfers from Serbia", MINISTRY, Status.DENIED)
    plain = claim("Serbia has supplied shells to Sudan", article="art-3")
    told = claim(SHIPPED, person("Ana Brandt"), article="art-2")
    assert against(denied, plain) == [plain.text]
    assert against(denied, plain, told) == [SHIPPED]


@pytest.mark.parametrize("denied", ["the existence of such a plan", "any such plan", "such plans"])
def test_such_a_plan_is_the_one_told_before(denied: str) -> None:
    told = claim("There is a plan to close 30 post offices", person("Ana Brandt"))
    other = claim("The post lost money for years", person("Lars Holm"), start=200)
    assert against(claim(denied, MINISTRY, Status.DENIED, start=400), told, other) == [told.text]


def test_the_reports_are_those_of_the_sentence_before() -> None:
    told = claim("he could not confirm reports that aid was sold", person("Ana Brandt"))
    denied = "Lars Holm, the minister, rejected\nthe reports as false"
    assert against(claim(denied, person("Lars Holm"), Status.DENIED, start=300), told)
    assert not against(claim(denied, person("Lars Holm"), Status.DENIED, start=3000), told)


def test_the_wall_is_that_of_the_dam_before() -> None:
    told = claim("Divers found cracks in the Lote dam", person("Ana Brandt"))
    assert against(claim("the wall had been damaged", MINISTRY, Status.DENIED, start=300), told)


def test_to_reject_an_agreement_denies_nothing() -> None:
    told = claim("The trade agreement with Chad is fair", person("Ana Brandt"))
    refused = claim("the trade agreement with Chad", MINISTRY, Status.DENIED, cue="rejected")
    assert not against(refused, told, clause=False)


def test_not_confirming_needs_the_same_deed_and_is_no_denial() -> None:
    unsure = claim(
        "he could not confirm whether Kenyan soldiers were in combat",
        person("Lars Holm"),
        Status.NOT_CONFIRMED,
    )
    hit = claim("Kenyan troops were attacked on the battlefield", person("Ana Brandt"), start=400)
    idle = claim("Kenyan soldiers voted on Sunday", person("Ana Brandt"), start=600)
    (pair,) = denials([unsure, hit, idle], {unsure.id})
    assert pair.right_span.text == hit.text
    assert pair.verdict is Comparison.COMPATIBLE
    assert pair.how == "said by Ana Brandt, neither confirmed nor denied by Lars Holm"


def test_who_cannot_say_how_many_denies_nothing() -> None:
    open_ = claim(
        "it was trying to find out how many soldiers Kenya had sent",
        MINISTRY,
        Status.NOT_CONFIRMED,
    )
    assert not against(open_, claim("Kenya sent 400 soldiers", person("Ana Brandt")))
