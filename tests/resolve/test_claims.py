"""Same claim: one thing in other words, and near misses that are not it."""

from dataclasses import replace

import pytest

from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.span import Span
from reportedly.reconcile.meanings import meanings
from reportedly.resolve.claims import same_claim
from reportedly.stage import Group


def claim(text: str, article: str = "art-1", status: Status = Status.ASSERTED) -> Claim:
    return Claim(
        content=(Span(article=article, start=9, end=9 + len(text), text=text),),
        method=Method.INDIRECT,
        cue=None,
        speaker=None,
        hops=(Hop(kind=HopKind.PERSON, name="Ines Okoro"),),
        status=status,
    )


def compared(one: Claim, other: Claim) -> Judgement | None:
    left, right = sorted(meanings.fold(Group(members=(one, other))), key=lambda m: m.id)
    if not set(same_claim.keys(left)) & set(same_claim.keys(right)):
        return None
    found = same_claim.judge(left, right)
    return found if isinstance(found, Judgement) else None


def judged(one: str, other: str, status: Status = Status.ASSERTED) -> bool:
    found = compared(claim(one), claim(other, article="art-2", status=status))
    return found is not None and found.verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4,000 Kenyan soldiers have arrived in Haiti", "4,000 Kenyan troops are in Haiti"),
        ("the quake killed 31 people in Izmir", "31 people died in the Izmir earthquake"),
        ("Peru plans to send police to the border", "Peruvian police may be sent to the border"),
        ("the union suspended the ferry strike", "the ferry strike was suspended by the union"),
        ("half of Peru's mines are flooded", "50% of the mines in Peru are flooded"),
    ],
)
def test_other_words_for_one_thing(one: str, other: str) -> None:
    assert judged(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4,000 Kenyan soldiers are in Haiti", "9,000 Kenyan soldiers are in Haiti"),
        ("Kenyan soldiers have arrived in Haiti", "Kenyan soldiers have not arrived in Haiti"),
        ("Kenya may send soldiers to Haiti", "Kenya has sent soldiers to Haiti"),
        ("the quake killed 31 people in Izmir", "the quake killed 31 people in Oaxaca"),
        ("the strike ended", "the strike began"),
    ],
)
def test_near_misses(one: str, other: str) -> None:
    assert not judged(one, other)


def test_a_denied_claim_is_not_the_same_as_the_claim() -> None:
    words = "the company shipped 40 engines to Sudan"
    assert judged(words, words)
    assert not judged(words, words, Status.DENIED)


def test_who_denies_a_thing_says_that_it_is_not_so() -> None:
    denied = claim("the company shipped 40 engines to Sudan", status=Status.DENIED)
    found = compared(denied, claim("the company did not ship 40 engines to Sudan", "art-2"))
    assert found is not None
    assert found.verdict is Verdict.SAME


def test_a_state_of_last_year_is_not_this_years_state() -> None:
    words = "Kenyan soldiers are in Haiti"
    now = replace(claim(words), reported="2024-09-01")
    for day, same in (("2024-09-20", True), ("2023-09-01", False)):
        then = replace(claim(words, article="art-2"), reported=day)
        assert (compared(now, then) is not None) is same


def test_a_figure_that_only_one_gives_weighs_less() -> None:
    def score(one: str, other: str) -> float:
        found = compared(claim(one), claim(other, article="art-2"))
        assert found is not None
        return found.score

    both = score("4,000 Kenyan soldiers are in Haiti", "4,000 Kenyan troops are in Haiti")
    assert both > score("4,000 Kenyan soldiers are in Haiti", "Kenyan troops are in Haiti")


def test_the_reason_names_what_is_shared() -> None:
    found = compared(
        claim("the quake killed people in Izmir"), claim("people died in the Izmir quake", "art-2")
    )
    assert found is not None
    assert all(word in found.why for word in ("kill", "quake", "Izmir"))
