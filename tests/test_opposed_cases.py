"""Every pair of ``cases/clashes/opposed.txt``: what the whole pipeline says of two passages."""

import re
from pathlib import Path
from typing import Any

import pytest

from reportedly.model.article import Article, Known, Published
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.span import Span
from reportedly.pipeline import run
from reportedly.store.memory import MemoryLedger

CASES = Path(__file__).parent / "cases" / "clashes"
MARK = re.compile(r"\{\{(.*?) \| (\w)\}\}", re.S)
HEAD = re.compile(r"^@ (.+), (\S+)\n", re.M)
SAID = re.compile(r"^(\w) (\w): ([a-z ]+?)$", re.M)
OTHER = (ContradictionKind.NUMERIC, ContradictionKind.NAMING, ContradictionKind.STATUS)


def load() -> list[Any]:
    text = re.sub(r"^#.*\n", "", (CASES / "opposed.txt").read_text("utf-8"), flags=re.M)
    cases = (case.partition("\n") for case in re.split(r"^== ", text, flags=re.M)[1:])
    return [pytest.param(body, id=title) for title, _, body in cases]


def read(case: str) -> tuple[list[Article], dict[str, Span]]:
    """The articles of a case, and the spans of its letters."""
    _, *told = HEAD.split(SAID.sub("", case))
    articles, places = list[Article](), dict[str, Span]()
    for outlet, day, marked in zip(told[::3], told[1::3], told[2::3], strict=True):
        marked = marked.strip()
        text = MARK.sub(lambda mark: mark[1], marked)
        published = Published(first=day, last=day, how=Known.METADATA)
        article = Article.of(text, source=outlet + text, outlet=outlet, published=published)
        articles.append(article)
        at = 0
        for mark in MARK.finditer(marked):
            start = article.text.index(mark[1], at)
            at = start + len(mark[1])
            places[mark[2]] = article.at(start, at)
    return articles, places


@pytest.mark.parametrize("case", load())
def test_two_passages(case: str) -> None:
    articles, places = read(case)
    ledger = MemoryLedger()
    assert not run(articles, ledger).failures
    pairs = [pair for pair in ledger.view().all(Contradiction) if pair.kind not in OTHER]
    for one, other, wanted in SAID.findall(case):
        sides = places[one], places[other]
        said = {
            pair.verdict.value
            for pair in pairs
            for left, right in (sides, sides[::-1])
            if pair.left_span.overlaps(left) and pair.right_span.overlaps(right)
        }
        if wanted == "no conflict":
            assert Comparison.CONFLICTING.value not in said
        else:
            assert wanted in said
