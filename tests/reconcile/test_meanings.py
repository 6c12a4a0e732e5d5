"""What a claim says in slots: names, places in their countries, what a pronoun points back to."""

import pytest

from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.codec import decode, encode
from reportedly.model.hedge import Status
from reportedly.model.meaning import Meaning
from reportedly.model.mention import MentionKind, Name, Role
from reportedly.model.quantity import Bound
from reportedly.model.span import Span
from reportedly.reconcile.meanings import meanings
from reportedly.stage import Group
from reportedly.text.implied import implied


def claim(text: str, start: int = 0, speaker: str = "", status: Status = Status.ASSERTED) -> Claim:
    return Claim(
        content=(Span(article="art-1", start=start, end=start + len(text), text=text),),
        method=Method.INDIRECT if speaker else Method.NARRATOR,
        cue=None,
        speaker=None,
        attribution="att-1" if speaker else "",
        hops=(Hop(kind=HopKind.STATE_BODY, name=speaker or "Valley Post"),),
        status=status,
    )


def meant(*members: Claim | Name) -> list[Meaning]:
    made = meanings.fold(Group(members=members))
    found = [m for m in made if isinstance(m, Meaning)]
    return sorted(found, key=lambda m: m.span.start)


def labels(meaning: Meaning) -> set[str]:
    return {label for point in meaning.points for label, _ in point.concepts}


@pytest.mark.parametrize(
    "text",
    [
        "more than 3,000 soldiers were killed and at least 50 percent of the shells were lost",
        "thousands of people fled",
        "it took place on Monday",
        "...",
    ],
)
def test_a_meaning_is_read_back_as_it_was_written(text: str) -> None:
    (made,) = meant(claim(text))
    assert decode("meaning", encode(made)) == made


def test_a_head_of_state_stands_for_the_country() -> None:
    span = Span(article="art-1", start=0, end=5, text="Okoro")
    role = Role(text="the Kenyan president", span=span)
    name = Name(
        span=span,
        name="Okoro",
        kind=MentionKind.PERSON,
        spellings=("Okoro",),
        roles=(role,),
        mentions=(),
    )
    (made,) = meant(name, claim("Okoro sent soldiers to Haiti"))
    assert "=Kenya" in labels(made)


def test_a_place_lies_where_the_story_puts_it() -> None:
    first, second = meant(
        claim("soldiers are in Russia's Kursk region"),
        claim("shells fell on Kursk", start=100),
    )
    assert "=Kursk<Russia" in labels(first) & labels(second)


def test_it_is_who_speaks() -> None:
    (made,) = meant(claim("it had captured two soldiers", speaker="Kenya"))
    assert "=Kenya" in labels(made)


def test_what_happened_points_back_to_where_it_was_told() -> None:
    told, when = meant(
        claim("gunmen attacked a bus near Loja"),
        claim("the attack took place on Monday", start=100),
    )
    assert when.before == told.claim
    assert when.points[0].happens


def test_only_whether_leaves_a_thing_open() -> None:
    how_many = claim("it did not know how many soldiers were sent", status=Status.NOT_CONFIRMED)
    whether = claim("whether soldiers were sent", start=100, status=Status.NOT_CONFIRMED)
    assert [m.unsettled for m in meant(how_many, whether)] == [False, True]


@pytest.mark.parametrize(
    ("value", "bound", "low", "high"),
    [
        (10_000, Bound.MORE_THAN, 10_000, 20_000),
        (31, Bound.AT_LEAST, 31, 32),
        (31, Bound.EXACT, 31, 31),
        (12_000, Bound.ABOUT, 11_500, 12_500),
        (16_000, Bound.NEARLY, 15_000, 16_000),
    ],
)
def test_a_number_is_as_coarse_as_it_is_round(
    value: float, bound: Bound, low: float, high: float
) -> None:
    ends = {
        Bound.MORE_THAN: (value, None),
        Bound.AT_LEAST: (value, None),
        Bound.NEARLY: (None, value),
    }.get(bound, (value, value))
    assert implied(ends[0], value, ends[1], bound) == (low, high)
