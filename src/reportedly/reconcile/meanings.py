"""What each claim of a story says, in slots: "its losses there" is North Korea's in Kursk."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import log

from reportedly.lexicon.gazetteer import look_up
from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import HopKind, Method
from reportedly.model.claim import Claim, Proposition
from reportedly.model.hedge import Status
from reportedly.model.meaning import Deed, Figure, Meaning, Party, Point
from reportedly.model.mention import Name, Referent
from reportedly.model.quantity import Bound, Measure
from reportedly.reconcile.namings import countries, in_common, named
from reportedly.reconcile.referents import assembled
from reportedly.stage import Gather, Group, PerStory
from reportedly.text.concepts import Named, form_of, meant, sort_of
from reportedly.text.implied import implied
from reportedly.text.points import points, quoted
from reportedly.text.windows import window

__all__ = ["meanings"]

FEW = 30
"""Claims below which a story is too small to tell which words are common in it."""
LEAST = 0.3
"""What is left of the weight of a concept that every claim of a story has."""
FULL = 4
"""Concepts from which a statement says enough by itself."""
BACK = 900
"""Characters before a pronoun or definite happening in which what it points to stands."""

_ASKED = re.compile(r"\b(?:whether|if)\b", re.IGNORECASE)
_SPEAKER = re.compile(
    r"\W*(?:that )?(?:it|he|she|they)\b(?! (?:is|was) (?:\w+ )?(?:not )?clear)", re.I
)


def _fold(group: Group) -> Iterator[Meaning]:
    claims = sorted(group.of(Claim), key=lambda c: (c.span.article, c.span.start, c.id))
    known = _Known(group, claims)
    made = [known.meaning(claim) for claim in claims]
    shares = _Shares(made)
    weighed = [replace(m, points=tuple(shares.weigh(p) for p in m.points)) for m in made]
    yield from _linked(weighed)


class _Known:
    """What a story tells of names, places and figures."""

    def __init__(self, group: Group, claims: Sequence[Claim]) -> None:
        self._figures = defaultdict[str, list[Measure]](list)
        for measure in sorted(group.of(Measure), key=lambda m: (m.span.start, m.id)):
            self._figures[measure.claim].append(measure)
        self._propositions = defaultdict[str, list[Proposition]](list)
        for proposition in sorted(group.of(Proposition), key=lambda p: p.id):
            self._propositions[proposition.claim].append(proposition)
        self._within = countries(claims)
        names = group.of(Name)
        self._named = named(names, assembled(group.of(Referent), names))
        self._common = in_common(self._named)

    def meaning(self, claim: Claim) -> Meaning:
        names = self._named.get(claim.span.article, self._common)
        voice = self._voice(claim, names)
        known = bool(claim.hops) and (
            claim.hops[0].named is not None or claim.hops[0].kind is HopKind.PERSON
        )
        asked = claim.status is Status.NOT_CONFIRMED and not _presumes(claim.text)
        said = window(claim.said or claim.reported)
        beside = _beside(claim, self._propositions.get(claim.id, ()))
        made = [self._placed(point) for point in points(claim.text, names, beside)]
        if asked and voice:
            made = [_acknowledged(point, voice) for point in made]
        elif claim.method is not Method.DIRECT and voice:
            made = [_spoken(point, claim.text, voice) for point in made]
        figures = tuple(_figures(self._figures.get(claim.id, ()), made))
        made = [_measured(point, figures) for point in made]
        return Meaning(
            span=claim.span,
            claim=claim.id,
            end=claim.content[-1].end,
            status=claim.status,
            points=tuple(made),
            figures=figures,
            denied=claim.status in (Status.DENIED, Status.RETRACTED),
            unsettled=asked,
            acts=tuple(_acts(self._propositions.get(claim.id, ()))),
            deeds=tuple(_deeds(self._propositions.get(claim.id, ()))),
            times=tuple(_times(claim, self._propositions.get(claim.id, ()))),
            voice=voice,
            known=known,
            direct=claim.method is Method.DIRECT,
            quotes=tuple(sorted(set(quoted(claim.text, direct=claim.method is Method.DIRECT)))),
            first=said[0].isoformat() if said else "",
            last=said[1].isoformat() if said else "",
        )

    def _voice(self, claim: Claim, names: Named) -> str:
        if not claim.attribution or not claim.hops:
            return ""
        name = claim.hops[0].name
        form = form_of(name)
        found = next((n for f, n, _ in names.get(form[0], ()) if f == form), "") if form else ""
        entry = look_up(name)
        return found or (entry.of or entry.name if entry else name)

    def _placed(self, point: Point) -> Point:
        """The point with the country of each place that the story puts in one."""
        if not any(party.name in self._within for party in point.parties):
            return point
        parties = tuple(replace(p, within=self._within.get(p.name, "")) for p in point.parties)
        return replace(point, parties=parties, concepts=tuple(map(self._named_in, point.concepts)))

    def _named_in(self, concept: tuple[str, float]) -> tuple[str, float]:
        label, value = concept
        country = self._within.get(label[1:], "") if label[0] == "=" else ""
        return (f"{label}<{country}", value) if country else concept


def _beside(claim: Claim, propositions: Iterable[Proposition]) -> list[tuple[int, int]]:
    """Where in a claim's text clauses stand that only describe a noun."""
    made, at = list[tuple[int, int]](), 0
    for part in claim.content:
        for proposition in propositions:
            if proposition.beside:
                start, end = (min(max(n, part.start), part.end) for n in proposition.beside)
                if start < end:
                    made.append((at + start - part.start, at + end - part.start))
        at += len(part.text) + len(" … ")
    return sorted(set(made))


