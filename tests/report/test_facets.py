import pytest
from tests.report.flood import flood

from reportedly.report.facets import BY, edges, grouped, within
from reportedly.report.figures import figures
from reportedly.report.material import Material


@pytest.mark.parametrize("by", BY)
def test_heads_hold_every_figure_once(by: str) -> None:
    rows = figures(Material(flood().view()))
    told = [(row.label, p.id) for row in grouped(rows, by) for p in row.points]
    assert sorted(told) == sorted((row.label, p.id) for row in rows for p in row.points)
    assert all(row.group for row in grouped(rows, by))


def test_days_stand_in_order_and_what_has_none_comes_last() -> None:
    rows = grouped(figures(Material(flood().view())), "day")
    heads = list(dict.fromkeys(row.group for row in rows))
    assert heads == ["2 May 2026", "3 May 2026", "4 May 2026", "not stated"]


def test_a_head_leaves_the_reckoning_alone() -> None:
    [killed, *_] = figures(Material(flood().view()))
    [first, *_] = grouped([killed], "outlet")
    assert len(first.points) < len(killed.points)
    assert first.estimates == killed.estimates


@pytest.mark.parametrize(
    ("since", "until", "given"),
    [
        (None, None, {"At least 20", "20", "Between 24 and 30", "Up to 40", "More than 31"}),
        ("2026-05-03", None, {"Between 24 and 30", "Up to 40"}),
        (None, "2026-05-02", {"At least 20", "20"}),
        ("2026-05", "2026", {"At least 20", "20", "Between 24 and 30", "Up to 40"}),
        ("2026-06", None, set()),
    ],
)
def test_only_some_days(since: str | None, until: str | None, given: set[str]) -> None:
    rows = within(figures(Material(flood().view())), since, until)
    told = {p.words for row in rows if row.state == "killed" for p in row.points}
    assert told == given


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2026-05-02", ("2026-05-02", "2026-05-02")),
        ("2026-05", ("2026-05-01", "2026-05-31")),
        ("../2026-05-02", ("", "2026-05-02")),
        ("2026-04-30/2026-05-02", ("2026-04-30", "2026-05-02")),
        ("", ("", "")),
    ],
)
def test_edges_of_a_day(edtf: str, days: tuple[str, str]) -> None:
    assert edges(edtf) == days
