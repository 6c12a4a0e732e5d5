"""A text that is at hand in Python becomes an article: "article('At least 12 people …')"."""

from dataclasses import replace
from io import BytesIO

from reportedly.model.article import Article, Raw
from reportedly.read.articles import article_of
from reportedly.read.encodings import NotText, decode
from reportedly.read.plain import unfit
from reportedly.store.archive import Archive

__all__ = ["article", "kept"]

_FIELDS = (
    "url", "outlet", "title", "byline", "dateline", "published", "fetched", "language", "modified",
)  # fmt: skip


def article(text: str, *, source: str = "given in Python", **given: str) -> Article:
    """An article of a text; the text is kept to the last character.

    ``given`` is what is known of it: url, outlet, title, byline, dateline, published, fetched,
    language, modified. What is not given is looked for in the text, and noted where from. Two
    texts of one ``source`` without a url are two articles where they differ. Raises ``ValueError``
    for a text that is no article, ``TypeError`` for a field that there is not.
    """
    if unknown := given.keys() - {*_FIELDS}:
        raise TypeError(f"not known of an article: {', '.join(sorted(unknown))}")
    if why := unfit(text) or _halved(text) or _halved(" ".join(given.values())):
        raise ValueError(why)
    why_known = {field: "given in Python" for field, value in given.items() if value}
    raw = text.encode("utf-8", "surrogatepass")
    return article_of(text, source=source, raw=raw, given=given, reasons=why_known)


def _halved(words: str) -> str:
    """Why words cannot be written down, "" where they can."""
    half = next((at for at, letter in enumerate(words) if "\ud800" <= letter <= "\udfff"), None)
    return "" if half is None else f"half of a character (a lone surrogate) at {half}"


def kept(one: Article, archive: Archive) -> Article:
    """The same with its text kept as the bytes of a text file, where these read as this very text
    again."""
    raw = one.text.encode("utf-8", "surrogatepass")
    try:
        same = decode(raw).text == one.text
    except NotText:
        same = False
    if one.raw is not None or not same:
        return one
    return replace(one, sha256=archive.keep(BytesIO(raw)), raw=Raw(form="text"))
