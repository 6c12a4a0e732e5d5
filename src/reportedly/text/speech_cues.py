"""Words of saying in a sentence and whose they are: "so der [Sprecher]", "[Roth] erklärte"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.text.speech import Range, Speech, Token

__all__ = ["Cue", "Row"]

_NEAR = 4
"""Commas back to which "wie" is looked for."""
_SMALL = ("articles", "links", "prepositions")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying at a token, and who speaks (tokens); ``behind`` where he follows it,
    ``opens`` is the "wie" of "wie er sagte", else -1."""

    at: int
    speaker: Range | None
    behind: bool
    according: bool = False
    opens: int = -1


@dataclass(frozen=True)
class Row:
    """The words of a sentence outside quotation marks; ``behind_quote`` are the tokens before
    which a quotation stands."""

    row: Sequence[Token]
    behind_quote: frozenset[int]
    speech: Speech

    def cues(self) -> Iterator[Cue]:
        """All words of saying, in order."""
        row, speech = self.row, self.speech
        for i, token in enumerate(row):
            if speech.has("after", token):
                yield Cue(i, self._before(i), behind=False, according=True)
            elif speech.has("according", token) or self._account(i):
                if who := speech.phrase(row, i + 1, len(row)):
                    yield Cue(i, who, behind=True, according=True)
            elif speech.has("by", token) and self._opens(i):
                if who := speech.subject(row, i + 1, len(row)):
                    yield Cue(i, who, behind=True)
            elif self._says(i):
                yield self._verb(i)
            elif self._has_participle(i, "passive"):
                yield Cue(i, self._by_whom(i), behind=True)

    def _says(self, i: int) -> bool:
        verb = self.row[i].low in self.speech.verbs or self._parted(i)
        return verb or self._has_participle(i, "auxiliaries")

    def _account(self, i: int) -> bool:
        """Whether the noun behind is one of telling: "nach ersten Angaben der Polizei"."""
        if not self.speech.has("account_before", self.row[i]):
            return False
        noun = next((token for token in self.row[i + 1 : i + 5] if token.capital), None)
        return noun is not None and self.speech.has("accounts", noun)

    def _opens(self, i: int) -> bool:
        """Whether a word opens a clause of its own, behind a comma or a quotation."""
        return i in self.behind_quote or (i > 0 and self.row[i - 1].text == ",")

    def _parted(self, i: int) -> bool:
        """Whether the particle of a verb ends its clause: "teilte die Polizei [mit]"."""
        rest = self.row[i + 1 :]
        return self.speech.has("parted", self.row[i]) and any(
            self.speech.has("particles", token) and (n + 1 == len(rest) or not rest[n + 1].word)
            for n, token in enumerate(rest)
        )

    def _has_participle(self, i: int, list_of: str) -> bool:
        """Whether a verb before it is completed in its clause: "hat … [gesagt]"."""
        if not self.speech.has(list_of, self.row[i]):
            return False
        rest = self.row[i + 1 :]
        stop = next((n for n, t in enumerate(rest) if t.text in ",:;"), len(rest))
        return any(self.speech.has("participles", token) for token in rest[:stop])

    def _by_whom(self, i: int) -> Range | None:
        """Who says what is said in the passive: "wird [von der Union] gefordert"."""
        row, speech = self.row, self.speech
        near = (n for n in (*range(i + 1, min(len(row), i + 8)), 0) if n < len(row))
        place = next((n for n in near if speech.has("agents", row[n])), None)
        return None if place is None else speech.phrase(row, place + 1, len(row))

    def _verb(self, i: int) -> Cue:
        """A verb of saying with its subject: right behind it where it opens its clause or
        something else stands before it, else the phrase before it."""
        row, speech = self.row, self.speech
        commas = [n for n in range(i) if row[n].text in ",;:"]
        first = commas[-1] + 1 if commas else 0
        behind = speech.subject(row, i + 1, len(row))
        for start in (0, *(n + 1 for n in commas[-_NEAR:])):
            if start < i and speech.has("as", row[start]) and self._one_clause(start, i):
                return Cue(i, speech.subject(row, start + 1, i), behind=True, opens=start)
        if first == i and commas and self.nominal(0, commas[0]):
            whole = all(self.nominal(a + 1, b) for a, b in pairwise(commas))
            return Cue(i, (0, commas[-1] if whole else commas[0]), behind=False)
        if behind and (first == i or i in self.behind_quote or self.adverbial(first)):
            is_it = speech.has("it", row[behind[0]])
            return Cue(i, self._where(i) if is_it else behind, behind=True)
        before = self.subject_of(first, i)
        return Cue(i, before or behind, behind=before is None)

    def _where(self, i: int) -> Range | None:
        """In what it says so: "heißt es [in der Mitteilung]", "[Im Bericht] heißt es"."""
        row, speech = self.row, self.speech
        for n in (*range(i + 1, min(len(row), i + 5)), 0):
            if n < len(row) and speech.has("prepositions", row[n]):
                return speech.phrase(row, n + 1, len(row) if n else i)
        return None

    def _one_clause(self, start: int, end: int) -> bool:
        """Whether the commas between only set names apart: "wie Roth, Chef der Werft, sagte"."""
        inside = [n for n in range(start, end) if self.row[n].text == ","]
        return all(self.nominal(a + 1, b) for a, b in pairwise(inside)) and len(inside) != 1

    def adverbial(self, first: int) -> bool:
        """Whether a clause begins with something other than its subject: "Am Freitag …"."""
        token = self.row[first]
        return any(self.speech.has(k, token) for k in ("prepositions", "adverbs", "oblique"))

    def nominal(self, start: int, end: int) -> bool:
        """Whether these words name somebody and say nothing: "der frühere Leiter der Werft"."""
        row = self.row
        if start >= end or not (row[end - 1].capital or row[end - 1].text == ")"):
            return False
        return not any(
            row[n].word
            and not row[n].capital
            and not any(self.speech.has(kind, row[n]) for kind in _SMALL)
            and not any(t.capital for t in row[n + 1 : min(end, n + 3)])
            for n in range(start, end)
        )

    def verb_after(self, n: int) -> int:
        """Where the verb stands that follows what a sentence begins with: "Laut Roth von der Werft
        [sei] …"."""
        row = self.row
        while n < len(row):
            token = row[n]
            if token.text == ",":
                close = next((m for m in range(n + 1, len(row)) if row[m].text == ","), 0)
                if not self.nominal(n + 1, close):
                    break
                n = close
            elif token.low.isalpha() and not token.capital and not self._goes_on(n):
                break
            n += 1
        return n

    def _goes_on(self, n: int) -> bool:
        """Whether a small word is part of a phrase: an article, or an adjective behind one."""
        if any(self.speech.has(kind, self.row[n]) for kind in _SMALL):
            return True
        return n > 0 and any(self.speech.has(kind, self.row[n - 1]) for kind in _SMALL)

    def subject_of(self, first: int, i: int) -> Range | None:
        """The phrase that a clause begins with."""
        row, speech = self.row, self.speech
        while first < i and (speech.has("that", row[first]) or speech.has("adverbs", row[first])):
            first += 1
        found = speech.phrase(row, first, i)
        if found is None and first < i and speech.has("pronouns", row[first]):
            return first, first + 1
        return found

    def _before(self, i: int) -> Range | None:
        """The phrase that ends before a token."""
        start = i
        while start > 0 and (
            self.row[start - 1].capital
            or self.speech.has("articles", self.row[start - 1])
            or self.speech.has("links", self.row[start - 1])
            or (start > 1 and self.speech.has("articles", self.row[start - 2]))
        ):
            start -= 1
        return (start, i) if start < i else None
