"""Numbers as people write them: "10 000", "2.3m", "eleven thousand", "two-thirds", "dozens"."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.shares import is_share_word

__all__ = ["Numeral", "Sort", "numerals"]


class Sort(Enum):
    """What kind of number a numeral is."""

    COUNT = "count"
    FRACTION = "fraction"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``start:end`` of a text (half-open code point offsets).

    ``low`` and ``high`` equal ``value`` but for vague numbers, whose ``value`` is None. The value
    of a fraction is the ratio (two-thirds is .667). ``letter`` is a scale letter ("2.3m") that
    could be a unit, ``bare`` the value without it; ``scale`` is the last scale factor spoken.
    ``digits`` is true where it is written in digits.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    sort: Sort = Sort.COUNT
    letter: str = ""
    bare: float = 0.0
    scale: float = 1.0
    digits: bool = False


PARTS = r"an? (?:half|quarter)(?! of\b)"
"""What "and" adds to a whole number: "two and a half"."""

DIGITS = (
    r"(?:\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?![\d,])|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d{1,3}(?: \d{3})+(?!\d|,\d)(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){2,}|\d*\.\d+|\d+)"
)
"""Groups of three (in India of two: "12,34,567") by comma, space or (twice at least) point; a
point before other decimals."""


@dataclass(frozen=True, slots=True)
class _Words:
    ones: dict[str, float]
    teens: dict[str, float]
    tens: dict[str, float]
    scales: dict[str, float]
    dozens: dict[str, float]
    letters: dict[str, float]
    fractions: dict[str, float]
    plurals: dict[str, float]
    few: dict[str, list[float]]
    start: re.Pattern[str]
    next: re.Pattern[str]
    letter: re.Pattern[str]


def _any(words: dict[str, float]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _words() -> _Words:
    data = lexicon("quantities")
    numbers, plurals, few = data["numbers"], data["vague"]["plurals"], data["vague"]["few"]
    plain = {**numbers["ones"], **numbers["teens"], **numbers["tens"]}
    scales = {**numbers["scales"], **numbers["dozens"]}
    spoken = rf"{_any(plain)}|{_any({**scales, 'score': 20})}"
    fractions = _any({w: n for w, n in data["fractions"].items() if w[-1] != "s"})
    marks = [s for s in data["currencies"]["symbols"] if s[-1].isalpha()]
    codes = "".join(rf"|(?<={re.escape(s)})(?=\d)" for s in marks)
    start = (
        rf"(?:(?<![\w.,/#&@]){codes})(?P<sign>minus[ -]|[-−](?=[\d.]))?(?:(?P<digits>{DIGITS})"
        rf"|(?P<few>{_any(few)})\b|(?P<plural>{_any(plurals)})\b"
        rf"|(?P<half>half(?: an?(?= (?:{_any(scales)})\b))?)\b"
        rf"|(?P<a>an? )(?=(?:{_any(scales)}|{fractions})\b)"
        rf"|(?P<word>{spoken})\b)"
    )
    return _Words(
        numbers["ones"], numbers["teens"], numbers["tens"], numbers["scales"], numbers["dozens"],
        numbers["letters"], data["fractions"], plurals, few,
        re.compile(start, re.IGNORECASE),
        re.compile(
            rf"(?: {{1,3}}|[ -]{{1,2}})(?P<and>and {{1,2}})?(?P<word>{PARTS}|{spoken})\b",
            re.IGNORECASE,
        ),
        re.compile(rf" ?(?P<letter>{_any(numbers['letters'])})(?![\w²³/])"),
    )  # fmt: skip


def numerals(text: str) -> Iterator[Numeral]:
    """Every number in ``text`` in order; none overlaps another.

    ``text`` must have its typographic spaces and quotes folded (`text.parse.same_length`).

    >>> [n.value for n in numerals("between four million and six million, or 2.5bn")]
    [4000000.0, 6000000.0, 2500000000.0]
    """
    words, position = _words(), 0
    while match := words.start.search(text, position):
        found = _read(text, match)
        if found is None:
            position = max(match.end(), match.start() + 1)
            continue
        yield found
        position = found.end


def _read(text: str, match: re.Match[str]) -> Numeral | None:
    words = _words()
    if match["few"]:
        return _few(text, match, words)
    if match["plural"]:
        return _plural(text, match, words)
    if match["half"] and " " not in match["half"]:
        return Numeral(match.start(), match.end(), 0.5, 0.5, 0.5, Sort.FRACTION)
    if match["a"]:
        return _article(text, match, words)
    if match["digits"]:
        return _digits(text, match, words)
    if match["half"]:
        return _scaled(text, match.start(), match.end(), 0.5)
    return _spoken(text, match.start(), match.start(), words)


ONE_AT_LEAST = re.compile(
    r"[.,;:?!]| (?:but|to|who|that|for|and|in|hundred|thousand|million|billion|less|fewer)\b"
)
IS = re.compile(
    r"(?<!there)(?<!there )\b(?:is|was|are|were|be|been|being|if|or|'s|it) $", re.IGNORECASE
)
"""By "not one" these make it no nought: "not one but two", "it was not one of them"."""


def _few(text: str, match: re.Match[str], words: _Words) -> Numeral | None:
    """ "several" alone or before a scale word ("several thousand" is 2,000 to 9,999)."""
    low, high = words.few[match["few"].lower()]
    if high == 0:
        one = match["few"].lower() == "not one"
        before = text[max(0, match.start() - 12) : match.start()]
        if one and (ONE_AT_LEAST.match(text, match.end()) or IS.search(before)):
            return _spoken(text, match.end() - 3, match.end() - 3, words)
        return Numeral(match.start(), match.end(), 0.0, 0.0, 0.0)
    follows = words.next.match(text, match.end())
    end, factor = match.end(), 1.0
    scales = {**words.scales, **words.dozens}
    if follows and not follows["and"] and follows["word"].lower() in scales:
        end, factor = follows.end(), scales[follows["word"].lower()]
        more = words.next.match(text, end)
        if more and not more["and"] and more["word"].lower() in words.scales:
            end, factor = more.end(), factor * words.scales[more["word"].lower()]
    if factor == 1 and match["few"].lower() == "a couple":
        return None
    top = high * factor if factor == 1 or low == high else (high + 1) * factor - 1
    return Numeral(match.start(), end, None, low * factor, top, Sort.VAGUE, scale=factor)


DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 100})
"""Of vulgar fractions; "9/11" is none."""

POWER = re.compile(r" ?[×x] ?10(?:\^|\*\*)?([-−]?\d{1,2})\b")
AND_A_PART = re.compile(r"[ -]and[ -]an?[ -](half|quarter)\b(?! of\b)", re.IGNORECASE)
PLURAL_OF = re.compile(r" (?:and \w+s )?of (?P<word>\w+)\b", re.IGNORECASE)


def _plural(text: str, match: re.Match[str], words: _Words) -> Numeral | None:
    """ "thousands", "hundreds of thousands"; "tens" and "scores" only where "of" follows."""
    word, end = match["plural"].lower(), match.end()
    low = words.plurals[word]
    follows = PLURAL_OF.match(text, end)
    inner = follows["word"].lower() if follows else ""
    if follows and inner in words.plurals and inner not in ("tens", "scores"):
        low, end = low * words.plurals[inner] / 2, follows.end()
    elif word in ("tens", "scores") and not text[end:].startswith(" of "):
        return None
    return Numeral(match.start(), end, None, low, None, Sort.VAGUE, scale=low / 2)


def _article(text: str, match: re.Match[str], words: _Words) -> Numeral | None:
    """ "a million", "a dozen", "a third of": a share only where its company says so."""
    at = match.end()
    word = re.compile(r"[a-z]+", re.IGNORECASE).match(text, at)
    if word is None:
        return None
    if (share := words.fractions.get(word[0].lower())) is not None:
        if not is_share_word(text, match.start(), word.end()):
            return None
        return Numeral(match.start(), word.end(), *(1 / share,) * 3, sort=Sort.FRACTION)
    if word[0].lower() in words.dozens and word[0].lower() == "score":
        return None
    return _spoken(text, match.start(), at, words)


def _digits(text: str, match: re.Match[str], words: _Words) -> Numeral | None:
    """Digits, with a vulgar fraction or scale word or letter after them."""
    raw, end = match["digits"], match.end()
    plain = raw.replace(",", "").replace(" ", "")
    value = float(plain.replace(".", "") if plain.count(".") > 1 else plain)
    sign = -1.0 if match["sign"] else 1.0
    mixed = re.match(r" ?(?:(?P<n>\d)/(?P<d>\d{1,2})(?![\d/])|(?P<v>[½¼¾⅓⅔]))", text[end:])
    if power := POWER.match(text, end):
        value, end = value * 10.0 ** float(power[1].replace("−", "-")), power.end()
    slash = re.match(r"/(?P<d>\d{1,3})(?![\d/])", text[end:])
    spoken = AND_A_PART.match(text, end)
    if spoken and value == int(value) and value < 100:
        value, end = value + (0.5 if spoken[1].lower() == "half" else 0.25), spoken.end()
    elif mixed and (mixed["v"] or int(mixed["d"])) and "." not in raw:
        part = unicodedata.numeric(mixed["v"]) if mixed["v"] else int(mixed["n"]) / int(mixed["d"])
        value, end = value + part, end + mixed.end()
    elif slash and 0 < value < int(slash["d"]) and int(slash["d"]) in DENOMINATORS:
        ratio = sign * value / int(slash["d"])
        stop = end + slash.end()
        return Numeral(match.start(), stop, ratio, ratio, ratio, Sort.FRACTION, digits=True)
    return _scaled(text, match.start(), end, sign * value, digits=True)


def _scaled(text: str, start: int, end: int, value: float, digits: bool = False) -> Numeral:
    """Apply the scale words ("2.3 million", "50 hundred thousand") or the letter that follow."""
    words, scale = _words(), 1.0
    scales = {**words.scales, "dozen": 12.0}
    while follows := words.next.match(text, end):
        if follows["and"] or follows["word"].lower() not in scales:
            break
        scale *= scales[follows["word"].lower()]
        end = follows.end()
    letter = words.letter.match(text, end) if scale == 1.0 and digits else None
    if letter:
        scale = words.letters[letter["letter"]]
        total = _product(value, scale)
        return Numeral(start, letter.end(), total, total, total, letter=letter["letter"],
                       bare=value, scale=scale, digits=True)  # fmt: skip
    total = _product(value, scale)
    return Numeral(start, end, total, total, total, scale=scale, digits=digits)


def _product(value: float, scale: float) -> float:
    """Fifteen digits, so that 2.05 billion is 2,050,000,000 and not 2,049,999,999.9999998."""
    if scale == 1.0:
        return round(value, 6) if abs(value) > 1e-4 else value
    return float(f"{value * scale:.15g}")


@dataclass(slots=True)
class _Sum:
    """A spoken number so far: finished groups, and the group under way."""

    total: float = 0.0
    group: float = 0.0
    scale: float = float("inf")
    last: str = ""

    def takes(self, word: str, joined: bool, words: _Words) -> bool:
        """Add a word if the grammar of number words allows it here."""
        if word in words.ones or word in words.teens or word in words.tens:
            value = {**words.ones, **words.teens, **words.tens}[word]
            if self.last in ("ones", "dozen") or (self.last == "tens" and word not in words.ones):
                return False
            if joined and self.last not in ("hundred", "scale"):
                return False
            self.group += value
            self.last = "tens" if word in words.tens else "ones"
        elif word == "hundred":
            if self.group >= 100 or joined:
                return False
            self.group, self.last = (self.group or 1) * 100, "hundred"
        elif word in words.scales:
            if words.scales[word] >= self.scale or joined:
                return False
            self.scale = words.scales[word]
            self.total += (self.group or 1) * self.scale
            self.group, self.last = 0.0, "scale"
        else:
            return self._takes_rest(word, words)
        return True

    def _takes_rest(self, word: str, words: _Words) -> bool:
        if word.startswith("a"):
            part = 0.5 if word.endswith("half") else 0.25
            if self.last == "scale":
                self.total += self.scale * part
            else:
                self.group += part
            self.last = "half"
        elif word == "dozen" and self.last in ("", "ones"):
            self.group, self.last = (self.group or 1) * words.dozens[word], "dozen"
        else:
            return False
        return True


def _spoken(text: str, start: int, at: int, words: _Words) -> Numeral | None:
    """A number in words from ``at`` on; stops where the next word would not belong to it."""
    states = list[tuple[int, bool, float, float]]()
    running, position = _Sum(), at
    first = re.compile(r"[a-z]+", re.IGNORECASE).match(text, at)
    if first is None or first[0].lower() == "score":
        return None
    if not running.takes(first[0].lower(), False, words):
        return None
    position = first.end()
    states.append((position, False, running.total + running.group, running.scale))
    while follows := words.next.match(text, position):
        joined, word = bool(follows["and"]), follows["word"].lower()
        if not running.takes(word, joined and word[:1] != "a", words):
            # "one hundred and two hundred": what was joined by "and" begins another number.
            while len(states) > 1 and states[-1][1] and word in words.scales:
                states.pop()
            break
        position = follows.end()
        states.append((position, joined, running.total + running.group, running.scale))
    end, _, value, scale = states[-1]
    share = re.compile(r"[ -](?P<of>[a-z]+)\b", re.IGNORECASE).match(text, end)
    parts = words.fractions.get(share["of"].lower(), 0.0) if share else 0.0
    if share and parts and 0 < value < parts and _is_share(text, start, share, value):
        ratio = value / parts
        return Numeral(start, share.end("of"), ratio, ratio, ratio, Sort.FRACTION)
    return Numeral(start, end, value, value, value, scale=1.0 if scale == float("inf") else scale)


def _is_share(text: str, start: int, share: re.Match[str], value: float) -> bool:
    """ "two thirds", "one-third", but neither "one third party" nor "two second halves"."""
    word = share["of"].lower()
    if value > 1:
        return word.endswith("s")
    return text[share.start()] == "-" or is_share_word(text, start, share.end())
