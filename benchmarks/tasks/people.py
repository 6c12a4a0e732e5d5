"""Score who is who on small stories in which every mention of a person by name is marked.

``python -m benchmarks.tasks.people FOLDER`` lists what is wrong, for reading.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import namings
from benchmarks.filled import filled
from benchmarks.sourced import Found, Item, Naming
from reportedly.model.article import Article, Known, Published
from reportedly.model.mention import MentionKind

__all__ = ["Told", "items", "run", "stories", "unmarked"]

COUNTS = ("false_merges", "false_splits", "spurious")
HEAD = re.compile(r"^--- (?P<outlet>.+), (?P<day>\d{4}-\d\d-\d\d)\n", re.M)
MARK = re.compile(r"\{\{(?P<words>[^{}|]+) \| (?P<id>[a-z]+)\}\}")


@dataclass(frozen=True)
class Told:
    """One story: the marked persons with our entities, and our persons where nobody is marked."""

    name: str
    persons: list[Naming]
    spurious: list[str]


def run(data: Path) -> dict[str, float]:
    """Score a file, or all ``*.txt`` of a folder, each story in a ledger of its own: fractions
    of 1, but for the counts ``false_merges``, ``false_splits`` and ``spurious``.

    found: marked mentions that stand in one of our entities.
    in_article_precision, in_article_recall: pairs of marked mentions of one article that are one
        entity of ours and one person of the gold. A mention that we do not have is missing in
        recall. across_…: the same of two articles.
    false_merges: pairs of persons of a story of whom mentions stand in one entity of ours.
    false_splits: persons whose mentions (those that we have) stand in several of ours.
    spurious: mentions that we take for a person's where no person is marked.
    """
    found = items(stories(data))
    made = dict[str, float]()
    for name, told in found.items():
        right = sum(right for _, right in told)
        share = round(right / len(told), 3) if told else 1.0
        made[name] = len(told) - right if name in COUNTS else share
    return made


def items(told: Sequence[Told]) -> dict[str, list[Item]]:
    """For each metric what was asked, and whether it is right."""
    found = defaultdict[str, list[Item]](list)
    for story in told:
        persons = story.persons
        asked = {
            "found": ((str(naming), bool(naming.ours)) for naming in persons),
            "false_merges": namings.merged(persons, persons),
            "false_splits": _splits(persons),
            "spurious": ((words, False) for words in story.spurious),
        }
        for where, across in (("in_article", False), ("across", True)):
            asked[f"{where}_precision"] = namings.put(persons, across=across)
            asked[f"{where}_recall"] = namings.wanted(persons, named=True, across=across)
        for metric, of in asked.items():
            found[metric] += [(f"{story.name} {words}", right) for words, right in of]
    return dict(found)


def _splits(persons: Sequence[Naming]) -> Iterator[Item]:
    """Each person with the parts in which we hold the mentions."""
    parts = defaultdict[str, dict[str, list[str]]](lambda: defaultdict(list))
    for naming in persons:
        if naming.ours:
            parts[naming.entity][naming.ours].append(str(naming))
    for person, held in parts.items():
        yield f"{person}: {' / '.join(', '.join(words) for words in held.values())}", len(held) < 2


def stories(data: Path) -> list[Told]:
    """What the whole pipeline makes of each file. RuntimeError if a stage fails on one."""
    files = [data] if data.is_file() else sorted(data.rglob("*.txt"))
    return [_told(file.stem, file.read_text("utf-8")) for file in files]


def _told(name: str, marked: str) -> Told:
    heads = list(HEAD.finditer(marked))
    ends = [head.start() for head in heads[1:]] + [len(marked)]
    articles, marks = dict[str, Article](), list[tuple[str, str, int, int]]()
    for head, end in zip(heads, ends, strict=True):
        text, spots = unmarked(marked[head.end() : end])
        day = Published(first=head["day"], last=head["day"], how=Known.METADATA)
        letter = "abcdefgh"[len(articles)]
        source = f"{name} {letter}"
        articles[letter] = Article.of(text, source=source, outlet=head["outlet"], published=day)
        marks += [(id, letter, start, end) for id, start, end in spots]
    view = filled(name, articles.values())
    found = Found(view)
    spans = [(id, letter, articles[letter].at(start, end)) for id, letter, start, end in marks]
    return Told(
        name=name,
        persons=[Naming(id, letter, at.text, found.entity(at)) for id, letter, at in spans],
        spurious=[
            f"{letter} “{mention.span.text}”"
            for letter, article in articles.items()
            for mention in found.mentions[article.id]
            if mention.kind is MentionKind.PERSON
            and not any(mention.span.overlaps(at) for _, _, at in spans)
        ],
    )


def unmarked(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without marks, and the person, start and end of each mention in it.

    >>> unmarked("Dr {{Osei | osei}} left.")
    ('Dr Osei left.', [('osei', 3, 7)])
    """
    text, at, spots = "", 0, list[tuple[str, int, int]]()
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        spots.append((mark["id"], len(text), len(text) + len(mark["words"])))
        text, at = text + mark["words"], mark.end()
    return text + marked[at:], spots


def main() -> int:
    for metric, found in items(stories(Path(sys.argv[1]))).items():
        for asked, right in found:
            if not right:
                print(f"{metric}: {asked}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
