"""What is said of an article in another language: "not extracted: the text is in French"."""

from collections import Counter
from collections.abc import Collection

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article
from reportedly.report.wording import count
from reportedly.store.base import View

__all__ = ["language_name", "unread", "unread_among"]


def language_name(code: str) -> str:
    """English name of a language (ISO 639-1 code), the code itself where we have none."""
    names: dict[str, str] = lexicon("languages")["names"]
    return names.get(code, code)


def unread(language: str, claims: int = 0) -> str:
    """Why an article (its language, ISO 639-1, and how many claims were found all the same) is
    not read like others; "" where it is."""
    known = lexicon("languages")
    if not language or language in known["read"]:
        return ""
    told = f"the text is in {language_name(language)}"
    if part := known["parts"].get(language):
        return f"only {part} is extracted: {told}"
    return f"extracted in part: {told}" if claims else f"not extracted: {told}"


def unread_among(view: View, ids: Collection[str]) -> tuple[str, ...]:
    """The same of these articles (ids), counted: "3 articles not extracted: …", most first."""
    found = Counter(
        told for (code,) in view.columns(Article, ("language",), ids=ids) if (told := unread(code))
    )
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(f"{count(n, 'article')}: {told}" for told, n in ordered)
