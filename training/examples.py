"""Annotated news as token numbers of parsed paragraphs: which words are cue, content, source."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.extract.quotations import quotations
from reportedly.model.article import Article
from reportedly.model.reading import Reading
from reportedly.text.clauses import Tree
from reportedly.text.contents import Content, contents
from reportedly.text.parse import parse
from reportedly.text.scenes import Scene, parts_in, scene_of

__all__ = ["Example", "Gold", "documents", "likeness", "rated"]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution as token numbers of its paragraph."""

    content: frozenset[int]
    cue: frozenset[int]
    speaker: frozenset[int]


@dataclass(frozen=True, slots=True)
class Example:
    """One paragraph with what is annotated in it."""

    scene: Scene
    golds: list[Gold]


def documents(data: Path) -> Iterator[list[Example]]:
    """The paragraphs of each document of a JSON Lines file, parsed as the stages parse it; lines
    have ``text`` and ``annotations`` of ``spans``, ``cue_spans`` and ``speaker_spans``."""
    for line in data.read_text("utf-8").splitlines():
        note = json.loads(line)
        article = Article.of(note["text"])
        marks = quotations(Reading(article=article))
        made = list[Example]()
        for n, paragraph in enumerate(parse(article).paragraphs):
            tree = Tree.of(paragraph.doc)
            scene = scene_of(tree, parts_in(paragraph, marks), headline=n == 0)
            made.append(Example(scene, _golds(tree, paragraph.start, note["annotations"])))
        yield made


def _golds(tree: Tree, start: int, annotations: list[dict[str, Any]]) -> list[Gold]:
    """The annotations whose content touches the paragraph that begins at ``start``."""

    def tokens(spans: list[list[int]] | None) -> frozenset[int]:
        held = set[int]()
        for a, b in spans or []:
            if b <= start or a >= start + len(tree.text):
                continue
            held |= {
                i
                for i in range(len(tree))
                if start + tree.begin[i] < b
                and a < start + tree.end[i]
                and any(map(str.isalnum, tree.words[i]))
            }
        return frozenset(held)

    found = list[Gold]()
    for note in annotations:
        spans = note.get("spans") or [note["span"]]
        content = tokens(spans)
        if content and tree.words[first := min(content)] == "that":
            content -= {first}
        cue = set(tokens(note.get("cue_spans")))
        for a, b in note.get("cue_spans") or []:
            cue |= {
                i
                for i in range(len(tree))
                if tree.words[i] == ":" and a <= start + tree.begin[i] < b
            }
        if content:
            found.append(Gold(content, frozenset(cue), tokens(note.get("speaker_spans"))))
    return found


def likeness(tree: Tree, content: Content, gold: frozenset[int]) -> float:
    """Letters shared over letters in either, a leading "that" not counted."""
    held = {i for a, b in content.pieces for i in range(a, b)}
    if held and tree.words[min(held)] == "that":
        held.discard(min(held))
    letters = [sum(map(str.isalnum, tree.words[i])) for i in sorted(held | gold)]
    both = [sum(map(str.isalnum, tree.words[i])) for i in sorted(held & gold)]
    return sum(both) / sum(letters) if sum(letters) else 0.0


def rated(scene: Scene, i: int, gold: Gold) -> tuple[float, bool]:
    """How well a cue's contents can be, and whether it is more than a preposition."""
    rates = [likeness(scene.tree, content, gold.content) for content in contents(scene, i)]
    return round(max(rates, default=0.0), 2), scene.tree.pos[i] not in ("ADP", "SCONJ", "PUNCT")
