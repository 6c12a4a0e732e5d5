"""What an entry of a feed holds of its article: all of it, or "The mayor said […]"."""

import re
from html import unescape
from typing import NamedTuple

from reportedly.read.markup_paragraphs import paragraphs_of, parsed_html

__all__ = ["FeedText", "feed_text", "plain_words"]

WHOLE = 80
"""Words of a content from which it is an article; shorter ones are teasers."""
TOLD = 150
"""Words from which even what is called a description is taken for the whole article."""

_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|(?:read|continue|see)\s+(?:more|on|reading|the\s+(?:full|rest)|full)\b"
    r"[^.!?\n]{0,120}|more\s*[»→>]+)[\s»→>\]]*$",
    re.I,
)

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese, whose words no space parts."""


class FeedText(NamedTuple):
    """``words`` are headline, blank line, text, one paragraph a line; ``whole`` says whether they
    are taken for the whole article, ``why`` on what ground."""

    words: str
    whole: bool
    why: str


def feed_text(title: str, content: str, summary: str, plain: bool = False) -> FeedText:
    """The text in an entry's content, else in its summary (marked up, unless ``plain``)."""
    told = _paragraphs(content, plain)
    short = _paragraphs(summary, False)
    size, least = _size(told), WHOLE
    name = "the content of the feed's entry"
    if size < _size(short):
        told, size, least = short, _size(short), TOLD
        name = "the description of the feed's entry"
    cut = bool(told) and _CUT.search(told[-1]) is not None
    words = "\n".join(told)
    if words and title and not words.startswith(title):
        words = f"{title}\n\n{words}"
    whole = size >= least and not cut
    why = f"{name}, {size} words, is taken for the whole article"
    return FeedText(words, whole, why if whole else f"{name} has {size} words only")


def plain_words(marked: str) -> str:
    """Words of a title on one line: some are marked up, some are escaped twice, none are long."""
    marked = marked[:2000]
    if "<" in marked or "&" in marked:
        marked = unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", marked))
    return " ".join(marked.split())


def _paragraphs(marked: str, plain: bool) -> list[str]:
    if plain or not re.search(r"<[a-zA-Z/!]|&#?\w+;", marked):
        return [told for line in marked.splitlines() if (told := " ".join(line.split()))]
    body = parsed_html(marked)
    return [] if body is None else paragraphs_of(body)


def _size(paragraphs: list[str]) -> int:
    """Words; where none are parted by spaces, two letters are taken for one."""
    return sum(len(one.split()) + len(_UNSPACED.findall(one)) // 2 for one in paragraphs)
