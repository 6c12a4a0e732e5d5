"""When things are said to have happened or to come: "two days before", "since March 2024"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article, BlockKind
from reportedly.model.reading import Reading
from reportedly.model.time import Time
from reportedly.stage import extracts
from reportedly.text.happenings import Happenings
from reportedly.text.parse import Paragraph, parse
from reportedly.text.quotes import quoted
from reportedly.text.senses import Senses
from reportedly.text.tenses import Tenses
from reportedly.text.timex import Grammar, Phrase
from reportedly.text.tokens import Doc
from reportedly.text.told import Sayings, Telling

__all__ = ["times"]

_TELLING = (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.CAPTION)
_DEICTIC = {"weekday", "relday", "ago", "weekend", "overnight"}


@cache
def _grammar() -> Grammar:
    return Grammar(lexicon("times"))


@cache
def _senses() -> Senses:
    return Senses(lexicon("times")["cues"])


@cache
def _tenses() -> Tenses:
    return Tenses(lexicon("times")["cues"])


@extracts(Time, needs=())
def times(reading: Reading) -> Iterator[Time]:
    """Every time expression of the article, in the order of the text. Where one holds others
    ("between May and July"), it comes before them."""
    article = reading.article
    parsed = parse(article)
    read = [(paragraph, _phrases(paragraph)) for paragraph in parsed.paragraphs]
    days = _published(article)
    narrative = _is_narrative([phrase for _, some in read for phrase in some], days)
    telling = Telling(article, days, narrative, _sayings(article, parsed.paragraphs),
                      Happenings(lexicon("times")["happenings"]), _tense)  # fmt: skip
    for paragraph, phrases in read:
        telling.learn(paragraph, phrases)
    for paragraph, phrases in read:
        yield from telling.paragraph(paragraph, phrases)


def _sayings(article: Article, paragraphs: Sequence[Paragraph]) -> Sayings:
    parts = quoted(article.text, [(p.start, p.end) for p in paragraphs])
    return Sayings([part for parts_of_one in parts for part in parts_of_one], _verbs())


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicon("cues")["stating"])


def _phrases(paragraph: Paragraph) -> list[Phrase]:
    doc, kept = paragraph.doc, list[Phrase]()
    for phrase in _grammar().phrases(doc.text):
        if _senses().is_time(doc, phrase):
            rate = _senses().is_rate(doc, phrase)
            phrase = replace(phrase, rule="per") if rate else phrase
            if phrase.rule == "weekday" and _senses().is_told_day(doc, phrase):
                phrase = replace(phrase, rule="the_weekday")
            kept.append(_without_verb(doc, phrase) if phrase.rule == "rel_many" else phrase)
    return kept


def _without_verb(doc: Doc, phrase: Phrase) -> Phrase:
    """ "(will) last 48 hours" is a length after a verb."""
    if len(phrase.parts.get("rel", ())) != 1 or not _senses().is_verb(doc, phrase.need("rel")):
        return phrase
    return replace(phrase, rule="duration", first=phrase.first + 1)


def _tense(paragraph: Paragraph, phrase: Phrase) -> str:
    """The present tense of headlines and captions tells what has happened."""
    tense = _tenses().of(paragraph.doc, phrase)
    return "past" if tense == "present" and paragraph.kind in _TELLING else tense


def _published(article: Article) -> tuple[date, date] | None:
    """First and last possible day of publication, or the one on which a version was written anew
    soon after; an impossible day is taken as unknown."""
    if article.written is None:
        return None
    try:
        first = date.fromisoformat(article.written.first[:10])
        last = date.fromisoformat(article.written.last[:10])
    except ValueError:
        return None
    return (first, last) if first.year >= 1400 and last.year <= 9000 else None


def _is_narrative(phrases: Sequence[Phrase], days: tuple[date, date] | None) -> bool:
    """Whether the text tells of years past: at least eight explicit years, most of them two years
    or more before publication, and few words that count from today."""
    years = [int(word.value) for phrase in phrases if (word := phrase.part("y", "y0"))]
    if len(years) < 8 or days is None:
        return False
    today = sum(phrase.rule in _DEICTIC for phrase in phrases)
    old = sum(y < days[0].year - 1 for y in years)
    return old / len(years) >= 0.6 and today * 3 < len(years)
