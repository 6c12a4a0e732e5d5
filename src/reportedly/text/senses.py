"""Whether words of time speak of time where they stand: "may" can be a verb."""

from collections.abc import Callable, Mapping, Sequence

from reportedly.text.namesakes import Namesakes, token_at, token_of
from reportedly.text.timewords import Word
from reportedly.text.timex import Phrase
from reportedly.text.tokens import Doc, Token

__all__ = ["Senses"]

_VERBAL = ("VERB", "AUX")


class Senses:
    """Judges phrases by the words around them and their parse. ``cues`` are the word lists of
    ``lexicon/times.toml``."""

    def __init__(self, cues: Mapping[str, Sequence[str]]) -> None:
        self._cues = {name: frozenset(words) for name, words in cues.items()}
        names = self._names = Namesakes(cues)
        self._checks: dict[str, Callable[[Doc, str, Phrase], bool]] = {
            "month": names.is_month,
            "season": names.is_season,
            "year": names.is_year,
            "weekday": names.is_weekday,
            "weekdays": names.is_weekday,
            "clock": self._is_clock,
            "decade": names.is_decade,
            "century": names.is_century,
            "nth_alone": self._is_day,
            "ref": self._is_ref,
            "ref_noun": self._is_ref_noun,
            "adverb": self._is_adverb,
            "rel_unit": self._is_unit,
            "rel_part": names.is_no_show,
            "the_period": self._is_period,
            "holiday": names.is_holiday,
            "relday": names.is_relday,
            "part_alone": self._is_part,
            "half_alone": self._is_half,
            "bare_units": self._is_bare,
        }

    def is_time(self, doc: Doc, phrase: Phrase) -> bool:
        """Offsets of the phrase count characters of ``doc.text``."""
        check = self._checks.get(phrase.rule)
        return check is None or check(doc, phrase.text, phrase)

    def is_rate(self, doc: Doc, phrase: Phrase) -> bool:
        """Whether "a year" means "per year": "$3 million a year", "twice a week"."""
        before = phrase.neighbour(-1)
        bare = phrase.rule == "duration" and phrase.last - phrase.first == 1
        if not bare or before is None or phrase.words[phrase.first].text not in ("a", "an"):
            return False
        if before.text in self._cues["rated"]:
            return True
        token, unit = token_of(doc, before), token_of(doc, phrase.words[phrase.last])
        if token is None or unit is None or unit.dep_ not in ("npadvmod", "appos", "nmod"):
            return False
        return token.pos_ in ("NUM", "NOUN", "SYM") and before.kind != "YEAR"

    def is_told_day(self, doc: Doc, phrase: Phrase) -> bool:
        """Whether "the Monday" is a day of what is told: not "the Monday attack"."""
        before, after = phrase.neighbour(-1), phrase.neighbour(1)
        token = token_at(doc, phrase.start, phrase.end)
        if before is None or before.text != "the" or phrase.last > phrase.first or token is None:
            return False
        led = phrase.neighbour(-2)
        of = after is not None and after.text in ("before", "after", "of", "in")
        return led is not None and led.text == "on" and token.dep_ == "pobj" and not of

    def is_verb(self, doc: Doc, word: Word) -> bool:
        """Whether "last" is a verb, as in "will last 48 hours"."""
        token = token_of(doc, word)
        return token is not None and token.pos_ in _VERBAL

    def _is_part(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Take "by evening" and "at dawn" for a time, but not "morning traffic"."""
        before = phrase.neighbour(-1)
        token = token_at(doc, phrase.start, phrase.end)
        led = before is not None and before.text in self._cues["part_leads"]
        if before is not None and before.text == "the":  # "in the evening"
            lead = phrase.neighbour(-2)
            led = lead is not None and lead.text in ("in", "during")
        return led and (token is None or (token.pos_ == "NOUN" and token.dep_ != "compound"))

    def _is_clock(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Take "10:30" for a time after "at" or with a zone; else it may be a score."""
        first, before = phrase.words[phrase.first], phrase.neighbour(-1)
        if phrase.last > phrase.first or first.kind != "CLOCK" or first.text.count(":") == 2:
            return True
        if before is not None and before.text in ("and", "-"):
            other, opening = phrase.neighbour(-2), phrase.neighbour(-3)
            return bool(other and other.kind == "CLOCK" and opening and opening.text == "between")
        return before is not None and before.text in self._cues["clock_leads"]

    def _is_half(self, doc: Doc, text: str, phrase: Phrase) -> bool:
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

    def _is_bare(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Not the minutes of a meeting."""
        if phrase.words[phrase.first].text != "minutes":
            return True
        before, after = phrase.neighbour(-1), phrase.neighbour(1)
        led = before is not None and before.text in self._cues["minutes_before"]
        return led or (after is not None and after.text in self._cues["minutes_after"])

    def _is_day(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Take "on the 5th" for a day, but not "the 5th Brigade"."""
        if phrase.words[phrase.first].kind == "WEEKDAY":
            return True
        before, after = phrase.neighbour(-1), phrase.neighbour(1)
        if before is None or before.text not in self._cues["day_leads"]:
            return False
        token = token_of(doc, after)
        return token is None or token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")

    def _is_ref(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Take "soon" only where it looks ahead, not in "as soon as" or with a past verb."""
        before, after = phrase.neighbour(-1), phrase.neighbour(1)
        if phrase.words[phrase.first].text != "soon":
            return True
        if before is not None and before.text in ("as", "too", "so"):
            return False
        token = token_at(doc, phrase.start, phrase.end)
        past = token is not None and _is_past(token.head)
        return not past and (after is None or after.text != "after")

    def _is_ref_noun(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        last, after = phrase.words[phrase.last], phrase.neighbour(1)
        if after is not None and after.text == "of":
            return False  # "the future of the treaty" is its fate
        token = token_of(doc, last)
        free = (
            after is None or not after.text[0].isalnum() or after.text in self._cues["functions"]
        )
        return free and (token is None or token.pos_ == "NOUN")

    def _is_adverb(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        token = token_at(doc, phrase.start, phrase.end)
        if token is not None and phrase.words[phrase.first].text == "quarterly":
            return token.pos_ == "ADV"
        return token is None or token.pos_ != "PROPN"

    def _is_period(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Take "for the quarter", "in the latest period" for times, but not "the quarter of"."""
        before, after = phrase.neighbour(-1), phrase.neighbour(1)
        led = before is not None and before.text in self._cues["period_leads"]
        token = token_at(doc, phrase.end - 1, phrase.end)
        part = token is not None and token.dep_ in ("compound", "nmod")
        return led and not part and (after is None or after.text not in ("of", "-"))

    def _is_unit(self, doc: Doc, text: str, phrase: Phrase) -> bool:
        """Not "the last minute", nor "said that day laborers …"."""
        if not self._names.is_no_show(doc, text, phrase):
            return False
        unit, relation = phrase.part("u"), phrase.parts.get("rel", ())
        if unit is None or not relation:
            return True
        if unit.kind in ("second", "minute", "hour") and not unit.plural:
            return unit.kind == "hour" and any(
                word.text in ("past", "last", "next") for word in relation
            )
        if relation[0].text == "that":
            token = token_of(doc, relation[0])
            return token is None or token.pos_ != "SCONJ"
        return True


def _is_past(verb: Token) -> bool:
    helpers = [child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and "VBD" in helpers and "MD" not in helpers)
