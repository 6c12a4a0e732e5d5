"""A gold story read by the whole pipeline, into a ledger of its own."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly.model.article import Article
from reportedly.pipeline import run
from reportedly.read.inputs import read_inputs
from reportedly.store.base import View
from reportedly.store.memory import MemoryLedger

__all__ = ["filled", "read_articles"]


def read_articles(rows: Sequence[Mapping[str, Any]], folder: Path) -> dict[str, Article]:
    """The articles of a gold.json (``id``, ``file``) that lie in a folder, by their ids there."""
    articles = dict[str, Article]()
    for row in rows:
        read = read_inputs([folder / row["file"]])
        articles[row["id"]] = next(item for item in read if isinstance(item, Article))
    return articles


def filled(name: str, articles: Iterable[Article]) -> View:
    """All that is made of a story's articles. RuntimeError with its name if a stage fails."""
    ledger = MemoryLedger()
    if failures := run(articles, ledger).failures:
        raise RuntimeError(f"{name}: {failures[0]}")
    return ledger.view()