def _deeds(propositions: Iterable[Proposition]) -> Iterator[Deed]:
    """Who does what to whom, where the parse knows two of them or one of a transitive verb."""
    receiving = lexicon("meanings")["receiving"]["verbs"]
    for p in propositions:
        agent, patient, place = (_party(side) for side in (p.agent, p.patient, p.place))
        own = agent == patient
        if p.beside or p.agent == p.patient or not (agent or patient):
            continue
        gives = p.predicate == "be supplied" or (p.predicate == "be at" and bool(agent))
        takes = p.predicate in receiving
        yield Deed(
            act=p.predicate,
            agent=p.agent if agent else "",
            patient=p.patient if patient and not own else "",
            giver=agent if gives else "",
            taker=agent if takes else place if gives else "",
        )


def _acts(propositions: Iterable[Proposition]) -> Iterator[str]:
    """The classes of the verbs that state something, as far as they are known."""
    known = lexicon("meanings")["predicates"]
    labels = (known.get(p.predicate) or meant(p.predicate) for p in propositions if not p.beside)
    yield from sorted({label for label in labels if label.startswith("a:")})


def _party(side: str) -> str:
    """The name in a slot of a proposition: "Kenya" in "Kenya: soldier", "" for "soldier"."""
    name, colon, _ = side.partition(": ")
    return name if colon or name[:1].isupper() else ""


def _times(claim: Claim, propositions: Iterable[Proposition]) -> Iterator[str]:
    """When what a claim states is said to have happened; "now" is no time of its own."""
    now = {claim.said, claim.reported}
    found = dict.fromkeys(p.time for p in propositions if not p.beside and p.time not in now)
    yield from (time for time in sorted(found) if window(time))


def _spoken(point: Point, text: str, voice: str) -> Point:
    """In indirect speech "it", "he", "they" in front are who speaks."""
    own = any(party.name == voice for party in point.parties)
    if own or not point.points_back or not _SPEAKER.match(text):
        return point
    entry = look_up(voice)
    party = Party(name=voice, sort=sort_of(entry) if entry else "name")
    concepts = (*point.concepts, (f"={voice}", 3.0))
    return replace(point, parties=(*point.parties, party), concepts=concepts, points_back=False)


def _acknowledged(point: Point, voice: str) -> Point:
    """What somebody does not confirm is his not confirming it."""
    added = (("a:ACKNOWLEDGE", 3.0), (f"={voice}", 3.0))
    return replace(
        point,
        parties=tuple(dict.fromkeys((*point.parties, Party(name=voice)))),
        concepts=(*(c for c in point.concepts if c[0] != f"={voice}"), *added),
    )


def _presumes(text: str) -> bool:
    """Whether what is not known is only how many, when or where: that it is so is presumed."""
    asking = lexicon("meanings")["questions"]["presuming"]
    words = re.findall(r"[a-z]+", text.lower())
    joined = f" {' '.join(words)} "
    return not _ASKED.search(text) and any(f" {words} " in joined for words in asking)


