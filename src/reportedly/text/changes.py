"""By how much something rose or fell, which is no level: "rose 12 percent", "a drop of 300"."""

from dataclasses import dataclass

from reportedly.text.governors import governor, verb_above
from reportedly.text.participles import participle_of
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import measure_words

__all__ = ["Change", "change_of"]


@dataclass(frozen=True, slots=True)
class Change:
    """``state`` is "up", "down" or a lead ("won by"); ``noun`` is what changed, None where the
    clause does not say; ``bargained`` is the noun of a change that is asked or given ("pay rise");
    ``verb`` is the predicate;
    ``loose`` tells that ``noun`` is only the subject, where another figure says what is compared
    ("carried 2 million passengers, 12 percent more")."""

    state: str
    noun: Token | None
    verb: Token | None
    bargained: Token | None = None
    loose: bool = False


def change_of(first: Token, number: Token, *, unit: str, bare: bool) -> Change | None:
    """The change that a figure gives, None for a level or a count.

    ``first`` opens the figure with its bound, ``number`` is its last token; ``bare`` tells that it
    counts nothing of its own ("rose by 300").
    """
    before = first.nbor(-1) if first.i > first.sent.start else None
    if (said := _noun_of_change(first, number, before)) is not None:
        return said
    if (said := _compared(number, unit)) is not None:
        return said
    phrasal = (
        before is not None and before.dep_ == "prt" and before.head.lemma_ not in ("be", "go")
    )
    up = before is not None and before.lower_ in ("up", "down") and not phrasal
    if before is not None and up and (bare or unit):
        verb = verb_above(number)
        return Change(before.lower_, _subject(verb, first), verb)
    if before is not None and before.lower_ == "by":
        return _by(first, number)
    return _direct(first, number, before, unit) if bare else None


def _noun_of_change(first: Token, number: Token, before: Token | None) -> Change | None:
    """ "a rise of 12 percent", "a 12 percent rise in prices", "a $2 price increase"."""
    noun = number.head if number.head.i > number.i and number.dep_ != "pobj" else None
    if before is not None and before.lower_ == "of" and before.i > before.sent.start:
        noun = before.nbor(-1)
    if noun is None or noun.pos_ != "NOUN":
        return None
    state = _direction(noun.lemma_.lower(), "up_nouns", "down_nouns")
    if not state:
        return None
    verb, words = verb_above(noun), measure_words()
    of = [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and c.pos_ == "NOUN"]
    inside = (g for c in noun.children if c.lower_ in ("in", "to") for g in c.children)
    of += [g for g in inside if g.dep_ == "pobj" and g.pos_ in ("NOUN", "PROPN")]
    of = [c for c in of if c.i not in range(first.i, number.i + 1)]
    asked = verb is not None and verb.lemma_.lower() in words.changes["bargained"]
    found = of[-1] if of else _subject(verb, first)
    return Change(state, found, verb, noun if asked else None)


def _direction(lemma: str, up: str, down: str) -> str:
    changes = measure_words().changes
    return "up" if lemma in changes[up] else "down" if lemma in changes[down] else ""


LIMITS = ("above", "below", "over", "under")


def _compared(number: Token, unit: str) -> Change | None:
    """ "12 percent more than in 2022", "3,000 fewer desks", "11 cm above the record"."""
    doc, at = number.doc, number.i + 1
    while (
        at < len(doc) and doc[at].pos_ == "NOUN" and at < number.i + 3 and doc[at].dep_ != "nsubj"
    ):
        at += 1
    if at + 1 >= len(doc):
        return None
    state = _direction(doc[at].lower_, "more", "less")
    than = doc[at + 1].lower_ == "than" or doc[at].lower_ == "fewer"
    if doc[at].lower_ in LIMITS:
        near = {t.lemma_.lower() for t in doc[at + 1 : at + 5]}
        state = state or ("up" if doc[at].lower_ == "over" else "down")
        dated = unit == "percent" and doc[at + 1].ent_type_ == "DATE" and not doc[at + 1].like_num
        than = dated or bool(near & measure_words().changes["bases"])
    beside = unit == "percent" and at == number.i + 1 and doc[at].lower_ not in LIMITS
    if not state or not (than or beside):
        return None
    noun = next((t for t in doc[at].ancestors if t.pos_ == "NOUN"), None)
    verb = verb_above(number)
    right = noun is not None and noun.i in (at + 1, at + 2)
    if right:
        return Change(state, noun, verb)
    return Change(state, _subject(verb, number), verb, loose=True)


def _by(first: Token, number: Token) -> Change | None:
    """ "fell by a third", "cut the rate by a quarter point", "won by 648 votes"."""
    verb = verb_above(number)
    if verb is None:
        return None
    lemma, words = verb.lemma_.lower(), measure_words()
    state = _of_verb(verb)
    if state:
        return Change(state, _object(verb, first) or _subject(verb, first), verb)
    if lemma in words.changes["leading"]:
        state = f"{words.state(verb) or participle_of(verb)} by"
        return Change(state, _object(verb, first) or _subject(verb, first), verb)
    return None


def _of_verb(verb: Token) -> str:
    lemma = verb.lemma_.lower()
    if lemma in ("go", "be", "come"):  # "goes up by 41 cents"
        return next((c.lower_ for c in verb.children if c.lower_ in ("up", "down")), "")
    if any(c.lower_ == "short" for c in verb.children):  # "fell nine votes short"
        return ""
    return _direction(lemma, "up", "down") or _direction(lemma, "raising", "lowering")


def _direct(first: Token, number: Token, before: Token | None, unit: str) -> Change | None:
    """ "rose 12 percent", "lost 3%", "rose $2 to $80"; but not "lost $3 million"."""
    found = governor(number)
    if found is None or found[1] == "pobj" or (before is not None and before.pos_ == "ADP"):
        return None
    verb = found[0]
    if verb.i > number.i or number.i - verb.i > 8 or verb.pos_ != "VERB":
        return None
    lemma, state = verb.lemma_.lower(), ""
    if _of_verb(verb):
        state = _direction(lemma, "up", "down")
    points = number.i + 1 < len(number.doc) and number.nbor().lower_ == "points"
    if not state and (unit == "percent" or points):
        state = _direction(lemma, "raising", "lowering")
    if not state or found[1] in ("nsubj", "nsubjpass"):
        return None
    return Change(state, _object(verb, first) or _subject(verb, first), verb)


def _object(verb: Token, first: Token) -> Token | None:
    """What is raised or lowered: "cut [the rate] by 2", "the rate was cut by 2"."""
    nouns = (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.pos_ == "NOUN")
    return next((c for c in nouns if c.i < first.i), None)


def _subject(verb: Token | None, first: Token) -> Token | None:
    """The subject of a verb, or of the one that it hangs from by "and" or "to"."""
    for _ in range(3):
        if verb is None:
            return None
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < first.i:
                relative = child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl"
                noun = verb.head if relative else child
                return noun if noun.pos_ in ("NOUN", "PROPN") else None
        if verb.dep_ == "acl" and verb.head.pos_ == "NOUN":
            return verb.head
        linked = verb.dep_ in ("conj", "xcomp", "advcl", "ccomp") and verb.head != verb
        verb = verb.head if linked else None
    return None
