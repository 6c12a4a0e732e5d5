"""The tables of the plan for scale, from what was measured: "| same_name | 0.02 | 1.1 |"."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks.crawl import ARCHIVE, BUSY, DAY, VOLUMES, Measured, Scenario

__all__ = ["tables", "written"]

HOW = {
    "whole": "python -m benchmarks.whole --data news.jsonl.gz --out FOLDER",
    "speed": "python -m benchmarks.speed --data news.jsonl.gz",
    "pool": "python -m benchmarks.pool --data news.jsonl.gz",
    "growing": "python -m benchmarks.growing --read FOLDER/whole.db",
    "comparing": "python -m benchmarks.comparing --ledger FOLDER/whole.db",
    "crowds": "python -m benchmarks.crowds FOLDER/whole.db",
    "ledger": "python -m benchmarks.ledger",
    "peers": "python -m benchmarks.peers --data news.jsonl.gz",
    "warc": "python -m benchmarks.warc --data DOCS/a_html_extraction",
    "spark": "python -m benchmarks.spark --data news.jsonl.gz",
}
BLOCK = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.S)


def written(page: str, made: dict[str, str]) -> str:
    """The page with each table in its place. Raises ``KeyError`` for a table that there is not."""
    return BLOCK.sub(lambda found: f"{found[1]}\n{made[found[2]]}\n\n{found[3]}", page)


def tables(measured: Measured, lived: Sequence[Scenario]) -> dict[str, str]:
    """Every table by name, as Markdown."""
    made: dict[str, tuple[str, Callable[[], str]]] = {
        "whole": ("whole", lambda: _whole(measured["whole"])),
        "cores": ("pool", lambda: _cores(measured["pool"])),
        "slopes": ("growing", lambda: _slopes(measured)),
        "scratch": ("comparing", lambda: _scratch(measured["comparing"])),
        "long": ("comparing", lambda: _long(measured["comparing"])),
        "crowds": ("crowds", lambda: _crowds(measured["crowds"])),
        "ledger": ("ledger", lambda: _ledger(measured["ledger"])),
        "spark": ("spark", lambda: _spark(measured["spark"])),
        "scenarios": ("growing", lambda: _scenarios(lived)),
        "archive": ("speed", lambda: _archive(measured)),
        "peers": ("peers", lambda: _peers(measured["peers"])),
    }
    return {
        name: make() if measured[needs] else f"*Not measured yet: `{HOW[needs]} --json`.*"
        for name, (needs, make) in made.items()
    }


def rows(head: Sequence[str], lines: Iterable[Sequence[Any]]) -> str:
    """A Markdown table; the first column is of words, the others of numbers."""
    out = [f"| {' | '.join(head)} |", "|" + "---|" + "---:|" * (len(head) - 1)]
    out += [f"| {' | '.join(map(str, line))} |" for line in lines]
    return "\n".join(out)


def _whole(found: dict[str, Any]) -> str:
    head = (
        "articles",
        "added",
        "reading, s",
        "comparing, s",
        "peak MiB",
        "ledger MiB",
        "failures",
    )
    return rows(
        head,
        (
            (
                f"{one['articles']:,}", f"{one['added']:,}", f"{one['reading_s']:,.0f}",
                f"{one['comparing_s']:,.0f}", f"{one['peak_rss_mib']:,}",
                f"{one['ledger_mib']:,.0f}", one["failures"],
            )
            for one in found["points"]
        ),
    )  # fmt: skip


def _cores(found: dict[str, Any]) -> str:
    peaks = found.get("peak_mib", {})
    lines = ((n, f"{s:,.0f}", peaks.get(n, "")) for n, s in found["jobs"].items())
    told = (
        f"Ratio: {found['ratio']} in all, {found['reading_ratio']} reading. As many processes that"
        " do nothing but spaCy's bare parse of the same articles, each its share, are"
        f" {found['bare_ratio']} times as fast as one: so much these cores give."
    )
    return rows(("processes", "seconds", "peak MiB"), lines) + f"\n\n{told}"


def _slopes(measured: Measured) -> str:
    growing = measured["growing"]
    head = ("stage", *(f"{size:,}" for size in growing["sizes"]), "slope")
    stages = (
        {**growing["stages"], "**all**": growing["all"]} if "all" in growing else growing["stages"]
    )
    return rows(head, (_line(name, stage) for name, stage in stages.items()))


def _scratch(found: dict[str, Any]) -> str:
    head = ("stage", *(f"{size:,}" for size in found["sizes"]), "slope")
    stages = {**found["stages"], "**all**": found["all"]} if "all" in found else found["stages"]
    return rows(head, (_line(name, stage) for name, stage in stages.items()))


def _line(name: str, stage: dict[str, Any]) -> tuple[Any, ...]:
    slope = stage.get("slope")
    return name, *(f"{s:.2f}" for s in stage["seconds"]), "" if slope is None else f"{slope:.2f}"


def _long(found: dict[str, Any]) -> str:
    if not (long := found.get("long")):
        return "*Not measured yet.*"
    head = ("one article of", *(f"{size} KB" for size in long["kb"]), "slope")
    return rows(head, [("seconds", *(f"{s:.1f}" for s in long["seconds"]), long["slope"])])


def _crowds(found: dict[str, Any]) -> str:
    head = (
        "stage, articles", "keys an article", "pairs an article", "bytes shuffled an article",
        "largest block", "keys in crowded blocks",
    )  # fmt: skip
    lines = list[Sequence[Any]]()
    for name, stage in found["stages"].items():
        for one in stage["by_size"]:
            lines.append((
                f"{name}, {one['articles']:,}", one["keys_per_article"],
                one["pairs_per_article"], f"{one['shuffled_bytes_per_article']:,}",
                f"{one['largest_block']:,}", f"{one['keys_in_crowded']:.1%}",
            ))  # fmt: skip
    return rows(head, lines)


def _ledger(found: dict[str, Any]) -> str:
    sizes = [f"{size:,} claims" for size in found["sizes"]]
    lines: list[Sequence[Any]] = [
        ("KiB an article", *(f"{n / 1024:.0f}" for n in found["bytes_per_article"])),
        ("records put at once, a second", *(f"{n:,.0f}" for n in found["filled_per_cpu_s"])),
        ("records added then, a second", *(f"{n:,.0f}" for n in found["records_per_cpu_s"])),
    ]
    for name, times in found["queries"].items():
        lines.append((f"{name}, ms (95th percentile)", *(f"{ms:.1f}" for ms in times)))
    return rows(("", *sizes), lines)


def _spark(found: dict[str, Any]) -> str:
    head = ("phase", "seconds", "records", "shuffled, bytes an article")
    return rows(
        head,
        (
            (
                name, f"{one['seconds']:.0f}", f"{one.get('records', 0):,}",
                f"{one.get('shuffle_write_bytes', 0) / found['articles']:,.0f}",
            )
            for name, one in found["phases"].items()
        ),
    )  # fmt: skip


def _scenarios(lived: Sequence[Scenario]) -> str:
    head = (
        "crawl", "articles a day", "after days", "articles kept", "cores reading",
        "cores comparing: with all", "with four months", "ledgers", "shuffled a day", "$ a day",
    )  # fmt: skip
    return rows(
        head,
        (
            (
                one.name, f"{one.volume:,}", f"{one.after:,}", f"{one.articles:,}",
                _cores_of(one.reading), _cores_of(one.comparing), _cores_of(one.windowed),
                size(one.stored), size(one.shuffled), f"{one.dollars:,.0f}",
            )
            for one in lived
        ),
    )  # fmt: skip


def _cores_of(count: float) -> str:
    return f"{count:,.0f}" if count >= 10 else f"{count:.2g}"


def size(count: float) -> str:
    for unit in ("B", "kB", "MB", "GB", "TB", "PB"):
        if count < 1000 or unit == "PB":
            return f"{count:.3g} {unit}"
        count /= 1000
    return ""


def _archive(measured: Measured) -> str:
    seconds = (measured.reading + measured.page) * ARCHIVE
    lines = [
        ("one core", f"{seconds / DAY / 365 / BUSY:,.0f} years"),
        ("1,000 cores", f"{seconds / 1000 / DAY / BUSY:,.0f} days"),
        ("cores to read it in 30 days", f"{seconds / 30 / DAY / BUSY:,.0f}"),
        ("kept as a ledger (it would be many)", size(measured.kept * ARCHIVE)),
        ("days of the largest crawl above", f"{ARCHIVE / max(v for _, v in VOLUMES):,.0f}"),
    ]
    return rows(("1.35 billion articles", ""), lines)


def _peers(found: dict[str, Any]) -> str:
    from benchmarks.peers import COPIES, READING

    words = {name: (told, lacks) for name, told, lacks in (*READING, *COPIES)}
    lines = list[Sequence[Any]]()
    for of, runs in (("parse", found["reading"]), ("datasketch", found["copies"])):
        for one in runs:
            told, lacks = words[one["name"]]
            told_of = ", ".join(f"{k.replace('_', ' ')} {v}" for k, v in one["found"].items())
            lines.append((
                told, f"{one['articles_per_second']:,.1f}", f"{one[f'over_{of}']:.2f}",
                one["peak_mib"], told_of, lacks,
            ))  # fmt: skip
    head = ("", "articles/s", "times", "MiB", "found", "lacks")
    made = rows(head, lines)
    made += "\n\n" + rows(
        ("a page of", "ours, s", "notebook, s", "times", "ours, MiB", "notebook, MiB"),
        (
            (
                one["pile"], one["ours"]["cpu_s"], one["notebook"]["cpu_s"], one["over_notebook"],
                one["ours"]["peak_mib"], one["notebook"]["peak_mib"],
            )
            for one in found["briefs"]
        ),
    )  # fmt: skip
    return made
