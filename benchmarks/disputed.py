"""Conflicts, changes, silences and forecasts of a hand-made gold, and what we make of them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.filled import filled, read_articles
from benchmarks.points import Row, place
from reportedly.model.article import Article
from reportedly.model.change import Change
from reportedly.model.claim import Claim
from reportedly.model.contradiction import Contradiction
from reportedly.model.correction import Correction
from reportedly.model.forecast import Forecast
from reportedly.model.hedge import Status
from reportedly.model.lineage import Lineage
from reportedly.model.span import Span
from reportedly.report.denials import denials
from reportedly.report.material import Material
from reportedly.report.silences import silences

__all__ = ["Answer", "Disputed", "Item", "Side", "kinds", "told"]

Item = tuple[str, bool]
"""What was asked, in words, for a reader of the misses; and whether it is right."""


@dataclass(frozen=True)
class Side:
    """Passages any of which may stand for one side of a pair."""

    places: tuple[Span, ...]

    def __bool__(self) -> bool:
        return bool(self.places)

    def __str__(self) -> str:
        return " | ".join(f"“{span.text}”" for span in self.places) or "nothing"

    def has(self, *spans: Span | None) -> bool:
        """Whether one of the spans overlaps one of the passages."""
        return any(span.overlaps(own) for span in spans if span for own in self.places)


@dataclass(frozen=True)
class Answer:
    """A silence or denial as our tables show it: its cue, its status, and the words that it is put
    on or stands after."""

    cue: Span
    status: str
    about: tuple[Span, ...]


@dataclass(frozen=True)
class Disputed:
    """One story: its gold, and what the whole pipeline makes of its articles. ``letters`` are the
    gold's names of articles by our ids."""

    name: str
    gold: Row
    texts: Mapping[str, Article]
    contradictions: list[Contradiction]
    changes: list[Change]
    lineages: list[Lineage]
    corrections: list[Correction]
    forecasts: list[Forecast]
    answers: list[Answer]
    claims: dict[str, Claim]

    @classmethod
    def read(cls, file: Path) -> "Disputed":
        """``file`` is a gold.json beside its articles. RuntimeError if a stage fails on one."""
        gold = json.loads(file.read_text("utf-8"))
        articles = read_articles(gold["articles"], file.parent)
        view = filled(file.parent.name, articles.values())
        return cls(
            name=file.parent.name,
            gold=gold,
            texts=articles,
            contradictions=list(view.all(Contradiction)),
            changes=list(view.all(Change)),
            lineages=list(view.all(Lineage)),
            corrections=list(view.all(Correction)),
            forecasts=list(view.all(Forecast)),
            answers=list(_answers(Material(view))),
            claims={claim.id: claim for claim in view.all(Claim)},
        )

    @cached_property
    def letters(self) -> dict[str, str]:
        return {article.id: letter for letter, article in self.texts.items()}

    def span(self, row: Row) -> Span:
        """Where a passage of the gold stands; ValueError where its words do not."""
        article = self.texts[row["article"]]
        start, end = place(article.text, row["words"], row["nth"])
        return Span(article=article.id, start=start, end=end, text=article.text[start:end])

    def side(self, rows: Iterable[Row]) -> Side:
        return Side(tuple(map(self.span, rows)))

    def one_lineage(self, row: Row) -> bool:
        """Whether a pair is made of versions of one article only."""
        letters = {passage["article"] for passage in (*row["a"], *row["b"])}
        return any(letters <= set(known["articles"]) for known in self.gold["versions"])


def _answers(material: Material) -> Iterator[Answer]:
    for row in silences(material):
        after = (row.after,) if row.after else ()
        rows = (*row.claims, *row.about, *after)
        yield Answer(row.cue, row.status, tuple(span for own in rows for span in own.spans))
    for denial in denials(material):
        rows = (*denial.claims, *(answer.claim for answer in denial.about))
        yield Answer(denial.cue, str(Status.DENIED), tuple(s for own in rows for s in own.spans))


def kinds(row: Row) -> Sequence[str]:
    """The kinds that the gold allows."""
    return (row["kind"], *row.get("also_kinds", ()))


def told(story: Disputed, *spans: Span | None) -> str:
    """Spans of ours for a reader: "b “At least nine” / c “Nine”"."""
    return " / ".join(f"{story.letters[s.article]} “{s.text}”" if s else "nothing" for s in spans)
