"""People, statements and origins of a hand-made gold, and what we make of each of them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TypeVar

from benchmarks.filled import filled, read_articles
from benchmarks.points import Row, place
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.mention import Mention, Name, Referent
from reportedly.model.origin import Copy, Origin
from reportedly.model.span import Span
from reportedly.model.story import ClaimGroup
from reportedly.model.testimony import Testimony
from reportedly.model.utterance import Rendering, Utterance
from reportedly.store.base import View

__all__ = ["Found", "Item", "Naming", "Said", "Sourced"]

Item = tuple[str, bool]
"""What was asked, in words, for a reader of the misses; and whether it is right."""

P = TypeVar("P", Mention, Claim)


@dataclass(frozen=True)
class Naming:
    """A mention of the gold: whose it is, and our entity there ("" where we have none)."""

    entity: str
    article: str
    words: str
    ours: str

    def __str__(self) -> str:
        return f"{self.article} “{self.words}”"

    @property
    def named(self) -> bool:
        """Whether it is a name and no description ("the company")."""
        return not self.words.islower()


@dataclass(frozen=True)
class Said:
    """A claim of the gold, and the id of ours that says it ("" where we have none)."""

    id: str
    words: str
    article: str
    speaker: str
    origins: frozenset[str]
    ours: str
    span: Span

    def __str__(self) -> str:
        return f"{self.id} {self.speaker or 'nobody'}: “{self.words}”"


@dataclass(frozen=True)
class Sourced:
    """One story: its gold, and what the whole pipeline makes of its articles.

    ``groups`` are our same-claim groups as sets of ids of claims, ``origins`` our origins,
    ``copies`` our copies by the gold's letters of their two articles.
    """

    name: str
    gold: Row
    persons: list[Naming]
    bodies: list[Naming]
    claims: dict[str, Said]
    groups: list[frozenset[str]]
    origins: list[Origin]
    copies: dict[frozenset[str], Copy]
    utterances: list[Utterance]
    letters: dict[str, str]

    @classmethod
    def read(cls, file: Path) -> "Sourced":
        """``file`` is a gold.json beside its articles. RuntimeError if a stage fails on one,
        ValueError where the gold's words are not in its article."""
        gold = json.loads(file.read_text("utf-8"))
        articles = read_articles(gold["articles"], file.parent)
        view = filled(file.parent.name, articles.values())
        letters = {article.id: letter for letter, article in articles.items()}
        found = Found(view)
        return cls(
            name=file.parent.name,
            gold=gold,
            persons=_namings(gold["persons"], articles, found),
            bodies=_namings(gold["bodies"], articles, found),
            claims={row["id"]: _said(row, articles, found) for row in gold["claims"]},
            groups=[frozenset(group.claims) for group in view.all(ClaimGroup)],
            origins=list(view.all(Origin)),
            copies={
                frozenset((letters[copy.left], letters[copy.right])): copy
                for copy in view.all(Copy)
            },
            utterances=list(view.all(Utterance)),
            letters=letters,
        )

    def behind(self, claim: str) -> set[str]:
        """Our origins of one of our claims."""
        return {origin.id for origin in self.origins if claim in origin.claims}

    def undecided(self, one: Said, other: Said) -> bool:
        """Whether the gold says that they may rest on one origin."""
        maybe = {row["id"]: row["maybe_same"] for row in self.gold["origins"]}
        pairs = product(one.origins, other.origins)
        return any(a in maybe[b] or b in maybe[a] for a, b in pairs)

    def rendered(self, said: Said) -> list[tuple[Utterance, Rendering]]:
        """Our utterances of which a quotation stands in the words of a gold claim."""
        return [
            (utterance, rendering)
            for utterance in self.utterances
            for rendering in utterance.renderings
            if any(part.overlaps(said.span) for part in rendering.parts)
        ]


class Found:
    """What we have where."""

    def __init__(self, view: View) -> None:
        self.mentions = _by_article(view.all(Mention))
        self._claims = _by_article(view.all(Claim))
        self._name = {id: name.id for name in view.all(Name) for id in name.mentions}
        self._entity = {one.name: one.entity for one in view.all(Referent)}
        self._speakers = {t.claim: t.entity for t in view.all(Testimony)}

    def entity(self, where: Span) -> str:
        """The entity of the mention there, or else of a speaker there ("the company said")."""
        near = [m for m in self.mentions[where.article] if m.span.overlaps(where)]
        for mention in sorted(near, key=lambda m: (-_shared(m.span, where), len(m.span.text))):
            if name := self._name.get(mention.id):
                return self._entity.get(name, name)
        said = (
            self._speakers.get(claim.id, "")
            for claim in self._claims[where.article]
            if claim.speaker and claim.speaker.overlaps(where)
        )
        return next(filter(None, said), "")

    def claim(self, where: Span) -> str:
        """The claim that holds half of the words at least and says least else."""
        size = where.end - where.start
        best = (0.0, "")
        for claim in self._claims[where.article]:
            shared = sum(_shared(part, where) for part in claim.content)
            if 2 * shared >= size:
                whole = sum(part.end - part.start for part in claim.content)
                best = max(best, (shared / (whole + size - shared), claim.id))
        return best[1]


def _by_article(records: Iterable[P]) -> Mapping[str, list[P]]:
    found = defaultdict[str, list[P]](list)
    for record in records:
        found[record.span.article].append(record)
    return found


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _span(row: Row, articles: Mapping[str, Article]) -> Span:
    article = articles[row["article"]]
    start, end = place(article.text, row["words"], row["nth"])
    return Span(article=article.id, start=start, end=end, text=article.text[start:end])


def _namings(rows: Sequence[Row], articles: Mapping[str, Article], found: Found) -> list[Naming]:
    return [
        Naming(row["id"], m["article"], m["words"], found.entity(_span(m, articles)))
        for row in rows
        for m in row["mentions"]
    ]


def _said(row: Row, articles: Mapping[str, Article], found: Found) -> Said:
    span = _span(row, articles)
    return Said(
        id=row["id"],
        words=row["words"],
        article=row["article"],
        speaker=row["speaker"] or "",
        origins=frozenset(row["origins"]),
        ours=found.claim(span),
        span=span,
    )
