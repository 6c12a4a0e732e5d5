"""Attributions by style and by kind of cue, with the tagger and by rules alone, as a table.

``attribution.py --data polnear.dev.jsonl``: end-to-end F1 by style, and for each kind of cue how
many of the annotated attributions are found (content overlaps) and found with the right speaker.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.tasks import quotes
from benchmarks.tasks.scorers import scorer
from reportedly.lexicon.load import lexicon
from reportedly.lexicon.weights import counts
from reportedly.model.article import Article
from reportedly.text import tagger
from reportedly.text.parse import parse

__all__ = ["kind_of", "table"]

Row = dict[str, Any]

STYLES = ("direct", "mixed", "indirect")
KINDS = (
    "according to",
    "a mark",
    "plain verb of saying",
    "other verb that rules know",
    "verb that they do not know",
    "verb with a noun or adjective",
    "noun or adjective",
    "other",
)


def kind_of(doc: Row, cue: list[list[int]]) -> str:
    """One of KINDS, by the parse of the cue's words: "said", "made it clear", "the claim that"."""
    article = Article.of(doc["text"])
    parsed = parse(article)
    tokens = [t for start, end in cue for t in parsed.tokens(article.at(start, end))]
    words, known = lexicon("cues"), counts("cues")
    verbs = [t for t in tokens if t.pos_ == "VERB"]
    nouns = [t for t in tokens if t.pos_ in ("NOUN", "ADJ", "PROPN")]
    if any(t.lower_ in words["according"] for t in tokens):
        return "according to"
    if tokens and all(t.is_punct for t in tokens):
        return "a mark"
    if verbs and nouns:
        return "verb with a noun or adjective"
    if any(t.lemma_.lower() in words["plain"] for t in verbs):
        return "plain verb of saying"
    if any(t.lemma_.lower() in words["stating"] for t in verbs):
        return "other verb that rules know"
    if verbs:
        seen = any(f"{t.lemma_.lower()}/VERB" in known for t in verbs)
        return "other verb that rules know" if seen else "verb that they do not know"
    return "noun or adjective" if nouns else "other"


def table(file: Path) -> Iterator[str]:
    """The lines of two Markdown tables."""
    docs = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    judge = scorer(file, "score", "quotes")
    made = {how: _answers(docs, how) for how in ("rules", "tagger")}
    figures = {how: judge.score(docs, rows, styles=True) for how, rows in made.items()}
    yield "| style | annotated | rules: e2e F1 | with the tagger |"
    yield "|---|---|---|---|"
    for style in STYLES:
        part = {how: f["within_style"][style] for how, f in figures.items()}
        cells = " | ".join(f"{part[how]['e2e']['f1'] / 100:.3f}" for how in ("rules", "tagger"))
        yield f"| {style} | {part['rules']['gold']} | {cells} |"
    cells = " | ".join(f"{figures[how]['e2e']['f1'] / 100:.3f}" for how in ("rules", "tagger"))
    yield f"| all | {figures['rules']['gold']} | {cells} |"
    yield ""
    yield "| cue | annotated | rules: found, with speaker | with the tagger |"
    yield "|---|---|---|---|"
    tallies = {how: _by_kind(judge, docs, rows) for how, rows in made.items()}
    for kind in KINDS:
        rows = [tallies[how][kind] for how in ("rules", "tagger")]
        if total := rows[0]["all"]:
            cells = " | ".join(f"{r['found'] / total:.2f}, {r['right'] / total:.2f}" for r in rows)
            yield f"| {kind} | {total} | {cells} |"


def _answers(docs: list[Row], how: str) -> list[Row]:
    os.environ[tagger.SWITCH] = "off" if how == "rules" else "on"
    tagger.missing.cache_clear()
    return [quotes.answer(doc) for doc in docs]


def _by_kind(judge: Any, docs: list[Row], answers: list[Row]) -> dict[str, Counter[str]]:
    found = {kind: Counter[str]() for kind in KINDS}
    for doc, ours in zip(docs, answers, strict=True):
        notes = [note for note in doc["annotations"] if judge.prepare(doc, [note], "en")]
        gold = judge.prepare(doc, notes, "en")
        theirs = judge.prepare(doc, ours["annotations"], "en")
        pairs = dict(judge.pair(gold, theirs, judge.iou, 0.5))
        for i, (note, row) in enumerate(zip(notes, gold, strict=True)):
            tally = found[kind_of(doc, note.get("cue_spans") or [])]
            tally["all"] += 1
            tally["found"] += i in pairs
            if i in pairs:
                told = theirs[pairs[i]]["speaker"]
                tally["right"] += bool(row["speaker"] & told) or not (row["speaker"] or told)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    for line in table(parser.parse_args().data):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
