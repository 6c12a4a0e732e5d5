"""A sentence that was the ledger's own before somebody changed it, and what was changed."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from reportedly.report.verify_blocks import NOTE, Block, normal, plain
from reportedly.report.verify_negations import is_negation
from reportedly.report.verify_words import is_reserve

__all__ = ["changes", "nearest"]

_LIKE = 0.7
_TELLING = (
    "own",
    "left",
    "open",
    "foreseen",
    "no",
    "more",
    "corrects",
    "correction",
    "retraction",
    "against",
    "conflict",
    "through",
    "independent",
)
"""Words of ours that say how a statement stands."""
_TOKEN = re.compile(
    "\ue000[^\ue001]*\ue001|[^\\W\\d_]+(?:['’][^\\W\\d_]+)*|\\d[\\d.,:]*\\d|\\d|[%$€£“”\"]"
)


def nearest(sentence: str, written: Iterable[Block]) -> str:
    """The ledger's own sentence that is most like this one and cites some of the same, "" if none
    is like it."""
    mine, ids = _tokens(sentence), set(NOTE.findall(sentence))
    best, score = "", _LIKE
    for block in written:
        if ids and ids.isdisjoint(block.cited):
            continue
        match = SequenceMatcher(None, mine, _tokens(block.text), autojunk=False)
        quick = min(match.real_quick_ratio(), match.quick_ratio())
        if quick > score and (found := match.ratio()) > score:
            best, score = block.text, found
    return best


def changes(sentence: str, ledger: str) -> Iterator[str]:
    """What a changed sentence tells otherwise than the ledger's: another citation, figure or name,
    a reserve or a "not" that is gone. Words left out beside these are nobody's loss."""
    mine, theirs = _tokens(sentence), _tokens(ledger)
    match = SequenceMatcher(None, theirs, mine, autojunk=False)
    inside, quoting = _inside(theirs), _inside(mine)
    for how, a, b, c, d in match.get_opcodes():
        if how == "equal":
            continue
        was, now = theirs[a:b], mine[c:d]
        yield from _cited(was, now)
        outside = [word for word, quoted in zip(was, inside[a:b], strict=True) if not quoted]
        yield from _lost(outside, now)
        if how == "replace":
            ours = [word for word, quoted in zip(now, quoting[c:d], strict=True) if not quoted]
            yield from _put(was, ours)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _inside(tokens: list[str]) -> list[bool]:
    found, open_ = list[bool](), False
    for token in tokens:
        found.append(open_)
        if token == "“":
            open_ = True
        elif token == "”":
            open_ = False
    return found


def _cited(was: list[str], now: list[str]) -> Iterator[str]:
    old = [id for token in was for id in NOTE.findall(token)]
    new = [id for token in now for id in NOTE.findall(token)]
    for id in old:
        if id not in new:
            instead = f", this sentence {' and '.join(new)}" if new else ""
            yield f"the ledger cites {id} here{instead}"
    if new and not old:
        yield f"the ledger does not cite {' and '.join(new)} here"


def _lost(was: list[str], now: list[str]) -> Iterator[str]:
    words = [normal(word).casefold() for word in now]
    for word in was:
        if normal(word).casefold() in words or NOTE.match(word):
            continue
        value = word[0].isdigit() or word[0].isupper() or word in "%$€£"
        stands = is_negation(word) or is_reserve(word) or word.casefold() in _TELLING
        if (value and now) or stands:
            told = f", this sentence “{plain(' '.join(now))}”" if now else ", which is gone"
            yield f"the ledger says “{word}” here{told}"


def _put(was: list[str], now: list[str]) -> Iterator[str]:
    """A name that stands where the ledger has none, or another."""
    theirs = {normal(word).casefold() for word in was}
    for word in now:
        if word[0].isupper() and normal(word).casefold() not in theirs:
            yield f"the ledger does not say “{word}” here but “{plain(' '.join(was))}”"
