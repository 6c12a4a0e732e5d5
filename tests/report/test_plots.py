from reportedly.report import plots
from reportedly.report.figures import figures
from reportedly.report.material import Material
from reportedly.report.tables import timeline
from reportedly.store.base import Ledger


def test_open_sides_have_arrows_and_stay_on_the_plot(ferry: Ledger) -> None:
    [figure] = figures(Material(ferry.view()))
    scale = plots.scale_of(figure)
    found = [plots.bar_of(scale, point) for point in figure.points]
    bars = [bar for bar in found if bar]
    assert [(bar.open_low, bar.open_high) for bar in bars] == [
        (False, True),
        (False, False),
        (True, False),
    ]
    assert all(0 <= bar.start <= bar.end <= 100 for bar in bars)
    assert bars[0].start < bars[1].start < bars[1].end < bars[2].end


def test_ticks_are_round_and_inside(ferry: Ledger) -> None:
    [figure] = figures(Material(ferry.view()))
    ticks = plots.scale_of(figure).ticks
    assert 2 <= len(ticks) <= 6
    assert all(0 <= tick.x <= 100 for tick in ticks)
    assert ticks[0].label == "0" or int(ticks[0].label) % 5 == 0


def test_wide_ranges_are_logarithmic() -> None:
    scale = plots.Scale(low=1, high=10_000, log=True)
    assert round(scale.at(100)) == 50


def test_one_dot_a_dated_event(ferry: Ledger) -> None:
    events = timeline(Material(ferry.view()))
    [dot] = plots.dots_of(events)
    assert dot.event == events[0].id
    assert plots.days_of(events)
    assert plots.dots_of(()) == ()
