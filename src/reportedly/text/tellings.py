"""What a figure tells: what it counts, in which state, and from which figure it goes on."""

from dataclasses import dataclass

from reportedly.model.quantity import Measure, Quantity
from reportedly.text.amounts import is_attribute, quality_of
from reportedly.text.classes import Counted, in_its_terms, status_of, told_as
from reportedly.text.countings import counting_of, is_some_of
from reportedly.text.followups import Said
from reportedly.text.governors import clause_of, is_toll_of
from reportedly.text.levels import Level, is_base, is_none_of
from reportedly.text.moods import is_miscounted, with_mood
from reportedly.text.parse import Parse
from reportedly.text.participles import noun_lemma
from reportedly.text.states import state_of
from reportedly.text.stoppages import is_on_strike
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import measure_words

__all__ = ["Telling", "telling_of"]


OR = " or "
"""Joins two states: "killed or wounded"."""


@dataclass(slots=True)
class Telling:
    """``head`` is the counted noun or else the number; ``mood`` the predicate that may deny the
    state or put it in the future, None where the state is that of a figure before (``model``)."""

    head: Token
    counted: Counted | None
    level: Level | None
    state: str
    predicate: Token | None
    mood: Token | None
    name: str = ""
    model: Measure | None = None


def telling_of(
    quantity: Quantity, first: Token, number: Token, said: Said, parsed: Parse
) -> Telling:
    """What a figure tells; ``first`` opens it with its bound, ``number`` is what the clause holds
    on to, ``said`` what was counted before it."""
    counted, level = counting_of(quantity, first, number, parsed)
    head = counted.head if counted is not None else number
    alone = level is not None or (quantity.unit and _is_of(head, number))
    state, predicate = state_of(number if alone else head)
    telling = Telling(head, counted, level, state, predicate, predicate)
    _settle_state(telling, quantity, number)
    _settle_name(telling, quantity, said, state)
    _of_losses(telling, number)
    _settle_wounds(telling)
    _follow(telling, quantity, number, said)
    _strike(telling, quantity, number, parsed)
    words, name, state = measure_words(), telling.name, telling.state
    if head.pos_ == "NOUN" and any(c.lower_ in ("new", "fresh") for c in head.children):
        state = f"newly {state}" if state in words.kinds["cumulative"] else state
    name = words.classes_of.get(state, name) if name == "person" else name
    name = name or _offered(predicate, quantity)
    sum_of = bool(quantity.unit) and name != "sentence" and quantity.unit != "percent"
    state = "" if name == "offer" else in_its_terms(name, state, predicate, amount=sum_of)
    if name == "voter" and quantity.unit == "percent" and state == "turned out":
        name, state = "turnout", ""
    if state and is_none_of(first):
        state = f"not {state}"
    base = is_base(first) and not quantity.unit and clause_of(head) is None
    telling.name, telling.state = name, "" if base else with_mood(state, telling.mood)
    return telling


def _strike(telling: Telling, quantity: Quantity, number: Token, parsed: Parse) -> None:
    """The one state of those who stopped work; who a verb is taken for ("38,000 [walk] out") or
    nobody in particular are workers."""
    if quantity.unit or telling.state == "on strike":
        return
    words, counted = measure_words(), telling.name
    misread = counted in ("walk", "stop", "down", "strike")
    people = counted in words.people or counted == "" or misread
    if is_on_strike(number, telling.head, parsed, people=people):
        telling.state, telling.mood = "on strike", telling.predicate
        telling.name = counted if counted and not misread else "worker"


def _settle_state(telling: Telling, quantity: Quantity, number: Token) -> None:
    """The state that the noun implies ("12 deaths"), unless the verb says what became of them;
    none of what only gives a level or describes a noun."""
    counted, level, head = telling.counted, telling.level, telling.head
    if counted is not None and counted.state and is_toll_of(head):
        telling.state, telling.mood = counted.state, None
    elif counted is not None and counted.state and not _became(telling):
        missed = is_miscounted(telling.predicate)
        telling.state = "miscounted" if missed else counted.state
    elif quantity.unit and (quality := quality_of(number)):
        telling.state = quality
    elif level is not None and level.counted is not None:
        telling.state = ""
    elif quantity.unit and counted is not None and is_attribute(number, head, quantity.unit):
        telling.state, telling.mood = "", None


