"""What kind of thing is counted: soldiers, troops and personnel are one class."""

from reportedly.text.governors import governor
from reportedly.text.participles import noun_lemma
from reportedly.text.predicates import particle_of, undergone
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import measure_words

__all__ = ["Counted", "class_of", "counted_in", "in_its_terms", "status_of", "told_as"]


class Counted:
    """A counted class ("soldier"), the state its noun implies ("" for none), and its head."""

    __slots__ = ("head", "name", "state")

    def __init__(self, name: str, state: str, head: Token) -> None:
        self.name, self.state, self.head = name, state, head


NAMED = ("PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW")
"""Kinds of named entity (OntoNotes) that count nothing by their last word."""


def class_of(head: Token) -> Counted:
    """The class of a counted noun; an open-class noun is its own class, by its lemma."""
    words = measure_words()
    lemma = noun_lemma(head)
    opening = head.i == head.sent.start
    listed = lemma in words.classes or lemma in words.nouns or opening
    common = opening and lemma in words.common  # "Turnout was 61 percent"
    named = not common and (head.ent_type_ in NAMED or (head.pos_ == "PROPN" and not listed))
    if head.tag_ == "NNP" and named and not head.text.endswith("s"):
        return Counted("", "", head)
    full = f"{_of_what(head)}{lemma}"
    if full != lemma and full in words.classes:
        return Counted(words.classes[full], "", head)
    marks = (words.qualified.get(c.lower_, "") for c in head.children if c.i < head.i)
    if lemma in ("case", "infection") and (mark := next(filter(None, marks), "")):
        return Counted("person", mark, head)
    if lemma in words.nouns and not (lemma == "case" and not _is_illness(head)):
        return Counted(words.classes.get(lemma, "person"), words.nouns[lemma], head)
    state = next(
        (
            words.states[c.lemma_.lower()]
            for c in head.children
            if c.dep_ == "amod" and c.lemma_.lower() in ("dead", "injured", "wounded", "missing")
        ),
        "",
    )
    if head.ent_type_ == "NORP":
        return Counted("person", state, head)
    if lemma == "life" and (found := governor(head)) is not None:
        state = words.doings.get(f"{found[0].lemma_.lower()} life", state)
    name = words.classes.get(lemma) or words.classes.get(head.lower_) or lemma
    return Counted(
        f"{_of_what(head)}{name}" if lemma in words.relative["nouns"] else name, state, head
    )


def _of_what(head: Token) -> str:
    """What a price, rate or rise is of: "[bread] price", "price of [bread]"."""
    relative = measure_words().relative
    of = [
        c.lemma_.lower()
        for c in head.children
        if (c.dep_ in ("compound", "nmod") and c.pos_ in ("NOUN", "ADJ", "PROPN") and c.i < head.i)
        or (c.dep_ == "amod" and c.lower_ in relative["adjectives"])
    ]
    of = [word for word in of if word not in relative["never"] and word.isalpha()]
    if not of:
        goals = (g for c in head.children if c.lower_ == "of" for g in c.children)
        of = [noun_lemma(g) for g in goals if g.pos_ == "NOUN" and not _is_sum(g)]
    return f"{of[-1]} " if of else ""


def _is_sum(noun: Token) -> bool:
    """Whether a noun is the unit of an amount: "a price of 12 [euros]"."""
    return noun.ent_type_ in ("MONEY", "PERCENT", "QUANTITY") or any(
        c.like_num for c in noun.children
    )


def _is_illness(head: Token) -> bool:
    """Whether "cases" are those of a disease: by their own words, else by those of the sentence
    where nothing tells of a court."""
    illness = measure_words().of["illness"]
    around = {t.lower_ for t in head.subtree}
    if around & ({"confirmed", "new", "infected", "active", "suspected", "probable"} | illness):
        return True
    said = {t.lemma_.lower() for t in head.sent} | {t.lower_ for t in head.sent}
    return bool(said & illness) and not said & measure_words().of["courts"]


def in_its_terms(name: str, state: str, predicate: Token | None, *, amount: bool) -> str:
    """The state in the terms of what is counted: soldiers arrived are deployed, jobs cut are
    people dismissed, a party that takes seats wins them. Of an ``amount`` no fate of people is
    said ("saved $3 million")."""
    words = measure_words()
    if name in words.relative["holdings"] and state in ("had", "held"):
        return ""
    if amount and state in words.fates and predicate is not None:
        return undergone(predicate)
    if name in ("soldier", "fighter"):
        if state == "lost" and predicate is not None and predicate.lemma_.lower() == "lose":
            return "killed"
        return words.soldiers.get(state, state)
    if name == "worker":
        return words.workers.get(state, "dismissed" if state == "lost" else state)
    if name in ("vote", "seat", "delegate") and state and predicate is not None:
        lemma = predicate.lemma_.lower()
        of_votes = words.votes.get(f"{lemma} {particle_of(predicate)}".strip())
        return of_votes or words.votes.get(lemma, state)
    return state


def counted_in(noun: Token) -> Token:
    """What a number is of: "the number of [passengers] rose 8 percent"."""
    if noun.lemma_.lower() not in measure_words().of["tolls"]:
        return noun
    goals = (g for c in noun.children if c.lower_ == "of" for g in c.children)
    return next((goal for goal in goals if goal.pos_ == "NOUN"), noun)


def status_of(head: Token) -> bool:
    """Whether a noun only says what people are: hostages, refugees, prisoners."""
    return noun_lemma(head) in measure_words().statuses


def told_as(head: Token, predicate: Token | None) -> str:
    """The class that some of those counted are said to be: "two of the dead were [children]"."""
    found = governor(head)
    if predicate is None or predicate.lemma_ != "be" or found is None or found[1] != "nsubj":
        return ""
    kinds = (c for c in predicate.children if c.dep_ == "attr" and c.i > head.i)
    kind = next((c for c in kinds if c.pos_ == "NOUN"), None)
    return noun_lemma(kind) if kind is not None else ""
