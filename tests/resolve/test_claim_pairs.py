"""Pairs of sentences that say the same, or only seem to: cases/pairs/same_claim.txt."""

import re
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from reportedly.engine.local import Local
from reportedly.model.article import Article, Known, Published
from reportedly.model.judgement import Judgement, Verdict
from reportedly.pipeline import STAGES, read_articles
from reportedly.reconcile.meanings import meanings
from reportedly.resolve.claims import same_claim

CASES = Path(__file__).parent.parent / "cases" / "pairs" / "same_claim.txt"
DAYS = re.compile(r"\((\S+) / (\S+)\)\n")


def cases() -> list[Any]:
    body = re.sub(r"^#.*\n", "", CASES.read_text("utf-8"), flags=re.M)
    found = []
    for case in re.split(r"^== ", body, flags=re.M)[1:]:
        title, verdict, rest = case.strip().split("\n", 2)
        dated = DAYS.match(rest)
        one, other = DAYS.sub("", rest).split("\n")
        days = (dated[1], dated[2]) if dated else ("2025-02-03", "2025-02-03")
        found.append(pytest.param(one, other, days, verdict, id=title))
    return found


@cache
def read(text: str, day: str) -> tuple[Any, ...]:
    """What one article of one sentence yields."""
    article = Article.of(text, published=Published(first=day, last=day, how=Known.METADATA))
    (reading,) = read_articles([article])
    return tuple(record for _, records in reading.made for record in records)


def judged(*articles: tuple[str, str]) -> list[Judgement]:
    records = [record for article in articles for record in read(*article)]
    kept = [record for record in records if type(record) in meanings.of]
    story = {record.span.article: "story" for record in kept}
    engine = Local()
    made = engine.gather(meanings, kept, [], story)
    return [j for j in engine.compare(same_claim, made, story) if isinstance(j, Judgement)]


@pytest.mark.parametrize(("one", "other", "days", "verdict"), cases())
def test_pair(one: str, other: str, days: tuple[str, str], verdict: str) -> None:
    """The two articles are told apart by a space, where their words are the same."""
    found = judged((one, days[0]), (f"{other} ", days[1]))
    assert any(j.verdict is Verdict.SAME for j in found) is (verdict == "same"), found


def test_it_does_not_matter_which_of_two_comes_first() -> None:
    records = [
        record
        for case in cases()[:12]
        for text in case.values[:2]
        for record in read(text, "2025-02-03")
        if type(record) in meanings.of
    ]
    story = {record.span.article: "story" for record in records}
    made = list(Local().gather(meanings, records, [], story))
    for one, other in permutations(made, 2):
        there, back = same_claim.judge(one, other), same_claim.judge(other, one)
        assert (there is None) is (back is None)
        if isinstance(there, Judgement) and isinstance(back, Judgement):
            assert (there.verdict, there.score) == (back.verdict, back.score)


def test_the_order_of_articles_changes_nothing() -> None:
    articles = [
        ("The storm killed 23 people in Luzon, the disaster agency said.", "2025-02-03"),
        ("The death toll from the storm in Luzon rose to 23, officials said.", "2025-02-03"),
        ("The storm killed 31 people in Luzon, the disaster agency said.", "2025-02-04"),
    ]
    made = {frozenset(judged(*order)) for order in permutations(articles)}
    assert len(made) == 1


def test_the_stage_stands_behind_what_it_needs() -> None:
    names = [stage.name for stage in STAGES]
    assert names.index("stories") < names.index("meanings") < names.index("same_claim")
