"""Whether two clauses can be of one place and the same people: "In Tambo province"."""

import re

from reportedly.model.mention import MentionKind
from reportedly.reconcile.clauses import BEFORE, Clause, Reader
from reportedly.reconcile.denied_things import NONE
from reportedly.reconcile.whereabouts import Whereabouts

__all__ = ["same_setting"]

LEAD = 400
"""Characters at the start of an article that say where it is set."""
_CALENDAR = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
)
_LOCATIVE = re.compile(r"(?:In|At|On|Across|Near|Around) ")
_SET_IN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Aa]round|[Oo]utside) (?:the )?([A-Z][\w'’-]+)"
)
_PLACES = (MentionKind.PLACE, MentionKind.GOVERNMENT, MentionKind.NATIONALITY)


def same_setting(p: Clause, q: Clause, reader: Reader, places: Whereabouts) -> bool:
    """Whether what ``p`` denies for a place and for people can be what ``q`` tells."""
    here, there = _where(p, reader), _where(q, reader)
    if here and _bound(p, reader):
        sentence = reader.text(q.span.article, reader.sentence(q.span))
        named = any(h in sentence for h in here)
        if not named and not any(_in(t, h) for h in here for t in there | {q.claim.source}):
            return False
    elif here and there and not any(places.can_be_one(h, t) for h in here for t in there):
        return False
    if not _within(p, q, reader):
        return False
    own = (p.span.start, p.span.end)
    others = (MentionKind.PERSON, MentionKind.ORGANISATION)
    mine = reader.names(p.span.article, own, *others) - {p.claim.source}
    around = reader.around(q.span, BEFORE)
    theirs = reader.names(q.span.article, around, *others)
    if mine and not any(_in(m, t) for m in mine for t in theirs | {q.claim.source}):
        return False
    near = reader.names(p.span.article, reader.around(p.span, BEFORE), MentionKind.PERSON)
    those = reader.names(q.span.article, reader.sentence(q.span), MentionKind.PERSON)
    return not (near and those - {q.claim.source}) or bool(near & those)


def _within(p: Clause, q: Clause, reader: Reader) -> bool:
    """Whether the place in which a clause sets it is named in the other article, too: near by, or
    where that begins. Names that no list knows count as well: "In Tambo province"."""
    sentence = reader.text(q.span.article, reader.sentence(q.span))
    set_in = {name for name in _SET_IN.findall(sentence) if not _CALENDAR.match(name)}
    if not set_in:
        return True
    start, end = reader.around(p.span, BEFORE)
    one, next_to = q.span.article == p.span.article, end + BEFORE
    if one and q.span.start > p.span.start:
        next_to = max(end, min(next_to, reader.sentence(q.span)[0]))
    near = reader.text(p.span.article, (start, next_to))
    lead = "" if one else reader.text(p.span.article, (0, LEAD))
    return any(place in near or place in lead for place in set_in)


def _in(one: str, other: str) -> bool:
    return one == other or (bool(one and other) and (one in other or other in one))


def _bound(p: Clause, reader: Reader) -> frozenset[str]:
    """The places for which something is denied: "In Lublin no cases were found", "no cases in
    Lublin"; not that of "Police in Lublin found no weapon"."""
    found = NONE.search(p.span.text)
    first = found.start() if found and not _LOCATIVE.match(p.span.text) else 0
    told = {p.said.place} if p.said and p.said.place[:1].isupper() and not first else set[str]()
    where = (p.span.start + first, p.span.end)
    return reader.names(p.span.article, where, *_PLACES) | told


def _stated(c: Clause, reader: Reader) -> frozenset[str]:
    """The places named in a clause."""
    told = {c.said.place} if c.said and c.said.place[:1].isupper() else set[str]()
    return reader.names(c.span.article, (c.span.start, c.span.end), *_PLACES) | told


def _where(c: Clause, reader: Reader) -> frozenset[str]:
    """The places named in a clause, or else in its sentence."""
    return _stated(c, reader) or reader.names(c.span.article, reader.sentence(c.span), *_PLACES)
