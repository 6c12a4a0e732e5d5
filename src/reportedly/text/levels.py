"""Figures that give the level of a count: "the death toll rose to 31 from 27", "the number"."""

import re
from collections.abc import Iterable
from itertools import pairwise

from reportedly.text.classes import Counted, class_of
from reportedly.text.states import governor, measure_words, verb_above
from reportedly.text.tokens import Token

__all__ = ["Level", "is_base", "is_former", "is_none_of", "level_of", "noun_of"]

REACH = 9
"""Words before a figure in which the head of an elliptic level is looked for."""


_GIVEN_UP = re.compile(
    r"\bafter (?:first|initially|originally|earlier|previously) \w+ing\b[^.;,0-9]{0,40}$"
    r"|\b(?:earlier|initial|previous|preliminary|original|first)(?: official)? "
    r"(?:estimates?|figures?|counts?|tolls?|tally|reports?|readings?|numbers?) of $",
    re.IGNORECASE,
)
"""What comes before a figure that the one beside it replaces."""


class Level:
    """What a level is of: the class it names, or None where it is ``back``, that is where "the
    number" takes what was counted before; ``named`` where it repeats a figure ("that of 31")."""

    __slots__ = ("back", "counted", "named")

    def __init__(
        self, counted: Counted | None, *, back: bool = False, named: bool = False
    ) -> None:
        self.counted, self.back, self.named = counted, back, named


def level_of(number: Token, first: Token) -> Level | None:
    """The level that a bare figure gives, None where it gives none.

    ``number`` is the figure's last token, ``first`` the first token with its bound.
    """
    if (those := _of_those(number)) is not None:
        return Level(those)
    holder = _holder(first)
    for subject in (_ellipsis(first), holder, _subject(number)):
        if subject is not None:
            return _level(subject, first, named=subject is holder)
    found = governor(number)
    told = found is not None and found[0].lemma_.lower() in measure_words().of["telling"]
    bare = number.dep_ in ("pobj", "dobj") and not any(c.i > number.i for c in number.children)
    return Level(None, back=True) if told and bare else None


def _of_those(number: Token) -> Counted | None:
    """ "Nineteen of the dead", "six of the missing"."""
    doc, at = number.doc, number.i + 1
    if at + 2 >= len(doc) or doc[at].lower_ != "of" or doc[at + 1].pos_ not in ("DET", "PRON"):
        return None
    words, said = measure_words(), doc[at + 2]
    state = words.nouns.get(said.lower_) or words.states.get(said.lower_, "")
    return Counted("person", state, number) if state else None


def _ellipsis(first: Token) -> Token | None:
    """ "that" in "… and that of the injured at 152"."""
    for at in range(first.i - 1, max(first.sent.start, first.i - REACH) - 1, -1):
        token = first.doc[at]
        if token.lower_ in ("that", "those") and token.nbor().lower_ in ("of", "for"):
            return token
        if token.like_num:
            return None
    return None


def _holder(first: Token) -> Token | None:
    """ "toll" in "a death toll of 31", "figure" in "the figure of 31"."""
    above = noun_of(first)
    tolls = measure_words().of["tolls"]
    return above if above is not None and above.lemma_.lower() in tolls else None


def noun_of(first: Token) -> Token | None:
    """The noun that a figure is the size of: "a turnout of 61 percent", "a pay rise of 12"."""
    if first.i < first.sent.start + 2 or first.nbor(-1).lower_ != "of":
        return None
    above = first.nbor(-2)
    return above if above.pos_ == "NOUN" else None


