"""What a figure counts or is the level of: its noun, what it is the size of, what "it" was."""

from itertools import pairwise

from reportedly.model.quantity import Quantity
from reportedly.text.amounts import amount_of
from reportedly.text.classes import Counted, class_of
from reportedly.text.levels import Level, level_of, noun_of
from reportedly.text.parse import Parse
from reportedly.text.participles import noun_lemma
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import measure_words

THEM = ("them", "whom", "those", "these", "us", "you")

__all__ = ["counting_of", "is_of_whom", "is_some_of"]


def counting_of(
    quantity: Quantity, first: Token, number: Token, parsed: Parse
) -> tuple[Counted | None, Level | None]:
    """The class of what is counted, or the level that the figure gives; both None where neither
    is said ("another 40 were hurt").

    ``first`` opens the figure with its bound, ``number`` is its last token.
    """
    if quantity.unit in ("day", "week", "month", "year") and _is_age(quantity, number):
        return Counted("age", "aged", number), None
    above = noun_of(first)
    bare = quantity.counted is None and above is not None and _is_holding(above)
    if above is not None and (quantity.unit or bare or _is_lead(above)):
        return class_of(above), None
    those = _of_them(number) or (_state_before(first) if not quantity.unit else None)
    if those is not None:
        return those, None
    if quantity.counted is not None and not _runs_over(quantity, parsed):
        tokens = parsed.tokens(quantity.counted)
        tokens = _first_of_pair(tokens)
        nouns = [t for t in tokens if t.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "VERB")]
        if nouns and nouns[-1].lower_ == "shot" and (quantity.low or 0.0) > 1:
            return Counted("person", "shot", number), None
        named = bool(nouns) and nouns[-1].pos_ == "PROPN"
        if nouns and not (named and quantity.unit and quantity.unit != "percent"):
            head = _head_of(nouns, tokens)
            return class_of(head) if head.pos_ != "PRON" else None, None
        if nouns and nouns[-1].pos_ == "PRON":
            return None, None
    amount = amount_of(first, number, quantity.unit) if quantity.unit else None
    level = level_of(number, first)
    if level is not None and (amount is None or level.counted is not None):
        return level.counted, level
    return amount, None


def is_of_whom(number: Token) -> bool:
    """ "12 of whom were later released": a part with a predicate of its own."""
    after = number.doc[number.i + 1 : number.i + 3]
    return len(after) == 2 and after[0].lower_ == "of" and after[1].lower_ in ("whom", "which")


def is_some_of(number: Token) -> bool:
    """Whether a figure is of some of those counted before: "12 of them children"."""
    return _of_them(number) is not None


def _of_them(number: Token) -> Counted | None:
    """ "12 of them [children]", "nine of whom [women]": what some of the counted are."""
    after = number.doc[number.i + 1 : number.i + 4]
    if len(after) < 3 or after[0].lower_ != "of" or after[1].lower_ not in THEM:
        return None
    noun = after[2]
    told = noun.pos_ == "NOUN" and noun.lower_ not in measure_words().states
    return Counted(noun_lemma(noun), "", number) if told else None


STATES = ("dead", "killed", "wounded", "injured", "missing", "displaced", "hospitalised")
NUMBERED = ("number", "numbers", "numbered", "numbering")


def _state_before(first: Token) -> Counted | None:
    """ "its [wounded] at 47", "the [dead] on the enemy's side number 300": people by an adjective
    alone."""
    at, start = first.i - 1, first.sent.start
    numbered = at > start and first.doc[at].lower_ in NUMBERED
    if at <= start or not (numbered or first.doc[at].lower_ in ("at", "to")):
        return None
    for place in range(at - 1, max(start, at - 7 if numbered else at - 1) - 1, -1):
        said = first.doc[place]
        if said.lower_ in STATES and place > start:
            owner = first.doc[place - 1]
            owned = owner.pos_ in ("DET", "PRON", "PART") or owner.lower_ == "own"
            word, words = said.lower_, measure_words()
            known = words.states.get(word) or words.nouns.get(word) or word
            return Counted("person", known, first) if owned else None
        if said.text in (",", ";", ":") or said.like_num:
            return None
    return None


def _is_holding(noun: Token) -> bool:
    """ "a capacity of 40,000"."""
    return noun.lemma_.lower() in measure_words().relative["holdings"]


def _is_lead(noun: Token) -> bool:
    """ "a lead of five points": the points are those of the lead."""
    return noun.lemma_.lower() in measure_words().relative["leads"]


def _first_of_pair(tokens: list[Token]) -> list[Token]:
    """The words before "and" where a verb follows: "12 men [and raiding shops]"."""
    for before, token in pairwise(tokens):
        if before.pos_ == "CCONJ" and token.pos_ in ("VERB", "AUX"):
            return [t for t in tokens if t.i < before.i]
    return tokens


def _runs_over(quantity: Quantity, parsed: Parse) -> bool:
    """Whether a line ends between the number and its noun: the lines of a list are apart."""
    after = quantity.counted.start if quantity.counted is not None else 0
    return "\n" in parsed.article.text[quantity.whole.end : after]


def _is_age(quantity: Quantity, number: Token) -> bool:
    """ "9-month-old", "aged 7", "Ana Ruiz, 25,": the age of somebody."""
    after = number.doc[number.i : number.i + 4].text.lower()
    old = "-old" in after or " old" in after or "old" in quantity.whole.text.lower()
    beside = quantity.unit == "year" and "year" not in quantity.whole.text.lower()
    return old or beside or (quantity.unit == "year" and "aged" in number.sent.text)


def _head_of(nouns: list[Token], tokens: list[Token]) -> Token:
    """The noun the phrase is about: the last one before any "of"."""
    inside = {t.i for t in tokens}
    return next((t for t in reversed(nouns) if t.head.i not in inside), nouns[-1])
