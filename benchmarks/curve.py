"""The curve of a pile that grows, as a table and as charts: "1,000 articles more in 90 s"."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from benchmarks.drawn import Chart, Line
from benchmarks.slopes import slope

__all__ = ["Sample", "charts", "summed", "table", "told"]


class Sample(NamedTuple):
    """``size`` is what the ledger is growing to, ``at`` seconds since that began; ``cpu`` seconds
    of all processes since then; bytes in MiB."""

    size: int
    at: float
    cpu: float
    processes: int
    rss: float
    pss: float
    largest: float
    ledger: float


def summed(points: Sequence[dict[str, Any]], samples: Sequence[Sample]) -> dict[str, Any]:
    sizes = [one["articles"] for one in points]
    each = {name for one in points for name in one["phases"]}
    return {
        "articles": sizes[-1],
        "wall_s": round(sum(one["wall_s"] for one in points), 1),
        "cpu_s": round(sum(one["cpu_s"] for one in points), 1),
        "peak_rss_mib": max(one["peak_rss_mib"] for one in points),
        "peak_pss_mib": max(one["peak_pss_mib"] for one in points),
        "slopes": {  # of the cost of one article more, against the size of the ledger: 0 is flat
            name: slope(sizes, [_of(one, name) / one["added"] for one in points])
            for name in ("reading", "comparing", "memory", "ledger", *sorted(each))
        },
    }


def _of(one: dict[str, Any], name: str) -> float:
    match name:
        case "memory":
            return float(one["peak_rss_mib"] * one["added"])
        case "ledger":
            return float(one["ledger_mib"] / one["articles"] * one["added"])
        case "reading" | "comparing":
            return float(one[f"{name}_s"])
    return float(one["phases"].get(name, 0.0))


def charts(points: Sequence[dict[str, Any]], samples: Sequence[Sample]) -> Iterator[Chart]:
    """Memory over time, seconds an article, megabytes of ledger: against articles."""
    before, shift = 0.0, dict[int, float]()
    for one in points:
        shift[one["articles_given"]] = before
        before += one["wall_s"]
    every = max(1, len(samples) // 600)
    minutes = [((shift.get(one.size, 0.0) + one.at) / 60, one) for one in samples[::every]]
    yield Chart(
        "Memory of all processes together", "minutes since the start", "MiB",
        [Line("RSS", [(at, one.rss) for at, one in minutes], marks=False),
         Line("PSS", [(at, one.pss) for at, one in minutes], marks=False),
         Line("largest", [(at, one.largest) for at, one in minutes], marks=False)],
    )  # fmt: skip
    so_far, done, at = [(0.0, 0.0)], 0, 0.0
    for one in points:
        so_far += [(done + n, (at + s) / 60) for n, s in one["read_curve"]]
        done, at = one["articles"], at + one["wall_s"]
        so_far.append((done, at / 60))
    yield Chart("From end to end", "articles", "minutes", [Line("all", so_far, marks=False)])
    if len(points) == 1:
        return  # nothing grows
    yield Chart(
        "Cost of one article more", "articles in the ledger", "seconds",
        [Line(name, [(one["articles"], one[f"{name}_s"] / one["added"]) for one in points])
         for name in ("reading", "comparing")], log=True,
    )  # fmt: skip
    yield Chart(
        "On disk", "articles", "MiB",
        [Line("ledger", [(0, 0), *((one["articles"], one["ledger_mib"]) for one in points)]),
         Line("raw bytes", [(0, 0), *((one["articles"], one["raw_mib"]) for one in points)])],
    )  # fmt: skip


def told(one: dict[str, Any]) -> str:
    return (
        f"{one['articles']:>7,} articles: {one['added']:,} more in {one['wall_s']:,.0f} s"
        f" (reading {one['reading_s']:,.0f}, comparing {one['comparing_s']:,.0f};"
        f" processor {one['cpu_s']:,.0f}), peak {one['peak_rss_mib']:,} MiB,"
        f" ledger {one['ledger_mib']:,.0f} MiB, {one['failures']} failures"
    )


def table(found: dict[str, Any]) -> str:
    lines = [told(one) for one in found["points"]]
    stages = sorted(found["slopes"].keys() - {"reading", "comparing", "memory", "ledger"})
    lines.append(f"\n{'seconds an article':34}" + "".join(
        f"{one['articles']:>10,}" for one in found["points"]) + "     slope")  # fmt: skip
    for name in ("reading", "comparing", *stages):
        costs = (_of(one, name) / one["added"] for one in found["points"])
        numbers = "".join(f"{cost:10.4f}" for cost in costs)
        grows = found["slopes"][name]
        lines.append(f"{name:34}{numbers}{'' if grows is None else grows:>10}")
    lines.append(
        f"\n{found['articles']:,} articles in {found['wall_s']:,.0f} s of the clock,"
        f" {found['cpu_s']:,.0f} s of processors; peak {found['peak_rss_mib']:,} MiB RSS"
        f" ({found['peak_pss_mib']:,} PSS) of all processes together"
    )
    return "\n".join(lines)
