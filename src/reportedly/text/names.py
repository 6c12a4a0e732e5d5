"""How alike two names are as strings, across scripts: "Andriy Kovalenko", "Андрій Коваленко"."""

import math
import re
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler, Levenshtein

from reportedly.text.romanise import folded, latin, sounds

__all__ = ["hangul", "likeness", "parts", "signs", "sounds_like"]

_same, _close = Levenshtein.normalized_similarity, JaroWinkler.similarity
_SPACE = re.compile(r"[\s,./()&\"]+")
_ARTICLES = frozenset(["al", "el", "ul", "ur", "as", "ad", "ash", "az", "an", "ar", "at"])
_LINKS = frozenset([
    "bin", "ben", "ibn", "bint", "ould", "von", "van", "de", "der", "of", "the", "y",
])  # fmt: skip
_SERVANT = re.compile(r"abd(?:[aeou]l)?(?=[a-z]{3})")
_HONORIFICS = frozenset(
    "mr mrs ms dr gen general president sheikh shaikh chairman sir haji hajji mullah mawlawi "  # noqa: SIM905
    "maulavi prof col lt sen".split()
)
_HANGUL, _ARABIC = re.compile(r"[\uac00-\ud7a3]"), re.compile(r"[\u0600-\u06ff]")
_KOREAN = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (r"\b(lee|rhee|yi|ri|li)\b", "i"), (r"\bpark\b", "bak"), (r"\b(lim|rim|yim)\b", "im"),
        (r"\b(noh|roh|ro)\b", "no"), (r"\bchoi\b", "che"), (r"\byoo|\bryu", "yu"),
        (r"\boh\b", "o"), (r"oo|ou|woo", "u"), (r"ee", "i"), (r"yeo|you|yu|yo", "yo"),
        (r"eo|eu|u|o", "o"), (r"ae|ai|e", "e"), (r"oe|oi", "e"), (r"sh", "s"), (r"ch|j|z", "j"),
        (r"[kgqc]+", "k"), (r"[pbfv]+", "p"), (r"[td]+", "t"), (r"[lr]+", "r"),
        (r"h(?![aeiouy])", ""), (r"w", ""), (r"y(?=i)", ""), (r"ui|oi", "i"), (r"[^a-z]", ""),
    )
)  # fmt: skip
"""What romanisations of one Korean syllable differ in, made one."""

# Weights of the signs below, by what is compared: Latin names, other scripts, Arabic, Hangul,
# companies. Logistic regression (L2 0.3, every source of pairs weighing the same), fitted on the
# development half of nomenklatura's name bench, OFAC and UN aliases and Wikidata labels.
_WEIGHTS = {
    "arabic": (-7.76, 2.11, 5.38, -1.42, 5.26, 0.69, 0.00, 0.84, 1.94),
    "company": (-1.51, -1.08, 2.66, -0.20, 0.63, -0.58, 0.00, 1.32, 1.62),
    "hangul": (-4.67, 0.62, 5.21, 1.06, 1.73, -1.45, 5.21, -2.66, -1.23),
    "latin": (-6.32, 2.57, 4.78, 0.55, 4.66, -1.99, 0.00, 1.04, -0.34),
    "other": (-4.62, 3.24, 5.61, 2.96, 4.24, -3.76, 0.00, -0.62, -1.91),
}


class Form(NamedTuple):
    """A name in plain letters, its words without titles and articles, the whole as it sounds,
    and the kind of script: "" Latin, "other", "arabic" or "hangul"."""

    plain: str
    words: tuple[str, ...]
    whole: str
    script: str


def likeness(a: str, b: str, kind: str = "Person") -> float:
    """How likely two strings are to be one name, 0 to 1. ``kind`` is "Person" or "Company".

    Judges strings only: that two men share a name is not its business.

    >>> likeness("Andriy Kovalenko", "Андрей Коваленко") > 0.8 > 0.2 > likeness("Kim", "Putin")
    True
    """
    script, found = signs(a, b, kind)
    total = sum(map(mul, _WEIGHTS[script], found))
    return 1 / (1 + math.exp(-total))


def signs(a: str, b: str, kind: str = "Person") -> tuple[str, list[float]]:
    """What the likeness is weighed from: mean and worst match of the words of the shorter name,
    words to spare, likeness of the whole in sound and in letters, in Korean sounds, whether one
    is a single word, whether the order is kept."""
    one, two = parts(a), parts(b)
    if (len(one.words), one) > (len(two.words), two):
        one, two = two, one
    script = "company" if kind == "Company" else one.script or two.script or "latin"
    scores, order = _aligned(one.words, two.words)
    korean = 0.0
    if script == "hangul":
        korean = _same(hangul(one.plain), hangul(two.plain))
    return script, [
        1.0,
        sum(scores) / max(1, len(scores)),
        min(scores, default=0.0),
        (len(two.words) - len(one.words)) / 3,
        _same(one.whole, two.whole),
        _close(one.whole, two.whole),
        korean,
        float(len(one.words) == 1),
        float(order == sorted(order)),
    ]


@lru_cache(maxsize=65_536)
def parts(name: str) -> Form:
    plain = latin(name).replace("’", "'")
    script = ""
    if not name.isascii():
        script = (
            "hangul" if _HANGUL.search(name) else "arabic" if _ARABIC.search(name) else "other"
        )
    words = [word for raw in _SPACE.split(plain) if (word := raw.strip("-'."))]
    kept = tuple(word for word in _joined(words) if word not in _HONORIFICS) or tuple(words)
    return Form(plain, kept, folded("".join(kept)), script)


def _joined(words: list[str]) -> list[str]:
    """Articles dropped, "Abd al Hadi" as one word, hyphens closed."""
    out = list[str]()
    for raw in words:
        word = raw
        if "-" in raw:
            word = "".join(part for part in raw.split("-") if part not in _ARTICLES)
        elif raw in _ARTICLES:
            continue
        if not word or word in _LINKS:
            continue
        if word.startswith("abd"):
            word = _SERVANT.sub("abd", word)
        if out and out[-1] in {"abd", "abdul", "abdel", "abdal"}:
            out[-1] = "abd" + word
        else:
            out.append(word)
    return out


def _aligned(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[list[float], list[int]]:
    """Each word of the shorter name with the best one left of the longer: scores and places."""
    free = list(range(len(two)))
    scores, order = list[float](), list[int]()
    for word in one:
        best, place = -1.0, -1
        for at in free:
            score = 1.0 if word == two[at] else sounds_like(word, two[at])
            if score > best:
                best, place = score, at
                if score == 1.0:
                    break
        free.remove(place)
        scores.append(best)
        order.append(place)
    return scores, order


def sounds_like(a: str, b: str) -> float:
    """How alike two words are, 0 to 1: the better of their letters and of their consonants; a
    bare initial fits any word that begins so."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.75 if a[0] == b[0] else 0.0
    one, two = sounds(a), sounds(b)
    whole = _same(one[0], two[0])
    letters = 0.5 * _close(a, b) + 0.5 * whole
    most = 0.65 + 0.35 * whole
    if letters >= most:
        return letters
    return max(letters, 0.35 * whole + 0.4 * _same(one[1], two[1]) + 0.25 * _same(one[2], two[2]))


@lru_cache(maxsize=65_536)
def hangul(plain: str) -> str:
    """A romanised Korean name with what its romanisations differ in made one."""
    for pattern, code in _KOREAN:
        plain = pattern.sub(code, plain)
    return plain
