"""The words in which reports count: "killed" and "dead" are one state, troops are soldiers."""

from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.participles import participle
from reportedly.text.tokens import Token

__all__ = ["Words", "base_state", "measure_words"]


PEOPLE = (
    "person", "soldier", "fighter", "child", "worker", "police", "protester", "student", "patient",
)  # fmt: skip
"""Counted classes that are people, beside those that the lexicon lists one by one."""


class Words:
    """The word lists of measures, as sets."""

    def __init__(self) -> None:
        data = lexicon("measures")
        self.classes = {word: name for name, words in data["classes"].items() for word in words}
        self.dimensions: dict[str, str] = data["dimensions"]
        self.classes_of: dict[str, str] = data["classes_of_states"]
        self.statuses: dict[str, str] = data["statuses"]
        self.nouns: dict[str, str] = data["nouns"] | self.statuses
        self.qualified: dict[str, str] = data["qualified"]
        self.negated: dict[str, str] = data["negated"]
        self.states: dict[str, str] = data["states"]
        self.done = {participle(verb): state for verb, state in self.states.items()}
        self.soldiers: dict[str, str] = data["states_of_soldiers"]
        self.soldiers |= {participle(verb): state for verb, state in self.soldiers.items()}
        self.agents: dict[str, str] = data["states_of_agents"]
        self.cargo = {name: frozenset(words) for name, words in data["cargo"].items()}
        self.phrases: dict[str, str] = data["phrases"]
        self.deeds: dict[str, str] = data["deeds"]
        self.doings: dict[str, str] = data["doings"]
        self.forced: dict[str, str] = data["states_of_forced"]
        self.workers: dict[str, str] = data["states_of_workers"]
        self.workers |= {participle(verb): state for verb, state in self.workers.items()}
        self.kinds = {name: frozenset(words) for name, words in data["kinds"].items()}
        self.of = {name: frozenset(words) for name, words in data["predicates"].items()}
        self.relative = {name: frozenset(words) for name, words in data["relative"].items()}
        self.common = frozenset(self.classes) | frozenset(self.classes.values())
        self.common |= self.kinds["rate"] | self.relative["holdings"] | self.relative["nouns"]
        self.votes: dict[str, str] = data["states_of_votes"]
        self.acts: dict[str, str] = data["acts"]
        self.doers: dict[str, str] = data["states_of_doers"]
        self.parts: dict[str, str] = data["parts"]
        self.fates = self.kinds["fates"]
        self.sizes = frozenset(lexicon("series")["units"]["sizes"])
        self.people = frozenset([*PEOPLE, *data["singles"]["people"], *data["parts"]])
        self.changes = {name: frozenset(words) for name, words in data["changes"].items()}
        tables = (
            self.nouns, self.states, self.agents, self.phrases, self.deeds, self.doings,
            self.forced, self.workers, self.soldiers, self.doers, self.qualified,
        )  # fmt: skip
        known = {state for table in tables for state in table.values()}
        self.known = frozenset(known | {"up", "down"})

    def state(self, token: Token) -> str:
        """The state that a word says by its form or lemma, "" for none."""
        word, lemma = token.lower_, token.lemma_.lower()
        done = self.done.get(word, "") if token.tag_ in ("VBN", "VBD") else ""
        return self.states.get(word) or self.states.get(lemma, "") or done

    def phrase(self, verb: Token) -> str:
        """The state that a phrase on a word says: "are on strike", "people in shelters"."""
        for prep in verb.children:
            for goal in prep.children if prep.dep_ == "prep" else ():
                kinds = [c for c in goal.children if c.dep_ in ("compound", "amod")]
                said = goal.lemma_.lower()
                for whole in (*(f"{kind.lower_} {said}" for kind in kinds), said):
                    if state := self.phrases.get(f"{prep.lower_} {whole}"):
                        return state
        return ""


@cache
def measure_words() -> Words:
    return Words()


def base_state(state: str) -> str:
    """The state without its mood: "expected dismissed" is dismissed."""
    for mood in ("not ", "expected ", "newly "):
        state = state.removeprefix(mood)
    return state
