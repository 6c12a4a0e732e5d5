"""What a verb says of what: "have yet to enter" is that they are not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.predications import classes
from reportedly.text.terms import stem
from reportedly.text.tokens import Token

__all__ = ["Said", "antecedent", "is_definite", "said_of"]

LOCATIVE = frozenset(
    ("in", "into", "to", "inside", "at", "on", "from", "near", "within", "across")
)
HOLDERS = ("prep", "dative", "acomp", "advmod")
"""What a locative phrase hangs on; the parse takes "sent soldiers to Vilnius" for a dative."""
COPULAS = ("be", "remain", "stay", "become")
NOBODY = ("nobody", "none", "no", "neither")
SUBJECT = ("nsubj", "nsubjpass", "csubj")
PARTICLES = ("out", "off", "down", "up", "over", "away", "back")
SOME = ("some", "many", "most", "several", "others", "all", "none", "few")
"""Words that stand for a part of those spoken of before: "Some have been killed"."""
KNOWN = ("the", "this", "that", "these", "those")
CARRIERS = ("begin", "start", "continue", "try", "manage", "help", "be", "have", "go", "appear")


@dataclass(frozen=True, slots=True)
class Said:
    """One predicate: its class (or its lemma), its polarity, who does it and of what it is said.

    ``where`` are the heads of its locative phrases, the nearest first; ``complement`` is what
    the theme is said to be ("was Ana Brandt", "identified as Ana Brandt"). ``nothing`` is set
    where it is denied of all of a kind: "no siren", "nobody", "not a single", ``past`` where it is
    told as a happening ("sounded", "was hit"), and not as how things stand.
    """

    predicate: str
    negated: bool
    agent: Token | None
    theme: Token | None
    where: tuple[Token, ...]
    aspect: tuple[str, ...]
    complement: Token | None = None
    nothing: bool = False
    past: bool = False


def said_of(verb: Token) -> Said | None:
    """Read one verb with what depends on it; None where it says nothing by itself."""
    chain = list(_chain(verb))
    main = chain[-1]
    subject = _subject(chain)
    aspect = tuple(sorted(set(_aspect(chain))))
    predicate, agent, theme, where = _roles(main, subject)
    negated = any(_negated(link) for link in chain) or "not yet" in aspect or "never" in aspect
    nothing = _nobody(subject) or (theme != subject and _nobody(theme))
    nothing = nothing or any(_nobody(_child(link, "dobj")) for link in chain[:-1])
    if nothing:
        negated = not negated
    nothing = nothing or (negated and theme is not None and _is_any(theme))
    if theme is not None:  # what is said of "the bridge in Kaunas" is said of Kaunas
        nearer = tuple(_where(theme))
        where = (*nearer, *where) if predicate == "exist" else (*where, *nearer)
    complement = _complement(main)
    if not predicate:
        return None
    past = _is_past(chain)
    return Said(predicate, negated, agent, theme, where, aspect, complement, nothing, past)


Roles = tuple[str, Token | None, Token | None, tuple[Token, ...]]
"""Predicate, agent, theme and the heads of the locative phrases."""


def _roles(main: Token, subject: Token | None) -> Roles:
    object_, verb = _child(main, "dobj", "attr", "dative"), _lemma(main)
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in main.children)
    where = tuple(_where(main))
    if main.lemma_ == "be" and _child(main, "expl") is not None:
        theme = _child(main, "attr", "nsubj")
        return "exist", None, theme, where
    if object_ is not None and main.lemma_ == "take" and object_.lower_ == "place":
        return "take place", subject, subject, where
    if main.lemma_ in ("have", "own", "possess") and object_ is not None and not passive:
        return "exist", subject, object_, where
    if object_ is not None and not passive and (name := _nominal(verb, object_)):
        return name, subject, subject, where
    if main.lemma_ in COPULAS and not passive:
        return _state(main), subject, subject, where
    if passive:
        predicate, agent, theme = _class("patient", main, object_), _by(main), subject
    elif object_ is not None and ("agent", verb) in classes() and not _both(verb):
        return classes()["agent", verb], subject, subject, (object_, *where)
    elif object_ is not None:
        predicate, agent, theme = _class("patient", main, object_), subject, object_
    else:
        predicate, agent, theme = _class("agent", main, None), subject, subject
    if verb == "hold" and passive and theme is not None and _is_somebody(theme):
        predicate = "be held"
    if verb == "fire" and theme is not None and theme.lemma_.lower() in _arms():
        predicate = verb
    return predicate, agent, theme, where


def _is_somebody(noun: Token) -> bool:
    return noun.lemma_.lower() in lexicon("predicates")["persons"]["nouns"]


@cache
def _arms() -> frozenset[str]:
    return frozenset(lexicon("predicates")["arms"]["nouns"])


def _nominal(verb: str, object_: Token) -> str:
    """The class of what somebody gets: "received two doses", "one of two doses"."""
    nominals = lexicon("predicates")["nominals"]
    if verb not in nominals["verbs"]:
        return ""
    heads = [object_, *(token for token in object_.subtree if token.dep_ == "pobj")]
    words = {stem(head.lower_) for head in heads}
    classes = ((name, nouns) for name, nouns in nominals.items() if name != "verbs")
    return next((name for name, nouns in classes if words & {stem(n) for n in nouns}), "")


def _chain(verb: Token) -> Iterator[Token]:
    """From the finite verb down through "has yet to", "is planning to", "began to"."""
    yield verb
    verbs = (child for child in verb.children if child.pos_ in ("VERB", "AUX"))
    below = next((child for child in verbs if child.dep_ == "xcomp"), None)
    judged = verb.lemma_ == "be" and _child(verb, "acomp", "attr") is not None  # "is illegal to"
    if below is not None and not judged and (verb.lemma_ in CARRIERS or verb.lemma_ in _planned()):
        yield from _chain(below)
    elif (deed := _planned_deed(verb)) is not None:
        yield from _chain(deed)


def _planned_deed(verb: Token) -> Token | None:
    """What one has plans to do."""
    plan = _child(verb, "dobj") if verb.lemma_ == "have" else None
    known = plan is not None and plan.lemma_ in ("plan", "intention")
    return _child(plan, "acl") if plan is not None and known else None


@cache
def _planned() -> frozenset[str]:
    words = lexicon("predicates")["aspect"]
    return frozenset((*words["planned"], *words["expected"]))


def _subject(chain: list[Token]) -> Token | None:
    for link in chain:
        if (found := _child(link, *SUBJECT)) is not None:
            return found
    top = chain[0]
    if top.dep_ == "conj" and top.head.pos_ in ("VERB", "AUX"):
        return _child(top.head, *SUBJECT)
    return top.head if top.dep_ in ("relcl", "acl") else None


def _child(token: Token, *deps: str) -> Token | None:
    found = next((child for child in token.children if child.dep_ in deps), None)
    if found is not None and found.tag_ in ("WDT", "WP") and token.dep_ == "relcl":
        return token.head
    return found


def _by(main: Token) -> Token | None:
    agent = _child(main, "agent")
    return _child(agent, "pobj") if agent is not None else None


def _class(role: str, main: Token, object_: Token | None) -> str:
    """The class of a verb in a role; a light verb gives way to its object."""
    if object_ is not None and _is_light(main, object_):
        return object_.lemma_.lower()
    verb = _lemma(main)
    return classes().get((role, verb), verb)


def _lemma(verb: Token) -> str:
    """A verb with its particle: "turn down", "call off"."""
    found = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    if verb.lemma_ in ("test", "plead"):
        said = [c.lower_ for c in verb.children if c.dep_ in ("acomp", "oprd", "advmod", "neg")]
        return " ".join((verb.lemma_, *said))
    beside = (c for c in verb.children if c.i == verb.i + 1 and c.dep_ == "advmod")
    found = found or next((c.lower_ for c in beside if c.lower_ in PARTICLES), "")
    return f"{verb.lemma_.lower()} {found}".rstrip()


def _both(verb: str) -> bool:
    """Whether a verb says the same of its object as of a subject alone: "the strike ended"."""
    return ("patient", verb) in classes()


def _is_light(verb: Token, object_: Token) -> bool:
    """Whether the object says what is done: "hold talks", "undergo a test", "pass a test"."""
    light = lexicon("predicates")["light"]
    tested = verb.lemma_ in light["passing"] and object_.lemma_.lower() in light["tests"]
    return tested or verb.lemma_ in light["verbs"]


def _state(be: Token) -> str:
    """What "is …" says: the class of its complement, "be at" for a bare place, else its lemma."""
    complement = _child(be, "acomp", "attr", "oprd", "xcomp")
    if complement is not None:
        lemma = complement.lemma_.lower()
        return classes().get(("state", lemma), lemma)
    for prep in (child for child in be.children if child.dep_ in ("prep", "advmod")):
        words = " ".join(token.lower_ for token in prep.subtree)
        for role, phrase in classes():
            if role == "state" and " " in phrase and f"{words} ".startswith(f"{phrase} "):
                return classes()[role, phrase]
    return "be at" if any(_where(be)) else ""


def _is_past(chain: list[Token]) -> bool:
    """The simple past of a verb that says more than "was"."""
    top, main = chain[0], chain[-1]
    if main.lemma_ in COPULAS:
        return _child(main, "expl") is not None and top.tag_ == "VBD"
    helpers = [c.lower_ for c in top.children if c.dep_ in ("aux", "auxpass")]
    return (top.tag_ == "VBD" and not helpers) or bool({"did", "was", "were"} & set(helpers))


def _complement(main: Token) -> Token | None:
    """Who or what the theme is said to be."""
    if main.lemma_ in COPULAS:
        return _child(main, "attr")
    if main.lemma_ not in lexicon("predicates")["naming"]["verbs"]:
        return None
    led = next((c for c in main.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    return _child(led, "pobj") if led is not None else _child(main, "oprd")


def _where(head: Token) -> Iterator[Token]:
    for child in head.children:
        holders = [child, *child.children] if child.dep_ in HOLDERS else []
        for prep in holders:
            if prep.dep_ in ("prep", "dative") and prep.lower_ in LOCATIVE:
                yield from (
                    c
                    for c in prep.children
                    if c.dep_ in ("pobj", "pcomp") and c.pos_ != "NUM" and not _is_when(c)
                )


def antecedent(token: Token | None) -> Token | None:
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


def _is_plural(noun: Token) -> bool:
    """By its form, or that of its verb: "personnel are"."""
    verbs = [noun.head, *(c for c in noun.head.children if c.dep_ in ("aux", "auxpass"))]
    return noun.tag_.endswith("S") or any(v.lower_ in ("are", "were", "have") for v in verbs)


def _is_any(noun: Token) -> bool:
    """Whether what is denied is denied of all: "not a single worker", "not any cases"."""
    return any(child.lower_ in ("any", "single", "such") for child in noun.lefts)


def is_definite(theme: Token | None) -> bool:
    """Whether a noun phrase is of one thing that the reader knows: "the dam", "his offer"."""
    if theme is None or theme.pos_ == "PRON":
        return False
    owned = any(child.dep_ == "poss" or child.lower_ in KNOWN for child in theme.lefts)
    return theme.tag_ == "NNP" or owned


def _is_when(noun: Token) -> bool:
    """Whether a noun is of time: "in the night"."""
    return noun.lemma_.lower() in lexicon("predicates")["when"]["nouns"]


def _nobody(token: Token | None) -> bool:
    """Whether a noun phrase denies that there is anybody: "nobody", "no cracks", "neither"."""
    if token is None:
        return False
    if token.lower_ in NOBODY or any(child.lower_ in NOBODY for child in token.lefts):
        return True
    words = [word.lower_ for word in token.subtree][:3]
    return words[:2] == ["not", "one"] or words == ["not", "a", "single"]


def _negated(token: Token) -> bool:
    return any(child.dep_ == "neg" for child in token.children)


def _is_infinite(verb: Token) -> bool:
    """Whether a clause has no tense, and so says not by itself that it is so: "to kill guards",
    "deploying a system"; a title or a caption has none and says so all the same."""
    if verb.dep_ == "ROOT" or any(c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in verb.children):
        return False
    return verb.tag_ == "VBG" or any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.children)


def _aspect(chain: list[Token]) -> Iterator[str]:
    words = lexicon("predicates")["aspect"]
    if _is_infinite(chain[0]):
        yield "infinite"
    for link in chain:
        around = {c.lower_ for c in link.children if c.dep_ in ("advmod", "aux", "mark", "neg")}
        if "yet" in around and (_negated(link) or link.lemma_ == "have"):
            yield "not yet"
        marks = {c.lower_ for c in link.children if c.dep_ == "mark"}
        for name in ("already", "never", "possible", "future", "conditional"):
            if (marks if name == "conditional" else around) & set(words[name]):
                yield name
        if link.dep_ == "acl" and link != chain[0]:
            yield "planned"
        for name in ("planned", "expected"):
            if link.lemma_ in words[name] and link != chain[-1]:
                yield name
        time = link.head if link.dep_ in ("relcl", "acl", "ccomp") else link
        first = time.lemma_ == "time" and any(c.lower_ == "first" for c in time.children)
        if first or "first time" in " ".join(t.lower_ for t in link.subtree):
            yield "first time"
