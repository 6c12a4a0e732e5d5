"""How a ledger of a million claims and more is written and answers, and how large it is.

``ledger.py [--claims 1000000 3000000 10000000] [--keep FOLDER] [--repeat 200] [--processor]
[--json]`` fills a ledger of each size (``million.py``), or takes the one that was kept, and asks
each question with many different arguments: look-ups, filters, full-text search, figures of one
story. It prints the median and the 95th percentile in milliseconds, records written a second (all
at once into the empty ledger, `Ledger.filling`, and then some more, as they come), and bytes of
the file for each article. 10 million claims take about 25 GB and most of an hour; nothing is kept
unless asked.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.million import fill
from benchmarks.slopes import slope
from reportedly.model.claim import Claim
from reportedly.model.mention import Referent
from reportedly.model.quantity import Measure
from reportedly.model.story import Story
from reportedly.report.claim_table import ClaimTable, claim_table
from reportedly.report.claim_wanted import Wanted
from reportedly.store.base import View
from reportedly.store.sizes import sizes
from reportedly.store.sqlite import SQLiteLedger
from reportedly.store.words import tokens

__all__ = ["measured", "questions"]

MORE = 50_000
"""Claims that are added to a ledger of a size, as they come."""

Clock = Callable[[], float]

Question = tuple[str, Callable[[], object]]
"""What is asked, in words, and the asking of it, each time with other arguments."""


def written(path: Path, claims: int) -> dict[str, float]:
    """Fill a ledger at once, add some more as they come, and tell how fast; kept beside it."""
    ledger = SQLiteLedger(path)
    done = fill(ledger, claims, at_once=True)
    more = fill(ledger, MORE, seed=11)
    ledger.close()
    print(file=sys.stderr)
    told: dict[str, float] = {
        "claims": done.claims + more.claims,
        "records": done.records + more.records,
        "filled_per_s": round(done.records / done.wall),
        "filled_per_cpu_s": round(done.records / done.cpu),
        "per_s": round(more.records / more.wall),
        "per_cpu_s": round(more.records / more.cpu),
    }
    path.with_suffix(".json").write_text(json.dumps(told))
    return told


def questions(view: View, table: ClaimTable, repeat: int) -> Iterator[Question]:
    dice = random.Random(9)
    claims = [
        (id, article, words, source)
        for id, article, words, source in _some(view, dice, repeat)
        if len(tokens(words)) > 3
    ]
    stories = [json.loads(told) for (told,) in islice(view.columns(Story, ("articles",)), 4000)]
    people = [id for (id,) in islice(view.columns(Referent, ("entity",)), 4000)]

    def one() -> tuple[str, str, str, str]:
        return dice.choice(claims)

    def words(n: int) -> str:
        return " ".join(tokens(one()[2])[:n])

    def wanted(asked: Wanted) -> object:
        return table.page(replace(asked, limit=50))

    yield "a claim by its id", lambda: view.get(Claim, one()[0])
    yield "by the start of an id", lambda: view.find(one()[0][:14])
    yield "the claims of an article", lambda: [*view.all(Claim, articles=[one()[1]])]
    yield "the figures of a story", lambda: [*view.all(Measure, articles=dice.choice(stories))]
    yield "filter: an article", lambda: wanted(Wanted(article=one()[1]))
    yield (
        "where somebody is named",
        lambda: [*view.columns(Referent, ("name",), where={"entity": dice.choice(people)})],
    )
    yield "filter: speaker", lambda: wanted(Wanted(speaker=one()[3]))
    yield (
        "filter: speaker, status, newest first",
        lambda: wanted(Wanted(speaker=one()[3].split()[0], status="denied", sort="-day")),
    )
    yield "filter: words, status", lambda: wanted(Wanted(words=words(2), status="denied"))
    yield "search: a word", lambda: view.search(dice.choice(tokens(one()[2])))
    yield "search: three words", lambda: view.search(words(3))
    yield "search: a passage", lambda: view.search(f'"{words(4)}"')
    yield "search: a beginning", lambda: view.search(f"{one()[3].split()[-1][:4]}*")


def _some(view: View, dice: random.Random, most: int) -> Iterator[tuple[str, str, str, str]]:
    """Claims as they are written: id, article, text, source."""
    rows = [*islice(view.columns(Claim, ("id", "at_article", "text", "source")), 400_000)]
    yield from dice.sample(rows, min(most, len(rows)))


def timed(work: Callable[[], object], repeat: int, clock: Clock) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds."""
    taken = list[float]()
    for _ in range(repeat):
        start = clock()
        work()
        taken.append((clock() - start) * 1000)
    taken.sort()
    return round(taken[repeat // 2], 2), round(taken[min(repeat - 1, repeat * 95 // 100)], 2)


def measured(path: Path, repeat: int, clock: Clock) -> dict[str, tuple[float, float]]:
    ledger = SQLiteLedger(path)
    view = ledger.view()
    table = claim_table(view)
    table.put_in_order()
    found = {what: timed(ask, repeat, clock) for what, ask in questions(view, table, repeat)}
    ledger.close()
    return found


def _of_size(folder: Path, claims: int, repeat: int, clock: Clock) -> dict[str, Any]:
    path = folder / f"claims-{claims}.db"
    beside = path.with_suffix(".json")
    told = json.loads(beside.read_text()) if beside.exists() else written(path, claims)
    asked = measured(path, repeat, clock)
    return {**told, "bytes_per_article": sizes(path).each, "asked": asked}


def _document(found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One list for each figure, in the order of the sizes; milliseconds at the 95th percentile."""
    claims = [one["claims"] for one in found]
    queries = {what: [one["asked"][what][1] for one in found] for what in found[0]["asked"]}
    return {
        "sizes": claims,
        "bytes_per_article": [one["bytes_per_article"] for one in found],
        "filled_per_s": [one["filled_per_s"] for one in found],
        "filled_per_cpu_s": [one["filled_per_cpu_s"] for one in found],
        "records_per_s": [one["per_s"] for one in found],
        "records_per_cpu_s": [one["per_cpu_s"] for one in found],
        "queries": queries,
        "slopes": {what: slope(claims, cost) for what, cost in queries.items()},
    }


def _table(found: Sequence[dict[str, Any]]) -> Iterator[str]:
    def row(what: str, cells: Iterable[str]) -> str:
        return f"{what:40}" + "".join(f"{cell:>18}" for cell in cells)

    yield row("", (f"{one['claims']:,} claims" for one in found))
    yield row("records filled in a second", (f"{one['filled_per_s']:,}" for one in found))
    yield row("  of processor time", (f"{one['filled_per_cpu_s']:,}" for one in found))
    yield row("records added a second", (f"{one['per_s']:,}" for one in found))
    yield row("  of processor time", (f"{one['per_cpu_s']:,}" for one in found))
    yield row("KB an article", (f"{one['bytes_per_article'] / 1e3:.1f}" for one in found))
    yield row("milliseconds", ("median   p95" for _ in found))
    for what in found[0]["asked"]:
        pairs = (one["asked"][what] for one in found)
        yield row(what, (f"{median:.2f} {high:8.2f}" for median, high in pairs))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[1_000_000])
    parser.add_argument("--keep", type=Path, help="a folder for the ledgers")
    parser.add_argument("--repeat", type=int, default=200)
    parser.add_argument(
        "--processor", action="store_true", help="time of the processor: on a busy machine"
    )
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    clock = time.process_time if args.processor else time.perf_counter
    found = list[dict[str, Any]]()
    for claims in args.claims:
        with tempfile.TemporaryDirectory() as place:
            folder = args.keep or Path(place)
            folder.mkdir(exist_ok=True)
            found.append(_of_size(folder, claims, args.repeat, clock))
    if args.json:
        print(json.dumps(_document(found)))
    else:
        print("\n".join(_table(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
