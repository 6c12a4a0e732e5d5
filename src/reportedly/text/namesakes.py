"""Whether a name of the calendar stands for something else: "May" the minister, "This Week"."""

from collections.abc import Mapping, Sequence

from reportedly.text.timewords import Word
from reportedly.text.timex import Phrase
from reportedly.text.tokens import Doc, Token

__all__ = ["Namesakes", "beside", "token_at", "token_of"]

_VERBAL = ("VERB", "AUX")


class Namesakes:
    """Judges months, seasons, years, weekdays, decades and feasts by the words around them and
    their parse. ``cues`` are the word lists of ``lexicon/times.toml``; each method says whether
    a phrase of ``text`` is a time."""

    def __init__(self, cues: Mapping[str, Sequence[str]]) -> None:
        self._cues = {name: frozenset(words) for name, words in cues.items()}

    def is_month(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Not all are: "May" and "March" can be verbs and names, "Jan", "Mar" and "Dec" names."""
        word, before = phrase.part("m"), phrase.neighbour(-1)
        if word is None or phrase.last > phrase.first:
            return True
        if word.text in self._cues["not_months_alone"]:
            return False
        if word.text not in self._cues["names_too"]:
            return True
        token = token_of(doc, word)
        if token is None:
            return True
        following = beside(token, 1)
        named = following is not None and following.pos_ == "PROPN" and following.is_title
        if named and (before is None or before.text not in self._cues["month_prepositions"]):
            return False
        if before is not None and before.text in self._cues["month_leads"]:
            if before.text in ("a", "the") and word.text == "march":
                return token.dep_ in ("compound", "nmod")
            return token.pos_ not in _VERBAL
        if token.pos_ in _VERBAL or word.text in ("may", "march"):
            return False
        around = (t for t in (beside(token, -1), beside(token, 1)) if t is not None)
        return not any(t.pos_ == "PROPN" and t.ent_type_ == "PERSON" for t in around)

    def is_season(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Take "fall" and "spring" for seasons only as nouns, and after "in", "the", "last" …"""
        word = phrase.part("s")
        token = token_of(doc, word)
        if token is None or word is None:
            return True
        following = beside(token, 1)
        if token.pos_ not in ("NOUN", "PROPN") or (
            following is not None and following.pos_ == "PROPN" and following.text[:1].isupper()
        ):
            return False
        if len(phrase.parts) > 1 or word.text not in ("fall", "spring"):
            return True
        before, after = phrase.neighbour(-1), phrase.neighbour(1)
        led = before is not None and before.text in self._cues["season_leads"]
        led = led or phrase.words[phrase.first].text == "the"
        return led and (after is None or after.text != "of")

    def is_year(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Four digits are a year unless they are money, a count of something or part of a name."""
        word, before, after = phrase.part("y"), phrase.neighbour(-1), phrase.neighbour(1)
        if word is None or phrase.last > phrase.first:
            return True
        if _is_glued(text, word) or (before is not None and before.text in self._cues["numbered"]):
            return False
        if after is not None and (
            after.text in self._cues["counted"] or after.kind in self._cues["measured"]
        ):
            return False
        token = token_of(doc, word)
        if token is not None and _names_itself(token):
            return False
        counts = token is not None and token.dep_ == "nummod" and token.head.i > token.i
        if token is None or not counts or token.head.tag_ != "NNS":
            return bool(word.value >= (1000 if before is not None else 1500))
        led = before is not None and before.text in self._cues["year_leads"]
        return bool(led and word.value % 1000 != 0)

    def is_weekday(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Not "Sun" without a stop, nor the day in "the Sunday Times"."""
        word = phrase.part("w")
        token = token_of(doc, word)
        if word is None or token is None:
            return True
        if not word.text.rstrip("s").endswith("day") and text[word.start : word.end].isalpha():
            return False
        following = beside(token, 1)
        return (
            following is None
            or token.ent_type_ not in ("ORG", "WORK_OF_ART", "PERSON")
            or following.ent_iob_ != "I"
            or following.pos_ != "PROPN"
        )

    def is_century(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Not the company 21st Century Fox."""
        last, after = phrase.words[phrase.last], phrase.neighbour(1)
        small = text[last.start : last.end].islower()
        return small or after is None or not text[after.start : after.end].istitle()

    def is_decade(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Take "the 80s", "'80s" and "1980s" for decades, but not "in his 80s"."""
        word = phrase.part("decade")
        if word is None:
            return True
        leads = {w.text for w in (phrase.neighbour(-1), phrase.neighbour(-2)) if w is not None}
        if leads & self._cues["owners"]:
            return False
        whole = word.text[0] == "'" or len(word.text.replace("'", "")) == 5
        return whole or phrase.words[phrase.first].text == "the"

    def is_relday(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Not the "Today" of a newspaper's or broadcaster's name."""
        token = token_at(doc, phrase.start, phrase.end)
        if token is None or token.is_lower or phrase.last > phrase.first:
            return True
        before = None if token.is_sent_start else beside(token, -1)
        return before is None or before.pos_ != "PROPN"

    def is_holiday(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Not "Christmas" in "Christmas trees", nor the name of a person."""
        word, after = phrase.part("h"), phrase.neighbour(1)
        token = token_at(doc, word.end - 1, word.end) if word is not None else None
        if after is not None and after.text in self._cues["feast_days"]:
            return True
        if token is None or word is None or phrase.last > phrase.first:
            return True
        before = beside(token, -1) if " " not in word.text else None
        surname = before is not None and before.pos_ == "PROPN" and before.is_title
        return not surname and token.dep_ != "compound"  # "Abbi Easter", "Christmas trees"

    def is_no_show(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Not the programme "This Week", nor "CBS This Morning"."""
        words = text[phrase.start : phrase.end].split()
        if len(words) < 2 or not all(word.istitle() for word in words):
            return True
        token = token_at(doc, phrase.start, phrase.end)
        before = beside(token, -1) if token is not None else None
        after = text[phrase.end : phrase.end + 2].replace(",", "")
        quoted = text[: phrase.start].endswith('"') and after.startswith('"')
        return not quoted and (before is None or before.pos_ != "PROPN")


def token_at(doc: Doc, start: int, end: int) -> Token | None:
    """The first token that characters of ``doc`` touch; None where they touch none."""
    piece = doc.char_span(start, end, alignment_mode="expand")
    return piece[0] if piece is not None and len(piece) else None


def token_of(doc: Doc, word: Word | None) -> Token | None:
    """The (first) token of a word of a phrase."""
    return token_at(doc, word.start, word.end) if word is not None else None


def beside(token: Token, step: int) -> Token | None:
    """The token so many places after (or, negative, before) another one of its text."""
    return token.nbor(step) if 0 <= token.i + step < len(token.doc) else None


def _names_itself(year: Token) -> bool:
    """Whether a year ends the name of who acts: "the fan club Norte 1911 says"."""
    before = beside(year, -1)
    if before is None or before.pos_ != "PROPN" or year.i + 1 >= len(year.doc):
        return False
    return before.dep_ != "pobj" and year.nbor().pos_ in _VERBAL


def _is_glued(text: str, word: Word) -> bool:
    """Whether the digits hang on a sign or a name: "$2000", "MH-1717", "2000%", "2020.5"."""
    at, rest = word.start, text[word.end : word.end + 2]
    if rest[:1] == "%" or (rest[:1] in (".", ":") and rest[1:].isdigit()):
        return True
    if at and text[at - 1] in "$€£¥#/.:+":
        return True
    lead = text[max(0, at - 6) : at].lower()
    return (
        lead.endswith("-")
        and lead[-2:-1].isalpha()
        and not lead.endswith(("mid-", "pre-", "post-", "late-", "early-"))
    )