def _settle_name(telling: Telling, quantity: Quantity, said: Said, state: str) -> None:
    counted, head = telling.counted, telling.head
    if counted is None:
        telling.name = said.inherited(state, quantity)
        return
    telling.name = counted.name
    if counted.state:
        if _became(telling) and telling.state != counted.state and not is_toll_of(head):
            own = noun_lemma(head)
            telling.name = measure_words().classes.get(own, own)
        telling.name = told_as(head, telling.predicate) or telling.name


def _settle_wounds(telling: Telling) -> None:
    """ "treated 60 injured protesters": they were hurt, whatever was done for them."""
    hurt = [c for c in telling.head.children if c.dep_ == "amod"]
    if telling.state == "treated" and any(c.lower_ in ("injured", "wounded") for c in hurt):
        telling.state = "wounded"


def _of_losses(telling: Telling, number: Token) -> None:
    """ "Danish losses exceed 2,500 killed and wounded": soldiers, in the states that are named."""
    level = telling.level
    noun = level.counted.head if level is not None and level.counted is not None else None
    after = number.doc[number.i + 1 : number.i + 4]
    if noun is None or noun.lemma_.lower() != "loss" or len(after) < 3 or after[1].lower_ != "and":
        return
    states = [measure_words().state(after[at]) for at in (0, 2)]
    if all(states):
        telling.state, telling.name = OR.join(states), "soldier"


def _follow(telling: Telling, quantity: Quantity, number: Token, said: Said) -> None:
    """Class and state of a figure that goes on from another: "the number", "another 40", "12 of
    them children"."""
    level, counted, last = telling.level, telling.counted, said.last
    predicate = telling.predicate
    if level is not None and level.back:
        model = said.model(level, quantity, telling.predicate)
        if model is not None:
            telling.name, telling.state = model.counted, model.state.removeprefix("newly ")
            telling.model = model
            telling.mood = predicate if _is_unreal(predicate) else None
            if telling.mood is not None:
                telling.state = telling.state.removeprefix("expected ")
    elif counted is None and last is not None and telling.name == last.counted:
        telling.model = last
        if said.carries(telling.state, telling.predicate):
            telling.state, telling.mood = last.state, None
    elif counted is not None and is_some_of(number) and last is not None:
        telling.state, telling.mood, telling.model = last.state, None, last


def _is_unreal(predicate: Token | None) -> bool:
    """ "We would be counting in the hundreds": a toll that is only imagined or feared."""
    modals = ("would", "could", "might", "may")
    return predicate is not None and any(
        c.dep_ == "aux" and c.lower_ in modals for c in predicate.children
    )


def _became(telling: Telling) -> bool:
    """Whether the verb says what became of hostages, refugees or suspects, beyond that they are
    there or told of."""
    words, predicate = measure_words(), telling.predicate
    told = words.of["showing"] | words.of["telling"] | words.of["setting"] | words.of["having"]
    if not status_of(telling.head) or (predicate is not None and predicate.lemma_.lower() in told):
        return False
    there = ("", "present", "included", "deployed", "suspected", "on strike")
    return telling.state not in there


def _is_of(head: Token, number: Token) -> bool:
    """Whether a noun only says what an amount is of: "$20 million in aid"."""
    return head.dep_ == "pobj" and head.head.lower_ == "in" and head.head.head.i <= number.i


def _offered(predicate: Token | None, quantity: Quantity) -> str:
    """ "has offered 6 percent": a share without a noun is of the offer."""
    offered = predicate is not None and predicate.lemma_.lower() == "offer"
    return "offer" if offered and quantity.unit == "percent" else ""
