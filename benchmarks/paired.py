"""Pairs of two outlets' passages, written for people to read, and what we make of each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.filled import filled
from reportedly.model.article import Article, Block, BlockKind, Known, Published
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.model.span import Span
from reportedly.model.story import Story
from reportedly.store.base import View

__all__ = ["LEVELS", "TRAP", "Pair", "Passage", "Read", "pairs", "read", "read_file"]

TRAP = "trap"
LEVELS = ("easy", "medium", "hard")
_JUDGED = re.compile(
    r"(?P<kinds>.+?) \| (?P<verdicts>.+?)( \((?P<grounds>.+)\))? \| (?P<level>\w+)"
)
_PASSAGE = re.compile(r"(?P<outlet>.+), (?P<day>\d{4}-\d\d-\d\d)")
_NAMES = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-Z][a-z]{3,}\b")


@dataclass(frozen=True)
class Passage:
    """A passage as printed; ``start`` and ``end`` bound the words that matter in its text."""

    outlet: str
    day: str
    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    def article(self, headline: str) -> Article:
        """The passage as an article, under a headline if it is not empty."""
        above = f"{headline}\n\n" if headline else ""
        text = above + self.text
        body = Block(start=len(above), end=len(text), kind=BlockKind.BODY)
        title = (Block(start=0, end=len(headline), kind=BlockKind.TITLE),) if headline else ()
        on = Published(first=self.day, last=self.day, how=Known.METADATA)
        return Article.of(
            text, source=f"{self.outlet} {self.day}", outlet=self.outlet, title=headline,
            published=on, blocks=(*title, body),
        )  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """Two passages and what is to be found in them; ``kinds`` is empty for a trap."""

    title: str
    kinds: tuple[ContradictionKind, ...]
    verdicts: tuple[Comparison, ...]
    grounds: tuple[Ground, ...]
    level: str
    sides: tuple[Passage, Passage]

    @property
    def trap(self) -> bool:
        return not self.kinds

    @property
    def clash(self) -> bool:
        return self.verdicts[0] is Comparison.CONFLICTING

    @property
    def headline(self) -> str:
        """What may stand above both passages: the names that both have, and the kind of story."""
        one, other = (dict.fromkeys(_NAMES.findall(side.text)) for side in self.sides)
        topic = self.title.partition(":")[0]
        return f"{' '.join(name for name in one if name in other)} {topic}: the latest".strip()


@dataclass(frozen=True)
class Read:
    """A pair as the whole pipeline reads it: ``spans`` are its marked words in the articles.
    ``met`` tells whether the two came into one story by themselves, ``meets`` whether they did
    at least under one headline."""

    pair: Pair
    view: View
    spans: tuple[Span, Span]
    met: bool
    meets: bool

    @property
    def ours(self) -> list[Contradiction]:
        """Contradictions between the marked words."""
        return [own for own in self.view.all(Contradiction) if self.has(own)]

    def has(self, own: Contradiction) -> bool:
        a, b = self.spans
        left, right = own.left_span, own.right_span
        one = left.overlaps(a) and right.overlaps(b)
        return one or (left.overlaps(b) and right.overlaps(a))

    @property
    def beside(self) -> list[Contradiction]:
        """Conflicts that we find in other words than those marked."""
        found = (own for own in self.view.all(Contradiction) if not self.has(own))
        return [own for own in found if own.verdict is Comparison.CONFLICTING]


def pairs(lines: Iterable[str]) -> Iterator[Pair]:
    """The pairs of a file. ValueError, with the title, where one has not the form."""
    held = list[str]()
    for line in lines:
        if line.startswith("== ") and held:
            yield _pair(held)
            held = []
        if held or line.startswith("== "):
            held.append(line.strip())
    if held:
        yield _pair(held)


def _pair(lines: Sequence[str]) -> Pair:
    title = lines[0].removeprefix("== ")
    judged = _JUDGED.fullmatch(lines[1])
    starts = [n for n, line in enumerate(lines) if line.startswith("@ ")]
    if judged is None or len(starts) != 2 or judged["level"] not in LEVELS:
        raise ValueError(f"{title}: not a line of judgement and two passages")
    first, second = starts
    kinds = () if judged["kinds"] == TRAP else tuple(judged["kinds"].split(", "))
    return Pair(
        title=title,
        kinds=tuple(map(ContradictionKind, kinds)),
        verdicts=tuple(map(Comparison, judged["verdicts"].split(", "))),
        grounds=tuple(map(Ground, (judged["grounds"] or "").split(", "))),
        level=judged["level"],
        sides=(_passage(title, lines[first:second]), _passage(title, lines[second:])),
    )


def _passage(title: str, lines: Sequence[str]) -> Passage:
    head = _PASSAGE.fullmatch(lines[0].removeprefix("@ "))
    marked = " ".join(line for line in lines[1:] if line)
    if head is None or (marked.count("["), marked.count("]")) != (1, 1):
        raise ValueError(f"{title}: a passage has one marked stretch, an outlet and a day")
    before, _, rest = marked.partition("[")
    words, _, after = rest.partition("]")
    start = len(before)
    return Passage(head["outlet"], head["day"], before + words + after, start, start + len(words))


def read(pair: Pair) -> Read:
    """Into a ledger of its own; again under one headline where the two do not meet without."""
    plain = _read(pair, "", met=True)
    if plain.meets:
        return plain
    return _read(pair, pair.headline, met=False)


def _read(pair: Pair, headline: str, *, met: bool) -> Read:
    articles = [side.article(headline) for side in pair.sides]
    view = filled(pair.title, articles)
    above = len(headline) + 2 if headline else 0
    one, other = (
        article.at(above + side.start, above + side.end)
        for article, side in zip(articles, pair.sides, strict=True)
    )
    both = {article.id for article in articles}
    meets = any(both <= set(story.articles) for story in view.all(Story))
    return Read(pair, view, (one, other), met, meets)


def read_file(data: Path) -> Iterator[Read]:
    """Each pair of a file, read."""
    with data.open(encoding="utf-8") as lines:
        yield from map(read, pairs(lines))
