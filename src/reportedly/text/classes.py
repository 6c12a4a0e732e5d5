"""What kind of thing is counted: soldiers, troops and personnel are one class."""

from typing import TYPE_CHECKING

from reportedly.text.states import governor, measure_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Counted", "class_of", "level_of"]


class Counted:
    """A counted class ("soldier"), the state its noun implies ("" for none), and its head."""

    __slots__ = ("head", "name", "state")

    def __init__(self, name: str, state: str, head: "Token") -> None:
        self.name, self.state, self.head = name, state, head


CARE = ("infection", "disease", "virus", "measles", "cholera", "covid", "flu", "dengue", "ebola")


def class_of(head: "Token") -> Counted:
    """The class of a counted noun; an open-class noun is its own class, by its lemma."""
    words = measure_words()
    lemma = head.lemma_.lower()
    if lemma in words.nouns and not (lemma == "case" and not _is_illness(head)):
        return Counted("person", words.nouns[lemma], head)
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
    name = words.classes.get(lemma) or words.classes.get(head.lower_) or lemma
    return Counted(name, state, head)


def _is_illness(head: "Token") -> bool:
    around = {t.lower_ for t in head.subtree}
    return bool(around & {"confirmed", "new", "infected", "active", *CARE})


def level_of(number: "Token") -> "Counted | None":
    """What a level is of: "the death toll rose to 12", "the number of injured stands at 40"."""
    found = governor(number)
    if found is None:
        return None
    verb, words = found[0], measure_words()
    lemma = verb.lemma_.lower()
    setting = lemma in words.of["setting"] and found[1] == "pobj"
    if not setting and lemma not in words.of["levels"]:
        return None
    roles = ("dobj",) if setting else ("nsubj", "nsubjpass")
    subject = next((c for c in verb.children if c.dep_ in roles), None)
    if subject is None or subject.i == number.i or number in subject.subtree:
        return None
    if subject.lemma_.lower() not in words.of["tolls"]:
        return class_of(subject) if subject.pos_ in ("NOUN", "PROPN") else None
    inner = [t for t in subject.subtree if t.i != subject.i]
    for token in inner:
        if state := words.nouns.get(token.lemma_.lower()) or words.states.get(token.lower_):
            return Counted("person", state, subject)
    of = next((t for t in inner if t.dep_ == "pobj" and t.head.lower_ == "of"), None)
    if of is not None:
        return class_of(of)
    return Counted("person", "killed", subject) if subject.lemma_.lower() == "toll" else None
