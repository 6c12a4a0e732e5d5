"""How long each screen of the workbench takes to answer, for a ledger as large as one likes.

``workbench.py LEDGER [--repeat 5] [--only WORDS] [--json]`` starts the workbench in this process,
asks every screen (its addresses are found in the ledger: the widest story, a frequent speaker, a
rare word …) and prints for each the milliseconds of the first answer, the median and the worst of
the others, how many bytes it is, and the memory that the process has reached. Make a large ledger
with ``million.py``.
"""

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from starlette.testclient import TestClient

from reportedly.model.claim import Claim
from reportedly.model.mention import Referent
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure
from reportedly.model.story import Story
from reportedly.store.base import View
from reportedly.store.sqlite import SQLiteLedger
from reportedly.workbench.app import workbench

__all__ = ["Asked", "addresses", "measured"]


@dataclass(frozen=True)
class Asked:
    """One address and how it was answered; times in milliseconds."""

    what: str
    address: str
    status: int
    first: float
    median: float
    worst: float
    size: int


def addresses(view: View) -> Iterator[tuple[str, str]]:
    """What to ask, and how."""
    yield from _claims(view)
    yield from _searches(view)
    yield from _screens(view)


def _claims(view: View) -> Iterator[tuple[str, str]]:
    rows = list(islice(view.columns(Claim, ("id", "text", "source", "said")), 4000))
    speakers = [source for _, _, source, _ in rows]
    often = max(set(speakers), key=speakers.count)
    words = [word for _, text, _, _ in rows for word in set(text.lower().split())]
    counts = {word: words.count(word) for word in set(words[:3000]) if word.isalpha()}
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    day = max(said for *_, said in rows)
    measure = next(view.columns(Measure, ("counted", "state", "place")), ("", "", ""))
    origins = list(islice(view.columns(Origin, ("id", "claims")), 3000))
    wide = max(origins, key=lambda row: len(row[1]))[0] if origins else ""
    yield "all claims", _to("/claims")
    yield "a later page", _to("/claims", page=9)
    for sort in ("day", "-day", "speaker", "status", "outlet", "-article"):
        yield f"by {sort}", _to("/claims", sort=sort)
    yield "by -day, a later page", _to("/claims", sort="-day", page=9)
    yield "of a frequent speaker", _to("/claims", speaker=often)
    yield "denied", _to("/claims", status="denied")
    yield "denied, by day", _to("/claims", status="denied", sort="-day")
    yield "asserted", _to("/claims", status="asserted")
    yield "with a figure", _to("/claims", measure=f"{measure[0]} {measure[1]}")
    yield "of a place", _to("/claims", place=measure[2])
    yield "of a month", _to("/claims", since=day[:7], until=day[:7])
    yield "of an origin", _to("/claims", origin=wide)
    yield "of an outlet", _to("/claims", outlet="e")
    yield "of a story", _to("/claims", story=_widest(view))
    yield "with a common word", _to("/claims", words=ranked[0])
    yield "with a common word, by day", _to("/claims", words=ranked[0], sort="-day")
    yield "with a rare word", _to("/claims", words=ranked[-1])
    yield "with two words", _to("/claims", words=" ".join(ranked[1:3]))
    yield "with a beginning", _to("/claims", words=f"{ranked[0][:2]}*")
    yield (
        "of words, status and speaker",
        _to("/claims", words=ranked[0], status="denied", speaker=often[:4]),
    )
    yield "one claim", f"/claims/{rows[0][0]}"
    yield "its JSON", f"/claims/{rows[0][0]}.json"


def _searches(view: View) -> Iterator[tuple[str, str]]:
    [(text, source), *_] = view.columns(Claim, ("text", "source"), where={"status": "asserted"})
    words = text.split()
    yield "search: a common word", _to("/search", q="the", few=1)
    yield "search: two letters", _to("/search", q="th", few=1)
    yield "search: one letter", _to("/search", q="t", few=1)
    yield "search: a name", _to("/search", q=source.split()[-1][:4], few=1)
    yield "search: three words", _to("/search", q=" ".join(words[:3]), few=1)
    yield "search: a passage", _to("/search", q=f'"{" ".join(words[:4])}"', few=1)
    yield "search: the page", _to("/search", q=words[1])


def _screens(view: View) -> Iterator[tuple[str, str]]:
    story = _widest(view)
    [(articles,)] = view.columns(Story, ("articles",), ids=[story])
    first = json.loads(articles)[0]
    yield "stories", "/stories"
    yield "stories with words", _to("/stories", q="in")
    for tab in ("", "/origins", "/figures", "/conflicts", "/timeline", "/reserves", "/changes"):
        yield f"story{tab}", f"/stories/{story}{tab}"
    for tab in ("/voices", "/articles", "/print"):
        yield f"story{tab}", f"/stories/{story}{tab}"
    yield "an article", f"/articles/{first}"
    if row := next(view.columns(Referent, ("entity",)), None):
        yield "a name", f"/people/{row[0]}"
    for path in ("/people", "/bench", "/sources", "/figures", "/add"):
        yield path.removeprefix("/"), path


def _widest(view: View) -> str:
    """The story of most articles."""
    found = view.columns(Story, ("id", "articles"))
    return str(max(found, key=lambda row: (row[1].count(","), row[0]))[0])


def _to(path: str, **query: object) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def measured(path: Path, repeat: int, only: str = "") -> Iterator[Asked]:
    """Every screen of this ledger; the workbench is warm where its own start has warmed it."""
    ledger = SQLiteLedger(path)
    asked = [pair for pair in addresses(ledger.view()) if only in " ".join(pair)]
    ledger.close()
    with TestClient(workbench(path, who="anybody", hosts=("testserver",))) as client:
        began = time.perf_counter()
        client.get("/claims?limit=1")
        cold = _ms(began)
        yield Asked("from cold", "/claims?limit=1", 200, cold, cold, cold, 0)
        for what, address in asked:
            times, status, size = list[float](), 0, 0
            for _ in range(repeat + 1):
                began = time.perf_counter()
                answer = client.get(address)
                times.append(_ms(began))
                status, size = answer.status_code, len(answer.content)
            later = times[1:] or times
            yield Asked(
                what, address, status, times[0], statistics.median(later), max(later), size
            )


def _ms(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    print(f"{'':34}{'first':>9}{'median':>9}{'worst':>9}   kB", file=sys.stderr)
    found = list[Asked]()
    for one in measured(args.ledger, args.repeat, args.only):
        found.append(one)
        wrong = "" if one.status == 200 else f"  {one.status}!"
        times = "".join(f"{ms:9.0f}" for ms in (one.first, one.median, one.worst))
        line = f"{one.what:34}{times}{one.size / 1e3:5.0f}{wrong}"
        print(line, file=sys.stderr, flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory {peak} MiB", file=sys.stderr)
    if args.json:
        rows = [asdict(one) for one in found]
        print(json.dumps({"screens": rows, "peak_mib": peak}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
