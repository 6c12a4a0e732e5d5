"""Old figures that newer ones replace: "raised the toll to 212 from [187]", "first put at 30"."""

from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.cautions import Cue, subject_of
from reportedly.text.rebuttals import built
from reportedly.text.tokens import Doc, Token

__all__ = ["revisions", "without_new"]

REACH = 14
"""Tokens at most from "raised" to the "from" of the old figure."""
BESIDE = 3
"""Tokens at most from a verb to a "from" that belongs to its cue: "revised down from"."""
AFTER = 7
"""Tokens after "as" in "not 40 as the firm had predicted" in which it is told who gave it."""
OLD = 9
"""Tokens at most in which the figure stands that "from" or "earlier put at" speaks of."""
STOPS = frozenset({"to", ",", ";", ":", ".", "after", "on", "because", "as", "when", "but", "–"})
DAYS = ("that", "this", "in", "on", "today")
"""What follows an "earlier" that tells when something was said, not that it no longer holds."""
FINITE = ("VBD", "VBZ", "VBP")
LEADING = ("at", "of", "to", "as", "be", "that", "in", "it")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("reserves")["constructions"][name])


@cache
def _figures() -> frozenset[str]:
    return frozenset(lexicon("reserves")["anaphors"]["figures"]) | _words("figures")


def revisions(doc: Doc) -> Iterator[Cue]:
    """Each old figure with the verb that replaces it, in the order of the text.

    A thing that itself rose or fell ("rose to 5.4 from 5.1 percent") is a series and none.
    """
    revising, changing, formerly = map(_words, ("revising", "changing", "formerly"))
    nouns = lexicon("reserves")["anaphors"]["figures"]
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma in revising or lemma in changing:
            yield from _revised(token, strong=lemma in revising)
        elif token.lower_ == "from" and token.i and token.nbor(-1).lower_ in ("up", "down"):
            yield from _down_from(token)
        elif token.lower_ in formerly:
            yield from _first_put(token)
        elif lemma in nouns or lemma == "report":
            yield from _initial(token)
        elif token.lower_ in ("not", "than", "of") and token.i + 3 < len(doc):
            yield from _not_as(token)


def _revised(verb: Token, *, strong: bool) -> Iterator[Cue]:
    """ "cut its forecast to 2.1 from 2.6 percent": a figure's noun as object or subject, or a verb
    that only figures take."""
    if verb.pos_ != "VERB":
        return
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "nsubj")]
    if strong and (scope := _replaced(things)) is not None:
        giver = subject_of(verb.head if verb.dep_ == "advcl" else verb)
        yield Cue(verb.i, verb.i + 1, built("superseded"), scope, giver.i if giver else None)
        return
    figure = any(_is_figure(c) for c in things if c.dep_ != "nsubj" or not _object(verb))
    sure = strong and (verb.tag_ == "VBN" or verb.lemma_.lower() in _words("certain"))
    if not figure and not sure:
        return
    after = [t for t in verb.doc[verb.i + 1 : verb.i + REACH] if t.sent == verb.sent]
    source = next((t for t in after if t.lower_ == "from"), None)
    if source is None or any(t.tag_ in FINITE for t in verb.doc[verb.i + 1 : source.i]):
        return
    if (scope := _figure_after(source)) is None:
        return
    agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children]
    holder = agents[0] if agents else None
    if verb.tag_ != "VBN" or any(c.dep_ == "dobj" for c in verb.children):
        holder = subject_of(verb)
        if holder is not None and (_is_figure(holder) or holder.dep_ == "nsubjpass"):
            holder = None
    end = source.i + 1 if source.i - verb.i <= BESIDE and not _object(verb) else verb.i + 1
    yield Cue(verb.i, end, built("superseded"), scope, holder.i if holder else None)


def _replaced(things: list[Token]) -> tuple[int, int] | None:
    """The object of "amending the 34,000 it announced on Sunday"."""
    for thing in things:
        words = list(thing.subtree) if thing.dep_ == "dobj" else []
        said = any(c.dep_ in ("relcl", "acl") and _gives(c) for c in thing.children)
        if said and any(_numeral(t) for t in words):
            return words[0].i, words[-1].i + 1
    return None


def _gives(verb: Token) -> bool:
    return verb.lemma_.lower() in _words("giving")


def _object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" for c in verb.children)


def _is_figure(noun: Token) -> bool:
    """Whether a noun is a figure that is given by somebody: "the toll", "its growth forecast"."""
    return noun.lemma_.lower() in _figures()


def _figure_after(source: Token) -> tuple[int, int] | None:
    """The words after "from" that hold a figure."""
    first, end = source.i + 1, source.i + 1
    sentence = source.sent
    while end < sentence.end and source.doc[end].lower_ not in STOPS:
        end += 1
    while end > first and source.doc[end - 1].is_punct:
        end -= 1
    words = source.doc[first : min(end, first + OLD)]
    return (first, end) if any(_numeral(t) for t in words) else None


def _numeral(token: Token) -> bool:
    return token.pos_ == "NUM" or token.text[0].isdigit()


