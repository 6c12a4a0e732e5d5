"""Pages with a label for each line: annotated ones, and what the articles of an outlet share."""

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reportedly.model.article import BlockKind
from reportedly.read.blocks import ruled
from reportedly.read.learned import LEFT_OUT
from reportedly.read.lines import Line, lines

__all__ = ["Page", "annotated", "corpus", "own", "recurring"]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """``labels`` has 1 for furniture, 0 for the story, None where nobody knows; ``kinds`` is what
    the rules alone say."""

    key: str
    set: str
    site: str
    rows: tuple[Line, ...]
    kinds: tuple[BlockKind, ...]
    labels: tuple[int | None, ...]

    @property
    def marked(self) -> list[bool]:
        return [kind in LEFT_OUT for kind in self.kinds]


def _page(key: str, name: str, site: str, title: str, told: Sequence[tuple[str, Any]]) -> Page:
    """``told`` are the texts of the lines with 1 for what is kept, 0 for furniture, or None."""
    text, starts = "", dict[int, Any]()
    for words, keep in told:
        starts[len(text) + len(words) - len(words.lstrip())] = None if keep is None else 1 - keep
        text += words + "\n\n"
    rows = lines(text)
    kinds = tuple(kind for kind, _ in ruled(rows, title))
    return Page(key, name, site, rows, kinds, tuple(starts.get(row.start) for row in rows))


def annotated(folder: Path, sites: dict[str, str]) -> Iterator[Page]:
    """The development halves of hand.jsonl, residue.jsonl and naive.jsonl."""
    for name in ("hand", "residue", "naive"):
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as file:
            for row in map(json.loads, file):
                if row["split"] != "dev":
                    continue
                outlet = row.get("outlet") or ""
                site = _site(urlsplit(row.get("url") or "").netloc or sites.get(outlet, outlet))
                told = [(line["text"], line["keep"]) for line in row["lines"]]
                yield _page(row["doc_id"], name, site or row["doc_id"], row["title"] or "", told)


def corpus(file: Path) -> list[Row]:
    with gzip.open(file, "rt", encoding="utf-8") as rows:
        return [json.loads(row) for row in rows]


def own(gold: Path, articles: Sequence[Row]) -> Iterator[Page]:
    """The articles of which ``gold`` names the lines that are furniture."""
    notes = json.loads(gold.read_text("utf-8"))["documents"]
    for row in articles:
        if note := notes.get(row["id"]):
            kept = dict[int, int | None](dict.fromkeys(note["unscored"]))
            kept |= {n: 0 for kind in ("noise", "caption", "byline") for n in note[kind]}
            told = [(words, kept.get(n, 1)) for n, words in enumerate(_told(row))]
            yield _page(row["id"], "own", _site(row["domain"]), row["title"], told)


def recurring(articles: Sequence[Row], but: set[str], *, most: int, seed: int) -> Iterator[Page]:
    """Articles in which lines that at least three articles of their outlet have are furniture, and
    long sentences in the middle that no other has are the story; of the rest nothing is known."""
    seen = defaultdict[str, Counter[str]](Counter)
    for row in articles:
        seen[row["domain"]].update({_key(words) for words in _told(row)})
    shuffled = sorted(articles, key=lambda row: row["id"])
    random.Random(seed).shuffle(shuffled)
    taken = Counter[str]()
    for row in shuffled:
        told = _told(row)
        if row["id"] in but or taken[row["domain"]] >= most or len(told) < 5:
            continue
        taken[row["domain"]] += 1
        labelled = list[tuple[str, int | None]]()
        for n, words in enumerate(told):
            times = seen[row["domain"]][_key(words)]
            middle = 2 <= n < len(told) - 5 and len(words) > 110 and words[-1] in '.”"'
            keep = 0 if times >= 3 and _key(words) else 1 if times == 1 and middle else None
            labelled.append((words, keep))
        yield _page(row["id"], "recurring", _site(row["domain"]), row["title"], labelled)


def _told(row: Row) -> list[str]:
    return [words.strip() for words in row["text"].split("\n") if words.strip()]


def _key(words: str) -> str:
    return re.sub(r"\d+", "0", " ".join(re.findall(r"\w+", words.casefold())))


def _site(name: str) -> str:
    """The registered name: "money.example.co.uk" is "example"; other names lose their blanks."""
    parts = re.sub(r"[^\w.]", "", name.casefold()).split(".")
    if len(parts) > 2 and parts[-2] in ("co", "com", "org", "ac", "gov", "net"):
        del parts[-1]
    return parts[-2] if len(parts) > 1 else parts[0]