def _measured(point: Point, figures: Iterable[Figure]) -> Point:
    """A point with what its figures count and tell of it beside it: "the toll at 31"."""
    own = {label for label, _ in (*point.concepts, *point.asides)}
    labels = {x for f in figures if not f.beside for x in (f.sort, *f.state.split()) if x} - own
    return replace(point, asides=(*point.asides, *((label, 2.0) for label in sorted(labels))))


def _figures(measures: Iterable[Measure], made: Sequence[Point]) -> Iterator[Figure]:
    inside = [number for point in made for number in point.numbers]
    for m in measures:
        ends = implied(m.low, m.value, m.high, m.bound)
        if m.as_of.startswith("../"):  # what it was before
            continue
        if ends is None or m.counted == "age" or m.unit == "year":
            continue
        days = window(m.event_day or m.as_of)
        state = " ".join(dict.fromkeys(filter(None, map(meant, m.state.split()))))
        yield Figure(
            low=ends[0], high=ends[1], counted=m.counted, sort=meant(m.counted), state=state,
            side=m.side, place=m.place or m.event_place, kind=m.kind.value,
            unit=f"{m.unit} {m.per}".strip(),
            first=days[0].isoformat() if days else "", last=days[1].isoformat() if days else "",
            value=m.value, beside=not _stands(m, inside), vague=m.bound is Bound.VAGUE,
            words=m.span.text,
        )  # fmt: skip


def _stands(measure: Measure, numbers: Iterable[tuple[float, float | None]]) -> bool:
    """Whether a figure is among the numbers of what is stated, asides left out."""
    value = measure.value if measure.value is not None else measure.low
    wanted = {value, value / 100 if value is not None else None}
    return measure.quantity == "" or any(low in wanted or high in wanted for low, high in numbers)


class _Shares:
    """How common each concept is in a story: what every claim speaks of tells none apart."""

    def __init__(self, made: Sequence[Meaning]) -> None:
        self._all = max(len(made), FEW)
        often = Counter(
            label for m in made for label in {c for p in m.points for c, _ in p.concepts}
        )
        self._left = {label: self._share(count) for label, count in often.items()}
        self._whole = self._share(0)

    def weigh(self, point: Point) -> Point:
        return replace(
            point, concepts=self._weighed(point.concepts), asides=self._weighed(point.asides)
        )

    def _weighed(self, bag: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
        left, whole = self._left, self._whole
        return tuple((label, round(value * left.get(label, whole), 2)) for label, value in bag)

    def _share(self, count: int) -> float:
        """What is left of the weight of a concept that so many claims have."""
        rare = log((self._all + 1) / (count + 1)) / log((self._all + 1) / 2)
        return LEAST + (1 - LEAST) * max(0.0, min(1.0, rare))


def _linked(made: Sequence[Meaning]) -> Iterator[Meaning]:
    """Each with the claim before it that its pronoun or definite happening points back to: the
    nearest that shares something, first of all one of the same voice."""
    recent = list[Meaning]()
    for meaning in made:
        start, article = meaning.span.start, meaning.span.article
        recent = [m for m in recent if m.span.article == article and m.span.start > start - BACK]
        if any(p.points_back for p in meaning.points) or meaning.unsettled:
            before = [m for m in recent if m.end <= start]
            found = max(before, key=lambda m: (_shared(m, meaning), m.end), default=None)
            if found is not None:
                meaning = replace(
                    meaning,
                    before=found.claim,
                    points=tuple(_borrowed(point, found) for point in meaning.points),
                )
        recent.append(meaning)
        yield meaning


def _borrowed(point: Point, before: Meaning) -> Point:
    """A point that points back, with what it points to beside it."""
    own = {label for label, _ in (*point.concepts, *point.asides)}
    if not (point.points_back or len(point.concepts) < FULL):
        return point
    lent = {label: v for p in before.points for label, v in p.concepts if label not in own}
    return replace(point, lent=tuple(sorted(lent.items())))


def _shared(one: Meaning, other: Meaning) -> int:
    """0 nothing, 1 a word that is no name, 2 one voice too."""
    first, second = (
        {part for p in m.points for c, _ in p.concepts if c[0] != "=" for part in c.split("|")}
        for m in (one, other)
    )
    return (1 + (one.voice == other.voice)) if first & second else 0


meanings = Gather(
    name="meanings",
    of=(Claim, Proposition, Measure, Name, Referent),
    makes=Meaning,
    by=PerStory(),
    fold=_fold,
)
