"""Memory is looked through as before when nobody asks any more, in whatever order they end."""

import gc

from reportedly.calm import calm


def test_the_calmest_counts_and_the_last_brings_back_what_was() -> None:
    usual = gc.get_threshold()
    one, other = calm(), calm(0)
    one.__enter__()
    assert gc.get_threshold()[0] == 20_000
    other.__enter__()
    assert gc.get_threshold()[0] == 0
    one.__exit__(None, None, None)
    assert gc.get_threshold()[0] == 0
    other.__exit__(None, None, None)
    assert gc.get_threshold() == usual
