"""Who has stopped work, in whatever words: "38,000 are out", "2,650 signallers stayed home"."""

from reportedly.lexicon.load import lexicon
from reportedly.text.parse import Parse
from reportedly.text.tokens import Token

__all__ = ["is_on_strike"]

REACH = 9
ENOUGH = 2
"""How many words of strikes make an article one of a strike."""


def is_on_strike(number: Token, head: Token, parsed: Parse, *, people: bool) -> bool:
    """Whether those counted strike, as the words right after them say, or those before ("the
    strike of 38,000"); what may mean other things too ("stayed home") says so only where the
    article tells of a strike. ``people`` tells that people or nobody in particular is counted."""
    words = lexicon("measures")["strikes"]
    before = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("of", "by") else head
    if people and before != head and before.lemma_.lower() in ("strike", "walkout", "stoppage"):
        return before.i < head.i
    said = _after(number, head)
    if any(f" {phrase} " in said for phrase in words["sure"]):
        return True
    loose = any(
        f" {phrase} " in said and (people or not phrase.startswith("be "))  # trains are out too
        for phrase in words["unsure"]
    )
    return loose and _is_of_strike(parsed, frozenset(words["told"]))


def _after(number: Token, head: Token) -> str:
    """The lemmas that follow a number up to the next mark or number, determiners left out; " ."
    ends them where a mark does."""
    said = list[str]()
    for token in number.doc[number.i + 1 : min(number.i + 1 + REACH, number.sent.end)]:
        other = token.dep_ in ("mark", "nsubj") and token.i != head.i
        if token.pos_ == "PUNCT" or token.like_num or other:
            if token.pos_ == "PUNCT" and token.text in (".", ",", ";"):
                said.append(".")
            break
        if token.pos_ != "DET" and token.tag_ != "PRP$":
            said.append(token.lemma_.lower())
    return f" {' '.join(said)} "


def _is_of_strike(parsed: Parse, told: frozenset[str]) -> bool:
    found = 0
    for paragraph in parsed.paragraphs:
        found += sum(t.lemma_.lower() in told for t in paragraph.doc)
        if found >= ENOUGH:
            return True
    return False
