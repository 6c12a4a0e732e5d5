"""Names of any script as plain Latin letters, and as the consonants one hears: "Андрій"."""

import re
from functools import lru_cache

from anyascii import anyascii

__all__ = ["Sounds", "folded", "latin", "skeleton", "sounds"]

Sounds = tuple[str, str, str]
"""A word as folded letters, as its consonants, and as their rough classes."""

_INITIALS = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "_", "j", "jj", "ch", "k", "t",
    "p", "h",
]  # fmt: skip
_VOWELS = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo",
    "we", "wi", "yu", "eu", "ui", "i",
]  # fmt: skip
_FINALS = [
    "_", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p",
    "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
]  # fmt: skip
_FIRST_HANGUL = chr(0xAC00)
_HANGUL_FIRST, _HANGUL_LAST, _PER_INITIAL, _PER_VOWEL = 0xAC00, 0xD7A3, 588, 28

# Spellings of one sound: first consonants (C and S are the sounds of "church" and "ship"), then
# vowels. Covers what the usual romanisations of Russian and Ukrainian (BGN/PCGN, ISO 9), Arabic
# (ALA-LC, press forms), Korean and the habits of German, Polish and French names differ in.
_CONSONANTS = {
    "shch": "S", "tsch": "C", "sch": "S", "tch": "C", "dzh": "j", "dj": "j", "cz": "C", "sz": "S",
    "kh": "h", "ph": "f", "gh": "g", "ck": "k", "qu": "k", "q": "k", "x": "ks", "w": "v",
    "th": "t", "dh": "d", "zh": "j", "ts": "s", "tz": "s", "ce": "se", "ci": "si", "ch": "C",
    "sh": "S", "c": "k",
}  # fmt: skip
_VOWELLED = {
    "ou": "u", "oo": "u", "ee": "i", "yi": "i", "iy": "i", "ij": "i", "yy": "i", "ii": "i",
    "yu": "u", "ya": "a", "ye": "e", "yo": "o", "ie": "e", "ia": "a", "iu": "u", "io": "o",
    "y": "i", "ae": "e", "ai": "e", "ei": "e", "eu": "u", "oe": "e", "ay": "e", "ey": "e",
}  # fmt: skip
_CONSONANT = re.compile("|".join(sorted(_CONSONANTS, key=len, reverse=True)))
_VOWEL = re.compile("|".join(sorted(_VOWELLED, key=len, reverse=True)))
_CLASSES = str.maketrans(
    {"b": "P", "p": "P", "f": "P", "v": "P", "d": "T", "t": "T", "k": "K", "g": "K", "s": "Z"}
    | {"z": "Z", "C": "J", "S": "Z", "j": "J", "r": "R", "l": "R", "m": "M", "n": "N", "h": "H"}
)
_SLAVIC = re.compile(r"[ćčšž]|i[ćc]\b", re.IGNORECASE)
"""What tells the Serbo-Croatian letter of "Đorđević" from the Vietnamese one of "Đinh"."""
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_SHORT_ARABIC = 4
_NOT_LETTERS = re.compile(r"[^a-z]+")
_SOFT = frozenset("aeiou")
_NO_VOWELS = str.maketrans("", "", "aeiouh")


@lru_cache(maxsize=65_536)
def latin(name: str) -> str:
    """The name in small Latin letters; Hangul syllable by syllable in the Revised Romanisation.

    >>> latin("Андрій"), latin("박효신")
    ('andriy', 'bakhyosin')
    """
    if name.isascii():
        return name.lower()
    if "đ" in name.lower() and _SLAVIC.search(name):
        name = name.replace("đ", "dj").replace("Đ", "Dj")
    if _ARABIC.search(name):
        return " ".join(_arabic(word) for word in name.split())
    if max(name) >= _FIRST_HANGUL:
        name = "".join(_hangul(char) for char in name)
    return anyascii(name).lower()


def _arabic(word: str) -> str:
    """Letters that are vowels inside a word as such, and the article apart."""
    article = "al " if word.startswith("ال") and len(word) > _SHORT_ARABIC else ""
    plain = anyascii(word.removeprefix("ال") if article else word).lower()
    plain = plain.replace("`", "a").replace("'", "a")
    return article + plain[:1] + plain[1:].replace("w", "u").replace("y", "i")


def _hangul(char: str) -> str:
    code = ord(char) - _HANGUL_FIRST
    if not 0 <= code <= _HANGUL_LAST - _HANGUL_FIRST:
        return char
    first, rest = divmod(code, _PER_INITIAL)
    vowel, last = divmod(rest, _PER_VOWEL)
    return (_INITIALS[first] + _VOWELS[vowel] + _FINALS[last]).replace("_", "")


@lru_cache(maxsize=262_144)
def sounds(word: str) -> Sounds:
    """A word of Latin letters as folded letters, consonants and rough classes."""
    plain = folded(word)
    bones = "a" if plain[:1] in _SOFT else plain[:1]
    bones = _once(bones + plain[1:].translate(_NO_VOWELS)) if plain else ""
    return plain, bones, _once(bones.translate(_CLASSES))


def folded(word: str) -> str:
    """A word of Latin letters with spellings of one sound made one."""
    letters = word if word.isalpha() and word.isascii() else _NOT_LETTERS.sub("", word)
    return _once(_VOWEL.sub(_vowel, _CONSONANT.sub(_consonant, letters)))


def _consonant(match: re.Match[str]) -> str:
    return _CONSONANTS[match[0]]


def _vowel(match: re.Match[str]) -> str:
    return _VOWELLED[match[0]]


def _once(word: str) -> str:
    """Double letters made single."""
    last, kept = "", word
    for letter in word:
        if letter == last:
            kept = kept.replace(letter + letter, letter)
        last = letter
    return kept


def skeleton(word: str) -> str:
    """The consonants of a word of any script, alike in all romanisations.

    >>> skeleton("Zelensky") == skeleton("Zelenskyy") == skeleton("Зеленський")
    True
    """
    return sounds(latin(word))[1]
