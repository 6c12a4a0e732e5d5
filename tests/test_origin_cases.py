"""``cases/stories/origins.txt`` tells which statements of short stories rest on one word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from reportedly.model.article import Article, Known, Published
from reportedly.model.claim import Claim
from reportedly.model.origin import Origin
from reportedly.model.story import Story
from reportedly.pipeline import STAGES, run
from reportedly.reconcile.independence import Independence
from reportedly.store.memory import MemoryLedger

CASES = Path(__file__).parent / "cases" / "stories" / "origins.txt"
MARK = re.compile(r"\{\{(?P<text>.*?) \| (?P<origin>\w)(?P<doubt>\??)\}\}", re.S)
COUNT = re.compile(r"^count: (\d+)(?: \((\d+) to (\d+)\))?$", re.M)
OTHERS = [stage for stage in STAGES if stage.name not in ("same_story", "stories")]


@dataclass
class Marked:
    """A marked statement: in which article, from where to where, and on whose word."""

    article: Article
    start: int
    end: int
    origin: str
    uncertain: bool

    def shared(self, claim: Claim) -> float:
        """How much of the statement and the claim is common to both, 0 to 1."""
        if claim.span.article != self.article.id:
            return 0.0
        inside = sum(
            max(0, min(p.end, self.end) - max(p.start, self.start)) for p in claim.content
        )
        return inside / (sum(p.end - p.start for p in claim.content) + self.end - self.start)


def cases() -> Iterator[Any]:
    body = re.sub(r"^#.*\n", "", CASES.read_text("utf-8"), flags=re.M)
    for case in re.split(r"^== ", body, flags=re.M)[1:]:
        title, _, text = case.partition("\n")
        yield pytest.param(text.strip(), id=title)


def read(case: str) -> tuple[list[Article], list[Marked]]:
    articles, marks = list[Article](), list[Marked]()
    for part in re.split(r"^@ ", COUNT.sub("", case), flags=re.M)[1:]:
        head, _, marked = part.strip().partition("\n")
        outlet, _, day = head.rpartition(", ")
        published = Published(first=day, last=day, how=Known.METADATA)
        plain = MARK.sub(lambda m: m["text"], marked)
        article = Article.of(plain, source=outlet + day, published=published, outlet=outlet)
        articles.append(article)
        shift = 0
        for m in MARK.finditer(marked):
            start = m.start() - shift
            end = start + len(m["text"])
            marks.append(Marked(article, start, end, m["origin"], bool(m["doubt"])))
            shift += len(m.group()) - len(m["text"])
    return articles, marks


def derived(articles: Sequence[Article]) -> tuple[dict[str, Origin], list[Claim]]:
    """The origin of each claim by its id, where the articles are one story."""
    ledger = MemoryLedger()
    with ledger.writer() as writer:
        ids = tuple(sorted(article.id for article in articles))
        writer.put([Story(title="", articles=ids)], by="test")
    run(articles, ledger, stages=OTHERS)
    view = ledger.view()
    return {c: o for o in view.all(Origin) for c in o.claims}, list(view.all(Claim))


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: str) -> None:
    articles, marks = read(case)
    origins, claims = derived(articles)
    ours = [max(claims, key=mark.shared) for mark in marks]
    found = [mark.shared(claim) for mark, claim in zip(marks, ours, strict=True)]
    assert min(found) > 0.3, "a marked statement is no claim"
    told = [(mark, claim, origins[claim.id]) for mark, claim in zip(marks, ours, strict=True)]
    for (one, a, left), (other, b, right) in combinations(told, 2):
        names = f"{a.text!r} of {left.name!r}, {b.text!r} of {right.name!r}"
        assert (left is right) == (one.origin == other.origin), names
    for mark, claim, origin in told:
        reasons = [r for r in origin.reasons if claim.id in (r.left, r.right)]
        assert not mark.uncertain or any(not r.certain for r in reasons), claim.text
    if wanted := COUNT.search(case):
        count = Independence(set(origins.values())).of([claim.id for claim in ours])
        best = int(wanted[1])
        low, high = (int(wanted[2]), int(wanted[3])) if wanted[2] else (best, best)
        assert (count.low, count.best, count.high) == (low, best, high), str(count)


@pytest.mark.parametrize("case", [next(cases())], ids=["order"])
def test_the_order_in_which_articles_come_does_not_matter(case: str) -> None:
    articles, _ = read(case)
    one, other = derived(articles)[0], derived(articles[::-1])[0]
    assert {o.claims for o in one.values()} == {o.claims for o in other.values()}
