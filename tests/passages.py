"""Reads cases of two passages: marked words, and what is to be said of them."""

import re
from pathlib import Path
from typing import Any

import pytest

from reportedly.model.article import Article, Known, Published
from reportedly.model.span import Span

__all__ = ["SAID", "load", "read"]

CASES = Path(__file__).parent / "cases" / "clashes"
MARK = re.compile(r"\{\{(.*?) \| (\w)\}\}", re.S)
HEAD = re.compile(r"^@ (.+), (\S+)\n", re.M)
SAID = re.compile(r"^(\w) (\w): ([a-z ]+?)(?:, (\w+))?$", re.M)
"""Two letters, the verdict that is wanted, and the ground where one is."""


def load(name: str) -> list[Any]:
    text = re.sub(r"^#.*\n", "", (CASES / f"{name}.txt").read_text("utf-8"), flags=re.M)
    cases = (case.partition("\n") for case in re.split(r"^== ", text, flags=re.M)[1:])
    return [pytest.param(body, id=title) for title, _, body in cases]


def read(case: str) -> tuple[list[Article], dict[str, Span]]:
    """The articles of a case, and the spans of its letters."""
    _, *told = HEAD.split(SAID.sub("", case))
    articles, places = list[Article](), dict[str, Span]()
    for outlet, day, marked in zip(told[::3], told[1::3], told[2::3], strict=True):
        marked = marked.strip()
        text = MARK.sub(lambda mark: mark[1], marked)
        published = Published(first=day, last=day, how=Known.METADATA)
        article = Article.of(text, source=outlet + text, outlet=outlet, published=published)
        articles.append(article)
        at = 0
        for mark in MARK.finditer(marked):
            start = article.text.index(mark[1], at)
            at = start + len(mark[1])
            places[mark[2]] = article.at(start, at)
    return articles, places