def without_new(doc: Doc, first: int, end: int) -> tuple[int, int]:
    """What is replaced, without what replaces it: "corrects the toll [to 27]"."""
    for at in range(first + 1, end - 1):
        if doc[at].lower_ == "to" and _numeral(doc[at + 1]):
            return first, at
    return first, end


def _down_from(source: Token) -> Iterator[Cue]:
    """ "down from an earlier count of 25", "up from the 40 first reported"."""
    scope = _figure_after(source)
    if scope is None or not any(t.lower_ in _words("earlier") for t in source.doc[slice(*scope)]):
        return
    yield Cue(source.i - 1, source.i + 1, built("superseded"), scope)


def _initial(noun: Token) -> Iterator[Cue]:
    """ "Initial reports of eleven dead", "an earlier count of 25"."""
    kind = next((c for c in noun.children if c.dep_ == "amod" and c.i < noun.i), None)
    of = next((c for c in noun.children if c.lower_ == "of" and c.i == noun.i + 1), None)
    if kind is None or of is None or kind.lower_ not in _words("old"):
        return
    if any(t.lower_ == "from" for t in noun.doc[max(0, kind.i - 2) : kind.i]):
        return
    scope = _figure_after(of)
    counted = next((c for c in of.children if c.dep_ == "pobj"), None)
    if scope is not None and counted is not None:
        scope = (scope[0], max(counted.i + 1, min(scope[1], counted.right_edge.i + 1)))
    if scope is not None and noun.dep_ in ("nsubj", "nsubjpass", "pobj"):
        yield Cue(kind.i, of.i + 1, built("superseded"), scope)


def _first_put(adverb: Token) -> Iterator[Cue]:
    """ "had earlier spoken of fourteen", "once thought to be 40,000 years old"."""
    doc, first = adverb.doc, adverb.i
    around = [adverb.head, *doc[first + 1 : first + 2], *doc[max(0, first - 1) : first]]
    verb = next((t for t in around if t.lemma_.lower() in _words("giving")), None)
    if verb is None or abs(verb.i - first) > 2 or verb.sent != adverb.sent:
        return
    if verb.i < first and first + 1 < len(doc) and doc[first + 1].lower_ in DAYS:
        return
    scope = _given(max(verb.i, first), verb)
    if scope is None:
        return
    auxiliary = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass")]
    begin = min([first, verb.i, *(i for i in auxiliary if i >= first - 2)])
    if begin > 0 and doc[begin - 1].lower_ == "at" and adverb.lower_ == "first":
        begin -= 1
    yield Cue(begin, max(verb.i, first) + 1, built("superseded"), scope, _who_gave(verb))


def _not_as(word: Token) -> Iterator[Cue]:
    """ "not in the autumn of 2026 as originally announced"; "rather than", "instead of" so."""
    doc, sentence = word.doc, word.sent
    before = doc[word.i - 1].lower_ if word.i else ""
    if (word.lower_, before) not in (
        ("than", "rather"),
        ("of", "instead"),
    ) and word.lower_ != "not":
        return
    for place in range(word.i + 2, min(word.i + REACH, sentence.end - 1)):
        token = doc[place]
        said = token.lemma_.lower() in _words("giving") and token.tag_ in ("VBN", "VBD")
        if said and any(_numeral(t) for t in doc[word.i + 1 : place]):
            first = word.i if word.lower_ == "not" else word.i - 1
            yield Cue(first, word.i + 1, built("superseded"), (word.i + 1, place + 1))
        if token.lower_ in (",", ";", "but") or token.pos_ == "VERB":
            return
        if doc[place].lower_ != "as":
            continue
        after = doc[place + 1 : min(place + AFTER, sentence.end)]
        if giving := [t for t in after if t.lemma_.lower() in _words("giving")]:
            first = word.i if word.lower_ == "not" else word.i - 1
            giver = next((c.i for c in giving[0].children if c.dep_ == "nsubj"), None)
            yield Cue(first, word.i + 1, built("superseded"), (word.i + 1, place), giver)
        return


def _given(last: int, verb: Token) -> tuple[int, int] | None:
    """What was given at first, if there is a figure in it."""
    doc, sentence = verb.doc, verb.sent
    first = last + 1
    while first < sentence.end and doc[first].lower_ in LEADING:
        first += 1
    end = first
    while end < sentence.end and doc[end].text not in (",", ";", ":", ".", '"', "–", "("):
        if doc[end].lower_ in ("but", "and") and end > first and doc[end + 1].pos_ != "NUM":
            break
        end += 1
    dated = verb.lemma_ in ("date", "believe", "think")
    figure = any(_numeral(t) or (dated and t.ent_type_ == "DATE") for t in doc[first:end][:OLD])
    return (first, end) if first < end and figure else None


def _who_gave(verb: Token) -> int | None:
    passive = verb.dep_ in ("acl", "amod") or any(c.dep_ == "auxpass" for c in verb.children)
    if passive or (verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children)):
        return None
    subject = subject_of(verb.sent.root if verb.tag_ == "VBG" else verb)
    if subject is not None and subject.tag_ == "WP":
        subject = verb.head
    return subject.i if subject is not None and not _is_figure(subject) else None
