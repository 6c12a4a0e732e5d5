"""Numbers as people write them: "10 000", "2.3m", "eleven thousand", "two-thirds", "dozens"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.digits import DIGITS, VULGAR, digits, scaled, vulgar
from reportedly.text.either import either
from reportedly.text.numeral import Numeral, Sort, number_words
from reportedly.text.parts import of_scale
from reportedly.text.shares import is_share_word
from reportedly.text.spoken import spoken
from reportedly.text.vague import few, plural

__all__ = ["Numeral", "Sort", "numerals"]

_DIGIT = re.compile(rf"[\d{VULGAR}]")
_LETTERS = re.compile(r"[a-z]+")


@cache
def _told_by() -> frozenset[str]:
    """Words one of which a number without digits has, the longest of "a couple of"."""
    words = number_words()
    phrases = (*words.few, *words.plurals, *words.ones, *words.teens, *words.tens, *words.scales)
    rest = (*words.dozens, *words.ordinals, *words.parts, "no", "nobody", "half", "quarter")
    return frozenset(max(_LETTERS.findall(words), key=len) for words in (*phrases, *rest))


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, to be compiled for any case."""
    return either(sorted(map(re.escape, words), key=len, reverse=True), any_case=True)


@cache
def _start() -> re.Pattern[str]:
    words = number_words()
    scales = _any({**words.scales, "dozen": 12.0})
    big = _any({w: n for w, n in words.scales.items() if n > 100})
    marks = [s for s in lexicon("quantities")["currencies"]["symbols"] if s[-1].isalpha()]
    codes = "".join(rf"|(?<={re.escape(s)})" for s in marks)
    zero = lexicon("quantities")["vague"]["zero"]
    was = rf"(?: (?:was|were|is|has been|had been))? (?:{_any(zero['states'])})"
    singular = _any(
        [w for w in words.parts if w[-1] != "s"] + [w for w, n in words.ordinals.items() if n > 2]
    )
    plain = {**words.ones, **words.teens, **words.tens, **words.scales, **words.dozens}
    return re.compile(
        rf"(?:(?<![\w.,/#&@%])|(?=\d)(?:{codes[1:]}))"
        rf"(?P<sign>(?<!plus or )minus[ -]|[-−](?=[\d.]))?"
        rf"(?:(?P<digits>{DIGITS})"
        rf"|(?P<vulgar>[{VULGAR}])|(?P<few>{_any(words.few)})\b"
        rf"|(?P<no>no(?= (?:{_any(zero['nouns'])})\b)|no(?:[ -]one|body)(?={was}\b))"
        rf"|(?P<plural>{_any(words.plurals)})\b"
        rf"|(?P<halved>(?:an? )?half[ -](?:an?[ -])?)(?=(?:{scales})\b)"
        rf"|(?P<half>(?:an? )?half)\b|(?P<quarter>quarter)"
        rf"(?=[ -](?:of[ -]an?[ -])?(?:{big})\b|[ -](?:percentage[ -])?(?:points?|mile)\b)"
        rf"|(?P<a>an? )(?=(?:{scales}|score|{singular})\b)"
        rf"|(?P<word>{_any({**plain, **words.ordinals})})\b)",
        re.IGNORECASE,
    )


def numerals(text: str) -> Iterator[Numeral]:
    """Every number in ``text`` in order, ordinals too; none overlaps another.

    ``text`` must have its typographic spaces and quotes folded (`text.parse.same_length`).

    >>> [n.value for n in numerals("between four million and six million, or 2.5bn")]
    [4000000.0, 6000000.0, 2500000000.0]
    """
    if not _DIGIT.search(text) and _told_by().isdisjoint(_LETTERS.findall(text.lower())):
        return
    start, position = _start(), 0
    while match := start.search(text, position):
        found = _read(text, match)
        if found is None:
            position = max(match.end(), match.start() + 1)
            continue
        yield found
        position = found.end


def _read(text: str, match: re.Match[str]) -> Numeral | None:
    if match["few"]:
        return few(text, match)
    if match["no"]:
        return Numeral(match.start(), match.end(), 0.0, 0.0, 0.0)
    if match["plural"]:
        return plural(text, match)
    if match["digits"]:
        return digits(text, match)
    if match["vulgar"]:
        return vulgar(text, match)
    if match["halved"]:
        return scaled(text, match.start(), match.end() - 1, 0.5)
    if match["half"] or match["quarter"]:
        return _half(text, match)
    if match["a"]:
        return _article(text, match)
    found = spoken(text, match.start("word"), match.start("word"))
    if found is None or not match["sign"] or found.value is None:
        return found
    value = -found.value
    return Numeral(match.start(), found.end, value, value, value, found.sort, scale=found.scale)


def _half(text: str, match: re.Match[str]) -> Numeral:
    """ "half", "a half", "half of a million", "quarter of a million"."""
    ratio = 0.5 if match["half"] else 0.25
    if (scale := of_scale(text, match.end())) is not None:
        total = ratio * scale[0]
        return Numeral(match.start(), scale[1], total, total, total, scale=scale[0])
    return Numeral(match.start(), match.end(), ratio, ratio, ratio, Sort.FRACTION)


def _article(text: str, match: re.Match[str]) -> Numeral | None:
    """ "a million", "a dozen", "a third of": a share only where its company says so."""
    at, words = match.end(), number_words()
    word = re.compile(r"[a-z]+", re.IGNORECASE).match(text, at)
    if word is None or word[0].lower() == "score":
        return None
    parts = words.parts.get(word[0].lower()) or words.ordinals.get(word[0].lower())
    if parts is None:
        return spoken(text, match.start(), at)
    if (scale := of_scale(text, word.end())) is not None:
        total = scale[0] / parts
        return Numeral(match.start(), scale[1], total, total, total, scale=scale[0])
    if is_share_word(text, match.start(), word.end()):
        return Numeral(match.start(), word.end(), *(1 / parts,) * 3, sort=Sort.FRACTION)
    if word[0].lower() not in words.ordinals:
        return None
    return Numeral(at, word.end(), None, None, None, Sort.ORDINAL, rank=parts)
