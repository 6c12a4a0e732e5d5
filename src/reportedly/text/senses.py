"""Whether words of time speak of time where they stand: "may" can be a verb."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from reportedly.text.timewords import Word
from reportedly.text.timex import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Senses", "token_at"]

_VERBAL = ("VERB", "AUX")


class Senses:
    """Judges phrases by the words around them and their parse. ``cues`` are the word lists of
    ``lexicon/times.toml``."""

    def __init__(self, cues: Mapping[str, Sequence[str]]) -> None:
        self._cues = {name: frozenset(words) for name, words in cues.items()}
        self._checks: dict[str, Callable[[Doc, str, Phrase], bool]] = {
            "month": self._is_month,
            "season": self._is_season,
            "year": self._is_year,
            "weekday": self._is_weekday,
            "weekdays": self._is_weekday,
            "clock": self._is_clock,
            "decade": self._is_decade,
            "century": self._is_century,
            "nth_alone": self._is_day,
            "ref": self._is_ref,
            "ref_noun": self._is_ref_noun,
            "adverb": self._is_adverb,
            "rel_unit": self._is_unit,
            "rel_part": self._is_no_show,
            "the_period": self._is_period,
            "holiday": self._is_holiday,
            "relday": self._is_relday,
            "part_alone": self._is_part,
            "half_alone": self._is_half,
            "bare_units": self._is_bare,
        }

    def is_time(self, doc: "Doc", phrase: Phrase) -> bool:
        """Offsets of the phrase count characters of ``doc.text``."""
        check = self._checks.get(phrase.rule)
        return check is None or check(doc, phrase.text, phrase)

    def is_rate(self, doc: "Doc", phrase: Phrase) -> bool:
        """Whether "a year" means "per year": "$3 million a year", "twice a week"."""
        before = phrase.neighbour(-1)
        bare = phrase.rule == "duration" and phrase.last - phrase.first == 1
        if not bare or before is None or phrase.words[phrase.first].text not in ("a", "an"):
            return False
        if before.text in self._cues["rated"]:
            return True
        token, unit = _token(doc, before), _token(doc, phrase.words[phrase.last])
        if token is None or unit is None or unit.dep_ not in ("npadvmod", "appos", "nmod"):
            return False
        return token.pos_ in ("NUM", "NOUN", "SYM") and before.kind != "YEAR"

    def is_told_day(self, doc: "Doc", phrase: Phrase) -> bool:
        """Whether "the Monday" is a day of what is told: not "the Monday attack"."""
        before, after = phrase.neighbour(-1), phrase.neighbour(1)
        token = token_at(doc, phrase.start, phrase.end)
        if before is None or before.text != "the" or phrase.last > phrase.first or token is None:
            return False
        led = phrase.neighbour(-2)
        of = after is not None and after.text in ("before", "after", "of", "in")
        return led is not None and led.text == "on" and token.dep_ == "pobj" and not of

    def is_verb(self, doc: "Doc", word: Word) -> bool:
        """Whether "last" is a verb, as in "will last 48 hours"."""
        token = _token(doc, word)
        return token is not None and token.pos_ in _VERBAL

    def _is_part(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Take "by evening" and "at dawn" for a time, but not "morning traffic"."""
        before = phrase.neighbour(-1)
        token = token_at(doc, phrase.start, phrase.end)
        led = before is not None and before.text in self._cues["part_leads"]
        if before is not None and before.text == "the":  # "in the evening"
            lead = phrase.neighbour(-2)
            led = lead is not None and lead.text in ("in", "during")
        return led and (token is None or (token.pos_ == "NOUN" and token.dep_ != "compound"))

    def _is_month(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Not all are: "May" and "March" can be verbs and names, "Jan", "Mar" and "Dec" names."""
        word, before = phrase.part("m"), phrase.neighbour(-1)
        if word is None or phrase.last > phrase.first:
            return True
        if word.text in self._cues["not_months_alone"]:
            return False
        if word.text not in self._cues["names_too"]:
            return True
        token = _token(doc, word)
        if token is None:
            return True
        following = _beside(token, 1)
        named = following is not None and following.pos_ == "PROPN" and following.is_title
        if named and (before is None or before.text not in self._cues["month_prepositions"]):
            return False
        if before is not None and before.text in self._cues["month_leads"]:
            if before.text in ("a", "the") and word.text == "march":
                return token.dep_ in ("compound", "nmod")
            return token.pos_ not in _VERBAL
        if token.pos_ in _VERBAL or word.text in ("may", "march"):
            return False
        around = (t for t in (_beside(token, -1), _beside(token, 1)) if t is not None)
        return not any(t.pos_ == "PROPN" and t.ent_type_ == "PERSON" for t in around)

    def _is_season(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Take "fall" and "spring" for seasons only as nouns, and after "in", "the", "last" …"""
        word = phrase.part("s")
        token = _token(doc, word)
        if token is None or word is None:
            return True
        following = _beside(token, 1)
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

    def _is_year(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
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
        token = _token(doc, word)
        if token is not None and _names_itself(token):
            return False
        counts = token is not None and token.dep_ == "nummod" and token.head.i > token.i
        if token is None or not counts or token.head.tag_ != "NNS":
            return bool(word.value >= (1000 if before is not None else 1500))
        led = before is not None and before.text in self._cues["year_leads"]
        return bool(led and word.value % 1000 != 0)

    def _is_weekday(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Not "Sun" without a stop, nor the day in "the Sunday Times"."""
        word = phrase.part("w")
        token = _token(doc, word)
        if word is None or token is None:
            return True
        if not word.text.rstrip("s").endswith("day") and text[word.start : word.end].isalpha():
            return False
        following = _beside(token, 1)
        return (
            following is None
            or token.ent_type_ not in ("ORG", "WORK_OF_ART", "PERSON")
            or following.ent_iob_ != "I"
            or following.pos_ != "PROPN"
        )

    def _is_clock(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Take "10:30" for a time after "at" or with a zone; else it may be a score."""
        first, before = phrase.words[phrase.first], phrase.neighbour(-1)
        if phrase.last > phrase.first or first.kind != "CLOCK" or first.text.count(":") == 2:
            return True
        if before is not None and before.text in ("and", "-"):
            other, opening = phrase.neighbour(-2), phrase.neighbour(-3)
            return bool(other and other.kind == "CLOCK" and opening and opening.text == "between")
        return before is not None and before.text in self._cues["clock_leads"]

    def _is_half(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Take "in the first half", "first-half profit" for half a year in talk of business, not
        of a match."""
        token = token_at(doc, phrase.start, phrase.end)
        if token is None:
            return False
        after = phrase.neighbour(1)
        if after is not None and after.text == "of":
            return False
        words = {t.lower_ for t in token.sent}
        return not words & self._cues["sport"] and bool(words & self._cues["business"])

    def _is_bare(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Not the minutes of a meeting."""
        if phrase.words[phrase.first].text != "minutes":
            return True
        before, after = phrase.neighbour(-1), phrase.neighbour(1)
        led = before is not None and before.text in self._cues["minutes_before"]
        return led or (after is not None and after.text in self._cues["minutes_after"])

    def _is_century(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Not the company 21st Century Fox."""
        last, after = phrase.words[phrase.last], phrase.neighbour(1)
        small = text[last.start : last.end].islower()
        return small or after is None or not text[after.start : after.end].istitle()

    def _is_decade(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Take "the 80s", "'80s" and "1980s" for decades, but not "in his 80s"."""
        word = phrase.part("decade")
        if word is None:
            return True
        leads = {w.text for w in (phrase.neighbour(-1), phrase.neighbour(-2)) if w is not None}
        if leads & self._cues["owners"]:
            return False
        whole = word.text[0] == "'" or len(word.text.replace("'", "")) == 5
        return whole or phrase.words[phrase.first].text == "the"

    def _is_day(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Take "on the 5th" for a day, but not "the 5th Brigade"."""
        if phrase.words[phrase.first].kind == "WEEKDAY":
            return True
        before, after = phrase.neighbour(-1), phrase.neighbour(1)
        if before is None or before.text not in self._cues["day_leads"]:
            return False
        token = _token(doc, after)
        return token is None or token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")

    def _is_ref(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Take "soon" only where it looks ahead, not in "as soon as" or with a past verb."""
        before, after = phrase.neighbour(-1), phrase.neighbour(1)
        if phrase.words[phrase.first].text != "soon":
            return True
        if before is not None and before.text in ("as", "too", "so"):
            return False
        token = token_at(doc, phrase.start, phrase.end)
        past = token is not None and _is_past(token.head)
        return not past and (after is None or after.text != "after")

    def _is_ref_noun(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        last, after = phrase.words[phrase.last], phrase.neighbour(1)
        if after is not None and after.text == "of":
            return False  # "the future of the treaty" is its fate
        token = _token(doc, last)
        free = (
            after is None or not after.text[0].isalnum() or after.text in self._cues["functions"]
        )
        return free and (token is None or token.pos_ == "NOUN")

    def _is_adverb(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        token = token_at(doc, phrase.start, phrase.end)
        if token is not None and phrase.words[phrase.first].text == "quarterly":
            return token.pos_ == "ADV"
        return token is None or token.pos_ != "PROPN"

    def _is_relday(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Not the "Today" of a newspaper's or broadcaster's name."""
        token = token_at(doc, phrase.start, phrase.end)
        if token is None or token.is_lower or phrase.last > phrase.first:
            return True
        before = None if token.is_sent_start else _beside(token, -1)
        return before is None or before.pos_ != "PROPN"

    def _is_holiday(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Not "Christmas" in "Christmas trees", nor the name of a person."""
        word, after = phrase.part("h"), phrase.neighbour(1)
        token = token_at(doc, word.end - 1, word.end) if word is not None else None
        if after is not None and after.text in self._cues["feast_days"]:
            return True
        if token is None or word is None or phrase.last > phrase.first:
            return True
        before = _beside(token, -1) if " " not in word.text else None
        surname = before is not None and before.pos_ == "PROPN" and before.is_title
        return not surname and token.dep_ != "compound"  # "Abbi Easter", "Christmas trees"

    def _is_period(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Take "for the quarter", "in the latest period" for times, but not "the quarter of"."""
        before, after = phrase.neighbour(-1), phrase.neighbour(1)
        led = before is not None and before.text in self._cues["period_leads"]
        token = token_at(doc, phrase.end - 1, phrase.end)
        part = token is not None and token.dep_ in ("compound", "nmod")
        return led and not part and (after is None or after.text not in ("of", "-"))

    def _is_no_show(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Not the programme "This Week", nor "CBS This Morning"."""
        words = text[phrase.start : phrase.end].split()
        if len(words) < 2 or not all(word.istitle() for word in words):
            return True
        token = token_at(doc, phrase.start, phrase.end)
        before = _beside(token, -1) if token is not None else None
        after = text[phrase.end : phrase.end + 2].replace(",", "")
        quoted = text[: phrase.start].endswith('"') and after.startswith('"')
        return not quoted and (before is None or before.pos_ != "PROPN")

    def _is_unit(self, doc: "Doc", text: str, phrase: Phrase) -> bool:
        """Not "the last minute", nor "said that day laborers …"."""
        if not self._is_no_show(doc, text, phrase):
            return False
        unit, relation = phrase.part("u"), phrase.parts.get("rel", ())
        if unit is None or not relation:
            return True
        if unit.kind in ("second", "minute", "hour") and not unit.plural:
            return unit.kind == "hour" and any(
                word.text in ("past", "last", "next") for word in relation
            )
        if relation[0].text == "that":
            token = _token(doc, relation[0])
            return token is None or token.pos_ != "SCONJ"
        return True


def token_at(doc: "Doc", start: int, end: int) -> "Token | None":
    """The first token that characters of ``doc`` touch; None where they touch none."""
    piece = doc.char_span(start, end, alignment_mode="expand")
    return piece[0] if piece is not None and len(piece) else None


def _token(doc: "Doc", word: Word | None) -> "Token | None":
    return token_at(doc, word.start, word.end) if word is not None else None


def _beside(token: "Token", step: int) -> "Token | None":
    return token.nbor(step) if 0 <= token.i + step < len(token.doc) else None


def _names_itself(year: "Token") -> bool:
    """Whether a year ends the name of who acts: "the fan club Norte 1911 says"."""
    before = _beside(year, -1)
    if before is None or before.pos_ != "PROPN" or year.i + 1 >= len(year.doc):
        return False
    return before.dep_ != "pobj" and year.nbor().pos_ in _VERBAL


def _is_past(verb: "Token") -> bool:
    helpers = [child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and "VBD" in helpers and "MD" not in helpers)


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
