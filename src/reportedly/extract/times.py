"""When things are said to have happened or to come: "two days before", "since March 2024"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article, BlockKind
from reportedly.model.reading import Reading
from reportedly.model.time import Anchor, Grain, Time, TimeKind
from reportedly.stage import extracts
from reportedly.text import calendar
from reportedly.text.calendar import Value
from reportedly.text.dated import DATED
from reportedly.text.days import DAYS
from reportedly.text.lengths import LENGTHS
from reportedly.text.parse import Paragraph, parse
from reportedly.text.reckoning import Known, Meaning
from reportedly.text.relative import RELATIVE
from reportedly.text.senses import Senses
from reportedly.text.timex import Grammar, Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["times"]

_READERS = DATED | DAYS | RELATIVE | LENGTHS
_RANGE = "publication day is a range"
GLANCE = 25
"""Years a narrative may leap at once, back or forth."""

_JOINS = re.compile(r"\s*(?:to|and|-|–|until|till|through|into)\s+(?:the\s+)?|\s*[-–]\s*")
_OPENS = re.compile(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(since)\s+(?:the\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_DATES = ("month", "date_md", "date_dm", "season")
_LISTING = {"and", "to", "-", "/", ",", "or", "through", "until", "the", "into"}
_TELLING = (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.CAPTION)
_DEICTIC = {"weekday", "relday", "ago", "weekend", "overnight"}
_DAYS = ("weekday", "relday", "date_md", "date_dm", "iso", "slash")


@dataclass(frozen=True, slots=True)
class _Quotation:
    """From one quotation mark to the other, and the days on which it may have been said."""

    start: int
    end: int
    days: tuple[date, date] | None


@cache
def _grammar() -> Grammar:
    return Grammar(lexicon("times"))


@cache
def _senses() -> Senses:
    return Senses(lexicon("times")["cues"])


@extracts(Time, needs=())
def times(reading: Reading) -> Iterator[Time]:
    """Every time expression of the article, in the order of the text. Where one holds others
    ("between May and July"), it comes before them."""
    article = reading.article
    read = [(paragraph, _phrases(paragraph)) for paragraph in parse(article).paragraphs]
    days = _published(article)
    narrative = _is_narrative([phrase for _, some in read for phrase in some], days)
    reader = _Reader(article, days, narrative)
    for paragraph, phrases in read:
        yield from reader.paragraph(paragraph, phrases)


def _phrases(paragraph: Paragraph) -> list[Phrase]:
    doc, kept = paragraph.doc, list[Phrase]()
    for phrase in _grammar().phrases(doc.text):
        if _senses().is_time(doc, phrase):
            rate = _senses().is_rate(doc, phrase)
            phrase = replace(phrase, rule="per") if rate else phrase
            kept.append(_without_verb(doc, phrase) if phrase.rule == "rel_many" else phrase)
    return kept


def _without_verb(doc: "Doc", phrase: Phrase) -> Phrase:
    """ "(will) last 48 hours" is a length after a verb."""
    if len(phrase.parts.get("rel", ())) != 1 or not _senses().is_verb(doc, phrase.need("rel")):
        return phrase
    return replace(phrase, rule="duration", first=phrase.first + 1)


def _tense(paragraph: Paragraph, phrase: Phrase) -> str:
    """The present tense of headlines and captions tells what has happened."""
    tense = _senses().tense(paragraph.doc, phrase)
    return "past" if tense == "present" and paragraph.kind in _TELLING else tense


def _published(article: Article) -> tuple[date, date] | None:
    """First and last possible day of publication; an impossible day is taken as unknown."""
    if article.published is None:
        return None
    try:
        first = date.fromisoformat(article.published.first[:10])
        last = date.fromisoformat(article.published.last[:10])
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


class _Reader:
    """Goes through one article and remembers the time last spoken of."""

    def __init__(self, article: Article, days: tuple[date, date] | None, narrative: bool) -> None:
        self.article, self.days, self.narrative = article, days, narrative
        self.focus: Value | None = None
        self.focus_id, self.focus_at = "", 0
        self.scene: Value | None = None
        self.month: tuple[int, int] | None = None
        self.number = 0

    def paragraph(self, paragraph: Paragraph, phrases: list[Phrase]) -> Iterator[Time]:
        self.number += 1
        if not self.narrative and self.number - self.focus_at > 1:
            self.focus, self.focus_id, self.scene = None, "", None
        if not phrases:
            return
        starts = [sentence.start_char for sentence in paragraph.doc.sents]
        quotations = self._quotations(paragraph, phrases, starts)
        found, near, sentence, told = list[Time](), None, -1, -1
        for at, phrase in enumerate(phrases):
            place = bisect_right(starts, phrase.start)
            if place != sentence:
                sentence, near = place, None
            said = next((q for q in quotations if q.start <= phrase.start < q.end), None)
            phrase = _with_year(phrase, phrases[at + 1 : at + 3])
            known = Known(
                day=None,
                anchor=Anchor.STATEMENT if said is not None else Anchor.PUBLICATION,
                focus=self.scene if phrase.rule == "same" and not self.narrative else self.focus,
                ahead=self._ahead(paragraph, phrase, phrases[at + 1 : at + 2], starts),
                near=near,
                narrative=self.narrative,
                tense=_tense(paragraph, phrase),
                month=self.month,
            )
            days = said.days if said is not None else self.days
            for number, meaning in enumerate(_read(phrase, known, days)):
                made = self._time(paragraph, meaning)
                found.append(made)
                if self._remembers(phrase, meaning, number, made.id):
                    self.scene = meaning.value if told != sentence else self.scene
                    told = sentence
                    near = meaning.value if None not in self._focus_ymd() else near
        yield from sorted(
            self._joined(paragraph, found), key=lambda t: (t.span.start, -t.span.end)
        )

    def _quotations(
        self, paragraph: Paragraph, phrases: list[Phrase], starts: list[int]
    ) -> list[_Quotation]:
        """The quotations of a paragraph, with the day that their sentences name outside them."""
        marks = [match.start() for match in re.finditer('"', paragraph.doc.text)]
        marks += [len(paragraph.doc.text)] if len(marks) % 2 else []
        stretches = list(zip(marks[::2], marks[1::2], strict=True))
        made = list[_Quotation]()
        for start, end in stretches:
            around = bisect_right(starts, start), bisect_right(starts, end)
            days = self.days
            for phrase in phrases:
                if (
                    phrase.rule in _DAYS
                    and around[0] <= bisect_right(starts, phrase.start) <= around[1]
                    and not any(a <= phrase.start < b for a, b in stretches)
                ):
                    days = self._days_of(paragraph, phrase) or days
                    break
            made.append(_Quotation(start, end, days))
        return made

    def _ahead(
        self, paragraph: Paragraph, phrase: Phrase, coming: list[Phrase], starts: list[int]
    ) -> Value | None:
        """The day that the rest of the sentence names: "hours after he spoke on Monday"."""
        if phrase.rule != "later" or not coming or coming[0].rule not in _DAYS:
            return None
        if bisect_right(starts, phrase.start) != bisect_right(starts, coming[0].start):
            return None
        days = self._days_of(paragraph, coming[0])
        return calendar.on(days[0]) if days is not None and days[0] == days[1] else None

    def _days_of(self, paragraph: Paragraph, phrase: Phrase) -> tuple[date, date] | None:
        known = Known(None, tense=_tense(paragraph, phrase))
        for meaning in _read(phrase, known, self.days):
            value = meaning.value
            if value is not None and value.first is not None and value.last is not None:
                return value.first, value.last
        return None

    def _time(self, paragraph: Paragraph, meaning: Meaning) -> Time:
        value, start = meaning.value, paragraph.start
        text = paragraph.doc.text
        edtf = value.edtf if value is not None else ""
        last = value.last if value is not None else None
        first = value.first if value is not None else None
        if last is not None and _BY.search(text, max(0, meaning.start - 9), meaning.start):
            edtf, first = f"../{last}", None
        return Time(
            span=self.article.at(start + meaning.start, start + meaning.end),
            kind=meaning.kind,
            edtf=edtf,
            timex=meaning.timex,
            grain=value.grain if value is not None else Grain.VAGUE,
            first=first.isoformat() if first else None,
            last=last.isoformat() if last else None,
            anchor=meaning.anchor,
            anchor_time=self.focus_id if meaning.anchor is Anchor.TIME else "",
            assumed=meaning.assumed,
        )

    def _remembers(self, phrase: Phrase, meaning: Meaning, number: int, made: str) -> bool:
        """Keep a time that what follows may count from. Of a range it is the first year; and a
        glance at today's literature does not end a narrative."""
        if meaning.kind not in (TimeKind.DATE, TimeKind.TIME) or meaning.value is None:
            return False
        value, (y, m, _) = meaning.value, meaning.value.ymd
        if value.grain in (Grain.DECADE, Grain.CENTURY, Grain.VAGUE, Grain.RANGE) or y is None:
            return False
        if phrase.rule in ("ref", "same") or (phrase.rule in ("years", "years_bc") and number):
            return False
        lead, last = phrase.neighbour(-1), self._focus_ymd()[0]
        aside = lead is not None and lead.text in ("since", "until")
        if self.narrative and (aside or (last is not None and abs(y - last) > GLANCE)):
            return False
        self.focus, self.focus_id, self.focus_at = value, made, self.number
        if m is not None:
            self.month = (y, m)
        return True

    def _focus_ymd(self) -> tuple[int | None, int | None, int | None]:
        return self.focus.ymd if self.focus is not None else (None, None, None)

    def _joined(self, paragraph: Paragraph, found: list[Time]) -> Iterator[Time]:
        """The times, and the intervals that their prepositions make: "since 2014"."""
        text, shift = paragraph.doc.text, paragraph.start
        for at, time in enumerate(found):
            yield time
            if time.kind is not TimeKind.DATE or not time.first or time.grain is Grain.VAGUE:
                continue
            start, end = time.span.start - shift, time.span.end - shift
            lead = text[max(0, start - 16) : start]
            today = self.days[1].isoformat() if self.days else ""
            if (since := _SINCE.search(lead)) and time.first <= today:
                begin = start - len(lead) + since.start(1)
                yield self._interval(shift + begin, time.span.end, time, None)
            if at + 1 < len(found) and (opening := _OPENS.search(lead)):
                other = found[at + 1]
                between = text[end : other.span.start - shift]
                begin = start - len(lead) + opening.start(1)
                if (
                    other.kind is TimeKind.DATE
                    and _JOINS.fullmatch(between)
                    and time.first <= (other.last or "")
                ):
                    yield self._interval(shift + begin, other.span.end, time, other)

    def _interval(self, start: int, end: int, first: Time, last: Time | None) -> Time:
        """From the first day of one time to the last of another, or to publication. A year stays
        a year where it begins an interval that ends at publication."""
        until = last.last if last is not None else self.days[1].isoformat() if self.days else None
        begin = first.edtf if last is None and first.grain is Grain.YEAR else first.first
        edtf = f"{begin}/{until or '..'}"
        return Time(
            span=self.article.at(start, end),
            kind=TimeKind.DATE,
            edtf=edtf,
            timex=edtf,
            grain=Grain.RANGE,
            first=first.first,
            last=until,
            anchor=Anchor.PUBLICATION if last is None else last.anchor,
            anchor_time=first.id,
        )


