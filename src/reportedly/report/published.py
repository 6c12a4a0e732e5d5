"""What had been published by a day, of what the ledger holds: "five of the eleven articles"."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from reportedly.model.article import Article
from reportedly.model.decision import Decision
from reportedly.model.rating import Rating, SourceNote
from reportedly.model.receipt import Receipt
from reportedly.model.record import Record, articles_of, record
from reportedly.model.story import Story
from reportedly.pipeline import Progress, all_stages, derive
from reportedly.stage import Extract
from reportedly.store.base import View
from reportedly.store.sqlite import SQLiteLedger

__all__ = ["Share", "published_by", "share_of", "touched"]

_BATCH = 100
"""Articles whose records are copied at a time."""


@record
class Share:
    """The ids of the articles ``out`` by a day, those that came ``later``, and those of which the
    day is ``unknown``: only a range of days that ends later, or nothing."""

    out: tuple[str, ...]
    later: tuple[str, ...]
    unknown: tuple[str, ...]


def share_of(view: View, day: str, among: Collection[str] | None = None) -> Share:
    """Tell the articles apart by their day of publication; ``day`` as ISO 8601."""
    found = defaultdict[str, list[str]](list)
    for article in view.all(Article, articles=among):
        when = article.published
        if when is not None and when.last and when.last <= day:
            found["out"].append(article.id)
        elif when is not None and when.first > day:
            found["later"].append(article.id)
        else:
            found["unknown"].append(article.id)
    return Share(
        out=tuple(found["out"]), later=tuple(found["later"]), unknown=tuple(found["unknown"])
    )


def touched(view: View, story: str | None, article: str | None) -> Mapping[str, frozenset[str]]:
    """The articles of the stories that are asked for, by the words that ask for each: where there
    are any, no other story need be looked at."""
    found = dict[str, frozenset[str]]()
    for words in filter(None, (story, article)):
        told = list(view.all(Story))
        if words == story:
            near = [s for s in told if s.id.startswith(words) or _has(s.title, words)]
        else:
            held = {
                one.id
                for one in view.all(Article)
                if one.id.startswith(words) or _has(one.source, words)
            }
            near = [s for s in told if held & set(s.articles)]
            found[words] = frozenset(held)
        found[words] = found.get(words, frozenset()).union(*(s.articles for s in near))
    return found


def _has(text: str, words: str) -> bool:
    return words.casefold() in text.casefold()


@contextmanager
def published_by(
    view: View,
    moment: str,
    articles: Collection[str],
    asked: Mapping[str, frozenset[str]] | None = None,
    progress: Progress = lambda what, done: None,
) -> Iterator[View]:
    """A view of these articles alone, as if nothing else had ever been read.

    What was read in each is taken over, what rests on several is derived anew, with the decisions
    of analysts that concern them. ``asked`` are the articles meant by words for a story. The view
    holds while the context is open; it is no ledger, and nothing of it is kept.
    """
    ledger = SQLiteLedger("", passed=True)
    try:
        stages = all_stages()
        extractors = [stage for stage in stages if isinstance(stage, Extract)]
        kinds = {Article, Receipt, *(stage.makes for stage in extractors)}
        by = {"read", *(stage.name for stage in extractors)}
        wanted = sorted(articles)
        for start in range(0, len(wanted), _BATCH):
            _copy(view, ledger, kinds, wanted[start : start + _BATCH], by)
            progress("read", min(start + _BATCH, len(wanted)))
        _decided(view, ledger, frozenset(articles))
        derive(ledger, stages=stages, progress=progress, anew=True)
        made = ledger.view()
        made.as_of, made.reading, made.asked = moment, "published", dict(asked or {})
        yield made
    finally:
        ledger.close()


def _copy(
    view: View,
    ledger: SQLiteLedger,
    kinds: Collection[type[Any]],
    articles: Collection[str],
    by: Collection[str],
) -> None:
    said = defaultdict[tuple[str, str], list[Record]](list)
    for kind in kinds:
        for entry in view.entries(kind, articles=articles, by=by):
            said[entry.about, entry.by].append(entry.record)
    with ledger.writer() as writer:
        for (about, who), records in sorted(said.items(), key=lambda item: item[0]):
            writer.put(records, by=who, about=about)


def _decided(view: View, ledger: SQLiteLedger, articles: frozenset[str]) -> None:
    """Take over what analysts decided about these articles, and noted of sources."""
    with ledger.writer() as writer:
        for kind in (Decision, Rating, SourceNote):
            for entry in view.entries(kind):
                if _rests(entry.record) <= articles:
                    writer.put([entry.record], by=entry.by, about=entry.about)


def _rests(found: Record) -> set[str]:
    if isinstance(found, Decision):
        return {found.left.article, found.right.article}
    return set(articles_of(found))
