from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconcile.unions import Unions

PAIRS = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")))


@given(PAIRS)
def test_ids_are_one_exactly_where_a_path_of_pairs_leads(pairs: list[tuple[str, str]]) -> None:
    one = Unions("abcdef")
    for pair in pairs:
        one.put(*pair)
    reached = {id: {id} for id in "abcdef"}
    for _ in reached:
        for left, right in pairs:
            both = reached[left] | reached[right]
            reached.update(dict.fromkeys(both, both))
    for id, other in ((a, b) for a in reached for b in reached):
        assert (one.home(id) == one.home(other)) == (other in reached[id])
