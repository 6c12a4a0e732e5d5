"""Which articles a question is about, found by its words before anything is read whole."""

import re
from collections import defaultdict
from collections.abc import Collection

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.codec import NAMES
from reportedly.model.receipt import Receipt
from reportedly.model.story import Story
from reportedly.store.base import View
from reportedly.text.questions import words_of
from reportedly.text.terms import fold, stem, weight

__all__ = ["about", "known"]

SMALL = 60
"""Articles of a ledger that is looked at whole."""
MOST = 120
"""Articles that a question is put to at most."""
_HITS = 60
_WORDS = 12
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")


def about(view: View, question: str, among: Collection[str] | None = None) -> frozenset[str]:
    """The ids of the articles (of ``among``, where given) that a question can be answered from:
    those that hold its words, rare words and names first, with the stories they belong to."""
    pool = known(view) if among is None else frozenset(among)
    if len(pool) <= SMALL:
        return pool
    scores = defaultdict[str, float](float)
    for word in _words(question):
        heavy = max(weight(stem(fold(word))), 0.5) * (1.5 if word[0].isupper() else 1.0)
        for article in _holding(view, word):
            if article in pool:
                scores[article] += heavy
    if not scores:
        return frozenset()
    best = max(scores.values())
    near = sorted((id for id in scores if scores[id] >= 0.6 * best), key=lambda i: (-scores[i], i))
    found = dict.fromkeys(near[: MOST // 2])
    for story in view.all(Story, articles=list(found)):
        found.update(dict.fromkeys(id for id in story.articles if id in pool))
    ranked = sorted(found, key=lambda id: (-scores.get(id, 0.0), id))
    return frozenset(ranked[:MOST])


def known(view: View) -> frozenset[str]:
    """Every article that has been read; receipts are lighter than texts."""
    receipts = frozenset(receipt.article for receipt in view.all(Receipt) if receipt.article)
    return receipts or frozenset(article.id for article in view.all(Article))


def _words(question: str) -> list[str]:
    """The words that tell most, names first, then the rarest."""
    blank = words_of("blank", "words")
    found = dict.fromkeys(w for w in _WORD.findall(question) if fold(w) not in blank)
    bare = (re.sub(r"['’]s?$", "", word) for word in found)
    ranked = sorted(
        dict.fromkeys(bare), key=lambda w: (not w[:1].isupper(), -weight(stem(fold(w))))
    )
    return [word for word in ranked if len(word) > 1][:_WORDS]


def _holding(view: View, word: str) -> frozenset[str]:
    """The articles that hold a word, in its forms: "soldier" also for "soldiers"."""
    ids = set[str]()
    for form in {word, stem(fold(word)), f"{stem(fold(word))}s"}:
        for hit in view.search(form, _HITS):
            if hit.kind == NAMES[Article]:
                ids.add(hit.id)
            elif (claim := view.get(Claim, hit.id)) is not None:
                ids.add(claim.span.article)
    return frozenset(ids)