def _subject(number: Token) -> Token | None:
    """The subject of "rose to 31", the object of "raised its offer to 8 percent"."""
    found = governor(number)
    if found is None:
        return None
    words, verb = measure_words(), found[0]
    if found[1] != "pobj" and verb.lemma_.lower() not in words.of["levels"]:
        return None
    for _ in range(3):
        lemma = verb.lemma_.lower()
        setting = lemma in words.of["setting"] and found[1] == "pobj"
        if setting or lemma in words.of["levels"]:
            roles = ("nsubjpass", "dobj") if setting else ("nsubj", "nsubjpass")
            subject = next((c for r in roles for c in verb.children if c.dep_ == r), None)
            if subject is not None and subject.i < number.i:
                return subject if subject.pos_ in ("NOUN", "PROPN", "PRON") else None
        if verb.head == verb or lemma in words.of["levels"]:
            return None
        above = verb_above(verb)
        if above is None:
            return None
        verb = above
    return None


def _level(subject: Token, first: Token, *, named: bool) -> Level | None:
    words = measure_words()
    if subject.lower_ in ("it", "them"):
        return Level(None, back=True)
    if subject.lemma_.lower() not in (words.of["tolls"] | {"that", "those"}):
        return Level(class_of(subject)) if subject.pos_ != "PRON" else None
    near = [t for t in subject.subtree if t.i != subject.i and abs(t.i - subject.i) < REACH]
    inner = [t for t in near if t.i < first.i - 1]
    for token in inner:
        if token.pos_ == "VERB" and token.dep_ == "relcl":
            break
        state = words.nouns.get(token.lemma_.lower()) or _adjective(token, words.states)
        if state:
            return Level(Counted("person", state, subject))
    of = _of(subject, inner)
    if of is not None:
        counted = class_of(of)
        said = (words.state(t) for t in of.subtree if t.i != of.i)
        counted.state = counted.state or next((state for state in said if state), "")
        return Level(counted)
    if subject.lemma_.lower() == "toll":
        return Level(Counted("person", "killed", subject))
    return Level(None, back=True, named=named) if subject.pos_ == "NOUN" else None


def _adjective(token: Token, states: dict[str, str]) -> str:
    """The state of people that an adjective used as a noun says: "the number of injured"."""
    alone = token.dep_ in ("pobj", "pcomp", "amod", "conj")
    alone = alone and token.head.pos_ in ("ADP", "ADJ", "VERB")
    adjective = token.tag_ in ("JJ", "VBN", "VBD") or token.lower_ == "missing"
    return states.get(token.lower_, "") if alone and adjective else ""


def _of(subject: Token, inner: Iterable[Token]) -> Token | None:
    return next(
        (t for t in inner if t.dep_ == "pobj" and t.head.lower_ == "of" and t.i > subject.i), None
    )


def is_former(first: Token, number: Token) -> bool:
    """Whether a figure is the level left behind: "to 27 from 31", "up from 14 on Monday", "revised
    to 6.2 after first giving it as 6.4"."""
    if _GIVEN_UP.search(first.doc[first.sent.start : first.i].text_with_ws):
        return True
    if first.i == first.sent.start or first.nbor(-1).lower_ != "from":
        return False
    if first.i > 1 and first.nbor(-2).lower_ in ("up", "down"):
        return True
    verb, words = verb_above(number), measure_words()
    return verb is not None and verb.lemma_.lower() in (words.of["levels"] | words.of["setting"])


def is_none_of(first: Token) -> bool:
    """Whether nothing is said of any of those counted: "none of the 40 passengers was hurt"."""
    near = [t.lower_ for t in first.doc[max(first.sent.start, first.i - 4) : first.i]]
    return any(one in ("none", "neither") and after == "of" for one, after in pairwise(near))


def is_base(first: Token) -> bool:
    """Whether a figure is the whole that another is taken out of: "3,200 of its 3,500 workers",
    "of the 40 people on board, 12 died"."""
    at = first.i - 1
    while at >= first.sent.start and first.i - at < REACH:
        token = first.doc[at]
        if token.lower_ == "of":
            before = first.doc[at - 1] if at > first.sent.start else None
            return before is None or before.like_num or before.lower_ in ("percent", "all", "half")
        loose = token.pos_ in ("DET", "PRON", "PROPN", "PART", "NOUN", "ADJ")
        if not loose or token.like_num:
            return False
        at -= 1
    return False
