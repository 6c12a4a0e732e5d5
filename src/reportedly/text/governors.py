"""The verb that a counted noun hangs from, and its part in it: "police [arrested] 12 men"."""

from reportedly.text.tokens import Token
from reportedly.text.vocabulary import measure_words

__all__ = ["clause_of", "governor", "is_toll_of", "level_noun", "lowered", "verb_above"]

CLIMB = 10
"""How far up the tree a predicate is looked for."""


def verb_above(token: Token) -> Token | None:
    """The nearest verb that governs a token, through nouns and prepositions."""
    for _ in range(CLIMB):
        if token.head == token:
            return token if token.pos_ in ("VERB", "AUX") else None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def governor(head: Token) -> tuple[Token, str] | None:
    """The verb of a counted noun (or bare number), and the role the noun plays in it.

    The role is the dependency label ("nsubj", "nsubjpass", "dobj", …); for a noun in a
    prepositional phrase it is "pobj".
    """
    token = head
    while token.dep_ == "pobj" and token.head.lower_ == "of" and _gathers(token.head.head, token):
        token = token.head.head
    while token.dep_ in ("conj", "appos", "nummod", "quantmod", "compound", "amod") and (
        token.head != token and token.head.pos_ not in ("VERB", "AUX")
    ):
        token = token.head
    role = token.dep_
    if role == "pobj":
        above = verb_above(token)
        return (above, "pobj") if above is not None else None
    if token.head.pos_ in ("VERB", "AUX") and token.head != token:
        return token.head, role
    above = verb_above(token)
    return (above, role) if above is not None and above != token else None


def _gathers(noun: Token, token: Token) -> bool:
    """Whether "of" only says what a number or a gathering is of: "half of", "a group of 12"; a
    city of 12,000 people is no 12,000 people."""
    words = measure_words()
    counts = noun.pos_ in ("NUM", "SYM", "DET", "PRON") or noun.like_num or noun.ent_type_ in (
        "PERCENT", "CARDINAL", "QUANTITY", "MONEY",
    )  # fmt: skip
    return noun.i < token.i and (counts or noun.lemma_.lower() in words.of["gatherings"])


def clause_of(head: Token) -> Token | None:
    """A participle or relative clause on the noun: "soldiers killed in the attack"."""
    for child in head.children:
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBG"):
            return child
        if child.dep_ == "relcl" and child.pos_ == "VERB":
            return child
    return None


def lowered(verb: Token, role: str) -> tuple[Token, str]:
    """The verb below one of believing, expecting or beginning, which says what is so: "are
    believed to [be sleeping] outdoors", "plan to [vote]"."""
    for _ in range(3):
        raising = verb.lemma_.lower() in measure_words().of["raising"]
        if not raising or role not in ("nsubj", "nsubjpass"):
            break
        below = next((c for c in verb.children if c.dep_ == "xcomp" and _is_clause(c)), None)
        if below is None:
            break
        passive = any(c.dep_ == "auxpass" for c in below.children)
        verb, role = below, "nsubjpass" if passive else "nsubj"
    return verb, role


def _is_clause(verb: Token) -> bool:
    return verb.pos_ in ("VERB", "AUX") and (
        verb.tag_ == "VBG" or any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    )


def is_toll_of(head: Token) -> bool:
    """Whether a noun hangs from a count that a verb is about: "rejected the toll of 40 dead"."""
    of = head.dep_ == "pobj" and head.head.lower_ == "of"
    return of and head.head.head.lemma_.lower() in measure_words().of["tolls"]


def level_noun(verb: Token) -> Token | None:
    """What a verb gives the level of: "put [losses] at 4,000 soldiers", "[deaths] rose to 40"."""
    words, lemma = measure_words(), verb.lemma_.lower()
    if lemma not in words.of["setting"] | words.of["levels"]:
        return None
    roles = ("nsubjpass", "dobj") if lemma in words.of["setting"] else ("nsubj", "nsubjpass")
    nouns = (c for c in verb.children if c.dep_ in roles and c.pos_ == "NOUN")
    return next(nouns, None)
