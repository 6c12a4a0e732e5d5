"""Single people that a text tells of: "a 16-year-old boy", "Ana Ruiz, 25", "the second victim"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.article import BlockKind
from reportedly.text.ages import is_age
from reportedly.text.numbers import numerals
from reportedly.text.parse import Paragraph
from reportedly.text.sources import gender_of, given_gender
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import measure_words

__all__ = ["Individual", "individuals", "is_person"]

NEW = frozenset({"another", "second", "third", "fourth", "fifth", "other"})
"""Words that set somebody apart from whoever was told of before."""
GENERIC = frozenset({"no", "any", "every", "each", "either", "neither", "what", "which", "many"})
POINTING = frozenset({"the", "this", "that"})
ROLES = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "ROOT", "attr", "poss", "nmod")
CHILD, ADULT = 13, 20
"""Below the one nobody is called a man or a woman, from the other on nobody a boy or a girl."""

_OLD = re.compile(r"\b(\d{1,3}|[a-z]+)[- ]?(year|yr|month|week|day)s?[- ]?old\b", re.IGNORECASE)
_GLUE = frozenset({"-", "–", "year", "month", "week", "day", "yr"})
_BESIDE = re.compile(r"^,? (?:aged? )?(\d{1,3})(?=[,;.)]| of | and |$)")
_DATELINE = re.compile(r"^[A-Z][^.!?]{2,40}?(?:\([^)]*\) ?)?(?:—|–|--| - )")


@dataclass(frozen=True, slots=True)
class Individual:
    """One mention of one person; ``start`` and ``end`` are offsets into the article.

    ``name`` holds the words of a proper name, ``sex`` is "female", "male" or "", ``grown`` says
    whether the words mean an adult or a child (None: either). ``new`` is set by "another" and "a
    second", ``pointed`` by "the" and the like, which introduce nobody.
    """

    token: Token
    start: int
    end: int
    kind: BlockKind
    name: tuple[str, ...]
    sex: str
    age: int | None
    grown: bool | None
    new: bool
    pointed: bool


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("individuals")[name])


def is_person(token: Token) -> bool:
    """Whether a singular common noun means a person."""
    return token.tag_ in ("NN", "NNP") and token.lemma_.lower() in _words("people")


def individuals(paragraph: Paragraph) -> Iterator[Individual]:
    """The people of a paragraph that nouns, ages and names single out, in text order."""
    dateline = _DATELINE.match(paragraph.doc.text)
    for token in paragraph.doc:
        named = _is_name(token) and (dateline is None or token.idx >= dateline.end())
        if named or _is_noun(token, paragraph) or _is_aged(token):
            yield _told(token, paragraph)


def _is_noun(token: Token, paragraph: Paragraph) -> bool:
    """A noun for one person that stands for somebody, not before another noun ("teen suspect")."""
    if not is_person(token) or _is_label(token):
        return False
    before = _before(token)
    if any(t.lower_ in GENERIC or (t.like_num and t.lower_ not in NEW) for t in before):
        return False
    bare = not any(t.dep_ in ("det", "poss") for t in before)
    return not bare or paragraph.kind is BlockKind.TITLE or _joined(token) or _has_age(token)


def _has_age(token: Token) -> bool:
    return any(t.lower_ == "old" for t in _before(token))


def _is_label(token: Token) -> bool:
    """ "shooting [victim] Abigail Kopf", "[boy] scout"."""
    return token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i


def _joined(token: Token) -> bool:
    return token.dep_ == "conj" and is_person(token.head)


def _is_aged(token: Token) -> bool:
    """ "A 16-year-old was shot", where nothing else names the person."""
    if token.lower_ != "old" or token.i < 2 or token.nbor(-2).lower_ not in ("year", "years"):
        return False
    own = token.dep_ in ROLES
    return own and not any(is_person(t) for t in (token.head,) if token.dep_ in ("appos", "nmod"))


def _is_name(token: Token) -> bool:
    """The last word of a person's name."""
    person = token.ent_type_ == "PERSON" or _is_before_age(token)
    if not person or token.pos_ != "PROPN" or token.dep_ == "compound":
        return False
    if token.lower_ in _words("unnamed") or is_person(token) or measure_words().state(token):
        return False
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return after is None or after.ent_type_ != "PERSON" or after.ent_iob_ == "B"


def _is_before_age(token: Token) -> bool:
    """ "Marta Ruiz, 44," is a person, whatever the parse calls her."""
    at = token.i + 2
    named = token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME")
    return named and at < len(token.doc) and is_age(token.doc[at])


def _told(token: Token, paragraph: Paragraph) -> Individual:
    before = _before(token)
    first = min((t.i for t in before if t.dep_ != "punct"), default=token.i)
    first = min(first, token.i)
    while (
        first > 0 and not token.doc[first - 1].whitespace_ and token.doc[first - 1].pos_ in _GLUE
    ):
        first -= 1
    words = token.doc[first : token.i + 1]
    own = " ".join(t.text for t in (*before, token) if t == token or not _is_owner(t))
    name = _name(token)
    age = _age(token, words.text)
    beside = {t.lower_ for t in before}
    return Individual(
        token=token,
        start=paragraph.start + words.start_char,
        end=paragraph.start + words.end_char,
        kind=paragraph.kind,
        name=name,
        sex=_sex(own, name),
        age=age,
        grown=_grown(own.lower(), age),
        new=bool(beside & NEW),
        pointed=bool(beside & POINTING and not name and not beside & NEW),
    )


def _is_glued(token: Token) -> bool:
    """ "16-" of "16-year-old boy"."""
    return not token.whitespace_ and (token.like_num or token.lower_ in _GLUE)


def _before(token: Token) -> list[Token]:
    """What stands before a noun as part of it, without what that governs in turn but ages."""
    own = [c for c in token.children if c.i < token.i and c.dep_ not in ("cc", "conj", "prep")]
    return sorted({t for c in own for t in (c, *c.lefts)}, key=lambda t: t.i)


def _is_owner(token: Token) -> bool:
    """ "the child's" in "the child's grandfather"."""
    return token.dep_ == "poss" or token.head.dep_ == "poss"


def _name(token: Token) -> tuple[str, ...]:
    person = token.ent_type_ == "PERSON" or _is_before_age(token)
    if person and token.pos_ == "PROPN" and not is_person(token):
        at = token.i
        while at > 0 and (token.doc[at].ent_iob_ == "I" or token.doc[at - 1].head == token):
            at -= 1
        words = (t.lower_.strip(".") for t in token.doc[at : token.i + 1] if t.pos_ == "PROPN")
        return tuple(word for word in words if word not in ("jr", "sr", "ii", "iii"))
    named = (c for c in token.children if c.dep_ == "appos" and _is_name(c))
    return next((_name(c) for c in named), ())


def _sex(text: str, name: tuple[str, ...]) -> str:
    return gender_of(text) or given_gender(" ".join(word.title() for word in name))


def _age(token: Token, text: str) -> int | None:
    after = token.doc[token.i + 1 : token.i + 6].text
    space = "" if after.startswith(",") else " "
    if (old := _OLD.search(text)) is not None:
        number = next(numerals(old[1]), None)
        years = old[2].lower() in ("year", "yr")
        return None if number is None or number.value is None else int(number.value) * years
    found = _BESIDE.match(space + after)
    return int(found[1]) if found else None


def _grown(text: str, age: int | None) -> bool | None:
    if age is not None:
        return True if age >= ADULT else False if age < CHILD else None
    words = set(re.findall(r"\w+", text))
    if words & _words("young"):
        return False
    return True if words & _words("grown") else None
