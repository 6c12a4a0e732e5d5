"""Forms that a state or a class is named by: "pick up" is "picked up", "doses" are "dose"."""

import re
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.tokens import Token

__all__ = ["noun_lemma", "participle", "participle_of"]


@cache
def _irregular() -> dict[str, str]:
    return dict(lexicon("participles")["irregular"])


@cache
def _doubling() -> frozenset[str]:
    return frozenset(lexicon("participles")["doubling"]["verbs"])


@cache
def _plurals() -> tuple[dict[str, str], frozenset[str]]:
    data = lexicon("participles")["plurals"]
    return dict(data["irregular"]), frozenset(data["in_s"])


SHORT = re.compile(r"[^aeiou]*(?:qu)?[aeiou][bdgklmnprtz]")
"""A verb of one syllable with one vowel and one consonant after it doubles that: "ban"."""


def participle(lemma: str) -> str:
    """The past participle of a verb's lemma, by spelling rule where no list has it.

    >>> [participle(verb) for verb in ("harass", "ban", "carry", "fine", "take", "evacuate")]
    ['harassed', 'banned', 'carried', 'fined', 'taken', 'evacuated']
    """
    if (known := _irregular().get(lemma)) is not None:
        return known
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    if lemma in _doubling() or SHORT.fullmatch(lemma):
        return f"{lemma}{lemma[-1]}ed"
    return f"{lemma}ed"


def participle_of(verb: Token) -> str:
    """The past participle of a verb where it stands; the word itself is surer than a lemma."""
    word = verb.lower_
    if verb.tag_ == "VBN" or (verb.tag_ == "VBD" and word.endswith("ed")):
        return word
    return participle(verb.lemma_.lower())


def noun_lemma(noun: Token) -> str:
    """The singular of a noun; for plurals in "…ses" by a rule of our own, since the model's lemma
    of "doses" is "dos" and of "uses" is "us"."""
    word, lemma = noun.lower_, noun.lemma_.lower()
    irregular, in_s = _plurals()
    if (known := irregular.get(word)) is not None:
        return known
    if word.endswith("xes"):
        return word[:-1] if word == "axes" else word[:-2]
    if lemma.endswith("s") and word == f"{lemma}es" and not lemma.endswith("ss"):
        return lemma if lemma in in_s else word[:-1]
    return lemma
