"""Reads the times of an article one after the other and remembers the last: "two days later"."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.model.article import Article
from reportedly.model.time import Anchor, Grain, Time, TimeKind
from reportedly.text import calendar
from reportedly.text.calendar import Value
from reportedly.text.happenings import Happenings
from reportedly.text.intervals import Joiner, in_order, is_limit, joined
from reportedly.text.parse import Paragraph
from reportedly.text.readers import read, with_year
from reportedly.text.reckoning import THIRD, Known, Meaning
from reportedly.text.saying_days import DAYS, Days, Quotation, quotations
from reportedly.text.timex import Phrase
from reportedly.text.tokens import Doc, Token

__all__ = ["Sayings", "Telling"]

GLANCE = 25
"""Years a narrative may leap at once, back or forth."""

_SAID_ON = (*DAYS, "month", "year", "ago", "rel_unit")
"""Rules whose times can date a statement."""

_PERIODS = (
    "month", "year", "season", "quarter", "q_short", "half_year", "half_alone", "h_short",
    "fiscal", "nth_unit", "months_to",
)  # fmt: skip
"""Rules whose times are periods that others are compared with."""

_NOUNS = ("NOUN", "PROPN")
_COUNTED = ("later", "day_beside", "into", "nth_of_event")
_AT_ONCE = re.compile(r",?\s*(?:\w+ time,?\s*)?(?:on|of|early|late)?\s*(?:early|late)?\s*", re.I)


@dataclass(frozen=True, slots=True)
class Sayings:
    """What is known of speech: where the quotations stand, and the verbs of saying."""

    quoted: Sequence[tuple[int, int]]
    verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Place:
    """A phrase where it stands: its paragraph, its number, those of the paragraph, its
    sentence."""

    paragraph: Paragraph
    at: int
    phrases: Sequence[Phrase]
    starts: Sequence[int]

    @property
    def phrase(self) -> Phrase:
        return self.phrases[self.at]

    @property
    def sentence(self) -> int:
        return bisect_right(self.starts, self.phrase.start)


class Telling:
    """Goes through one article. ``days`` are the first and last possible day of publication;
    in a ``narrative`` (a text about years long past) times are counted from the story."""

    def __init__(
        self, article: Article, days: Days | None, narrative: bool, sayings: Sayings,
        happenings: Happenings, tense: Callable[[Paragraph, Phrase], str],
    ) -> None:  # fmt: skip
        self.article, self.days, self.narrative = article, days, narrative
        self.sayings, self.happenings, self.tense = sayings, happenings, tense
        self.joiner = Joiner(article, days[1].isoformat() if days else "")
        self.focus: Value | None = None
        self.focus_id, self.focus_at, self.happening_id = "", 0, ""
        self.scene: Value | None = None
        self.period: Value | None = None
        self.month: tuple[int, int] | None = None
        self.number = 0
        self.said: Days | None = None
        self.awaited: dict[int, Meaning] = {}
        self.made = dict[int, str]()

    def learn(self, paragraph: Paragraph, phrases: Sequence[Phrase]) -> None:
        """Note which happenings the days of a paragraph date, before anything is read."""
        for phrase in phrases:
            dates = phrase.rule in DAYS and (not self.narrative or phrase.part("y"))
            days = self._days_of(paragraph, phrase) if dates else None
            if days is not None and days[0] == days[1]:
                start, end = phrase.start, phrase.end
                where = paragraph.start + start
                self.happenings.learn(paragraph.doc, start, end, calendar.on(days[0]), where)

    def paragraph(self, paragraph: Paragraph, phrases: Sequence[Phrase]) -> Iterator[Time]:
        """The times of a paragraph and the intervals they make, in the order of the text."""
        self.number += 1
        if not self.narrative and self.number - self.focus_at > 1:
            self.focus, self.focus_id, self.scene = None, "", None
        quotes = self._quotations(paragraph, phrases)
        if not phrases:
            return
        starts = [sentence.start_char for sentence in paragraph.doc.sents]
        found, near, sentence, told = list[Time](), None, -1, -1
        for at, phrase in enumerate(phrases):
            place = _Place(paragraph, at, phrases, starts)
            if place.sentence != sentence:
                sentence, near = place.sentence, None
            said = next((q for q in quotes if q.start <= phrase.start < q.end), None)
            known = self._known(place, near, said)
            for number, meaning in enumerate(self._meanings(place, known, said)):
                made = self._time(place, meaning, known)
                found.append(made)
                self.made[made.span.start] = made.id
                if self._remembers(phrase, meaning, number, made.id):
                    self.scene = meaning.value if told != sentence else self.scene
                    told = sentence
                    near = meaning.value if None not in self._focus_ymd() else near
        every = self.joiner.all(phrases[0].text, paragraph.start, found)
        yield from sorted(every, key=lambda t: (t.span.start, -t.span.end))

    def _quotations(self, paragraph: Paragraph, phrases: Sequence[Phrase]) -> list[Quotation]:
        """The quotations of a paragraph. One that opens it goes on with the speaker, and so the
        day, of the paragraph before."""
        start, end = paragraph.start, paragraph.end
        parts = [
            (max(a, start) - start, min(b, end) - start)
            for a, b in self.sayings.quoted
            if a < end and b > start
        ]
        goes_on = bool(parts) and parts[0][0] <= 1
        made = quotations(
            paragraph.doc,
            parts,
            [phrase for phrase in phrases if phrase.rule in _SAID_ON],
            lambda phrase: self._days_of(paragraph, phrase),
            self.sayings.verbs,
            (self.said if goes_on else None) or self.days,
        )
        self.said = made[-1].days if made else None
        return made

    def _known(self, place: _Place, near: Value | None, said: Quotation | None) -> Known:
        phrase, self.happening_id = place.phrase, ""
        return Known(
            day=None,
            anchor=Anchor.STATEMENT if said is not None else Anchor.PUBLICATION,
            focus=self.scene if phrase.rule == "same" and not self.narrative else self.focus,
            ahead=self._ahead(place),
            near=near,
            narrative=self.narrative,
            tense=self.tense(place.paragraph, phrase),
            month=self.month,
            period=self.period,
        )

    def _meanings(self, place: _Place, known: Known, said: Quotation | None) -> list[Meaning]:
        """What a phrase means; an end of an interval is read with the other end in view."""
        phrase, coming = place.phrase, place.phrases[place.at + 1 : place.at + 3]
        start = place.paragraph.start
        if (end := self.awaited.pop(start + phrase.start, None)) is not None:
            return [end]
        days = said.days if said is not None else self.days
        phrase = with_year(phrase, coming)
        found = read(phrase, known, days)
        other = coming[0] if coming else phrase
        if len(found) != 1 or other.rule != phrase.rule:
            return found
        if not joined(phrase.text, phrase, other):
            return found
        tense = self.tense(place.paragraph, phrase)
        last = read(with_year(other, coming[1:]), replace(known, tense=tense), days)
        if len(last) != 1:
            return found
        today = days[0].isoformat() if days else ""
        ends = in_order(phrase.rule, found[0], last[0], today)
        if ends != (found[0], last[0]):
            self.awaited[start + other.start] = ends[1]
        return [ends[0]]

    def _ahead(self, place: _Place) -> Value | None:
        """What a phrase is counted from that stands after it: the day that the rest of its clause
        names ("hours after he spoke on Monday", "before dawn on Monday"), or the happening it
        names ("two days before the vote")."""
        phrase, at = place.phrase, place.at
        if phrase.rule not in (*_COUNTED, "clock", "part_alone"):
            return None
        text = phrase.text
        coming = place.phrases[at + 1] if at + 1 < len(place.phrases) else None
        if coming is not None and place.sentence == bisect_right(place.starts, coming.start):
            between = text[phrase.end : coming.start]
            at_once = _AT_ONCE.fullmatch(between) is not None
            counted = phrase.rule in _COUNTED and "," not in between and ";" not in between
            if (at_once or counted) and coming.rule in DAYS:
                days = self._days_of(place.paragraph, coming)
                return calendar.on(days[0]) if days and days[0] == days[1] else None
            if counted and coming.rule in ("year", "month") and between.count(" ") <= 2:
                return next((m.value for m in read(coming, Known(None), self.days)), None)
        return self._happening(place) if phrase.rule in _COUNTED else None

    def _happening(self, place: _Place) -> Value | None:
        """The day of the noun that "before", "after", "into" or "of" governs, if it is told."""
        doc, phrase = place.paragraph.doc, place.phrase
        piece = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if piece is None or piece.end >= len(doc):
            return None
        noun = next((c for c in piece[-1].children if c.dep_ == "pobj" and c.i >= piece.end), None)
        noun = noun if noun is not None else _noun_after(doc, piece.end)
        found = self.happenings.day(noun) if noun is not None else None
        if found is None:
            return None
        self.happening_id = self.made.get(found[1], "")
        return found[0]

    def _days_of(self, paragraph: Paragraph, phrase: Phrase) -> Days | None:
        known = Known(None, tense=self.tense(paragraph, phrase))
        for meaning in read(phrase, known, self.days):
            value = meaning.value
            if value is not None and value.first is not None and value.last is not None:
                return value.first, value.last
        return None

    def _time(self, place: _Place, meaning: Meaning, known: Known) -> Time:
        value, start = meaning.value, place.paragraph.start
        edtf = value.edtf if value is not None else ""
        first, last = (value.first, value.last) if value is not None else (None, None)
        assumed = meaning.assumed
        dated = meaning.kind in (TimeKind.DATE, TimeKind.TIME)
        owned = place.phrase.text.startswith("'s", meaning.end)  # "saddened by today's events"
        if last is not None and dated and not owned and is_limit(place.phrase.text, meaning.start):
            edtf, first = f"../{last}", None
            assumed = assumed.replace(THIRD, "").strip("; ")
        by = self.focus_id if known.ahead is None else self.happening_id
        return Time(
            span=self.article.at(start + meaning.start, start + meaning.end),
            kind=meaning.kind,
            edtf=edtf,
            timex=meaning.timex,
            grain=value.grain if value is not None else Grain.VAGUE,
            first=first.isoformat() if first else None,
            last=last.isoformat() if last else None,
            anchor=meaning.anchor,
            anchor_time=by if meaning.anchor is Anchor.TIME else "",
            assumed=assumed,
        )

    def _remembers(self, phrase: Phrase, meaning: Meaning, number: int, made: str) -> bool:
        """Keep a time that what follows may count from. Of a range it is the first year; and a
        glance at today's literature does not end a narrative."""
        if meaning.kind not in (TimeKind.DATE, TimeKind.TIME) or meaning.value is None:
            return False
        value, (y, m, _) = meaning.value, meaning.value.ymd
        begun = self.days is None or (value.first is not None and value.first <= self.days[1])
        if begun and phrase.rule in _PERIODS:
            self.period = value
        if value.grain in (Grain.DECADE, Grain.CENTURY, Grain.VAGUE, Grain.RANGE) or y is None:
            return False
        if phrase.rule in ("ref", "same", "the_period") or (
            phrase.rule in ("years", "years_bc") and number
        ):
            return False
        lead, last = phrase.neighbour(-1), self._focus_ymd()[0]
        aside = lead is not None and lead.text in ("since", "until")
        ahead = self.days is not None and y > self.days[1].year
        leap = ahead or (last is not None and abs(y - last) > GLANCE)
        if self.narrative and (aside or leap):
            return False
        self.focus, self.focus_id, self.focus_at = value, made, self.number
        if m is not None:
            self.month = (y, m)
        return True

    def _focus_ymd(self) -> tuple[int | None, int | None, int | None]:
        return self.focus.ymd if self.focus is not None else (None, None, None)


def _noun_after(doc: Doc, at: int) -> Token | None:
    """The noun of a phrase that begins at a token, unless a verb follows: not "before the vote
    was called"."""
    while at < len(doc) and doc[at].pos_ in ("DET", "ADJ", "PRON", "NUM"):
        at += 1
    while at + 1 < len(doc) and doc[at].dep_ == "compound" and doc[at + 1].pos_ in _NOUNS:
        at += 1
    if at >= len(doc) or doc[at].pos_ not in _NOUNS:
        return None
    return None if at + 1 < len(doc) and doc[at + 1].pos_ in ("VERB", "AUX") else doc[at]
