"""Which statements fill the slot that a question asks for: a day, a place, a name, a speaker."""

import re
from collections.abc import Callable, Iterator, Mapping

from reportedly.lexicon.gazetteer import Sort, find
from reportedly.lexicon.load import lexicon
from reportedly.model.hedge import Status
from reportedly.model.mention import MentionKind
from reportedly.model.span import Span
from reportedly.model.time import TimeKind
from reportedly.report.asking_text import Statement, Statements
from reportedly.report.days import day
from reportedly.text.questions import Question, words_of
from reportedly.text.terms import stem

__all__ = ["AHEAD", "FITS", "RESERVES", "Fit", "is_ahead"]

Fit = tuple[str, tuple[Span, ...]]
"""The words that fill the slot, and where they stand beside the statement itself."""

AHEAD = re.compile(
    r"\b(?:will|would|shall|(?-i:may)|might|could|plans?|planned|planning|expect\w*|forecast\w*"
    r"|(?:is|are|was|were) (?:due |set |expected |likely )?to|set to|to be)\b",
    re.IGNORECASE,
)
RESERVES = (Status.NOT_CONFIRMED, Status.UNVERIFIED, Status.NO_COMMENT)
_DENIED = (Status.DENIED, Status.RETRACTED)
_PROPER = r"(?:(?:MV|MS|SS|HMS|USS|RMS|MT|FV)\s+)?[A-Z][\w’'-]+(?: (?:of |the )?[A-Z0-9][\w’'-]*)*"


def is_ahead(one: Statement) -> bool:
    return bool(AHEAD.search(one.row.text))


def _days(one: Statement, asked: Question, all: Statements) -> Iterator[Fit]:
    if not asked.ahead and is_ahead(one):
        return
    held = [t for t in all.times(one) if t.kind in (TimeKind.DATE, TimeKind.TIME) or t.edtf]
    lasting = [t for t in all.times(one) if t.kind is TimeKind.DURATION]
    for time in held or (lasting if asked.ahead else []):
        if one.row.span.article == time.span.article and time.timex != "PRESENT_REF":
            value = day(time.edtf) if time.edtf else ""
            words = time.span.text
            yield (f"{words} ({value})" if value and value != words else words), (time.span,)


def _places(one: Statement, asked: Question, all: Statements) -> Iterator[Fit]:
    own = {item.word.lower() for item in all.items(asked.text)}
    for span in one.row.spans:
        for mention in all.mentions_in(span):
            if mention.kind is MentionKind.PLACE and mention.name.lower() not in own:
                yield mention.span.text, ()
        for hit in find(span.text):
            if hit.entry.sort in _PLACES and hit.entry.name.lower() not in own:
                yield span.text[hit.start : hit.end], ()
    for match in _AT.finditer(one.row.text):
        yield match[1], ()


_PLACES = frozenset(Sort) - {Sort.NATIONALITY, Sort.ORGANISATION}
_AT = re.compile(r"\b(?:in|at|near|off|on) ((?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")


def _speakers(one: Statement, asked: Question, all: Statements) -> Iterator[Fit]:
    """Who says it; of a denial who denies, of a refusal to comment who refuses."""
    words = asked.text.lower().split()
    if any(word in words_of("verbs", "commenting") for word in words):
        if one.row.status == str(Status.NO_COMMENT):
            yield one.row.source, one.speaking
        return
    denying = asked.verb and any(w in words_of("verbs", "denying") for w in words)
    if denying:
        for stance in one.row.stances:
            if stance.status == str(Status.DENIED):
                yield stance.holder or one.row.source, (stance.cue, *one.speaking)
                return
        if one.row.status != str(Status.DENIED) and stem(asked.verb) not in one.own:
            return
    if one.row.source and one.row.method != "narrator":
        yield one.row.source, one.speaking
        return
    yield from _actors(one, asked, all)


def _actors(one: Statement, asked: Question, all: Statements) -> Iterator[Fit]:
    """Who does it: a name in the statement that is none of the question's."""
    own = {item.word.lower() for item in all.items(asked.text)}
    found = False
    for span in one.row.spans:
        for mention in all.mentions_in(span):
            if mention.kind in _ACTORS and mention.name.lower() not in own:
                found = True
                yield mention.span.text, ()
    if not found and one.row.source and one.row.method != "narrator":
        yield one.row.source, one.speaking


_ACTORS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GOVERNMENT)


