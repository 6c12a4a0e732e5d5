"""Rebuttals and revisions: reserves by what depends on what, with scope and holder."""

import pytest

from reportedly.engine.base import read_one
from reportedly.extract.hedges import hedges
from reportedly.model.article import Article
from reportedly.model.hedge import Hedge
from reportedly.pipeline import STAGES
from reportedly.stage import Extract, in_order

READ = [
    ("Reports of a merger were dismissed by the bank.", "denied", "the bank", "a merger"),
    (
        "The mill rejected as baseless a claim that it had lied.",
        "denied",
        "The mill",
        "it had lied",
    ),
    ("The firm's denial that it had paid came late.", "denied", "The firm", "it had paid"),
    ("Officials raised the toll to 212 from 187.", "superseded", "Officials", "187"),
    ("The bank cut its forecast from 2.6 to 2.1 percent.", "superseded", "The bank", "2.6"),
    ("It will open in May, not in March as first announced.", "superseded", None, "in March"),
    (
        "The earlier figure of 90 was a clerical mistake, the river agency admits.",
        "retracted",
        "the river agency",
        "90",
    ),
    ("Norway corrects avalanche toll to 6.", "superseded", "Norway", "avalanche toll"),
    ("The count of 14 should no longer be used.", "superseded", None, "14"),
    ("He was wrong to say that the dam leaked.", "retracted", "He", "the dam leaked"),
]


@pytest.mark.parametrize(("text", "status", "holder", "scope"), READ)
def test_read(text: str, status: str, holder: str | None, scope: str) -> None:
    stages = in_order(stage for stage in STAGES if isinstance(stage, Extract))
    made = read_one(stages[: stages.index(hedges) + 1], Article.of(text)).of(Hedge)
    [hedge] = [h for h in made if h.status == status]
    assert (hedge.holder.text if hedge.holder else None, hedge.scope.text) == (holder, scope)


@pytest.mark.parametrize(
    "text",
    [
        "The runner raised her pace from 3:10 to 3:02.",
        "Sales rose to 5.4 million from 5.1 million.",
        "The app was hit by a denial of service.",
        "Pupils may leave at noon under the new rules.",
    ],
)
def test_none(text: str) -> None:
    stages = in_order(stage for stage in STAGES if isinstance(stage, Extract))
    assert not read_one(stages[: stages.index(hedges) + 1], Article.of(text)).of(Hedge)
