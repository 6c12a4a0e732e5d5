"""The words of a line, for counting what furniture says: "sign", "sign up", "up for", "^ / ^"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from reportedly.lexicon.weights import weights

__all__ = ["edges", "score", "wording", "wordings"]

HEAD, TAIL = 100, 80
"""How many characters of a long line are looked at, from both ends: notices say it there."""

_OPENING = frozenset('.!?:"')
_TOKEN = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+|[^\w\s]")


def wording(words: str) -> set[str]:
    """What a line says, as features: "w word", "b two words", "^" for any name, "S" to "L" for how
    long a line is that begins so. Digits are all "0"; case is folded, but a capital inside a
    sentence is kept as "^".

    >>> sorted(wording("By Ana"))
    ['S by', 'S ^ana', 'b ^ana .', 'b by ^', 'b by ^ana', 'b ^ .', 'b . by', 'w ^ana', 'w by']
    """
    tokens = _tokens(edges(words))
    size = "S" if len(tokens) <= 6 else "M" if len(tokens) <= 14 else "L"
    found = {f"{size} {token}" for token in tokens[:2]}
    found.update(f"w {token}" for token in tokens)
    above = "|"
    for token in (*tokens, "|"):
        found.add(f"b {above} {token}")
        if token[0] == "^":
            found.add(f"b {above} ^")
        if above[0] == "^":
            found.add(f"b ^ {token}")
        above = token
    return found


def edges(words: str) -> str:
    """The beginning and the end of a line; the whole line where it is short."""
    return words if len(words) <= HEAD + TAIL else f"{words[:HEAD]} {words[-TAIL:]}"


def _tokens(words: str) -> list[str]:
    found, opening = list[str](), True
    for token in _TOKEN.findall(words):
        first = token[0]
        if first.isalpha():
            capital = first.isupper() and not opening
            found.append("^" + token.casefold() if capital else token.casefold())
            opening = False
        elif first.isdigit():
            found.append("0000"[: len(token)])
            opening = False
        else:
            found.append(token)
            opening = token in _OPENING
    return found


def wordings(lines: Sequence[str]) -> list[float]:
    """How much each line sounds like furniture, by its words alone; above 0 more than not."""
    model = weights("furniture")["words"]
    return [score(wording(line), model) for line in lines]


def score(features: Iterable[str], model: Mapping[str, float]) -> float:
    """The weights of those features that a model knows, summed; long lines count less a word."""
    told = [model[feature] for feature in features if feature in model]
    return 3 * sum(told) / sqrt(len(told) + 1) + model["bias"]
