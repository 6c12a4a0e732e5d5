"""Casualties told one by one: "a man was killed", "Ana Ruiz, 25, … a second victim also died"."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.model.article import BlockKind
from reportedly.text.fates import fate_of, is_elsewhere
from reportedly.text.harms import KILLED, WOUNDED
from reportedly.text.individuals import Individual, individuals
from reportedly.text.parse import Parse
from reportedly.text.states import verb_above
from reportedly.text.tokens import Token

__all__ = ["lone"]

Told = tuple[tuple[int, int], Token, str, float]
HARMED = ("wounded", "shot", "hospitalised", "stabbed", "burned", "treated", "struck", "poisoned")
"""States of those who came to harm and live, as far as is told."""
SEXES = {"he": "male", "him": "male", "himself": "male", "she": "female", "herself": "female"}
NEAR = 6
"""People told of last, among whom a pronoun looks for whom it means."""


@dataclass(slots=True)
class _Victim:
    """One person, as all mentions of him or her together tell."""

    first: Individual
    state: str = ""
    name: set[str] = field(default_factory=set)
    sex: str = ""
    age: int | None = None
    grown: bool | None = None
    elsewhere: bool = True
    tokens: set[Token] = field(default_factory=set)
    beside: set[Token] = field(default_factory=set)

    def takes(self, told: Individual, state: str) -> None:
        self.state = KILLED if KILLED in (state, self.state) else self.state or state
        self.name |= set(told.name)
        self.sex = self.sex or told.sex
        self.age = told.age if self.age is None else self.age
        self.grown = told.grown if self.grown is None else self.grown
        self.elsewhere = self.elsewhere and is_elsewhere(told.token)
        self.tokens.add(told.token)
        self.beside |= set(told.token.conjuncts)

    def may_be(self, told: Individual) -> bool:
        """Whether nothing that is told speaks against one and the same person."""
        if told.token in self.beside:
            return False
        if told.new and not (self.first.new and self.first.kind is not told.kind):
            return False
        if self.name and told.name and not self.name & set(told.name):
            return False
        if told.sex and self.sex and told.sex != self.sex:
            return False
        if told.age is not None and self.age is not None and told.age != self.age:
            return False
        return told.grown is None or self.grown is None or told.grown == self.grown

    def likeness(self, told: Individual, state: str) -> tuple[bool, ...]:
        """What speaks for one and the same person, the surest first."""
        return (
            bool(self.name & set(told.name)),
            told.age is not None and told.age == self.age,
            KILLED == state == self.state,
            bool(told.sex) and told.sex == self.sex,
        )


def lone(parsed: Parse, known: Mapping[str, float]) -> Iterator[Told]:
    """The offsets, head, state and count of people whom an article tells of one by one, for each
    state where no figure in ``known`` is as large.

    People are told apart by name, sex, age and words such as "another"; who might be the same is
    counted once. The offsets are those of the first of them.
    """
    victims = _Cast().read(parsed)
    here = [v for v in victims if not v.elsewhere]
    victims = here if here or any(known.get(name) for name in (KILLED, *HARMED)) else victims
    dead = [v for v in victims if v.state == KILLED]
    harmed = [v for v in victims if v.state != KILLED]
    if len(dead) > known.get(KILLED, 0.0):
        yield _sum(dead, KILLED)
    states = {v.state for v in harmed}
    state = next(iter(states)) if len(states) == 1 and not dead else WOUNDED
    if harmed and len(harmed) > max(known.get(name, 0.0) for name in HARMED):
        yield _sum(harmed, state)


def _sum(victims: list[_Victim], state: str) -> Told:
    first = victims[0].first
    return (first.start, first.end), first.token, state, float(len(victims))


class _Cast:
    """The victims of one article, as reading goes on, and whom it told of last."""

    def __init__(self) -> None:
        self.victims = list[_Victim]()
        self.last = list[Individual]()

    def read(self, parsed: Parse) -> list[_Victim]:
        for paragraph in parsed.paragraphs:
            told = {person.token.i: person for person in individuals(paragraph)}
            for token in paragraph.doc:
                self._meet(token, told)
        return self.victims

    def _meet(self, token: Token, told: Mapping[int, Individual]) -> None:
        person = told.get(token.i)
        if person is not None:
            shared = (fate_of(told[i].token) for i in _joined(person, told))
            if state := fate_of(token) or next((fate for fate in shared if fate), ""):
                self._add(person, state, _strangers(person, told))
            self.last = [person, *self.last[: NEAR - 1]]
        elif token.lower_ in ("he", "she") and (state := fate_of(token)):
            self._of_pronoun(token, state)
        elif token.lower_ in ("himself", "herself") and (state := fate_of(token)):
            self._of_self(token, state, told)

    def _add(self, person: Individual, state: str, apart: Iterable[Token] = ()) -> None:
        apart = set(apart)
        may = [v for v in reversed(self.victims) if v.may_be(person) and not v.tokens & apart]
        victim = max(may, key=lambda v: v.likeness(person, state), default=None)
        if victim is None:
            if person.pointed and any(not v.tokens & apart for v in self.victims):
                return
            victim = _Victim(person)
            self.victims.append(victim)
        victim.takes(person, state)

    def _of_pronoun(self, token: Token, state: str) -> None:
        """ "he died": the victim told of last whom the pronoun fits, else any person."""
        sex = SEXES[token.lower_]
        near = {person.token for person in self.last}
        for victim in reversed(self.victims):
            if victim.sex in ("", sex) and victim.tokens & near:
                victim.state = KILLED if state == KILLED else victim.state
                return
        for person in self.last:
            if person.sex in ("", sex) and not _speaks(person.token):
                self._add(person, state)
                return

    def _of_self(self, token: Token, state: str, told: Mapping[int, Individual]) -> None:
        """ "killed his wife and himself": who does it, who is none of those it is done to."""
        subject, verbs = _agent(token)
        objects = {
            t for verb in verbs for c in verb.children if c.dep_ == "dobj" for t in c.subtree
        }
        person = told.get(subject.i) if subject is not None else None
        if person is None:
            sex = SEXES[token.lower_]
            last = (p for p in self.last if p.sex in ("", sex) and p.token not in objects)
            person = next((p for p in last if not _speaks(p.token)), None)
        if person is not None:
            self._add(person, state, objects - {person.token})


def _joined(person: Individual, told: Mapping[int, Individual]) -> list[int]:
    """Those who share a fate: "a woman and her son", in a title also "Mother, toddler killed"."""
    found = [t.i for t in person.token.conjuncts if t.i in told]
    if person.kind is BlockKind.TITLE:
        comma, doc = person.token.i + 1, person.token.doc
        after = [i for i in told if comma < i <= comma + 3]
        if comma < len(doc) and doc[comma].text in (",", "/") and after:
            found.append(min(after))
    return [i for i in found if i > person.token.i]


def _strangers(person: Individual, told: Mapping[int, Individual]) -> set[Token]:
    """The others of the sentence: a second noun or name there means a second person, unless it
    stands in for the first ("the man", "Ruiz, a farmer")."""
    token, found = person.token, set[Token]()
    if person.pointed:
        return found
    for other in told.values():
        same = other.token == token or other.pointed or other.token.sent != token.sent
        if not (same or _within(token, other.token) or _within(other.token, token)):
            found.add(other.token)
    return found


def _within(inner: Token, outer: Token) -> bool:
    """Whether a noun hangs from another as a name or description of the same person."""
    if inner.dep_ in ("poss", "conj", "dobj", "nsubj", "nsubjpass"):
        return False
    return inner.is_ancestor(outer) or outer.is_ancestor(inner)


def _speaks(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in ("say", "tell", "add", "report")


def _agent(token: Token) -> tuple[Token | None, list[Token]]:
    """The subject of the verb that a reflexive hangs from, with the verbs on the way to it."""
    verb, verbs = verb_above(token), list[Token]()
    while verb is not None and len(verbs) < 4:
        verbs.append(verb)
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is not None:
            return subject, verbs
        verb = verb_above(verb) if verb.head != verb else None
    return None, verbs
