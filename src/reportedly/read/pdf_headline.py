"""The headline of a printed page, by its letters: the largest ones, of four words and more."""

from collections import Counter
from itertools import groupby
from typing import Any

__all__ = ["headline_of"]

LARGER = 1.15
"""How much larger than those of the text the letters of a headline are at least."""

FEWEST, MOST = 4, 40
"""Words of a headline; larger letters of fewer are those of a letterhead, but for a number:
"Situation report 14"."""


def headline_of(page: Any) -> str:
    """The words in the largest letters of a page (of pypdf), "" where none stand out."""
    drawn = list[tuple[float, str]]()

    def draw(words: str, matrix: Any, own: Any, font: Any, size: Any) -> None:
        if words.strip():
            scale = (abs(own[3]) or abs(own[1])) * (abs(matrix[3]) or abs(matrix[1]))
            drawn.append((round(float(size or 0) * scale, 1), words))

    try:
        page.extract_text(visitor_text=draw)
    except Exception:  # the text was had already; a headline is not worth the document
        return ""
    usual = Counter[float]()
    for size, words in drawn:
        usual[size] += len(words)
    if not usual:
        return ""
    common = usual.most_common(1)[0][0]
    best = (common * LARGER, "")
    for size, parts in groupby(drawn, key=lambda part: part[0]):
        words = " ".join("".join(words for _, words in parts).split())
        if size > best[0] and _is_headline(words):
            best = (size, words)
    return best[1]


def _is_headline(words: str) -> bool:
    count = len(words.split())
    numbered = count > 1 and words.rsplit(" ", 1)[-1].lstrip("#").isdigit()
    return (
        (count >= FEWEST or numbered) and count <= MOST and "://" not in words and "@" not in words
    )
