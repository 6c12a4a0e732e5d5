"""Whom somebody means by an id: today's, yesterday's, the beginning of one, or a name's."""

from dataclasses import replace

import pytest
from tests.referents import one

from reportedly.model.article import Article
from reportedly.model.mention import MentionKind, Name
from reportedly.report.who_found import found
from reportedly.store.memory import MemoryLedger

TEXTS = ("Ida Berg spoke.", "Then Ida Berg left.", "In Lom Berg slept.", "Tora Eng ate.")
ARTICLES = [Article.of(text, source=f"{n}.txt") for n, text in enumerate(TEXTS)]


def name(article: Article, words: str, *more: str) -> Name:
    start = article.text.index(words)
    return Name(
        span=article.at(start, start + len(words)), name="Ida Berg" if "Berg" in words else words,
        kind=MentionKind.PERSON, spellings=(words, *more), roles=(), mentions=(),
    )  # fmt: skip


BERGS = sorted(
    (name(ARTICLES[0], "Ida Berg"), name(ARTICLES[1], "Ida Berg"), name(ARTICLES[2], "Berg")),
    key=lambda berg: berg.id,
)
ENG = name(ARTICLES[3], "Tora Eng")


def digits(id: str) -> str:
    return id.partition("-")[2]


@pytest.fixture
def ledger() -> MemoryLedger:
    made = MemoryLedger()
    with made.writer() as writer:
        writer.put(ARTICLES, by="read")
        writer.put([*BERGS, ENG], by="names")
        writer.put([*one(*BERGS), *one(ENG)], by="referents")
    return made


@pytest.mark.parametrize(
    "asked",
    [
        *(f"ent-{digits(berg.id)}" for berg in BERGS),
        f"ent-{digits(BERGS[0].id)[:6]}",
        BERGS[1].id,
        "ida berg",
        "Berg",
    ],
    ids=["its id", "one it had", "another", "short", "a name's", "all words", "a word"],
)
def test_ways_to_ask_for_one(ledger: MemoryLedger, asked: str) -> None:
    assert found(ledger.view(), asked).names == tuple(berg.id for berg in BERGS)


def test_an_id_leads_on_when_its_article_is_read_otherwise(ledger: MemoryLedger) -> None:
    old = BERGS[0]
    again = replace(old, spellings=(*old.spellings, "B."))
    with ledger.writer() as writer:
        writer.put([*BERGS[1:], again, ENG], by="names")
        writer.put([*one(*BERGS[1:], again), *one(ENG)], by="referents")
    assert again.id in found(ledger.view(), f"ent-{digits(old.id)}").names


@pytest.mark.parametrize("asked", ["ent-000000000000", "ent-000", "nam-000000000000", "Quispe"])
def test_nobody(ledger: MemoryLedger, asked: str) -> None:
    with pytest.raises(LookupError):
        found(ledger.view(), asked)
