"""Words as the pieces that the encoder knows: "unverified" is "un", "##ver", "##ified"."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

__all__ = ["CLS", "PAD", "SEP", "UNKNOWN", "pieces"]

PAD, UNKNOWN, CLS, SEP = 0, 100, 101, 102
"""Numbers of the signs that are no word, in the vocabulary of BERT (uncased)."""

LONGEST = 40
"""Letters of the longest word that is cut into pieces; others are unknown."""


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[int, ...]:
    """The numbers of a token's pieces, at least one: WordPiece (Wu et al. 2016) as BERT's
    uncased models apply it (Devlin et al. 2019): lower case, no accents, marks stand alone."""
    found = [number for part in _parts(word) for number in _cut(part)]
    return tuple(found) or (UNKNOWN,)


def _parts(word: str) -> Iterator[str]:
    """Runs of letters and single marks, in lower case and without accents."""
    run = ""
    for sign in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(sign)
        if kind == "Mn" or (kind[0] == "C" and not sign.isspace()):
            continue
        if sign.isspace() or sign in "$+<=>^`|~" or kind[0] == "P":
            if run:
                yield run
            run = ""
            if not sign.isspace():
                yield sign
            continue
        run += sign
    if run:
        yield run


def _cut(part: str) -> list[int]:
    """The longest known pieces from left to right; unknown where there is no such cut."""
    known, found, start = _vocabulary(), list[int](), 0
    if len(part) > LONGEST:
        return [UNKNOWN]
    while start < len(part):
        sign = "##" if start else ""
        for end in range(len(part), start, -1):
            number = known.get(sign + part[start:end])
            if number is not None:
                found.append(number)
                start = end
                break
        else:
            return [UNKNOWN]
    return found


@cache
def _vocabulary() -> Mapping[str, int]:
    text = (files("reportedly.lexicon") / "pieces.txt").read_text("utf-8")
    return {piece: number for number, piece in enumerate(text.split("\n")) if piece}
