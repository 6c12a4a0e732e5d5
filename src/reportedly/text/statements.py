"""What a verb says of what: "have yet to enter" is that they are not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reportedly.lexicon.load import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Said",
    "against",
    "antecedent",
    "implied",
    "is_definite",
    "is_lasting",
    "is_listed",
    "said_of",
]

LOCATIVE = frozenset(
    ("in", "into", "to", "inside", "at", "on", "from", "near", "within", "across")
)
HOLDERS = ("prep", "dative", "acomp", "advmod")
"""What a locative phrase hangs on; the parse takes "sent soldiers to Vilnius" for a dative."""
COPULAS = ("be", "remain", "stay", "become")
NOBODY = ("nobody", "none", "no", "neither")
SUBJECT = ("nsubj", "nsubjpass", "csubj")
SOME = ("some", "many", "most", "several", "others", "all", "none", "few")
"""Words that stand for a part of those spoken of before: "Some have been killed"."""
KNOWN = ("the", "this", "that", "these", "those")
CARRIERS = ("begin", "start", "continue", "try", "manage", "help", "be", "have", "go", "appear")


@dataclass(frozen=True, slots=True)
class Said:
    """One predicate: its class (or its lemma), its polarity, who does it and of what it is said.

    ``where`` are the heads of its locative phrases, the nearest first; ``complement`` is what
    the theme is said to be ("was Ana Brandt", "identified as Ana Brandt").
    """

    predicate: str
    negated: bool
    agent: "Token | None"
    theme: "Token | None"
    where: "tuple[Token, ...]"
    aspect: tuple[str, ...]
    complement: "Token | None" = None


@cache
def _classes() -> dict[tuple[str, str], str]:
    """(role, lemma) -> class; the first class that lists a lemma has it."""
    found = dict[tuple[str, str], str]()
    for entry in lexicon("predicates")["predicate"]:
        for role in ("agent", "patient", "state"):
            for lemma in entry.get(role, ()):
                found.setdefault((role, lemma), entry["class"])
    return found


@cache
def against(predicate: str) -> str:
    """The class that cannot hold together with this one, "" if there is none."""
    entries = lexicon("predicates")["predicate"]
    return next((e.get("against", "") for e in entries if e["class"] == predicate), "")


@cache
def implied(predicate: str) -> tuple[str, ...]:
    """The classes without which this one cannot hold: who was killed in a place was there."""
    entries = lexicon("predicates")["predicate"]
    return next((tuple(e.get("needs", ())) for e in entries if e["class"] == predicate), ())


@cache
def is_listed(predicate: str) -> bool:
    """Whether a predicate is a class of the word list, and not only a lemma."""
    return any(e["class"] == predicate for e in lexicon("predicates")["predicate"])


@cache
def is_lasting(predicate: str) -> bool:
    """Whether what it says happens once to one thing, and cannot be undone: "die", "resign"."""
    entries = lexicon("predicates")["predicate"]
    return any(e["class"] == predicate and e.get("once", False) for e in entries)


def said_of(verb: "Token") -> Said | None:
    """Read one verb with what depends on it; None where it says nothing by itself."""
    chain = list(_chain(verb))
    main = chain[-1]
    subject = _subject(chain)
    aspect = tuple(sorted(set(_aspect(chain))))
    predicate, agent, theme, where = _roles(main, subject)
    negated = any(_negated(link) for link in chain) or "not yet" in aspect or "never" in aspect
    if _nobody(subject) or (theme != subject and _nobody(theme)):
        negated = not negated
    if theme is not None:  # what is said of "the bridge in Kaunas" is said of Kaunas
        nearer = tuple(_where(theme))
        where = (*nearer, *where) if predicate == "exist" else (*where, *nearer)
    complement = _complement(main)
    return Said(predicate, negated, agent, theme, where, aspect, complement) if predicate else None


Roles = tuple[str, "Token | None", "Token | None", tuple["Token", ...]]
"""Predicate, agent, theme and the heads of the locative phrases."""


def _roles(main: "Token", subject: "Token | None") -> Roles:
    object_ = _child(main, "dobj", "attr", "dative")
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in main.children)
    where = tuple(_where(main))
    if main.lemma_ == "be" and _child(main, "expl") is not None:
        theme = _child(main, "attr", "nsubj")
        return "exist", None, theme, where
    if main.lemma_ in COPULAS and not passive:
        return _state(main), subject, subject, where
    if passive:
        predicate, agent, theme = _class("patient", main, object_), _by(main), subject
    elif object_ is not None and ("agent", main.lemma_) in _classes():
        return _classes()["agent", main.lemma_], subject, subject, (object_, *where)
    elif object_ is not None:
        predicate, agent, theme = _class("patient", main, object_), subject, object_
    else:
        predicate, agent, theme = _class("agent", main, None), subject, subject
    return predicate, agent, theme, where


def _chain(verb: "Token") -> "Iterator[Token]":
    """From the finite verb down through "has yet to", "is planning to", "began to"."""
    yield verb
    verbs = (child for child in verb.children if child.pos_ in ("VERB", "AUX"))
    below = next((child for child in verbs if child.dep_ == "xcomp"), None)
    if below is not None and (verb.lemma_ in CARRIERS or verb.lemma_ in _planned()):
        yield from _chain(below)


@cache
def _planned() -> frozenset[str]:
    words = lexicon("predicates")["aspect"]
    return frozenset((*words["planned"], *words["expected"]))


def _subject(chain: "list[Token]") -> "Token | None":
    for link in chain:
        if (found := _child(link, *SUBJECT)) is not None:
            return found
    top = chain[0]
    if top.dep_ == "conj" and top.head.pos_ in ("VERB", "AUX"):
        return _child(top.head, *SUBJECT)
    return top.head if top.dep_ in ("relcl", "acl") else None


def _child(token: "Token", *deps: str) -> "Token | None":
    found = next((child for child in token.children if child.dep_ in deps), None)
    if found is not None and found.tag_ in ("WDT", "WP") and token.dep_ == "relcl":
        return token.head
    return found


def _by(main: "Token") -> "Token | None":
    agent = _child(main, "agent")
    return _child(agent, "pobj") if agent is not None else None


def _class(role: str, main: "Token", object_: "Token | None") -> str:
    """The class of a verb in a role; a light verb gives way to its object."""
    if object_ is not None and main.lemma_ in lexicon("predicates")["light"]["verbs"]:
        return object_.lemma_.lower()
    return _classes().get((role, main.lemma_), main.lemma_.lower())


def _state(be: "Token") -> str:
    """What "is …" says: the class of its complement, "be at" for a bare place, else its lemma."""
    complement = _child(be, "acomp", "attr", "oprd", "xcomp")
    if complement is not None:
        lemma = complement.lemma_.lower()
        return _classes().get(("state", lemma), lemma)
    return "be at" if any(_where(be)) else ""


def _complement(main: "Token") -> "Token | None":
    """Who or what the theme is said to be."""
    if main.lemma_ in COPULAS:
        return _child(main, "attr")
    if main.lemma_ not in lexicon("predicates")["naming"]["verbs"]:
        return None
    led = next((c for c in main.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    return _child(led, "pobj") if led is not None else _child(main, "oprd")


def _where(head: "Token") -> "Iterator[Token]":
    for child in head.children:
        holders = [child, *child.children] if child.dep_ in HOLDERS else []
        for prep in holders:
            if prep.dep_ in ("prep", "dative") and prep.lower_ in LOCATIVE:
                yield from (c for c in prep.children if c.dep_ in ("pobj", "pcomp"))


def antecedent(token: "Token | None") -> "Token | None":
    """What "some", "many", "none" standing alone is of: the plural subject of the statement before
    it; any other word stands for itself."""
    if token is None or token.lower_ not in SOME or any(True for _ in token.children):
        return token
    subjects = (
        word
        for word in reversed(list(token.doc[: token.i]))
        if word.dep_ in SUBJECT and word.pos_ in ("NOUN", "PROPN") and _is_plural(word)
    )
    return next(subjects, token)


def _is_plural(noun: "Token") -> bool:
    """By its form, or that of its verb: "personnel are"."""
    verbs = [noun.head, *(c for c in noun.head.children if c.dep_ in ("aux", "auxpass"))]
    return noun.tag_.endswith("S") or any(v.lower_ in ("are", "were", "have") for v in verbs)


def is_definite(theme: "Token | None") -> bool:
    """Whether a noun phrase is of one thing that the reader knows: "the dam", "his offer"."""
    if theme is None or theme.pos_ == "PRON" or theme.tag_ == "NNS":
        return False
    owned = any(child.dep_ == "poss" or child.lower_ in KNOWN for child in theme.lefts)
    return theme.tag_ == "NNP" or owned


def _nobody(token: "Token | None") -> bool:
    """Whether a noun phrase denies that there is anybody: "nobody", "no cracks", "neither"."""
    if token is None:
        return False
    return token.lower_ in NOBODY or any(child.lower_ in NOBODY for child in token.lefts)


def _negated(token: "Token") -> bool:
    return any(child.dep_ == "neg" for child in token.children)


def _aspect(chain: "list[Token]") -> Iterator[str]:
    words = lexicon("predicates")["aspect"]
    for link in chain:
        around = {c.lower_ for c in link.children if c.dep_ in ("advmod", "aux", "mark", "neg")}
        if "yet" in around and (_negated(link) or link.lemma_ == "have"):
            yield "not yet"
        for name in ("already", "never", "possible", "future", "conditional"):
            if around & set(words[name]):
                yield name
        for name in ("planned", "expected"):
            if link.lemma_ in words[name] and link != chain[-1]:
                yield name
        if "first time" in " ".join(t.lower_ for t in link.subtree):
            yield "first time"
