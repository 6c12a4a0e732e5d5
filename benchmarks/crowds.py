"""Who meets whom as a pile grows: keys, pairs and blocks too large to propose any, by size.

``python -m benchmarks.crowds LEDGER [--sizes 1000 3000 11264] [--json]``: of so many articles of a
ledger (by their ids, which is as good as by lot) the records that each wide comparing works on are
keyed and blocked as the engine does it, and nothing is judged. Per article: records, keys, pairs
to judge, bytes of a record; of all: the largest block, keys that more than `MAX_BLOCK` share
(they propose nothing: what is lost to size), keys that are everybody's; and the slope of the
pairs of one article against the size: 0 is in proportion to the articles, 1 with their square.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.slopes import slope
from reportedly.engine.blocks import MAX_BLOCK, Table, held
from reportedly.engine.plan import Wide, phases
from reportedly.model.article import Article
from reportedly.model.codec import encode
from reportedly.pipeline import STAGES
from reportedly.stage import Compare
from reportedly.store.base import View
from reportedly.store.sqlite import SQLiteLedger

LEAST = 12
"""Bytes of a row of the first shuffle, beside the id of the record: a 64-bit key, a length."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=(1000, 3000, 11264))
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    ledger = SQLiteLedger(args.ledger)
    view = ledger.view()
    every = sorted(id for (id,) in view.columns(Article, ("id",)))
    sizes = sorted({min(size, len(every)) for size in args.sizes})
    stages = dict[str, Any]()
    for stage in wide():
        rows = [crowd(view, stage, every[:size]) for size in sizes]
        pairs = [row["pairs_per_article"] for row in rows]
        stages[stage.name] = {"by_size": rows, "pairs_slope": slope(sizes, pairs)}
    ledger.close()
    found = {"sizes": sizes, "max_block": MAX_BLOCK, "stages": stages}
    print(json.dumps(found) if args.json else table(found))
    return 0


def wide() -> Iterator[Compare]:
    for phase in phases(STAGES):
        if isinstance(phase, Wide) and isinstance(phase.stage, Compare):
            yield phase.stage


def crowd(view: View, stage: Compare, articles: list[str]) -> dict[str, Any]:
    """The keys and pairs of one stage among these articles."""
    count, keyed, known, size = len(articles), Table(), dict[str, Any](), 0
    for record in view.all(stage.of, articles=frozenset(articles)):
        known[record.id] = record
        keyed.add(record.id, held(stage, record))
        size += len(encode(record))
    flat = [key for _, (_, keys) in keyed for key in keys]
    blocks = np.unique(np.array(flat or [0], np.int64), return_counts=True)[1]
    pairs = sum(1 for _ in keyed.pairs(stage, lambda ids: [known[id] for id in ids]))
    print(f"{stage.name}: {count:,} articles, {pairs:,} pairs", file=sys.stderr, flush=True)
    crowded = blocks > MAX_BLOCK
    record = size / max(1, len(known))
    return {
        "articles": count,
        "records_per_article": round(len(known) / count, 2),
        "keys_per_article": round(len(flat) / count, 1),
        "pairs_per_article": round(pairs / count, 2),
        "record_bytes": round(record),
        "shuffled_bytes_per_article": round(
            (len(flat) * (LEAST + 20) + 2 * pairs * record) / count
        ),
        "largest_block": int(blocks.max()),
        "crowded_blocks": int(crowded.sum()),
        "keys_in_crowded": round(float(blocks[crowded].sum()) / max(1, len(flat)), 4),
        "everybodys": len(keyed.common),
    }


def table(found: dict[str, Any]) -> str:
    head = ("articles", "records", "keys", "pairs", "shuffled", "largest", "crowded", "share")
    lines = [f"{'':14}" + "".join(f"{name:>10}" for name in head)]
    lines.append(
        f"{'':24}{'per article':>20}{'bytes':>20}{'block':>10}{'blocks':>10}{'of keys':>10}"
    )
    for name, stage in found["stages"].items():
        for row in stage["by_size"]:
            numbers = (
                row["articles"], row["records_per_article"], row["keys_per_article"],
                row["pairs_per_article"], row["shuffled_bytes_per_article"],
                row["largest_block"], row["crowded_blocks"], row["keys_in_crowded"],
            )  # fmt: skip
            lines.append(f"{name:14}" + "".join(f"{number:>10,}" for number in numbers))
        lines.append(f"{'':14}slope of the pairs of one article: {stage['pairs_slope']}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
