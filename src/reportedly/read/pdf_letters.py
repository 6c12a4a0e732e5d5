"""The letters that a printed page draws, in the order in which they are read: "ﬁ" is "fi"."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from reportedly.model.record import record

__all__ = ["UNTOLD", "Letters", "letters"]

UNTOLD = "\ufffd"
"""What stands for a letter of which the font does not say which it is."""

WIDEST = 1000
"""Characters up to which the lines of a page that is read from the right are made equally wide."""

_LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
            "\uf0b7": "•", "\u2028": "\n", "\u2029": "\n", "\x0b": " ", "\x0c": " ",
            "\x00": UNTOLD}  # fmt: skip
_FOLD = str.maketrans(_LETTERS)
_ODD = re.compile("[\x01-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_NAMELESS = re.compile(f"{UNTOLD}|[\ue000-\uf8ff]|\\(cid:\\d+\\)")

_RIGHT = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_SHAPED = re.compile("[\ufb1d-\ufbff\ufc00-\ufdff\ufe70-\ufefc]+")
_FROM_RIGHT = re.compile(f"[{_RIGHT}]")
_STRETCH = re.compile(f"[{_RIGHT}](?:[^A-Za-z\n]*[{_RIGHT}])?")
_WORD = re.compile(f"[{_RIGHT}]{{2,}}")
_LATIN = "A-Za-z\u00c0-\u024f\u0370-\u052f"
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_FROM_LEFT = re.compile(
    f"(?:[{_DIGIT}]{{1,6}}[^\\s{_RIGHT}]{{0,3}} ?)?"
    f"[{_LATIN}](?:(?:(?! {{3}})[^{_RIGHT}])*[{_LATIN}{_DIGIT}])?"
    f"|[$€£]?[{_DIGIT}]+(?:[.,:/+-][{_DIGIT}]+)*[%$€£]?"
)
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_LAST = frozenset("ךםןףץةى")
"""Hebrew and Arabic letters that stand only at the end of a word."""


@record
class Letters:
    """``untold`` are those of which the font does not say which they are; ``turned`` is whether
    what is read from the right was put into that order."""

    text: str
    untold: int
    turned: bool


def letters(drawn: str) -> Letters:
    """The text of a page as drawn, lines parted by "\\n", as it is read.

    Ligatures and the shapes of Arabic letters become plain letters. A PDF draws from left to
    right, whatever it draws, so Arabic and Hebrew are turned round, and in them what is read from
    the left (names, numbers) once more; unless their letters stand in order already. A page with
    more of them than of other letters is turned as a whole, so that its right edge is its left.
    """
    text = drawn.translate(_FOLD)
    dropped = len(_ODD.findall(text))
    text = _ODD.sub("", text)
    untold = dropped + len(_NAMELESS.findall(text))
    turned = _FROM_RIGHT.search(text) is not None and _is_drawn(text)
    if turned:
        text = "\n".join(_turned(text.split("\n")))
    text = _SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return Letters(text=text, untold=untold, turned=turned)


def _is_drawn(text: str) -> bool:
    """Whether more words begin than end with what stands at the end of words only."""
    balance = 0
    for found in _WORD.finditer(text):
        word = found.group()
        balance += _is_last(word[0]) - _is_last(word[-1])
        plain = unicodedata.normalize("NFKC", word)
        if len(plain) > 4:  # the article
            balance += plain.endswith("لا") - plain.startswith("ال")
    return balance >= 0


def _is_last(letter: str) -> bool:
    return letter in _LAST or unicodedata.decomposition(letter).startswith("<final>")


def _turned(rows: Sequence[str]) -> Iterator[str]:
    text = "".join(rows)
    if len(_FROM_RIGHT.findall(text)) >= len(re.findall(f"[{_LATIN}]", text)):
        width = min(max(map(len, rows), default=0), WIDEST)
        for row in rows:
            yield _round(row.ljust(width)).rstrip()
    else:
        for row in rows:
            yield _STRETCH.sub(lambda found: _round(found.group()), row)


def _round(drawn: str) -> str:
    """A line from its right end, but for what is read from the left."""
    parts, at = list[str](), 0
    for found in _FROM_LEFT.finditer(drawn):
        parts += (drawn[at : found.start()][::-1].translate(_MIRRORED), found.group())
        at = found.end()
    parts.append(drawn[at:][::-1].translate(_MIRRORED))
    return "".join(reversed(parts))
