"""States that exclude each other: "died in hospital" and "in a stable condition"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, product
from typing import NamedTuple

from reportedly.lexicon.load import lexicon
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.model.mention import MentionKind
from reportedly.reconcile.clauses import BEFORE, Clause, Reader, one_voice, same_speaker
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.text.either import either
from reportedly.text.gists import is_negated
from reportedly.text.kindred import kin, listed
from reportedly.text.terms import stem, terms, weight
from reportedly.text.windows import Window, apart, days_apart, in_words, window

__all__ = ["antonyms"]

MAX_PAIRS = 2000
"""Pairs of clauses looked at for one pair of states."""
SHOWN = 6
"""Pairs shown for one pair of states and one subject."""
LINK = 6.0
"""Weight (nats) of the words that two sentences must share where a subject has no name."""
PARTIES = (
    MentionKind.PERSON,
    MentionKind.ORGANISATION,
    MentionKind.GOVERNMENT,
    MentionKind.PLACE,
)
FEW = 12
"""Words of a claim without a clause that says one thing."""
_PLURAL = re.compile(r"\b(?:were|are|have)$")
_AGE = re.compile(r", (?:aged )?(\d{1,3})\b|\b(\d{1,3})-year-old\b")
_PART = re.compile(r"\b(?:of|in|at|on) (?:the |its |their )?([\w-]+(?: [\w-]+)?)")
_DEFINITE = re.compile(r"(?:that |but |and )?(?:the|all the|this|that) ", re.IGNORECASE)
_CAPITAL = re.compile(r"\b[A-Z][\w'’-]+")
_KNOWN = {"The", "A", "An", "His", "Her", "Its", "This", "That", "All", "Two", "Water", "In", "At"}
_DETERMINED = re.compile(r"(?:The|A|An|His|Her|Its|This|That)\b")
SHORT = 3
"""Words of a subject without an article."""
LEAD = 400
"""Characters at the start of an article that say where it is set."""
NEAR_DAYS = 2
"""Days between two reports of how a thing is, that name no day."""
WEEK = 7
"""Days that "since Monday" reaches back at most."""
_SINCE = re.compile(r"\bsince\b")
_ONE = re.compile(
    r"^(?:\W*\b(?:when|as|but|and|that|because|after|before|while|although|though)\b)?\W*"
    r"(?:the|a|an|his|her|its|this|that|[A-Z])",
)
_MANY = re.compile(
    r"^\W*(?:(?:at least|about|some|more than|up to|the|around|another) )*"
    r"(?:\d[\d,]*(?! ?-?year)|two|three|four|five|six|several|many|dozens|all|people)\b",
    re.IGNORECASE,
)


class State(NamedTuple):
    of: str
    one: re.Pattern[str]
    other: re.Pattern[str]
    once: bool


class Seen(NamedTuple):
    """A clause that says a state; ``subject`` is the words before it, ``head`` the head."""

    clause: Clause
    subject: str
    head: str


def antonyms(
    told: Sequence[Clause], reader: Reader, places: Whereabouts
) -> Iterator[Contradiction]:
    """Each pair of clauses that say such states of one subject: one name; one noun in the same
    setting; one place where something goes on. A state of another day was left since."""
    sides = defaultdict[tuple[int, bool], list[Seen]](list)
    for clause in told:
        words = clause.phrase.lower()
        if not _every().search(words):  # most clauses say no such state at all
            continue
        for number, state in enumerate(_states()):
            for first, pattern in ((True, state.one), (False, state.other)):
                if (hit := pattern.search(words)) and (seen := _seen(clause, hit)):
                    sides[number, first].append(seen)
    for number, state in enumerate(_states()):
        if not (sides[number, True] and sides[number, False]):
            continue
        both = product(sides[number, True], sides[number, False])
        shown = defaultdict[str, int](int)
        pairs = set[tuple[str, str]]()
        for p, q in islice(both, MAX_PAIRS):
            pair = (p.clause.claim.id, q.clause.claim.id)
            if pair not in pairs and _one(state, p, q, reader, places):
                pairs.add(pair)
                shown[p.head] += 1
                if shown[p.head] <= SHOWN:
                    yield _against(state, p, q)


@cache
def _states() -> tuple[State, ...]:
    return tuple(
        State(entry["of"], _any(entry["one"]), _any(entry["other"]), entry.get("once", False))
        for entry in lexicon("antonyms")["state"]
    )


@cache
def _every() -> re.Pattern[str]:
    entries = lexicon("antonyms")["state"]
    return _any(sorted(p for entry in entries for p in (*entry["one"], *entry["other"])))


def _any(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{either(phrases)}(?!\w)")


def _seen(clause: Clause, hit: re.Match[str]) -> Seen | None:
    """None where it is denied, only possible, or where a long claim says more than one thing."""
    words = clause.phrase
    rest = f"{words[: hit.start()]} {words[hit.end() :]}"
    coming = clause.ahead and not re.match(r"(?:will|would|is) ", hit.group())
    if coming or is_negated(rest[: hit.start() + 8]):
        return None
    if clause.said is None and len(words.split()) > FEW:
        return None
    subject = words[: hit.start()].strip()
    last = clause.heads[-1] if clause.heads else (subject.split() or [""])[-1]
    head = next((head for head in clause.heads[::-1] if head in subject), last)
    return Seen(clause, subject, head)


def _one(state: State, p: Seen, q: Seen, reader: Reader, places: Whereabouts) -> bool:
    """Whether both speak of one subject, as far as their words tell."""
    if one_voice(p.clause, q.clause) or not _together(p.clause, q.clause, reader):
        return False
    if state.of == "work":
        return _near(p.clause, q.clause, reader)
    if _told_apart(p, q) or (state.of != "person" and not _alike(p, q)):
        return False
    mine, theirs = (_names(s, reader, *_sorts(state)) for s in (p, q))
    if mine and theirs:
        return bool(mine & theirs)
    if state.of == "person" and (mine or theirs):
        return _given(p, theirs) or _given(q, mine)
    if state.of == "person" and (_many(p) or _many(q)):
        return False
    if state.of == "person" and not _like(p, q):
        return False
    left, right = (_people(s.clause, reader) for s in (p, q))
    if left and right and not left & right:
        return False
    if state.of != "person" and not _things(p) & _things(q):
        return False
    if p.head == q.head and _definite(p) and _definite(q) and _near(p.clause, q.clause, reader):
        return True
    return _shared(p, q, reader) >= LINK


def _sorts(state: State) -> tuple[MentionKind, ...]:
    if state.of == "person":
        return (MentionKind.PERSON,)
    if state.of == "party":
        return PARTIES
    return (MentionKind.PLACE, MentionKind.ORGANISATION, MentionKind.OTHER)


def _names(s: Seen, reader: Reader, *sorts: MentionKind) -> frozenset[str]:
    """Who or what is named as the subject: the first name before the state."""
    start = s.clause.span.start
    return reader.first(s.clause.span.article, (start, start + len(s.subject) + 4), *sorts)


def _alike(p: Seen, q: Seen) -> bool:
    """Whether the words with a capital before two states can be one name: "Lorn Bridge crossing"
    is not "Steinpass crossing"."""
    left, right = (set(_CAPITAL.findall(s.subject)) - _KNOWN for s in (p, q))
    return not (left and right) or bool(left & right)


def _definite(s: Seen) -> bool:
    return bool(_DEFINITE.match(s.subject))


def _told_apart(p: Seen, q: Seen) -> bool:
    """Whether ages, or "of the main hall" and "of the car park", set two subjects apart."""
    ages = [{a or b for a, b in _AGE.findall(s.clause.phrase)} for s in (p, q)]
    parts = [{kin(w) for hit in _PART.findall(s.subject) for w in terms(hit)} for s in (p, q)]
    return any(bool(one and other) and not one & other for one, other in (ages, parts))


def _things(s: Seen) -> set[str]:
    """The kinds of what it is said of: the head, and who does it to what."""
    return {kin(head) for head in (s.head, *s.clause.heads) if head}


def _like(p: Seen, q: Seen) -> bool:
    """Whether two nouns may mean one person: a girl is no driver, and one article calls nobody
    now a driver, now a nurse."""
    young = listed("people", "young")
    if p.head.casefold() == q.head.casefold():
        return True
    apart = (stem(p.head) in young) != (stem(q.head) in young)
    return not apart and p.clause.span.article != q.clause.span.article


def _given(s: Seen, names: frozenset[str]) -> bool:
    """Whether a bare given or family name is that of somebody: "Tyrone is not for sale"."""
    return bool({s.subject, s.head} & {part for name in names for part in name.split()})


def _people(c: Clause, reader: Reader) -> frozenset[str]:
    return reader.names(c.span.article, reader.sentence(c.span), MentionKind.PERSON)


def _many(s: Seen) -> bool:
    """Whether the subject is not one person."""
    if not _ONE.match(s.subject) or _MANY.match(s.subject) or _PLURAL.search(s.subject):
        return True
    if re.match(r" ?(?:were|are|have) ", s.clause.phrase[len(s.subject) :]):
        return True
    bare = s.subject[:1].isupper() and not _DETERMINED.match(s.subject)
    bare = bare and not s.subject.startswith(s.head) and len(s.subject.split()) > SHORT
    if s.subject.endswith(("ed", "ing")) or bare:
        return True
    return not re.search(rf"\b{re.escape(s.head)}\b", s.subject, re.IGNORECASE)


def _shared(p: Seen, q: Seen, reader: Reader) -> float:
    """Weight of the words that both sentences have."""
    near = reader.stems(p.clause.span, BEFORE // 2) & reader.stems(q.clause.span, BEFORE // 2)
    return sum(max(0.0, weight(word)) for word in near)


def _together(p: Clause, q: Clause, reader: Reader) -> bool:
    """Whether no places are named that differ."""
    kind = MentionKind.PLACE
    left, right = (reader.names(c.span.article, reader.sentence(c.span), kind) for c in (p, q))
    return not (left and right) or bool(left & right)


def _near(p: Clause, q: Clause, reader: Reader) -> bool:
    """Whether both are told of one place: one that the sentence names, or those before it,
    or the lead."""
    kind = MentionKind.PLACE
    left, right = (
        reader.names(c.span.article, reader.sentence(c.span), kind)
        or reader.names(c.span.article, reader.around(c.span, BEFORE), kind)
        or reader.names(c.span.article, (0, LEAD), kind)
        for c in (p, q)
    )
    return bool(left & right)


def _against(state: State, p: Seen, q: Seen) -> Contradiction:
    one, other = p.clause, q.clause
    verdict, how, ground = _judged(state, one, other)
    return Contradiction(
        kind=ContradictionKind.FACTUAL,
        verdict=verdict,
        left=one.claim.id,
        right=other.claim.id,
        left_span=one.span,
        right_span=other.span,
        slots=(p.head,) if p.head == q.head else tuple(s for s in (p.head, q.head) if s),
        how=how,
        ground=ground,
    )


def _same_week(one: Window | None, other: Window | None) -> bool:
    return one is not None and other is not None and days_apart(one, other) <= WEEK


def _judged(state: State, p: Clause, q: Clause) -> tuple[Comparison, str, Ground]:
    mine, theirs = window(p.as_of), window(q.as_of)
    days = " and ".join(f"as of {in_words(day)}" for day in (mine, theirs) if day)
    since = any(_SINCE.search(c.phrase) and _same_week(mine, theirs) for c in (p, q))
    undated = not (p.when or q.when) and mine is not None and theirs is not None
    near = undated and mine and theirs and days_apart(mine, theirs) <= NEAR_DAYS
    since = since or bool(
        near and state.of in ("thing", "party") and not same_speaker(p.claim, q.claim)
    )
    happened = since or all(c.said is not None and c.said.past and not c.when for c in (p, q))
    if mine and theirs and apart(p.as_of, q.as_of) and not happened:
        undone = state.once and mine[1] < theirs[0]
        if not undone:
            return Comparison.REVISED, f"of other days: {days}", Ground.DATE
    if same_speaker(p.claim, q.claim) and apart(p.told, q.told):
        return Comparison.REVISED, f"{p.claim.source} says otherwise later", Ground.DATE
    return Comparison.CONFLICTING, "both cannot be so of one at one time", Ground.NOTHING