def _who(one: Statement, asked: Question, all: Statements) -> Iterator[Fit]:
    first = {stem(w) for w in asked.text.lower().split()[:4]}
    kinds = ("telling", "denying", "commenting", "fearing")
    if any(stem(word) in first for kind in kinds for word in words_of("verbs", kind)):
        yield from _speakers(one, asked, all)
    else:
        yield from _actors(one, asked, all)


def _named_things(one: Statement, asked: Question, all: Statements) -> Iterator[Fit]:
    own = {item.word.lower() for item in all.items(asked.text)}
    if asked.names == "thing":
        words = "|".join(_same_class(asked.thing))
        for match in re.finditer(
            rf"\b(?:{words}),? (?:the |named |called )?({_PROPER})", one.sentence.text
        ):
            yield match[1], (one.sentence,)
        for match in re.finditer(r"\b(?:MV|MS|SS|HMS|USS|RMS|MT|FV) [A-Z]\w+", one.sentence.text):
            yield match[0], (one.sentence,)
        return
    kinds = _KINDS_OF.get(asked.names)
    if kinds is None:
        yield "", ()
        return
    for span in (*one.row.spans, *one.speaking):
        for mention in all.mentions_in(span):
            if mention.kind in kinds and mention.name.lower() not in own:
                yield mention.span.text, ()
    own_kind = one.row.kind in ("state body", "organisation") and asked.names == "body"
    called = one.row.method != "narrator" and asked.thing.rstrip("s") in one.row.source.lower()
    if called or own_kind:
        yield one.row.source, one.speaking
    for match in _BODY.finditer(one.row.text) if asked.names == "body" else ():
        yield match[0], ()


_BODY = re.compile(
    r"\b(?:[Tt]he|[A-Z]\w+['’]s) (?:[a-z]+ ){0,3}(?:council|commission|agency|ministry|office"
    r"|department|authority|committee|court|union|board|party|company|government|bank)\b"
)
_KINDS_OF: Mapping[str, tuple[MentionKind, ...]] = {
    "person": (MentionKind.PERSON,),
    "body": (MentionKind.ORGANISATION, MentionKind.GOVERNMENT),
    "place": (MentionKind.PLACE, MentionKind.GOVERNMENT),
}


def _same_class(thing: str) -> list[str]:
    """Words for things of one class: of "ships" also vessel, boat, ferry."""
    for words in lexicon("measures")["classes"].values():
        if thing.rstrip("s") in words or thing in words:
            return [*words, thing, thing.rstrip("s")]
    return [thing, thing.rstrip("s"), thing.removesuffix("es")]


def _anything(one: Statement, asked: Question, all: Statements) -> Iterator[Fit]:
    yield "", ()


def _reserved(one: Statement, asked: Question, all: Statements) -> Iterator[Fit]:
    """The reserves upon a statement that the question names: denied, not verified, taken back."""
    low = asked.text.lower()
    wanted = set[str]()
    if re.search(r"\b(?:den(?:y|ied|ies)|false|untrue|wrong|reject\w*|disput\w*)\b", low):
        wanted |= {str(s) for s in _DENIED}
    if re.search(r"\b(?:retract\w*|withdr\w+|taken back|correct\w*)\b", low):
        wanted |= {str(Status.RETRACTED), str(Status.SUPERSEDED)}
    if re.search(r"\b(?:verif|unverif|confirm|unconfirm|corroborat|check|acknowledg)\w*", low):
        wanted |= {str(s) for s in RESERVES}
    if "comment" in low:
        wanted.add(str(Status.NO_COMMENT))
    stances = [s for s in one.row.stances if s.status in wanted]
    soft = [s for s in one.row.stances if s.status == "hedged" and s.cue.text.lower() in _SOFT]
    stances += soft if str(Status.UNVERIFIED) in wanted or "preliminary" in low else []
    for stance in stances:
        yield f"{stance.status}: {stance.cue.text}", (stance.cue,)
    if not stances and one.row.status in wanted:
        yield one.row.status, ()


_SOFT = ("preliminary", "unverified", "unconfirmed", "provisional")

FITS: Mapping[str, Callable[[Statement, Question, Statements], Iterator[Fit]]] = {
    "day": _days,
    "place": _places,
    "who": _who,
    "names": _named_things,
    "reserves": _reserved,
    "whether": _anything,
    "open": _anything,
    "independence": _anything,
    "between": _anything,
    "conflict": _anything,
}
