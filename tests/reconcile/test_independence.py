"""How many independent origins: "2 independent origins (perhaps 1)"."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.origin import Doubt, Origin, RootKind
from reportedly.reconcile.independence import Count, Independence


def origin(
    name: str,
    *claims: str,
    kind: RootKind = RootKind.PERSON,
    maybe: tuple[tuple[str, str], ...] = (),
    parts: tuple[tuple[str, ...], ...] = (),
    first: str = "",
) -> Origin:
    return Origin(
        name=name,
        source=Hop(kind=HopKind.PERSON, name=name),
        occasion=first,
        claims=claims,
        articles=("art",),
        kind=kind,
        first=first,
        last=first,
        parts=parts or (claims,),
        doubts=tuple(Doubt(claim=a, other=b, why="perhaps", score=0.4) for a, b in maybe),
    )


MAYOR = origin("Ines Okoro", "a", "b", first="2024-05-03")
LEAGUE = origin("Hill Rescue League", "c", first="2024-05-03")
PAPER = origin("Coast Daily", "p", "q", kind=RootKind.UNATTRIBUTED, first="2024-05-04")


def test_statements_of_one_origin_count_once() -> None:
    count = Independence([MAYOR, LEAGUE]).of(["a", "b", "c"])
    assert (count.low, count.best, count.high) == (2, 2, 2)
    assert str(count) == "2 independent origins"


def test_what_an_outlet_says_itself_counts_only_where_nobody_is_cited() -> None:
    counting = Independence([MAYOR, PAPER])
    assert counting.of(["a", "p"]).best == 1
    assert counting.of(["a", "p"]).beside == (PAPER.id,)
    assert counting.of(["p", "q"]).best == 1


def test_what_several_outlets_say_without_a_source_they_may_have_from_one() -> None:
    post = origin("Post", "s", kind=RootKind.UNATTRIBUTED)
    count = Independence([PAPER, post]).of(["p", "s"])
    assert (count.low, count.best) == (1, 2)


def test_what_was_printed_before_anybody_spoke_is_no_copy() -> None:
    early = origin("Hill Times", "h", kind=RootKind.UNATTRIBUTED, first="2024-05-01")
    assert Independence([MAYOR, early]).of(["a", "h"]).best == 2


def test_what_is_only_reportedly_so_is_on_nobodys_word() -> None:
    rumour = origin("reportedly", "r", kind=RootKind.REPORTS)
    assert Independence([MAYOR, rumour]).of(["a", "r"]).best == 1
    assert Independence([rumour]).of(["r"]).best == 1


def test_what_may_be_one_counts_once_in_the_low_profile() -> None:
    official = origin("an official", "o", kind=RootKind.ANONYMOUS, maybe=(("o", "a"),))
    count = Independence([MAYOR, official]).of(["a", "o"])
    assert (count.low, count.best) == (1, 2)
    assert str(count) == "2 independent origins (perhaps 1)"


def test_one_man_on_two_days_is_two_occasions_and_one_in_the_low_profile() -> None:
    again = origin("Ines Okoro", "d", first="2024-05-09")
    count = Independence([MAYOR, again]).of(["a", "d"])
    assert (count.low, count.best) == (1, 2)


def test_the_high_profile_splits_what_was_joined_without_certainty() -> None:
    loose = origin("Ines Okoro", "a", "b", parts=(("a",), ("b",)))
    assert Independence([loose]).of(["a", "b"]).high == 2
    assert Independence([loose]).of(["a"]).high == 1


def test_a_doubt_about_one_statement_of_a_paper_does_not_reach_its_others() -> None:
    paper = origin("Post", "p", "q", kind=RootKind.UNATTRIBUTED, maybe=(("p", "a"), ("q", "c")))
    assert Independence([MAYOR, LEAGUE, paper]).of(["a", "c", "p", "q"]).low == 2


def test_without_an_origin_what_is_left_stands() -> None:
    counting = Independence([MAYOR, LEAGUE])
    assert counting.of(["a", "c"], without={MAYOR.id}).origins == (LEAGUE.id,)
    assert counting.of(["a"], without={MAYOR.id}).best == 0


def test_two_states_that_are_cited_together_are_two() -> None:
    both = replace(origin("Pentagon", "a", kind=RootKind.OFFICE), states=("Peru", "Chile"))
    assert Independence([both]).of(["a"]).best == 2
    chile = replace(origin("Navy", "b", kind=RootKind.OFFICE), states=("Chile",))
    assert Independence([both, chile]).of(["a", "b"]).best == 2


def test_a_president_has_no_other_eyes_than_the_bodies_of_his_state() -> None:
    army = replace(
        origin("Mali's army", "b", kind=RootKind.OFFICE),
        source=Hop(kind=HopKind.STATE_BODY, name="Mali's army"),
    )
    court = replace(
        origin("Mali's Supreme Court", "c", kind=RootKind.OFFICE),
        source=Hop(kind=HopKind.STATE_BODY, name="Mali's Supreme Court"),
    )
    president = replace(origin("Issa Diarra", "a", maybe=(("a", "b"), ("a", "c"))), heads="Mali")
    count = Independence([president, army, court])
    assert count.of(["a", "b"]).beside == (president.id,)
    assert str(count.of(["a", "b"])) == "1 independent origin (perhaps 2)"
    assert count.of(["a", "c"]).best == count.of(["b", "c"]).best == 2
    assert count.of(["a"]).best == 1


def test_a_claim_without_an_origin_is_one_of_its_own() -> None:
    assert Independence([]).of(["x", "y", "x"]).best == 2


NAMES = st.sampled_from(["Okoro", "Holm", "Vega", "Lund"])
KINDS = st.sampled_from(list(RootKind))


@st.composite
def origins(draw: st.DrawFn) -> list[Origin]:
    made, ids = list[Origin](), [str(n) for n in range(12)]
    while ids:
        size = draw(st.integers(1, len(ids)))
        claims, ids = ids[:size], ids[size:]
        cut = draw(st.integers(0, size))
        parts = tuple(tuple(part) for part in (claims[:cut], claims[cut:]) if part)
        pairs = st.tuples(st.sampled_from(claims), st.integers(0, 11).map(str))
        maybe = draw(st.lists(pairs, max_size=3).map(tuple))
        day = draw(st.sampled_from(["", "2024-05-03", "2024-05-09"]))
        found = origin(draw(NAMES), *claims, kind=draw(KINDS), maybe=maybe, parts=parts, first=day)
        made.append(found)
    return made


@given(origins(), st.lists(st.integers(0, 14).map(str)), st.integers())
def test_low_best_and_high_are_in_order_and_the_order_of_claims_does_not_matter(
    made: list[Origin], asked: list[str], seed: int
) -> None:
    count = Independence(made).of(asked)
    assert count.low <= count.best <= count.high
    assert bool(asked) == bool(count.low)
    mixed, shuffled = [*made], [*asked]
    random.Random(seed).shuffle(mixed)
    random.Random(seed).shuffle(shuffled)
    assert Independence(mixed).of(shuffled) == count
    assert isinstance(count, Count)
