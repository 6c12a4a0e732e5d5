"""What a sentence reports, and of whom, by word lists alone: "Laut Polizei sind alle wohlauf"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from reportedly.text.speech import Range, Speech, Token, tokens, within
from reportedly.text.speech_cues import Cue, Row

__all__ = ["Frame", "Said", "frame_of"]

_MARKS = frozenset('„“”«»"‚‘’')
_QUOTED = 0.6
"""Share of a clause in quotation marks from which those are all that is said."""
_MOST = 12
"""Words of saying, and quotations, that are looked at in one sentence."""
_LONG = 4
"""Words from which a quotation that stands alone is speech, and no name."""


@dataclass(frozen=True, slots=True)
class Said:
    """A content with its cue and speaker, as places in the text (half-open, code points);
    ``quoted`` where it stands in quotation marks, ``carried`` where who speaks is whoever spoke
    before, ``according`` where it is by somebody's account."""

    content: Range
    cue: Range | None = None
    speaker: Range | None = None
    quoted: bool = False
    carried: bool = False
    according: bool = False


@dataclass(frozen=True)
class Frame:
    """One sentence: its words outside quotation marks, and the quotations in it."""

    text: str
    place: Range
    quotes: tuple[Range, ...]
    words: Row

    @property
    def row(self) -> Sequence[Token]:
        return self.words.row

    @property
    def speech(self) -> Speech:
        return self.words.speech

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        return tuple(islice(self.words.cues(), _MOST))

    def said(self) -> Iterator[Said]:
        """What it reports, in the order of the text."""
        made = [one for quote in self.quotes if (one := self._direct(quote))]
        found = self._clause()
        if found is not None and not self._is_quoted(found.content):
            made.append(found)
        yield from sorted(made, key=lambda one: (one.content[0], -one.content[1]))

    def voice(self) -> Range | None:
        """Who spoke last in it, None where nobody does."""
        told = [cue.speaker for cue in self.cues if cue.speaker]
        return self._span(told[-1]) if told else None

    def _is_quoted(self, content: Range) -> bool:
        """Whether a clause is hardly more than what stands in quotation marks in it."""
        inside = sum(b - a for a, b in self.quotes if _holds(content, (a, b)))
        return inside > _QUOTED * (content[1] - content[0])

    def _span(self, part: Range | None) -> Range | None:
        return (self.row[part[0]].start, self.row[part[1] - 1].end) if part else None

    def _mark(self, cue: Cue) -> Range:
        return self.row[cue.at].start, self.row[cue.at].end

    def _direct(self, quote: Range) -> Said | None:
        """A quotation as speech; None where nothing tells that it is any."""
        led = self.text[self.place[0] : quote[0]].rstrip(' „“”«»"‚').endswith(":")
        cue = self._nearest(quote, led)
        if cue is not None and cue.speaker is not None:
            if not led and self._is_name(quote) and not self._names(cue):
                return None
            who = self._span(cue.speaker)
            return Said(quote, self._mark(cue), who, quoted=True, according=cue.according)
        if led and self.row:
            end = next((n for n, t in enumerate(self.row) if t.start > quote[0]), len(self.row))
            return Said(quote, None, self._span(self._topic(end)), quoted=True)
        alone = not any(token.word for token in self.row)
        long = len(self.text[slice(*quote)].split()) >= _LONG
        within = not self.cues and self.is_subjunctive() and not self._is_name(quote)
        return Said(quote, quoted=True, carried=True) if within or (alone and long) else None

    def _topic(self, end: int) -> Range | None:
        """Who a sentence without a verb of saying is about: "Petersen zum Wetter: „…“"."""
        if not end or not self.words.adverbial(0):
            return self.words.subject_of(0, end) if end else None
        return self.speech.subject(self.row, self.words.verb_after(1) + 1, end)

    def _is_name(self, quote: Range) -> bool:
        """Whether words in quotation marks are a title or name: "der „Hafenkurier“"."""
        words = [token for token in tokens(self.text, *quote) if token.word]
        small = (t for t in words if not t.capital and not self.speech.has("links", t))
        return len(words) < _LONG and not any(small)

    def _names(self, cue: Cue) -> bool:
        return self.speech.has("naming", self.row[cue.at])

    def _nearest(self, quote: Range, led: bool) -> Cue | None:
        """The cue of a quotation: before its colon, else right behind it, else in its sentence."""
        before = [c for c in self.cues if self.row[c.at].start < quote[0]]
        behind = [c for c in self.cues if self.row[c.at].start >= quote[1]]
        if led and before:
            told = [cue for cue in before if not cue.according]
            return (told or before)[-1]
        if behind and not before:
            return behind[0]
        if behind and self._follows(quote, behind[0]):
            return behind[0]
        return before[-1] if before else None

    def _follows(self, quote: Range, cue: Cue) -> bool:
        between = self.text[quote[1] : self.row[cue.at].start]
        return not any(char.isalnum() for char in between)

    def _clause(self) -> Said | None:
        """A content without quotation marks of its own, of the first cue that has one."""
        for cue in self.cues:
            content = self._according(cue) if cue.according else self._reported(cue)
            if content is not None and content[0] < content[1]:
                who = self._span(cue.speaker)
                return Said(content, self._mark(cue), who, according=cue.according)
        if len(self.row) > 1 and self.speech.has("thereby", self.row[0]):
            rest = self._trimmed(self.row[1].start, self.place[1])
            return Said(rest, (self.row[0].start, self.row[0].end), carried=True)
        if self.is_subjunctive():
            return Said(self._trimmed(*self.place), carried=True)
        return None

    def is_subjunctive(self) -> bool:
        """Whether a verb has a form that only reported speech has."""
        return any(self._in_mood(token, "subjunctive") for token in self.row)

    def _in_mood(self, token: Token, *moods: str) -> bool:
        return not token.capital and any(self.speech.has(mood, token) for mood in moods)

    def _according(self, cue: Cue) -> Range:
        """What is so by somebody's account: what follows him where he opens the sentence, else
        all of it."""
        start, end = self.place
        first = cue.speaker[0] if cue.speaker and not cue.behind else cue.at
        if first == 0:
            last = self.words.verb_after(max(cue.at + 1, cue.speaker[1] if cue.speaker else 0))
            start = self.row[last].start if last < len(self.row) else start
        return self._trimmed(start, end)

    def _reported(self, cue: Cue) -> Range | None:
        """What hangs on a verb of saying: "dass …", a clause in the subjunctive, or the clause
        before it."""
        row, speech, (start, end) = self.row, self.speech, self.place
        commas = [n for n, t in enumerate(row) if t.text in ",:" and n > cue.at]
        if not speech.capitals:  # nor need a comma stand before "que"
            commas += [n for n in range(cue.at, len(row) - 1) if speech.has("that", row[n + 1])]
        if cue.opens == 0:
            return self._trimmed(row[commas[0]].end, end) if commas else None
        if cue.opens > 0:
            return self._trimmed(start, row[cue.opens - 1].start)
        for n in commas:
            following = row[n + 1] if n + 1 < len(row) else None
            if following is None:
                continue
            if speech.has("that", following):
                return self._trimmed(row[n + 1].end, end)
            if speech.has("asking", following) and not speech.has("as", row[cue.at]):
                return self._trimmed(following.start, end)
            if self._is_content(row[n + 1 :]):
                return self._trimmed(following.start, end)
        opening = next((n for n in range(cue.at - 1, -1, -1) if row[n].text == ","), None)
        if opening is None or speech.has("opening", row[0]):
            return None
        if cue.behind and opening + 1 == cue.at and opening > 1:
            return self._trimmed(start, row[opening].start)
        return None

    def _is_content(self, clause: Sequence[Token]) -> bool:
        """Whether a clause without "dass" is what somebody says: by its verb, or "zu erheben"."""
        if any(self._in_mood(token, "subjunctive", "doubtful") for token in clause):
            return True
        last = next((n for n, t in enumerate(clause) if t.text in ",;"), len(clause))
        ends = [t.low for t in clause[max(0, last - 3) : last]]
        return "zu" in ends and bool(clause) and clause[0].low != "um"

    def _trimmed(self, start: int, end: int) -> Range:
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ".,;"):
            end -= 1
        while start < end and (self.text[start].isspace() or self.text[start] in ",;:"):
            start += 1
        return start, end


def _holds(outer: Range, inner: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def frame_of(text: str, place: Range, quotes: Sequence[Range], speech: Speech) -> Frame:
    """A sentence made ready; ``quotes`` are those of the text in order, without their marks."""
    inside = tuple(within(quotes, *place))[:_MOST]
    row = tuple(
        token
        for token in tokens(text, *place)
        if token.text not in _MARKS and not any(a <= token.start < b for a, b in inside)
    )
    ends = [place[0], *(token.end for token in row)]
    behind = frozenset(
        n
        for n, token in enumerate(row)
        if any(ends[n] <= a and b <= token.start for a, b in inside)
    )
    return Frame(text, place, inside, Row(row, behind, speech))
