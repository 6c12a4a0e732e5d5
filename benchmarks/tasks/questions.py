"""Questions put to stories: evidence found, evidence shown in vain, and silence where it is due.

The data are a seeds gold (``cross.questions`` of a ``gold.json`` beside the articles, or of the
folder that ``articles`` names) or a folder of our own questions (``benchmarks/gold/questions``).
A piece of evidence is found where the passages shown in the first twelve lines of an answer cover
half of its characters; a line shown is right where it overlaps any of them.
"""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.model.article import Article
from reportedly.pipeline import run as fill
from reportedly.read.inputs import read_inputs
from reportedly.report.asking import reply
from reportedly.report.asking_view import told
from reportedly.report.material import Material
from reportedly.store.memory import MemoryLedger

__all__ = ["Asked", "Score", "run"]

SHOWN = 12
ROOT = Path(__file__).resolve().parents[2]
Place = tuple[str, int, int]
"""A file's name, and where in it a passage starts and ends (code points, half open)."""


@dataclass(frozen=True)
class Asked:
    words: str
    evidence: tuple[Place, ...]
    also: tuple[Place, ...] = ()
    mention: tuple[str, ...] = ()
    answerable: bool = True


@dataclass
class Score:
    """Counts over questions; see the README of the gold for what each figure means."""

    expected: int = 0
    found: int = 0
    shown: int = 0
    right: int = 0
    answered: int = 0
    answerable: int = 0
    silent: int = 0
    unanswerable: int = 0
    mentioned: int = 0
    mentions: int = 0
    shares: list[float] = field(default_factory=list)

    def count(self, asked: Asked, lines: list[list[Place]], text: str, answers: bool) -> None:
        """Add one question: the places that each line of its answer shows, and its text."""
        if not asked.answerable:
            self.unanswerable += 1
            self.silent += not answers
            return
        hits = sum(_covered(place, lines) for place in asked.evidence)
        self.answerable += 1
        self.expected += len(asked.evidence)
        self.found += hits
        self.shares.append(hits / len(asked.evidence))
        self.answered += answers and 2 * hits >= len(asked.evidence)
        self.shown += len(lines)
        known = (*asked.evidence, *asked.also)
        self.right += sum(any(_meet(p, q) for p in line for q in known) for line in lines)
        self.mentions += len(asked.mention)
        self.mentioned += sum(words in text for words in asked.mention)

    def metrics(self) -> dict[str, float]:
        made = {
            "evidence_recall": self.found / max(self.expected, 1),
            "evidence_recall_macro": sum(self.shares) / max(len(self.shares), 1),
            "evidence_precision": self.right / max(self.shown, 1),
            "answered": self.answered / max(self.answerable, 1),
            "abstained": self.silent / max(self.unanswerable, 1),
            "questions": self.answerable + self.unanswerable,
        }
        if self.mentions:
            made["mentions"] = self.mentioned / self.mentions
        return made


def run(data: Path) -> dict[str, float]:
    score = Score()
    for paths, asked in _stories(data):
        ledger = MemoryLedger()
        fill(read_inputs([str(path) for path in paths]), ledger)
        material = Material(ledger.view())
        for one in asked:
            score.count(one, *_answer(material, one.words))
    return score.metrics()


def _answer(material: Material, words: str) -> tuple[list[list[Place]], str, bool]:
    made = reply(material, words)
    files = {id: _file(article) for id, article in material.articles.items()}
    first = made.answers[:SHOWN]
    lines = [[(files[s.article], s.start, s.end) for s in one.spans] for one in first]
    text = " ".join(f"{one.filler} {told(one)}" for one in first)
    return lines, " ".join(text.split()), bool(made.answers)


def _file(article: Article) -> str:
    return Path(article.source).name


def _covered(place: Place, lines: list[list[Place]]) -> bool:
    file, start, end = place
    shown = [(s, e) for line in lines for f, s, e in line if f == file]
    held = sum(any(s <= at < e for s, e in shown) for at in range(start, end))
    return 2 * held >= end - start


def _meet(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _stories(data: Path) -> Iterator[tuple[list[Path], list[Asked]]]:
    gold = data / "gold.json" if data.is_dir() else data
    if gold.suffix == ".json" and gold.exists():
        yield _seeds(gold)
        return
    for file in [data] if data.is_file() else sorted(data.rglob("*.toml")):
        yield _own(file)


def _seeds(gold: Path) -> tuple[list[Path], list[Asked]]:
    """The questions of a seeds gold; its articles lie beside it, or in ``seeds`` above it."""
    known = json.loads(gold.read_text("utf-8"))
    folders = (gold.parent, gold.parent.parent.parent / "seeds")
    paths = next(found for folder in folders if (found := sorted(folder.glob("*.txt"))))
    names = {
        doc: next(p.name for p in paths if p.name.startswith(doc)) for doc in _documents(known)
    }
    return paths, [
        Asked(
            words=one["question"],
            evidence=tuple(
                (names[e["span"]["doc"]], e["span"]["start"], e["span"]["end"])
                for e in one["evidence"]
            ),
            answerable=one["answerable"],
        )
        for one in known["cross"]["questions"]
    ]


def _documents(
    known: dict[str, dict[str, list[dict[str, list[dict[str, dict[str, str]]]]]]],
) -> set[str]:
    return {e["span"]["doc"] for one in known["cross"]["questions"] for e in one["evidence"]}


def _own(file: Path) -> tuple[list[Path], list[Asked]]:
    known = tomllib.loads(file.read_text("utf-8"))
    paths = list[Path]()
    for name in known["articles"]:
        path = ROOT / name
        paths += [path] if path.is_file() else sorted(path.glob("*.txt"))
    texts = {path.name: path.read_text("utf-8") for path in paths}

    def place(given: dict[str, str]) -> Place:
        start = texts[given["file"]].index(given["words"])
        return given["file"], start, start + len(given["words"])

    return paths, [
        Asked(
            words=one["ask"],
            evidence=tuple(map(place, one.get("evidence", []))),
            also=tuple(map(place, one.get("also", []))),
            mention=tuple(one.get("mention", [])),
            answerable="unanswerable" not in one,
        )
        for one in known["question"]
    ]
