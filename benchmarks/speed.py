"""The whole pipeline against the bare parse of the same articles, in one run.

``speed.py --data news.jsonl.gz [--articles 100] [--json]``: ratio, articles and words a second,
peak memory of this process in MiB. Machines are noisy: compare ratios, not seconds.
"""

import argparse
import gzip
import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from reportedly.model.article import Article
from reportedly.pipeline import read_articles, run
from reportedly.read.articles import article_of
from reportedly.store.memory import MemoryLedger
from reportedly.text.parse import language_model, parse


def articles(path: Path, count: int) -> Iterator[Article]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in zip(range(count), lines, strict=False):
            row = json.loads(line)
            raw = row["text"].encode()
            yield article_of(row["text"], source=f"{path.name}:{number}", raw=raw, given={})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    read = list(articles(args.data, args.articles))
    words = sum(len(article.text.split()) for article in read)
    language_model()
    for article in read[:3]:
        list(read_articles([article]))  # loads word lists and warms caches

    start = time.perf_counter()
    for article in read:
        parse(article)
    bare = time.perf_counter() - start
    start = time.perf_counter()
    for _ in read_articles(read):
        pass
    extracting = time.perf_counter() - start
    start = time.perf_counter()
    run(read, MemoryLedger())
    whole = time.perf_counter() - start
    found = {
        "articles": len(read),
        "words": words,
        "extract_over_parse": round(extracting / bare, 2),
        "whole_over_parse": round(whole / bare, 2),
        "articles_per_second": round(len(read) / whole, 2),
        "words_per_second": round(words / whole),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    if args.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:22} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
