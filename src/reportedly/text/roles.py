"""What the words around a name say somebody is: "Andrei Kovalenko, head of the centre"."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.tokens import Doc, Token

__all__ = ["Titles", "role_around", "role_behind", "titles"]

_PHRASE = frozenset(
    {"ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP", "DET", "PRON", "CCONJ", "SYM", "ADV"}
)
_BEFORE_HEAD = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "ADV", "NUM", "PRON"})
_CLOSERS = frozenset({",", ".", ";", ")", '"', "'", "-", "–", "—", ":", "!", "?"})
_LONGEST = 25
_INNER = frozenset(
    {"of", "for", "at", "in", "on", "to", "from", "with", "and", "&", "'s", "'", "-", "/"}
)

_TRADES = ("ologist", "woman", "person", "-maker", "-keeper", "-owner")
_SERVES = frozenset({"serve", "work", "act", "sit", "stand"})
_BEING = frozenset({"is", "was", "remains", "remained", "became", "becomes"})

Role = tuple[int, int]
"""First token and the one after the last, as indices into the doc."""


@dataclass(frozen=True, slots=True)
class Titles:
    """The word lists of ``lexicon/titles.toml``, in small letters."""

    heads: frozenset[str]
    short: frozenset[str]
    honorifics: frozenset[str]
    heading: frozenset[str]

    def names(self, token: Token) -> bool:
        word, lemma = token.lower_, token.lemma_.lower()
        known = word in self.heads or lemma in self.heads or word in self.short
        return known or (token.pos_ == "NOUN" and lemma.endswith(_TRADES))


@cache
def titles() -> Titles:
    words = lexicon("titles")
    return Titles(
        heads=frozenset(words["heads"]),
        short=frozenset(word.lower() for word in words["abbreviations"]),
        honorifics=frozenset(word.lower() for word in words["honorifics"]),
        heading=frozenset(words["heading"]),
    )


def role_behind(doc: Doc, end: int, titles: Titles, taken: Callable[[int], bool]) -> Role | None:
    """The role that follows a name which ends before ``doc[end]``, whatever stands before it:
    "Sen. X, chairman of the committee"."""
    return _after_comma(doc, end, titles, taken)


def role_around(
    doc: Doc, start: int, end: int, titles: Titles, taken: Callable[[int], bool]
) -> Role | None:
    """The role stated beside the name ``doc[start:end]``.

    Looks before the name ("Foreign Minister X", "the head of Y, X,"), then behind it ("X, head of
    Y", "X, who leads Y", "X is the head of Y"). ``taken`` tells
    the tokens of other people's names.
    """
    return (
        _title(doc, start, titles, taken)
        or _after_comma(doc, end, titles, taken)
        or _before_comma(doc, start, end, titles, taken)
        or _is(doc, end, titles, taken)
    )


def _title(doc: Doc, start: int, titles: Titles, taken: Callable[[int], bool]) -> Role | None:
    """Titles right before the name: "Russian Deputy Foreign Minister X"."""
    at = start
    while at and doc[at - 1].lower_ in titles.honorifics and not doc[at - 1].is_sent_end:
        at -= 1
    title = _of_office(doc, at, titles)
    if title > 0 and doc[title].text == "." and doc[title - 1].is_title:  # Col | .
        title -= 1
    if not at or not titles.names(doc[title]) or doc[title].tag_ in {"NNS", "NNPS"}:
        return None
    if _modifies(doc, at, title):
        return None
    sentence = doc[title].sent.start
    first = title
    while first > sentence and _joins_title(doc, first - 1) and not taken(first - 1):
        first -= 1
    while doc[first].lower_ in _INNER or doc[first].is_punct:
        first += 1
    return (first, at) if first < at else None


def _modifies(doc: Doc, start: int, title: int) -> bool:
    """Whether a name only tells whose something is, so that the word before it is no title: "a
    major [Vega] donor"."""
    article = title > 0 and doc[title - 1].lower_ in {"a", "an", "another", "every"}
    name = doc[start]
    while name.dep_ == "compound" and name.head.i > name.i and name.head.ent_type_ == "PERSON":
        name = name.head
    owner = name.head
    return (
        article
        and name.dep_ in {"compound", "nmod", "amod"}
        and owner.i > name.i
        and owner.pos_ == "NOUN"
        and owner.ent_type_ != "PERSON"
    )


def _of_office(doc: Doc, at: int, titles: Titles) -> int:
    """Where the title's head stands: right before the name, or before its "of State"."""
    back = at - 1
    while (
        back > 1
        and at - back <= 4
        and doc[back].is_title
        and doc[back].pos_ in {"PROPN", "NOUN", "ADJ"}
    ):
        if doc[back - 1].lower_ == "of" and doc[back - 2].is_title and titles.names(doc[back - 2]):
            return back - 2
        back -= 1
    return at - 1


def _joins_title(doc: Doc, at: int) -> bool:
    token, after = doc[at], doc[at + 1]
    if token.lower_ in {"and", "&"}:
        return (
            at > 0
            and doc[at - 1].is_title
            and after.is_title
            and doc[at - 1].ent_type_ != "PERSON"
        )
    if token.pos_ == "ADP" and at:  # editor-in-chief
        return token.text in {"in", "at"} and doc[at - 1].text == after.text == "-"
    if token.text in {"'s", "'", "-", "/"}:
        return (at > 0 and doc[at - 1].pos_ == "ADP") or (
            at > 0 and doc[at - 1].pos_ in {"PROPN", "NOUN", "ADJ"}
        )
    if token.pos_ == "DET":
        return token.lower_ in {"a", "an", "the"} and after.pos_ != "DET"
    return token.pos_ in {"ADJ", "NOUN", "PROPN"} and after.lower_ not in {"a", "an", "the"}


def _after_comma(doc: Doc, end: int, titles: Titles, taken: Callable[[int], bool]) -> Role | None:
    """An apposition or relative clause behind the name: "X, 45, head of Y", "X, who leads Y"."""
    at = end
    if at < len(doc) and doc[at].text == "(":
        at = next((t.i + 1 for t in doc[at : at + 8] if t.text == ")"), at)
    at = _home(doc, at)
    if at >= len(doc) or doc[at].text not in {",", "-", "–", "—"}:
        return None
    if at + 2 < len(doc) and doc[at + 1].like_num and doc[at + 2].text == ",":
        at += 2
    first = _party(doc, at + 1)
    if first < len(doc) and doc[first].lower_ == "who":
        return _relative(doc, first, titles)
    leads = {"himself", "herself", "then", "now", "also", "as", "currently"}
    if first < len(doc) and doc[first].lower_ in leads:
        first += 1
    return _phrase(doc, first, titles, taken)


def _home(doc: Doc, at: int) -> int:
    """Behind where somebody is from: "Ana Torres [of Split], head of the port"."""
    if at + 2 >= len(doc) or doc[at].lower_ not in {"of", "from"} or not doc[at + 1].is_title:
        return at
    end = at + 1
    while end < len(doc) and doc[end].pos_ == "PROPN":
        end += 1
    return end if end < len(doc) and doc[end].text in {",", "–", "—"} else at


def _party(doc: Doc, at: int) -> int:
    """Behind the party and state of a lawmaker: "[R-Texas and] chairman of the committee"."""
    mark = at
    while mark < min(len(doc), at + 6) and doc[mark].text not in {",", "and"}:
        mark += 1
    if mark + 1 >= len(doc) or doc[mark].text not in {",", "and"} or mark == at:
        return at
    words = doc.text[doc[at].idx : doc[mark].idx].strip()
    return mark + 1 if words[:2] in {"R-", "D-", "I-"} else at


def _relative(doc: Doc, who: int, titles: Titles) -> Role | None:
    at = who + 1
    while at < len(doc) and doc[at].pos_ in {"ADV", "AUX"} and doc[at].lemma_ != "be":
        at += 1
    if at + 1 >= len(doc):
        return None
    if doc[at].lemma_ == "be":
        return _phrase(doc, at + 1, titles, lambda _: False)
    if doc[at].lemma_ in _SERVES and doc[at + 1].lower_ == "as":
        return _phrase(doc, at + 2, titles, lambda _: False)
    if doc[at].lemma_.lower() not in titles.heading or doc[at].pos_ != "VERB":
        return None
    last = _reach(doc, at + 1)
    return (at, last) if last > at + 1 else None


def _is(doc: Doc, end: int, titles: Titles, taken: Callable[[int], bool]) -> Role | None:
    """A role that a verb gives: "X is the head of Y"."""
    if end + 2 >= len(doc):
        return None
    if doc[end].lemma_ in _SERVES and doc[end + 1].lower_ == "as":
        return _phrase(doc, end + 2, titles, taken)
    if doc[end].lower_ not in _BEING:
        return None
    found = _phrase(doc, end + 1, titles, taken)
    bare = doc[end].lower_ in {"became", "becomes", "remains", "remained"}
    return found if found and (bare or doc[found[0]].pos_ == "DET") else None


def _phrase(doc: Doc, first: int, titles: Titles, taken: Callable[[int], bool]) -> Role | None:
    """A noun phrase from ``first`` whose head names a role, as far as it reaches."""
    if first >= len(doc):
        return None
    sentence = doc[first].sent
    head = first
    while head < sentence.end and (doc[head].pos_ in _BEFORE_HEAD or _hyphen(doc, head)):
        if taken(head):
            return None
        if titles.names(doc[head]) and not _goes_on(doc, head):
            break
        head += 1
    else:
        return None
    if head >= sentence.end or not titles.names(doc[head]):
        return None
    last = _reach(doc, head + 1)
    if head + 1 < len(doc) and taken(head + 1):
        return None
    return (first, last)


def _hyphen(doc: Doc, at: int) -> bool:
    """A hyphen inside a word that was cut at it: "16-year-old"."""
    return doc[at].text == "-" and 0 < at < len(doc) - 1 and not doc[at].whitespace_


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether the noun phrase goes on behind this word: "defence | secretary", "Chief | of"."""
    after = at + 1
    if after >= len(doc):
        return False
    if doc[after].tag_ == "VBG" and after + 1 < len(doc):  # deputy managing director
        return doc[after + 1].pos_ in {"NOUN", "PROPN"}
    return doc[after].text in {"'s", "'", "-"} or (
        doc[after].pos_ in {"NOUN", "PROPN"} and not doc[after].is_punct
    )


def _reach(doc: Doc, at: int) -> int:
    """Where a noun phrase with its "of …", "for …" ends: before a comma, a verb, a clause."""
    stop = min(len(doc), at + _LONGEST, doc[at - 1].sent.end)
    while at < stop:
        token = doc[at]
        if token.ent_iob_ == "I" and token.ent_type_ in {"ORG", "FAC", "GPE"}:
            at += 1
            continue
        if token.text in _CLOSERS and token.text not in {"'s", "-", "'"}:
            break
        if token.text == "'" and not doc[at - 1].text.endswith("s"):
            break
        verbal = token.pos_ in {"VERB", "AUX"} and not _gerund(doc, at)
        if verbal or (token.pos_ in {"SCONJ", "PUNCT"} and token.text not in {"-", "'"}):
            break
        if token.pos_ in {"PRON", "ADV"} and token.tag_ in {"WP", "WDT", "WRB", "PRP", "RB"}:
            break
        if token.pos_ == "CCONJ" and not _coordinates(doc, at):
            break
        at += 1
    while doc[at - 1].pos_ in {"ADP", "DET", "CCONJ"} or doc[at - 1].text in {"-", "'"}:
        at -= 1
    return at


def _gerund(doc: Doc, at: int) -> bool:
    """Whether a verb belongs to the phrase: "expert on monitoring sanctions"."""
    token = doc[at]
    return token.tag_ == "VBG" and (doc[at - 1].pos_ == "ADP" or token.is_title)


def _coordinates(doc: Doc, at: int) -> bool:
    """Whether "and" goes on with the same phrase: "Defence and Security Council"."""
    if at + 1 >= len(doc):
        return False
    after = doc[at + 1]
    return after.pos_ in {"NOUN", "PROPN", "ADJ"} and after.ent_type_ != "PERSON"


def _before_comma(
    doc: Doc, start: int, end: int, titles: Titles, taken: Callable[[int], bool]
) -> Role | None:
    """A role that stands first: "the head of the agency, X, said"."""
    if start < 2 or doc[start - 1].text != ",":
        return None
    if not _closed(doc, end) and doc[start - 1].sent[0].lower_ != "as":
        return None
    last = start - 1
    sentence = doc[start - 1].sent.start
    at, head = last - 1, -1
    while at >= sentence and last - at < _LONGEST and _nominal(doc[at]) and not taken(at):
        if titles.names(doc[at]) and not _goes_on(doc, at):
            head = at
            break
        at -= 1
    if head < 0:
        return None
    first = head
    while first > sentence and _joins_title(doc, first - 1) and not taken(first - 1):
        first -= 1
    return (first, last)


def _closed(doc: Doc, end: int) -> bool:
    return end >= len(doc) or doc[end].text in _CLOSERS or doc[end].is_sent_start is True


def _nominal(token: Token) -> bool:
    if token.text in _CLOSERS and token.text not in {"-", "'"}:
        return False
    return token.pos_ in _PHRASE or token.text in {"-", "'", "'s"} or token.tag_ == "VBG"
