"""How long copies and stories of a large pile take to find, and in how much memory.

``scale.py --data news.jsonl.gz [--articles N] [--json] [--keep FILE]``: articles are read and
sketched first (extraction needs no other article and is not counted); then the seconds (of the
clock, and of this process) and the peak memory in MiB of finding copies and stories in this one
process. ``--keep`` pickles what was found, for a look by hand.
"""

import argparse
import json
import pickle
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TypeVar

from reportedly.engine.local import Local
from reportedly.extract.sketches import sketches
from reportedly.model.article import Article
from reportedly.model.judgement import Judgement
from reportedly.model.origin import Copy
from reportedly.model.reading import Reading
from reportedly.model.story import Story
from reportedly.read.inputs import read_inputs
from reportedly.reconcile.stories import stories
from reportedly.resolve.copies import copies
from reportedly.resolve.stories import same_story

T = TypeVar("T")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    read = (item for item in read_inputs([args.data]) if isinstance(item, Article))
    found: dict[str, float] = {}
    articles = timed(found, "extraction", lambda: list(islice(read, args.articles)))
    drawn = [s for article in articles for s in sketches(Reading(article=article))]
    found["articles"] = len(articles)
    engine = Local()
    copied = timed(found, "copies", lambda: list(engine.compare(copies, articles, {})))
    judged = timed(found, "same_story", lambda: list(engine.compare(same_story, drawn, {})))
    links = [link for link in judged if isinstance(link, Judgement)]
    told = timed(found, "stories", lambda: list(engine.gather(stories, drawn, links, {})))
    for part in ("wall_s", "cpu_s"):
        whole = sum(found[f"{what}_{part}"] for what in ("copies", "same_story", "stories"))
        found[f"all_{part}"] = round(whole, 1)
    kinds = Counter(copy.kind for copy in copied if isinstance(copy, Copy))
    sizes = [len(story.articles) for story in told if isinstance(story, Story)]
    found |= {f"copies: {kind}": count for kind, count in sorted(kinds.items())}
    found |= {"pairs_judged_alike": len(links), "stories": len(sizes)}
    found |= {
        "stories_of_two_or_more": sum(n > 1 for n in sizes),
        "largest": max(sizes, default=0),
    }
    if args.keep:
        args.keep.write_bytes(pickle.dumps((articles, copied, told)))
    if args.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:28} {value}")
    return 0


def timed(found: dict[str, float], what: str, work: Callable[[], T]) -> T:
    """The result of ``work``; its seconds and the memory reached go into ``found``."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    found[f"{what}_wall_s"] = round(time.perf_counter() - wall, 1)
    found[f"{what}_cpu_s"] = round(time.process_time() - cpu, 1)
    found["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return result


if __name__ == "__main__":
    sys.exit(main())
