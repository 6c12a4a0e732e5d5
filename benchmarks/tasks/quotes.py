"""Score attributions end to end: who is said to have said what, on PolNeAR and GUM news."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.tasks.scorers import scorer
from reportedly.engine.base import read_one
from reportedly.extract.attributions import attributions
from reportedly.extract.quotations import quotations
from reportedly.extract.speech import speech
from reportedly.model.article import Article
from reportedly.model.attribution import Attribution
from reportedly.model.failure import Failure
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.text.parse import Parse, parse

__all__ = ["answer", "run"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
Row = dict[str, Any]


def run(data: Path) -> dict[str, float]:
    """Score a JSON Lines file of `bench/quotes` (a folder: its polnear.dev.jsonl).

    exact_f1, overlap_f1 and e2e_f1 are over all contents, direct_e2e_f1 over direct quotations
    alone on both sides, speaker is the share of right speakers among overlapping contents. All as
    the ``score.py`` beside the data defines them, as fractions of 1.
    """
    file = data / "polnear.dev.jsonl" if data.is_dir() else data
    gold = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    figures = scorer(file, "score", "quotes").score(
        gold, [answer(doc) for doc in gold], styles=True
    )
    direct = figures["within_style"].get("direct", {}).get("e2e", {})
    return {
        "exact_f1": figures["exact"]["f1"] / 100,
        "overlap_f1": figures["overlap"]["f1"] / 100,
        "e2e_f1": figures["e2e"]["f1"] / 100,
        "direct_e2e_f1": direct.get("f1", 0.0) / 100,
        "speaker": (figures["speaker_acc"] or 0.0) / 100,
    }


def answer(doc: Row) -> Row:
    """Our attributions of one document, in the scheme of its data set."""
    article = Article.of(doc["text"], language=doc.get("lang", "en"))
    reading = read_one((quotations, attributions, speech), article)
    if failures := reading.of(Failure):
        raise RuntimeError(f"{doc['doc_id']}: {failures[0].reason}")
    gum = doc.get("dataset", "").startswith("gum")
    rows = _as_gum(reading) if gum else _as_polnear(reading.of(Attribution))
    return {"doc_id": doc["doc_id"], "annotations": rows}


def _as_polnear(found: Iterable[Attribution]) -> list[Row]:
    """PolNeAR gives each word one role at most: what lies in another's content is left out. It
    gives no attribution to a quotation without a cue: where annotated at all, that is a further
    piece of the attribution it is carried from."""
    made = list(found)
    rows = dict[str, tuple[Attribution, list[Span]]]()
    for a in made:
        place = a.cue or a.span
        inside = (c for b in made if b is not a for c in b.content)
        if any(content.holds(place) for content in inside):
            continue
        before = _carried_from(a, (b for b, _ in rows.values()))
        if before is None:
            rows[a.id] = (a, list(a.content))
        else:
            rows[before.id][1].extend(a.content)
    return [_row(a, content) for a, content in rows.values()]


def _carried_from(a: Attribution, rows: Iterable[Attribution]) -> Attribution | None:
    """The last attribution before a carried one with the same words for its speaker."""
    if not a.carried:
        return None
    same = [b for b in rows if b.speaker == a.speaker and b.span.start < a.span.start]
    return same[-1] if same else None


def _as_gum(reading: Reading) -> list[Row]:
    """GUM has clauses only (no "denied the plan"), each with a cue of its own and within the
    cue's sentence; it does not join quotations over sentences."""
    rows, parsed = list[Row](), parse(reading.article)
    for a in reading.of(Attribution):
        if a.cue is None:
            continue
        sentence = parsed.sentence_span(a.cue)
        near = tuple(c for c in a.content if c.overlaps(sentence)) or a.content[:1]
        if any(_is_clause(parsed, content) for content in near):
            rows.append(_row(a, near))
    return rows


def _is_clause(parsed: Parse, content: Span) -> bool:
    tokens = parsed.tokens(content)
    return bool(tokens) and tokens[0].tag_ != "TO" and any(t.tag_ in FINITE for t in tokens)


def _row(a: Attribution, content: Iterable[Span]) -> Row:
    return {
        "spans": [[part.start, part.end] for part in content],
        "speaker": [a.speaker.start, a.speaker.end] if a.speaker else None,
        "cue": [a.cue.start, a.cue.end] if a.cue else None,
    }