def _with_year(phrase: Phrase, coming: list[Phrase]) -> Phrase:
    """ "April and June 1955", "from Aug. 28 to Oct. 10, 1945": the year stands with the last."""
    if phrase.rule not in ("month", "date_md", "date_dm", "season") or phrase.part(
        "y", "yrel", "rel"
    ):
        return phrase
    end = phrase.last
    for other in coming:
        between = {word.text for word in phrase.words[end + 1 : other.first]}
        if other.rule not in _DATES or not between <= _LISTING or other.first - end > 3:
            return phrase
        if year := other.parts.get("y"):
            return replace(phrase, parts={**phrase.parts, "y": year})
        end = other.last
    return phrase


def _read(phrase: Phrase, known: Known, days: tuple[date, date] | None) -> list[Meaning]:
    """Read from the first and from the last possible day; where they differ, give the range."""
    reader = _READERS[phrase.rule]
    if days is None:
        return reader(phrase, known)
    early = reader(phrase, replace(known, day=days[0]))
    if days[0] == days[1]:
        return early
    late = reader(phrase, replace(known, day=days[1]))
    if len(early) != len(late):
        return late
    return [_merged(one, two) for one, two in zip(early, late, strict=True)]


def _merged(early: Meaning, late: Meaning) -> Meaning:
    a, b = early.value, late.value
    if a == b or a is None or b is None:
        return early
    first = a.first if a.first is not None and (b.first is None or a.first <= b.first) else b.first
    value = replace(calendar.interval(a.first and first, b.last), grain=a.grain, ymd=a.ymd)
    assumed = "; ".join(part for part in (early.assumed, _RANGE) if part)
    timex = _common(early.timex, late.timex)
    return replace(early, value=replace(value, timex=timex), timex=timex, assumed=assumed)


def _common(one: str, two: str) -> str:
    """Two TIMEX3 values with X for what they do not share: "2025-04-XX"."""
    if len(one) != len(two):
        return one if one == two else "XXXX"
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b), len(one))
    return one[:at] + re.sub(r"\d", "X", one[at:])
