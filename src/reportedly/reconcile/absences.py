"""That there was none, against that there was: "No cases have been found", "two new cases"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.model.mention import MentionKind
from reportedly.reconcile.clauses import BEFORE, Clause, Reader, one_voice, same_speaker
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.resolve.voices import narrated
from reportedly.text.kindred import is_kind, kin, kinds, listed
from reportedly.text.predications import is_listed, verbs_of
from reportedly.text.terms import stem, terms, weight
from reportedly.text.windows import apart, days_apart, in_words, window

__all__ = ["absences", "told_kinds"]

MAX_RIVALS = 300
"""Clauses of one kind that are looked at for one absence."""
SHOWN = 3
"""Pairs shown for one absence."""
LINK = 4.0
"""Weight (nats) of the words, besides the thing itself, that both must stand among."""
LEAD = 400
"""Characters at the start of an article that say where it is set."""
RARE = 3.0
"""Weight (nats) that a noun of no list must have."""
DAY = 1
"""Days between two tellings of what may happen every day."""
FEW = 12
"""Words of a claim without a clause in which each noun is told."""
COVERED = 0.6
"""Share of what is not planned that a deed must be."""
LACKING = frozenset({"shortage"})
"""Kinds that a denial tells of: where one "had no vaccine" there was a shortage."""
NOBODY = frozenset({"one", "nobody", "no one", "none", "anyone", "person", "people"})
UNSAID = frozenset({"future", "planned", "expected", "possible", "conditional", "infinite"})
_NONE = re.compile(
    r"\b(?:no|not a single|not one|not any|never (?:an?|any)|any|a single|such|zero)"
    r"(?P<mods>(?: [\w'’-]+){0,4}?) (?P<noun>[\w'’-]+)",
    re.IGNORECASE,
)
_RULED = re.compile(
    r"\b(?:ruled out|ruling out|rules out|free (?:of|from)|without (?:any|a single))"
    r"(?: (?:any|an?|the))?(?P<mods>(?: [\w'’-]+){0,2}?) (?P<noun>[\w'’-]+)"
    r"(?=$|[.,;]| (?:in|at|on|of|by|as|and|for|from|near|during|after|before)\b)",
    re.IGNORECASE,
)
_UNPLANNED = re.compile(
    r"\b(?:no|not|any|never)\b[^.,]{0,20}\b(?:plans?|planning|intentions?|intend(?:ed|s|ing)?) "
    r"(?:to|of|for) (?P<deed>[^.,;]+)",
    re.IGNORECASE,
)
_UNAWARE = re.compile(r"\bnot (?:aware|know) of any\b|\bunaware of any\b|\bknow[sn]? of no\b")
_LASTING = re.compile(r"\b(?:has|have|is|are|isn't|aren't|hasn't|haven't|'s|'ve|does|do)\b")
_NOTHING = re.compile(r"(?:that )?nothing (?:else )?(?:was|has|had)\b", re.IGNORECASE)
_NONE_OF = re.compile(
    r"(?:none|not one|neither) of (?:the|its|their|his|her|these|those|our)(?P<mods>)"
    r" (?P<noun>[\w'’-]+)",
    re.IGNORECASE,
)
_DOUBLE = re.compile(r"\b(?:who|which|that|but)\b.*(?:\bnot\b|n['’]t\b|\bnever\b)")
"""What is true of all: "no operation that he did not approve"."""
_OPEN = re.compile(
    r"\b(?:possib\w+|likely|unlikely|may|might|could|would|feared|fears?|risks?|threat\w*|alleged"
    r"|suspected|potential\w*|rumou?rs?|so-called|denied|denies|deny|neither|nor|false|untrue"
    r"|avoid\w*|prevent\w*|if|unless|whether|calls? for|demand\w*|refus\w+|before|until)\b",
    re.IGNORECASE,
)
"""What leaves open whether there was any."""
_CALENDAR = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
)
_LOCATIVE = re.compile(r"(?:In|At|On|Across|Near|Around) ")
_SET_IN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Aa]round|[Oo]utside) (?:the )?([A-Z][\w'’-]+)"
)
_HAVING = re.compile(r"\b(?:had|has|have) (?:no|never had|any)\b|(?:\bnot|n['’]t|\bnever) have\b")
_PRONOUN = re.compile(r"(?:that )?(?:we|they|it|he|she|i)\b", re.IGNORECASE)
_NOBODY = re.compile(r"(?:nobody|no one|none)\b", re.IGNORECASE)
_STANDING = re.compile(r"\b(?:is|are|isn't|aren't|there's)\b")
_NAME = re.compile(r"\b[A-Z][\w'’-]{2,}")
_PLACES = (MentionKind.PLACE, MentionKind.GOVERNMENT, MentionKind.NATIONALITY)


class Absence(NamedTuple):
    """``noun`` is the kind of what there is none of ("" for nobody), ``acts`` what it is that is
    not done (empty: it is not there at all), ``mods`` what narrows it down."""

    clause: Clause
    noun: str
    acts: frozenset[str]
    mods: frozenset[str]
    whose: str = ""


def absences(
    told: Sequence[Clause], reader: Reader, places: Whereabouts
) -> Iterator[Contradiction]:
    """Each clause that denies a thing or a deed of all of a kind, or a deed of one known thing,
    against clauses that tell of it: same kind, party and place, as far as both name them."""
    none = [found for clause in told if (found := _absence(clause))]
    wanted = {kind for a in none for kind in (a.acts or {a.noun})}
    index = defaultdict[str, list[Clause]](list)
    for clause in told:
        if not clause.ahead:
            for kind in sorted(told_kinds(clause) & wanted):
                index[kind].append(clause)
    for a in none:
        keys = sorted(a.acts or {a.noun}, key=lambda kind: (len(index[kind]), kind))
        met = (q for kind in keys for q in index[kind] if _meets(a, q, reader, places))
        rivals = dict.fromkeys(islice(met, MAX_RIVALS))
        yield from _shown(a, list(rivals))
    yield from _unplanned(told, reader)


def _shown(a: Absence, rivals: list[Clause]) -> Iterator[Contradiction]:
    """The first of each article, those that nothing reconciles and those with a source first."""
    judged = [(q, *_judged(a, q)) for q in rivals]
    judged.sort(key=lambda row: (row[1] is not Comparison.CONFLICTING, not _cited(row[0])))
    seen = set[str]()
    for q, verdict, how, ground in judged:
        if q.span.article not in seen and len(seen) < SHOWN:
            seen.add(q.span.article)
            yield _pair(a, q, verdict, how, ground)


def _cited(q: Clause) -> bool:
    return q.claim.speaker is not None


def _absence(clause: Clause) -> Absence | None:
    said = clause.said
    if (
        clause.aside
        or _DOUBLE.search(clause.words)
        or (said and UNSAID & set(said.aspect))
        or _UNPLANNED.search(clause.words)
    ):
        return None
    if said and _NOTHING.match(clause.words):
        return Absence(clause, "", acts, frozenset()) if (acts := _acts(clause)) else None
    if said is None or not said.negated:
        ruled = _RULED.search(clause.words)
        return _of_noun(clause, ruled, frozenset()) if ruled else None
    head = clause.heads[-1].lower() if clause.heads else ""
    acts = _acts(clause)
    if of := _NONE_OF.match(clause.words):
        return _of_noun(clause, of, acts)
    if _NOBODY.match(clause.words) or (said.nothing and head in NOBODY):
        return Absence(clause, "", acts, frozenset()) if acts else None
    found = _denied(clause, head)
    if found and (said.nothing or said.predicate == "exist" or _any_of(found)):
        return _of_noun(clause, found, acts)
    if acts and acts <= listed("public", "kinds"):  # "people in the valley were never warned"
        return Absence(clause, "", acts, frozenset())
    if said.definite and acts and head:  # "the girl had not been vaccinated"
        return Absence(clause, kin(head), acts, frozenset(), whose=head)
    return None


def _any_of(found: re.Match[str]) -> bool:
    return not found.group().lower().startswith("no ")


def _denied(clause: Clause, head: str) -> re.Match[str] | None:
    """ "a single agency worker" in "There is not a single agency worker on our quays"."""
    doer = clause.heads[0].lower() if clause.heads else ""
    if re.search(rf"\bno {re.escape(doer)}", clause.words, re.IGNORECASE):  # "no missile hit it"
        head = doer
    for match in _NONE.finditer(clause.words):
        if stem(match["noun"].lower()) == stem(head):
            return match
        words = clause.words[match.start() :]
        first = match.group().split(" ")[0]
        longer = re.match(
            rf"(?:{re.escape(first)})(?: a| an| any| one| single)*(?P<mods>(?: [\w'’-]+){{0,4}}?) "
            rf"(?P<noun>{re.escape(head[:4])}[\w'’-]*)",
            words,
            re.IGNORECASE,
        )
        if longer and head:
            return longer
    return None


def _of_noun(clause: Clause, found: re.Match[str], acts: frozenset[str]) -> Absence | None:
    noun = stem(found["noun"].lower())
    mods = frozenset(terms(found["mods"]))
    said = {stem(word) for word in found["mods"].lower().split()}
    if noun in listed("vague", "nouns") or said & listed("more", "words"):
        return None
    if not (acts or is_kind(noun)) and weight(noun) < RARE:
        return None
    return Absence(clause, kin(noun), acts, mods - listed("loose", "words"))


def _acts(clause: Clause) -> frozenset[str]:
    """The kinds of what is denied to be done; none where only being there is denied."""
    said = clause.said
    assert said is not None
    verbs = {verb.split()[0] for verb in verbs_of(said.predicate)}
    if is_listed(said.predicate):
        here = {stem(term) for term in said.terms}
        verbs = {verb for verb in verbs if stem(verb) in here}
    idle = listed("telling", "verbs") | listed("vague_deeds", "verbs")
    plain = {kin(v) for v in verbs if stem(v) not in idle}
    return frozenset(plain - {"exist"}) | (kinds(clause.words) - LACKING)


def told_kinds(q: Clause) -> frozenset[str]:
    """The kinds of things and deeds that a clause says there are."""
    phrased = kinds(q.phrase)
    if (q.said and q.said.negated) or (q.said is None and _NONE.match(q.words)):
        return phrased & LACKING
    if q.said is None and len(q.words.split()) > FEW:
        return phrased
    counted = frozenset[str]()
    if listed("counts", "nouns") & {stem(head) for head in q.heads}:
        of = re.search(r"\b\w+ of ((?:[\w'’-]+ ?){1,3})", q.words)
        counted = frozenset(kin(word) for word in terms(of[1])) if of else counted
    return q.told_kinds | counted


def _meets(a: Absence, q: Clause, reader: Reader, places: Whereabouts) -> bool:
    """Whether a clause tells of what another denies, for the same things, parties and places."""
    p = a.clause
    if one_voice(p, q) or _OPEN.search(_upto(q, reader)) or not _in_time(a, q):
        return False
    if q.aside and not a.noun:
        return False
    around = {kin(word) for word in reader.stems(q.span)}
    if a.noun and a.noun not in around | told_kinds(q) and not _of_same(a, q):
        return False
    if not {kin(mod) for mod in a.mods} <= around or not _parties(a, q) or not _has(a, q):
        return False
    if a.whose and not (_same_one(a, q, reader)):
        return False
    return _named_alike(a, q, reader, places) and _linked(a, q, reader)


def _upto(q: Clause, reader: Reader) -> str:
    """The words of a clause, with those of its claim before it."""
    part = next((part for part in q.claim.content if part.holds(q.span)), q.span)
    return part.text[: q.span.end - part.start]


def _in_time(a: Absence, q: Clause) -> bool:
    """Whether what may happen every day is told of one day; a clause on the side ("the raid that
    killed a guard") tells of some other day."""
    if not ({stem(kind) for kind in (a.noun, *a.acts)} & listed("recurring", "kinds")):
        return True
    p = a.clause
    one, other = window(p.as_of), window(q.as_of)
    if q.aside or a.whose:
        return bool(a.whose)
    near = not (one and other) or days_apart(one, other) <= DAY
    return near or bool(p.said and p.said.place and _LASTING.search(p.words) and a.noun)


def _same_one(a: Absence, q: Clause, reader: Reader) -> bool:
    """Whether the sentence of a clause speaks of the one thing to which something was not done."""
    text = reader.text(q.span.article, reader.sentence(q.span)).lower()
    word = re.escape(a.whose.lower())
    return bool(re.search(rf"\b(?:the|this|that|his|her|its|their) (?:[\w-]+ )?{word}\b", text))


def _of_same(a: Absence, q: Clause) -> bool:
    """Whether the same was done to what the denial is about: "no wages were paid to the crew",
    "the crew was paid"."""
    about = {kin(word) for word in a.clause.stems} - {a.noun, *a.acts}
    passive = q.said is not None and not q.said.agent and bool(q.heads)
    return passive and bool(a.acts & told_kinds(q)) and kin(q.heads[-1]) in about


def _has(a: Absence, q: Clause) -> bool:
    """Whether who "had no permit" is said to have one: a thing is no deed, and is somebody's."""
    p = a.clause
    owned = _HAVING.search(p.words)
    if owned is None or a.noun in kinds(q.phrase):
        return True
    who = f"{p.said.agent if p.said else ''} {p.words[: owned.start()]}"
    mine = set(terms(who)) or set(terms(p.claim.source))
    if q.said is None or not q.heads or kin(q.heads[-1]) != a.noun:
        return False
    return bool(mine & set(terms(f"{q.said.agent} {q.claim.source}")))


def _parties(a: Absence, q: Clause) -> bool:
    """Whether who has none may be who is said to have it: "the league", "the football league"."""
    p = a.clause
    if not (p.said and q.said and a.noun):
        return True
    own, other = p.said.agent, q.said.agent
    if not other or other == q.said.patient or own == p.said.patient:
        return True
    if not own and p.said.predicate == "exist":
        return True
    mine = set(terms(own or (p.claim.source if _PRONOUN.match(p.words) else "")))
    return not mine or bool(mine & set(terms(other))) or not terms(other)


def _named_alike(a: Absence, q: Clause, reader: Reader, places: Whereabouts) -> bool:
    p = a.clause
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
    found = _NONE.search(p.span.text)
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


def _linked(a: Absence, q: Clause, reader: Reader) -> bool:
    """Whether both stand among the same words, the thing itself and verbs of telling left out."""
    if a.noun and a.clause.span.article == q.span.article:
        return True
    if a.acts & kinds(a.clause.words) & kinds(q.phrase):
        return True
    said = a.acts if a.whose else {a.noun, *a.acts}
    least = LINK / 2 if a.noun and a.acts else LINK
    shared = reader.stems(a.clause.span, BEFORE) & reader.stems(q.span)
    rare = (weight(w) for w in shared if kin(w) not in said | listed("telling", "verbs"))
    return sum(max(0.0, value) for value in rare) >= least


def _judged(a: Absence, q: Clause) -> tuple[Comparison, str, Ground]:
    p = a.clause
    mine, theirs = window(p.told), window(q.told)
    later = bool(mine and theirs and theirs[0] > mine[1])
    days = " and ".join(f"as of {in_words(d)}" for d in (mine, theirs) if d)
    if _UNAWARE.search(p.words):
        return (
            Comparison.COMPATIBLE,
            "who knows of none does not say that there is none",
            Ground.SCOPE,
        )
    event = window(q.when)
    if p.when and event and apart(p.when, q.when):
        return Comparison.COMPATIBLE, f"of other days: {days}", Ground.DATE
    if event and mine and event[0] > mine[1]:
        return Comparison.REVISED, f"none then, and later there was: {days}", Ground.DATE
    if later and _same_side(p, q):
        return Comparison.REVISED, f"{q.claim.source} says otherwise later: {days}", Ground.DATE
    stands, runs = _STANDING.search(p.words), _LASTING.search(p.words)
    past = q.said is not None and q.said.past
    before = bool(event and mine and event[1] <= mine[1])
    if later and runs and not before and not (stands and past):
        return Comparison.REVISED, f"none then, and later there was: {days}", Ground.DATE
    if stands and event and mine and event[1] < mine[0]:
        return Comparison.COMPATIBLE, f"there was before, and is none now: {days}", Ground.DATE
    how = "the one says that there was none, the other that there was"
    return Comparison.CONFLICTING, how, Ground.NOTHING


def _same_side(p: Clause, q: Clause) -> bool:
    """Whether one speaker, or one body through its people, says both: "a Harwick spokesman"."""
    mine, theirs = (set(_NAME.findall(c.claim.source)) for c in (p, q))
    one_body = bool(mine & theirs) and not (narrated(p.claim) or narrated(q.claim))
    return one_body or same_speaker(p.claim, q.claim)


def _pair(a: Absence, q: Clause, verdict: Comparison, how: str, ground: Ground) -> Contradiction:
    slots = dict.fromkeys((*a.clause.heads[-1:], *q.heads[-1:]))
    return Contradiction(
        kind=ContradictionKind.FACTUAL,
        verdict=verdict,
        left=a.clause.claim.id,
        right=q.claim.id,
        left_span=a.clause.span,
        right_span=q.span,
        slots=tuple(slot for slot in slots if slot),
        how=how,
        ground=ground,
    )


def _unplanned(told: Sequence[Clause], reader: Reader) -> Iterator[Contradiction]:
    """ "no plans to bring in agency workers" against "has brought in dozens of agency workers"."""
    plans = list[tuple[Clause, frozenset[str]]]()
    seen = set[str]()
    for clause in told:
        found = _UNPLANNED.search(clause.words)
        if found and clause.claim.id not in seen:
            seen.add(clause.claim.id)
            plans.append((clause, frozenset(kin(word) for word in terms(found["deed"]))))
    wanted = {kind for _, deed in plans for kind in deed}
    index = defaultdict[str, list[Clause]](list)
    for clause in told if wanted else ():
        if clause.said and not clause.said.negated and not clause.ahead:
            for kind in {kin(term) for term in clause.said.terms} & wanted:
                index[kind].append(clause)
    for clause, deed in plans:
        found_in = dict[str, Clause]()
        for q in (q for kind in sorted(deed) for q in index[kind][:MAX_RIVALS]):
            assert q.said is not None
            here = {kin(term) for term in q.said.terms}
            fits = len(deed & here) >= max(2, COVERED * len(deed)) and not one_voice(clause, q)
            if fits and q.span.article not in found_in and len(found_in) < SHOWN:
                found_in[q.span.article] = q
                plan = Absence(clause, "plan", frozenset(), deed)
                how = "not planned by the one, done according to the other"
                yield _pair(plan, q, Comparison.COMPATIBLE, how, Ground.DATE)
