"""A stage is given the articles in languages that it declares, and no others."""

from collections.abc import Iterator

import pytest

from reportedly.engine.base import read_one
from reportedly.model.article import Article
from reportedly.model.attribution import Quotation
from reportedly.model.reading import Reading
from reportedly.pipeline import read_articles
from reportedly.stage import EVERY, Extract, extracts


def firsts(languages: tuple[str, ...]) -> Extract:
    @extracts(Quotation, languages=languages)
    def made(reading: Reading) -> Iterator[Quotation]:
        span = reading.article.at(0, 1)
        yield Quotation(span=span, parts=(span,))

    return made


@pytest.mark.parametrize(
    ("languages", "language", "read"),
    [
        (("en",), "en", True),
        (("en",), "", True),
        (("en",), "fr", False),
        (("de", "fr"), "fr", True),
        (("de", "fr"), "", False),
        (EVERY, "ka", True),
    ],
)
def test_a_stage_reads_what_it_declares(
    languages: tuple[str, ...], language: str, read: bool
) -> None:
    reading = read_one((firsts(languages),), Article.of("Digue", language=language))
    assert bool(reading.records) is read
    assert [by for by, _ in reading.made] == ["made"]  # what it said before is struck out


def test_nothing_english_is_said_of_a_french_article() -> None:
    text = "Le maire a dit mardi que 12 personnes étaient mortes. « Tout va bien », a-t-elle dit."
    [reading] = read_articles([Article.of(text, language="fr")])
    assert {type(one).__name__ for one in reading.records} == {"Quotation", "Sketch"}
