"""What a crawl of so many articles a day would take, worked out from what was measured here.

``python -m benchmarks.crawl [--measured benchmarks/measured] [--json] [--write PAGE.md]``: days
are lived through one by one with the rates, sizes and slopes in the JSON files there (each the
``--json`` of the benchmark it is named after). ``--write`` puts the tables into the page, between
``<!-- figures: NAME -->`` and ``<!-- end -->``; what was not measured yet is said to be so.
Prices are assumptions (``--core-hour``, ``--gb-month``), and so is how much of its time a core
works. What lies beyond the largest size measured follows the slope, and no slope holds for ever.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["Measured", "Scenario", "days", "scenarios"]

HERE = Path(__file__).parent
DAY = 86_400
BUSY = 0.7
"""Share of its time that a core really works: the rest is waiting, starting, uneven parts."""
WINDOW = 120
"""Days back that a new article is compared with at full width, where the plan parts by time: the
bars for one story rise up to four months (`resolve/stories.py`)."""

VOLUMES = (
    ("a newsroom's feeds", 2_000),
    ("one country's press", 30_000),
    ("Common Crawl News, all languages", 385_000),
    ("Media Cloud", 500_000),
)
"""Articles a day. CC-NEWS: 11.5 to 11.7 million documents in each of March, April and May 2024
(huggingface.co/datasets/maxidl/FineNews-unfiltered); Media Cloud: "about 500,000 new stories every
day" (mediacloud.org/blog/nsf-grant, June 2024). The first two are ours."""
ARCHIVE = 1_350_000_000
"""Articles of CC-NEWS from August 2016 to spring 2026 (arXiv:2605.18337)."""


@dataclass(frozen=True)
class Measured:
    """Results by the name of their benchmark; empty where one was not run."""

    found: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> "Measured":
        files = sorted(folder.glob("*.json"))
        return cls({file.stem: json.loads(file.read_text()) for file in files})

    def __getitem__(self, name: str) -> dict[str, Any]:
        return self.found.get(name, {})

    @property
    def reading(self) -> float:
        """Seconds of one core that reading one article takes."""
        speed = self["speed"]
        if not speed:
            return 0.0
        return float(speed["extract_over_parse"] * speed["parse_s"] / speed["articles"])

    @property
    def page(self) -> float:
        """Seconds of one core that taking the text out of one archived page takes."""
        rate = self["warc"].get("pages_per_second")
        return 1 / rate if rate else 0.0

    @property
    def kept(self) -> float:
        """Bytes of ledger an article."""
        points = self["whole"].get("points")
        return points[-1]["ledger_mib"] * 2**20 / points[-1]["articles"] if points else 0.0

    @property
    def shuffled(self) -> dict[str, float]:
        """Bytes that one more article sends through the shuffles of each wide comparing, at the
        largest size."""
        stages = self["crowds"].get("stages", {})
        return {
            name: one["by_size"][-1]["shuffled_bytes_per_article"] for name, one in stages.items()
        }

    def comparing(self, size: float) -> dict[str, float]:
        """Seconds that each stage takes for one article more in a pile of so many: the last
        measured, and from there along its slope. One below 0 is noise, and so is one above 1:
        for so many articles more no stage does more than read all that is there."""
        growing = self["growing"]
        sizes, added = growing.get("sizes", [1]), growing.get("added", 1)
        found = dict[str, float]()
        for name, stage in growing.get("stages", {}).items():
            rise = min(1.0, max(0.0, stage.get("slope") or 0.0))
            found[name] = stage["seconds"][-1] / added * (max(size, sizes[-1]) / sizes[-1]) ** rise
        return found


@dataclass(frozen=True)
class Scenario:
    """After so many days of a crawl: cores busy with each, bytes, dollars a day."""

    name: str
    volume: int
    after: int
    articles: int
    reading: float
    comparing: float
    windowed: float
    stored: float
    shuffled: float
    dollars: float


def days(
    measured: Measured, name: str, volume: int, count: int, core_hour: float, gb_month: float
) -> Iterator[Scenario]:
    """One scenario a day: what that day takes, with what is there by then."""
    shuffled, read = sum(measured.shuffled.values()), measured.reading + measured.page
    for day in range(1, count + 1):
        there = volume * day
        compared = sum(measured.comparing(there).values())
        near = sum(measured.comparing(min(there, volume * WINDOW)).values())
        cores = [volume * seconds / DAY / BUSY for seconds in (read, compared, near)]
        stored = there * measured.kept
        priced = (cores[0] + cores[2]) * 24 * core_hour + stored / 1e9 * gb_month / 30
        yield Scenario(
            name, volume, day, there, *cores, stored, volume * shuffled, round(priced, 2)
        )


def scenarios(measured: Measured, core_hour: float, gb_month: float) -> list[Scenario]:
    """Every volume after a day, a month, a year, five years."""
    found = list[Scenario]()
    for name, volume in VOLUMES:
        lived = days(measured, name, volume, 5 * 365, core_hour, gb_month)
        found += [one for one in lived if one.after in (1, 30, 365, 5 * 365)]
    return found


def main() -> int:
    from benchmarks.crawl_tables import tables, written

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measured", type=Path, default=HERE / "measured")
    parser.add_argument("--core-hour", type=float, default=0.04, help="dollars")
    parser.add_argument("--gb-month", type=float, default=0.023, help="dollars")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    measured = Measured.of(args.measured)
    found = scenarios(measured, args.core_hour, args.gb_month)
    if args.json:
        print(json.dumps([vars(one) for one in found]))
        return 0
    made = tables(measured, found)
    if args.write:
        args.write.write_text(written(args.write.read_text("utf-8"), made), "utf-8")
    else:
        print("\n\n".join(f"{name}\n\n{table}" for name, table in made.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
