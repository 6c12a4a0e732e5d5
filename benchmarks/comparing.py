"""How long it takes to compare what was read: by stage, and how that grows with the pile.

``comparing.py --ledger read.db [--sizes 100,300,1000] [--kb 50,100,200,400] [--json]``: takes what
was read of the first so many articles (by id) out of a ledger and compares it anew, in memory and
on one core; nothing is written to the ledger. CPU seconds a stage, log-log slopes, and the whole
over the bare parse of the same number of articles (spaCy's own pipeline, on `SAMPLE` of them in
this run). Then texts of the same articles joined to single ones of so many thousand characters
(``--kb 0`` leaves them out; reading them takes a minute).
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.slopes import slope
from benchmarks.speed import bare_parse
from reportedly.engine.local import Local
from reportedly.model.article import Article
from reportedly.model.judgement import Judgement
from reportedly.model.record import articles_of
from reportedly.model.story import Story
from reportedly.pipeline import STAGES, read_articles
from reportedly.read.articles import article_of
from reportedly.stage import Closure, Compare, Extract
from reportedly.store.sqlite import SQLiteLedger

Read = Mapping[type[Any], Sequence[Any]]
SAMPLE = 40
"""Articles whose bare parse is the unit."""
WARM = 20
"""Articles compared before it counts: word lists are loaded, frequent words known."""
KINDS: tuple[type[Any], ...] = (
    Article,
    *dict.fromkeys(stage.makes for stage in STAGES if isinstance(stage, Extract)),
)
SHOWN = 12


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--sizes", type=_numbers, default=[100, 300, 1000])
    parser.add_argument("--kb", type=_numbers, default=[50, 100, 200, 400])
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not args.ledger.is_file():
        parser.error(f"there is no ledger {args.ledger}")
    read = _extracted(args.ledger)
    ids = sorted(article.id for article in read[Article])
    sizes = sorted({min(size, len(ids)) for size in args.sizes})
    unit = _parsed(read[Article][:SAMPLE])
    compared(_of(read, set(ids[:WARM])))
    found: dict[str, Any] = {
        "sizes": sizes,
        "parse_s": round(unit, 3),
        **_table([compared(_of(read, set(ids[:size]))) for size in sizes], sizes),
    }
    whole = zip(found["all"]["seconds"], sizes, strict=True)
    found["over_parse"] = [round(spent / size / unit, 3) for spent, size in whole]
    kb = [size for size in args.kb if size]
    if kb:
        spent = [compared(_long(read[Article], 1000 * size)) for size in kb]
        long = _table(spent, kb)
        found["long"] = {"kb": kb, **long["all"], "stages": long["stages"]}
    print(json.dumps(found) if args.json else "\n".join(_lines(found)))
    return 0


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _extracted(path: Path) -> Read:
    """What was read in articles, of a ledger, without what was made of several."""
    view = SQLiteLedger(path).view()
    by = tuple(stage.name for stage in STAGES if isinstance(stage, Extract))
    return {kind: list(view.all(kind, by=("read", *by))) for kind in KINDS}


def _of(read: Read, articles: set[str]) -> Read:
    def inside(one: Any) -> bool:
        return bool(articles.intersection((one.id,) if type(one) is Article else articles_of(one)))

    return {kind: [one for one in found if inside(one)] for kind, found in read.items()}


def _parsed(articles: Sequence[Article]) -> float:
    """CPU seconds of the bare parse of an article."""
    bare = bare_parse()
    bare(articles[0])
    start = time.process_time()
    for article in articles:
        bare(article)
    return (time.process_time() - start) / len(articles)


def compared(read: Read) -> dict[str, float]:
    """CPU seconds of each stage that rests on several articles, in their order."""
    records = defaultdict[type[Any], list[Any]](list, {k: list(v) for k, v in read.items()})
    said, spent, engine = dict[str, list[Any]](), dict[str, float](), Local()
    for stage in STAGES:
        if isinstance(stage, Extract):
            continue
        stories = {article: s.id for s in records[Story] for article in s.articles}
        start = time.process_time()
        if isinstance(stage, Compare):
            made = list(engine.compare(stage, records[stage.of], stories))
        else:
            links: list[Judgement] = said[stage.by.by] if isinstance(stage.by, Closure) else []
            members = [one for kind in stage.of for one in records[kind]]
            made = list(engine.gather(stage, members, links, stories))
        said[stage.name] = list({one.id: one for one in made}.values())
        records[stage.makes] += said[stage.name]
        spent[stage.name] = time.process_time() - start
    return spent


def _long(articles: Sequence[Article], size: int) -> Read:
    """What is read in one article of so many characters, made of others' paragraphs."""
    text = ""
    for article in articles:
        if len(text) >= size:
            break
        text += f"{article.text}\n\n"
    one = article_of(text[:size], source="joined", raw=text[:size].encode(), given={})
    [reading] = read_articles([one])
    return {kind: [one] if kind is Article else reading.of(kind) for kind in KINDS}


def _table(spent: Sequence[Mapping[str, float]], sizes: Sequence[int]) -> dict[str, Any]:
    def row(seconds: Sequence[float]) -> dict[str, Any]:
        return {"seconds": [round(one, 3) for one in seconds], "slope": slope(sizes, seconds)}

    stages = {name: row([one[name] for one in spent]) for name in spent[0]}
    return {"stages": stages, "all": row([sum(one.values()) for one in spent])}


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    yield _line("articles", found["sizes"], "slope")
    yield from _rows(found)
    yield _line("over the bare parse", found["over_parse"], "")
    if long := found.get("long"):
        yield ""
        yield _line("one article, 1,000 chars", long["kb"], "slope")
        yield from _rows({"stages": long["stages"], "all": long})


def _rows(found: Mapping[str, Any]) -> Iterator[str]:
    """The stages that take most, and all."""
    stages = sorted(found["stages"].items(), key=lambda row: -row[1]["seconds"][-1])[:SHOWN]
    for name, row in (*stages, ("all", found["all"])):
        yield _line(name, [f"{one:.2f}" for one in row["seconds"]], row["slope"])


def _line(name: str, cells: Sequence[object], last: object) -> str:
    return f"{name:26}" + "".join(f"{cell!s:>10}" for cell in cells) + f"{last!s:>8}"


if __name__ == "__main__":
    sys.exit(main())
