"""What somebody means by an id or a name: "03_morning_ledger.txt", "Quispe", "grp-77aa…"."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.correction import Correction
from reportedly.model.mention import Entity, Name
from reportedly.model.origin import Origin
from reportedly.model.story import ClaimGroup
from reportedly.report.bearers import Unknown
from reportedly.report.diffs import found_articles
from reportedly.report.entities import entry
from reportedly.report.material import Material
from reportedly.report.removal import Removed, removed, sense_of
from reportedly.report.safe import shortened

__all__ = ["correction_of", "subjects", "taken_back"]

_ID = re.compile(r"[a-z]{3}-[0-9a-f]{3,12}")


def subjects(material: Material, asked: Iterable[str]) -> tuple[Removed, ...]:
    """What rests on each: an article (id, file name or a part of it, URL), a statement or group of
    statements, what a correction takes back, an origin, or whoever goes by a name in any spelling.

    Raises `bearers.Unknown` for a name that nobody has, or several; ``LookupError`` for an id that
    is unknown, not unique, or of a kind on which nothing rests.
    """
    made = list[Removed]()
    for words in dict.fromkeys(asked):
        if _ID.fullmatch(words):
            made.append(_of_record(material, words, _record(material, words)))
        elif article := _article(material, words):
            made.append(_of_article(material, words, article))
        else:
            made.append(_named(material, words))
    return tuple(made)


def correction_of(material: Material, asked: Iterable[str]) -> Correction | None:
    """The correction that an id means, where one is asked for."""
    for words in asked:
        if words.startswith("cor-") and _ID.fullmatch(words):
            found = _record(material, words)
            return found if isinstance(found, Correction) else None
    return None


def taken_back(material: Material, correction: Correction) -> Removed:
    """What a correction takes back; ``material`` may be of before its notice was read."""
    name = f"what is taken back by “{shortened(correction.notice.text, 160)}”"
    return _of_claims(material, correction.id, name, "correction", correction.claims)


def _record(material: Material, id: str) -> Any:
    found = entry(material.view, id)
    if found is None:
        raise LookupError(f"no record, or more than one, has an id that starts with {id!r}")
    return found.record


def _of_record(material: Material, words: str, found: Any) -> Removed:
    match found:
        case Article():
            return _of_article(material, words, found)
        case Claim():
            return _of_claims(material, words, found.text, "statement", (found.id,))
        case ClaimGroup():
            return _of_claims(material, words, found.text, "group", found.claims)
        case Correction():
            return taken_back(material, found)
        case Origin():
            [one] = removed(material, [found.id])
            return one
        case Entity() | Name():
            [one] = removed(material, [found.name])
            return one
    kind = type(found).__name__.lower()
    raise LookupError(f"{found.id} is a {kind}: ask for an article, statement, origin or name")


def _named(material: Material, words: str) -> Removed:
    """Whoever is called so; where nobody is, the article whose address or file name it fits."""
    try:
        [one] = removed(material, [words])
        return one
    except Unknown as unknown:
        fits = found_articles(material.view, words) if not unknown.several else ()
        held = [material.articles[id] for id in fits if id in material.articles]
        if len(held) > 1:
            files = [article.source or article.id for article in held]
            raise Unknown(words, files, several=True) from unknown
        if not held:
            raise
        return _of_article(material, words, held[0])


def _article(material: Material, words: str) -> Article | None:
    """The only article with this address or file name."""
    folded = words.casefold()
    found = [
        article
        for article in material.articles.values()
        if folded == article.url.casefold()
        or folded in (article.source.casefold(), PurePath(article.source).name.casefold())
    ]
    if len(found) > 1:
        raise Unknown(words, [article.id for article in found], several=True)
    return found[0] if found else None


def _of_article(material: Material, words: str, article: Article) -> Removed:
    claims = [id for id, claim in material.claims.items() if claim.span.article == article.id]
    name = f"{material.label(article.id)}, {article.source or article.url}"
    [sense] = _of_claims(material, words, name, "article", claims).senses
    sense = replace(sense, articles=(article.id,))
    return Removed(asked=words, name=name, senses=(sense,))


def _of_claims(
    material: Material, words: str, name: str, sense: str, claims: Iterable[str]
) -> Removed:
    held = [id for id in claims if id in material.claims]
    return Removed(asked=words, name=name, senses=(sense_of(material, sense, held),))
