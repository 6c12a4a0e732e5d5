"""``cases/pairs/conflicts.txt`` tells how two passages stand to each other, and what is a trap."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportedly.model.article import Article, Known, Published
from reportedly.model.contradiction import Comparison, Contradiction
from reportedly.model.story import Story
from reportedly.pipeline import STAGES, run
from reportedly.store.memory import MemoryLedger

CASES = Path(__file__).parent / "cases" / "pairs" / "conflicts.txt"
DAYS = re.compile(r"\A\((\S+) / (\S+)\)\n")
OTHERS = [stage for stage in STAGES if stage.name not in ("same_story", "stories", "versions")]


def cases() -> Iterator[tuple[str, str, tuple[str, str], tuple[str, str]]]:
    """Title, what is expected, the two days and the two texts."""
    body = re.sub(r"^#.*\n", "", CASES.read_text("utf-8"), flags=re.M)
    for case in re.split(r"^== ", body, flags=re.M)[1:]:
        title, expected, text = case.strip().split("\n", 2)
        days = DAYS.match(text)
        one, other = DAYS.sub("", text).split("\n")
        both = (days[1], days[2]) if days else ("2024-05-04", "2024-05-04")
        yield title, expected, both, (one, other)


def article(title: str, which: str, day: str, text: str) -> Article:
    published = Published(first=day, last=day, how=Known.METADATA)
    return Article.of(
        text, source=f"{title}: {which}", outlet=f"{which} Post", published=published
    )


@cache
def found() -> dict[str, list[Contradiction]]:
    """The contradictions of each case, each a story of its own, by its title."""
    ledger, whose = MemoryLedger(), dict[str, str]()
    articles, stories = list[Article](), list[Story]()
    for title, _, days, texts in cases():
        pair = [article(title, *told) for told in zip("AB", days, texts, strict=True)]
        articles += pair
        whose |= {one.id: title for one in pair}
        stories.append(Story(title=title, articles=tuple(sorted(a.id for a in pair))))
    with ledger.writer() as writer:
        writer.put(stories, by="test")
    run(articles, ledger, stages=OTHERS)
    told = dict[str, list[Contradiction]]()
    for one in ledger.view().all(Contradiction):
        told.setdefault(whose[one.left_span.article], []).append(one)
    return told


def params() -> Iterator[Any]:
    for title, expected, *_ in cases():
        yield pytest.param(title, expected, id=title)


@pytest.mark.parametrize(("title", "expected"), list(params()))
def test_case(title: str, expected: str) -> None:
    ours = found().get(title, [])
    shown = [f"{c.kind} {c.verdict}: {c.left_span.text} | {c.right_span.text}" for c in ours]
    if expected == "nothing":
        assert all(c.verdict is not Comparison.CONFLICTING for c in ours), shown
    else:
        assert expected in {f"{c.kind} {c.verdict}" for c in ours}, shown
