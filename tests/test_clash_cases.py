"""``cases/clashes`` tell what the whole pipeline says of two figures, or of two names."""

import re
from collections.abc import Iterator
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
SAID = re.compile(r"^(\w) (\w): ([a-z ]+?)(?:, (\w+))?$", re.M)


def load(name: str) -> list[Any]:
    text = re.sub(r"^#.*\n", "", (CASES / f"{name}.txt").read_text("utf-8"), flags=re.M)
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


def between(
    case: str, kinds: tuple[ContradictionKind, ...]
) -> Iterator[tuple[str, str, list[Contradiction]]]:
    """What a case wants of two of its letters, the ground with it, and what there is."""
    articles, places = read(case)
    ledger = MemoryLedger()
    assert not run(articles, ledger).failures
    pairs = [pair for pair in ledger.view().all(Contradiction) if pair.kind in kinds]
    for one, other, wanted, ground in SAID.findall(case):
        sides = places[one], places[other]
        yield (
            wanted,
            ground,
            [
                pair
                for pair in pairs
                if any(
                    pair.left_span.overlaps(left) and pair.right_span.overlaps(right)
                    for left, right in (sides, sides[::-1])
                )
            ],
        )


@pytest.mark.parametrize("case", load("figures"))
def test_two_figures(case: str) -> None:
    for wanted, ground, found in between(case, (ContradictionKind.NUMERIC,)):
        verdicts = {pair.verdict.value for pair in found}
        if wanted == "no conflict":
            assert Comparison.CONFLICTING.value not in verdicts
        else:
            assert verdicts == {wanted}
            assert not ground or {pair.ground.value for pair in found} == {ground}


@pytest.mark.parametrize("case", load("names"))
def test_two_names(case: str) -> None:
    for wanted, _, found in between(case, (ContradictionKind.NAMING, ContradictionKind.IDENTITY)):
        said = {f"{pair.kind} {pair.verdict}" for pair in found}
        assert said == ({wanted} if wanted != "nothing" else set())
