"""Which named party a description stands for: "the operator" of "the operator, Aguas del Sur"."""

from collections.abc import Iterable

from reportedly.model.mention import Mention, MentionKind
from reportedly.text.parse import Parse
from reportedly.text.sources import is_kind
from reportedly.text.tokens import Token

__all__ = ["named_beside", "parties"]

_NAMED = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GOVERNMENT)
_SPEAKING = ("office", "person", "state", "organisation", "outlet")


def parties(parsed: Parse, mentions: Iterable[Mention]) -> dict[str, Mention]:
    """Head nouns (lemmas) that stand in apposition to one name in the article, and only to one:
    "the operator of the dam, Aguas del Sur", "Ana Torres, the mayor"."""
    found = dict[str, Mention]()
    shared = set[str]()
    for mention in mentions:
        if mention.kind not in _NAMED:
            continue
        tokens = parsed.tokens(mention.span)
        inside = {t.i for t in tokens}
        top = next((t for t in tokens if t.head.i not in inside or t.head == t), None)
        for noun in [] if top is None else named_beside(top):
            lemma = noun.lemma_.lower()
            if not any(is_kind(kind, lemma) for kind in _SPEAKING) or "Plur" in str(noun.morph):
                continue
            if lemma in found and found[lemma].name != mention.name:
                shared.add(lemma)
            found.setdefault(lemma, mention)
    return {lemma: mention for lemma, mention in found.items() if lemma not in shared}


def named_beside(top: Token) -> list[Token]:
    """The common nouns in apposition to a name, given by its head word; over an "of" between
    them too, since parsers take "the operator of [the dam, Norvik]"."""
    nouns = [c for c in top.children if c.dep_ == "appos"]
    if top.dep_ == "appos":
        nouns.append(top.head)
        link = top.head.head
        owner = link.head
        if link.lower_ == "of" and any(
            is_kind(kind, owner.lemma_.lower()) for kind in ("organisation", "state")
        ):
            nouns.append(owner)
    return [noun for noun in nouns if noun.pos_ == "NOUN"]
