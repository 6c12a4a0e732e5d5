from collections.abc import Collection

from benchmarks.grouped import Grouped, pairs_alike

GOLD = [
    {"id": "toll", "members": ["a", "b", "c"], "independent_origins": {"min": 1, "max": 2}},
    {"id": "cause", "members": ["d", "e"], "independent_origins": {"min": 2, "max": 2}},
]
ORIGINS = {"A": 1, "B": 2, "C": 2, "D": 3, "E": 3}
OURS = {name: name.upper() for name in "abcde"}


def count(claims: Collection[str]) -> int:
    return len({ORIGINS[claim] for claim in claims if claim in ORIGINS})


def test_a_group_with_most_members_is_joined_and_one_with_a_strange_member_is_not() -> None:
    mixed = Grouped(OURS, [("A", "B"), ("D", "E", "C")], count)
    assert mixed.joined(GOLD) == {"toll": ("A", "B")}


def test_claims_that_the_gold_does_not_know_spoil_no_group() -> None:
    assert Grouped(OURS, [("A", "B", "X")], count).joined(GOLD) == {"toll": ("A", "B", "X")}


def test_a_joined_group_is_right_only_with_the_number_of_origins_the_gold_allows() -> None:
    ours = Grouped(OURS, [("A", "B"), ("D", "E")], count)
    figures = ours.figures(GOLD)
    assert figures == {"groups_joined": 1.0, "groups_right": 0.5, "origins_right": 0.5}


def test_members_we_do_not_have_are_misses_for_groups_and_neutral_for_origins() -> None:
    ours = Grouped({"a": "A", "d": "D"}, [("A",)], count)
    assert ours.joined(GOLD) == {}
    assert ours.behind(GOLD[0]) == ours.behind(GOLD[1]) == 1


def test_pairs_are_counted_over_what_both_label() -> None:
    gold, ours = {"a": "1", "b": "1", "c": "2"}, dict.fromkeys("abc", "x")
    assert pairs_alike(gold, ours) == (1 / 3, 1.0)
    assert pairs_alike({"a": "1", "b": "1"}, {"a": "x", "z": "x"}) == (1.0, 1.0)
