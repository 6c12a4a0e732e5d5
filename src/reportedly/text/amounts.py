"""What a sum, a size or a time is the amount of: "fined $3 million", "jailed for 7 years"."""

from reportedly.text.classes import Counted, class_of
from reportedly.text.governors import governor
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import measure_words

__all__ = ["amount_of", "is_attribute", "quality_of"]

TIMES = ("hour", "day", "week", "month", "year")


def amount_of(first: Token, number: Token, unit: str) -> Counted | None:
    """What an amount without a noun of its own is the amount of, None where nothing says so.

    ``first`` opens the figure with its bound, ``number`` is its last token.
    """
    if unit in TIMES:
        return _sentence(number)
    if (thing := _beside(first)) is not None:
        return class_of(thing)
    if (bid := _worth(first)) is not None:
        return Counted(class_of(bid).name, "worth", number)
    found, words = governor(number), measure_words()
    if found is not None and (counted := _of_verb(number, unit, *found)) is not None:
        return counted
    dimension = words.dimensions.get(unit, "")
    return Counted(dimension, "", number) if dimension else None


def _of_verb(number: Token, unit: str, verb: Token, role: str) -> Counted | None:
    """What a verb of costing, selling or winning has an amount of."""
    lemma, words = verb.lemma_.lower(), measure_words()
    if number.head.lower_ == "worth" and number.head.head.pos_ == "NOUN":
        return Counted(class_of(number.head.head).name, "worth", number)
    if lemma in words.of["costing"]:
        subject = _child(verb, "nsubj")
        return Counted(class_of(subject).name, words.state(verb), number) if subject else None
    if role == "pobj" and lemma in words.of["pricing"]:
        thing = _child(verb, "nsubjpass") or _child(verb, "dobj")
        state = words.state(verb)
        return Counted(class_of(thing).name if thing else "", state, number)
    if unit == "percent" and lemma in words.votes and role == "dobj":
        return Counted("vote", "won", number) if _polls(number) else None
    return None


def _beside(first: Token) -> Token | None:
    """ "Inflation at 5.4%", "the virus has a fatality rate - 0.5%": the noun right before."""
    if first.i < first.sent.start + 2 or first.nbor(-1).lower_ not in ("at", ":"):
        return None
    noun = first.nbor(-2)
    alone = noun.pos_ == "NOUN" or (noun.pos_ == "PROPN" and noun.i == first.sent.start)
    return noun if alone and noun.ent_type_ not in ("GPE", "LOC", "FAC") else None


def _worth(first: Token) -> Token | None:
    """The offer, deal or contract that is worth a sum, names between them or not: "an offer for
    Marlowe, worth 45 million euros"."""
    near = first.doc[max(first.sent.start, first.i - 4) : first.i]
    at = next((t.i for t in reversed(near) if t.lower_ in ("worth", "valued")), None)
    if at is None:
        return None
    before = reversed(first.doc[max(first.sent.start, at - 12) : at])
    bids = measure_words().of["bids"]
    return next((t for t in before if t.pos_ == "NOUN" and t.lemma_.lower() in bids), None)


def _child(verb: Token, role: str) -> Token | None:
    """The noun that plays a role in a verb, or in the one that it goes on from by "and"."""
    for one in (verb, verb.head if verb.dep_ in ("conj", "xcomp") else verb):
        for child in one.children:
            if child.dep_ == role and child.tag_ in ("WDT", "WP") and one.dep_ == "relcl":
                return one.head
            raised = one != verb and role == "nsubj" and child.dep_ == "nsubjpass"
            if (child.dep_ == role or raised) and child.pos_ == "NOUN":
                return child
    return None


def _sentence(number: Token) -> Counted | None:
    """ "sentenced to seven years", "jailed for 18 months", "a 12-year prison term"."""
    found, terms = governor(number), measure_words().of["sentencing"]
    if found is None:
        return None
    to = number.dep_ == "pobj" and number.head.lower_ in ("to", "for")
    if found[0].lemma_.lower() in measure_words().of["banning"] and to:
        return Counted("ban", "banned", number)
    if found[0].lemma_.lower() in terms and (to or found[1] in ("dobj", "npadvmod")):
        return Counted("sentence", "jailed", number)
    return None


def _polls(number: Token) -> bool:
    """Whether a sentence is of an election or a poll."""
    return any(t.lemma_.lower() in measure_words().of["voting"] for t in number.sent)


def is_attribute(number: Token, head: Token, unit: str) -> bool:
    """Whether an amount only describes a noun ("a 30-metre bridge", "a $100 million company") and
    is not what is paid or moved ("a $3 million fine")."""
    described = number.dep_ in ("compound", "amod", "nmod", "nummod") and number.i < head.i
    apart = any(t.pos_ == "ADP" for t in head.doc[number.i + 1 : head.i])
    return (
        unit != "percent"
        and described
        and not apart
        and head.lemma_.lower() not in measure_words().of["sums"]
    )


def quality_of(number: Token) -> str:
    """The adjective that an amount is the degree of: "90 percent [effective]", "40 km [wide]"."""
    adjective = number.head
    degree = number.dep_ == "npadvmod" and adjective.pos_ == "ADJ" and adjective.i > number.i
    return adjective.lower_ if degree else ""
