"""Numbers that have no point value: "several thousand", "dozens", "tens of thousands"."""

import re
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.numeral import Numeral, Sort, any_of, number_words
from reportedly.text.spoken import spoken

__all__ = ["few", "plural"]

ONE_AT_LEAST = re.compile(
    r"[.,;:?!]| (?:but|to|who|that|for|and|in|hundred|thousand|million|billion|less|fewer)\b"
)
IS = re.compile(
    r"(?<!there)(?<!there )\b(?:is|was|are|were|be|been|being|if|or|'s|it) $", re.IGNORECASE
)
"""By "not one" these make it no nought: "not one but two", "it was not one of them"."""

NONE_OF = re.compile(
    r" of (?:the|its|their|his|her|those|these|our) "
    r"(?:[a-z-]+ )?(?:people|men|women|children|crew|staff|[\w-]+[^s\W]s)\b"
)
"""After "none" these make it a number: "none of the passengers"; beside a number it denies."""

PLURAL_OF = re.compile(r" (?:and \w+s )?of (?P<word>\w+)\b", re.IGNORECASE)

SCORERS = re.compile(r"(?:^|[.,;:\"'(] ?|\b(?:and|with|leaving|while|that|but|as) )$")
"""Before "scores" these leave it no verb."""


@cache
def _scored() -> re.Pattern[str]:
    states = any_of(lexicon("quantities")["vague"]["zero"]["scored"])
    return re.compile(
        rf" (?:of\b|more\b|(?:(?:were|are|have been|had been) )?(?:{states})\b)", re.I
    )


@cache
def _plain() -> frozenset[str]:
    words = number_words()
    return frozenset({**words.ones, **words.teens, **words.tens, **words.scales, **words.dozens})


def few(text: str, match: re.Match[str]) -> Numeral | None:
    """ "several" alone or before a scale word ("several thousand" is 2,000 to 9,999)."""
    words = number_words()
    low, high = words.few[match["few"].lower()]
    if match["few"].lower() == "none":
        of = NONE_OF.match(text, match.end())
        if of is None or set(of[0].lower().split()[2:]) & _plain():
            return None
        return Numeral(match.start(), match.end(), 0.0, 0.0, 0.0)
    if high == 0:
        one = match["few"].lower() == "not one"
        before = text[max(0, match.start() - 12) : match.start()]
        if one and (ONE_AT_LEAST.match(text, match.end()) or IS.search(before)):
            return spoken(text, match.end() - 3, match.end() - 3)
        if text.startswith(" one of ", match.end()):
            return Numeral(match.start(), match.end() + 4, 0.0, 0.0, 0.0)
        return Numeral(match.start(), match.end(), 0.0, 0.0, 0.0)
    end, factor = _scales(text, match.end())
    if factor == 1 and match["few"].lower() in ("a couple", "a handful"):
        return None
    top = high * factor if factor == 1 or low == high else (high + 1) * factor - 1
    return Numeral(match.start(), end, None, low * factor, top, Sort.VAGUE, scale=factor)


def _scales(text: str, end: int) -> tuple[int, float]:
    """Where the scale words from ``end`` on end, and their product: "hundred thousand"."""
    words, factor = number_words(), 1.0
    follows = words.next.match(text, end)
    scales = {**words.scales, **words.dozens}
    if follows and not follows["and"] and follows["word"].lower() in scales:
        end, factor = follows.end(), scales[follows["word"].lower()]
        more = words.next.match(text, end)
        if more and not more["and"] and more["word"].lower() in words.scales:
            end, factor = more.end(), factor * words.scales[more["word"].lower()]
    return end, factor


def plural(text: str, match: re.Match[str]) -> Numeral | None:
    """ "thousands", "hundreds of thousands"; "tens" only where "of" follows, "scores" where it
    is no result of a game."""
    words, word, end = number_words(), match["plural"].lower(), match.end()
    low = words.plurals[word]
    follows = PLURAL_OF.match(text, end)
    inner = follows["word"].lower() if follows else ""
    if follows and inner in words.plurals and inner not in ("tens", "scores"):
        low, end = low * words.plurals[inner] / 2, follows.end()
    elif word == "tens" and not text[end:].startswith(" of "):
        return None
    elif word == "scores" and not text[end:].startswith(" of "):
        before = text[max(0, match.start() - 10) : match.start()]
        if not (_scored().match(text, end) and SCORERS.search(before)):
            return None
    return Numeral(match.start(), end, None, low, None, Sort.VAGUE, scale=low / 2)
