"""What holds the words that somebody types: claims, articles and names, best first."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.record import record
from reportedly.report.export import document
from reportedly.report.name_finder import NameFinder
from reportedly.report.safe import shortened
from reportedly.report.wording import count, named
from reportedly.store.base import COMMON, View
from reportedly.store.words import snippet, terms, tokens

__all__ = ["Group", "Hit", "Hits", "going_on", "marked", "search", "search_document"]

LIMIT = 20
"""Hits of each group where nothing else is asked for."""


@record
class Hit:
    """One claim, article or name. ``title`` says who speaks, what the article is headed or how
    the name goes, ``snippet`` are the words around what was found, ``outlet`` and ``day`` (EDTF)
    where and when it was said or printed; ``status`` is that of a claim, the kind of a name."""

    kind: str
    id: str
    snippet: str
    title: str
    status: str = ""
    outlet: str = ""
    day: str = ""


@record
class Group:
    """The hits of one kind: the first of ``total``; ``more`` where there are more than that."""

    kind: str
    total: int
    more: bool
    hits: tuple[Hit, ...]

    @property
    def counted(self) -> str:
        """As in "12 claims", "more than 1,900 articles"."""
        told = count(self.total, self.kind)
        return f"more than {told}" if self.more else told


@record
class Hits:
    """What was found, names first: they are few."""

    words: str
    names: Group
    claims: Group
    articles: Group

    @property
    def groups(self) -> tuple[Group, ...]:
        return tuple(one for one in (self.names, self.claims, self.articles) if one.hits)

    @property
    def total(self) -> int:
        return self.names.total + self.claims.total + self.articles.total


def search(view: View, names: NameFinder, words: str, limit: int = LIMIT) -> Hits:
    """What holds all the words, ``limit`` of each group at most; the last word may go on, as it
    does while somebody types, and a "passage in quotation marks" is wanted as it stands.

    Of words that are in more than `COMMON` articles and claims, the newest come first.
    """
    asked = going_on(words)
    held = defaultdict[str, list[str]](list)
    hits, wide = view.hits(asked)
    for kind, id in hits:
        held[kind].append(id)
    people = names.find(words)
    return Hits(
        words=words,
        names=Group(
            kind="name",
            total=len(people),
            more=False,
            hits=tuple(
                Hit(
                    kind="name",
                    id=one.id,
                    snippet=", ".join(one.others),
                    title=one.name,
                    status=one.kind,
                    outlet=count(one.articles, "article"),
                )
                for one in people[:limit]
            ),
        ),
        claims=_group(view, Claim, held["claim"], wide, limit, lambda ids: _claims(view, ids)),
        articles=_group(
            view, Article, held["article"], wide, limit, lambda ids: _articles(view, ids, asked)
        ),
    )


def search_document(view: View, found: Hits, as_of: str | None) -> str:
    """All hits as one JSON document, and how many there are of each kind."""
    counts = {one.kind: {"total": one.total, "more": one.more} for one in found.groups}
    rows = [hit for group in found.groups for hit in group.hits]
    return document(
        view, "search", as_of=as_of, words=found.words, total=found.total, counts=counts, rows=rows
    )


def marked(text: str, words: str) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, each with whether it is one of the words that were searched for."""
    asked = terms(going_on(words))
    whole = {token for term in asked for token in term.tokens}
    begun = tuple(term.tokens[-1] for term in asked if term.begins)
    pieces, at = list[tuple[str, bool]](), 0
    for word in re.finditer(r"[^\W_]+", text):
        plain = "".join(tokens(word[0]))
        if plain in whole or (begun and plain.startswith(begun)):
            pieces += ((text[at : word.start()], False), (word[0], True))
            at = word.end()
    pieces.append((text[at:], False))
    return tuple(piece for piece in pieces if piece[0])


def _body(article: Article) -> str:
    """Its text without the headline, which is shown beside it."""
    title, text = article.title, article.text
    at = text.find(title) if title else -1
    return text[at + len(title) :] if 0 <= at < len(text) // 4 else text


def going_on(words: str) -> str:
    """The words as typed, the last of which may go on; a single letter says too little for that,
    and what ends a passage in quotation marks is finished."""
    last = re.search(r"\w\w+$", words.strip())
    quoted = sum(words.count(mark) for mark in '"“”„') % 2 if last else 0
    return f"{words.strip()}*" if last and not quoted else words


def _group(
    view: View,
    kind: type[Claim] | type[Article],
    ids: Sequence[str],
    wide: bool,
    limit: int,
    made: Callable[[Sequence[str]], Iterator[Hit]],
) -> Group:
    """``ids`` are one more than `COMMON` where there are more."""
    among, more = ids[:COMMON], wide or len(ids) > COMMON
    standing = {id for (id,) in view.columns(kind, ("id",), ids=among)} if among else set()
    held = [id for id in among if id in standing]
    name = kind.__name__.lower()
    return Group(kind=name, total=len(held), more=more, hits=tuple(made(held[:limit])))


def _claims(view: View, ids: Sequence[str]) -> Iterator[Hit]:
    claims = view.many(Claim, ids)
    outlets, files = _outlets(view, {claim.span.article for claim in claims.values()})
    for id in ids:
        claim = claims[id]
        article = claim.span.article
        who = named(claim.hops[0]) if claim.hops else ""
        if who == files.get(article):
            # An outlet of no name speaks itself: its headline says more than the file's name.
            who = f"‘{shortened(outlets[article], 44)}’"
        yield Hit(
            kind="claim",
            id=id,
            snippet=claim.text,
            title=who,
            status=str(claim.status),
            outlet=outlets.get(article, ""),
            day=claim.said or claim.reported,
        )


def _outlets(view: View, articles: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    """How each article is called, and the names of the files of those that have a headline but
    no outlet."""
    rows = list(view.columns(Article, ("id", "outlet", "title", "source"), ids=articles))
    called = {id: outlet or title or source for id, outlet, title, source in rows}
    files = {
        id: PurePath(source).name for id, outlet, title, source in rows if title and not outlet
    }
    return called, files


def _articles(view: View, ids: Sequence[str], words: str) -> Iterator[Hit]:
    articles = view.many(Article, ids)
    for id in ids:
        article = articles[id]
        day = article.published.first if article.published else ""
        yield Hit(
            kind="article",
            id=id,
            snippet=snippet(_body(article), words),
            title=article.title or article.source,
            outlet=article.outlet,
            day=day,
        )
