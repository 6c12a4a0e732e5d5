"""One thing that is told in several words: "a crowd of 40,000" and "40,000 people marched"."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import Measure, MeasureKind
from reportedly.text.states import base_state

__all__ = ["DEAL", "in_one_word"]

CAME = ("person", "protester", "demonstrator", "supporter", "spectator", "fan")
"""Who makes a crowd."""
GATHERED = "gathered"
INFECTED = "infected"
TOTAL = MeasureKind.CUMULATIVE
DEAL = "takeover"
CODE = 3
"""Letters of a currency (ISO 4217)."""
MILLION = 1e6
STRIKING = "on strike"
ABOARD = ("passenger", "person")
STAFF = ("worker", "staff", "employee", "person")


def in_one_word(found: Iterable[Measure], made: Mapping[str, Measure]) -> dict[str, Measure]:
    """Who came, whether a crowd is counted or people who marched; what a side lost, which is what
    was destroyed; cases that are reported, who are people infected where a story has such; who
    came to work, joined a strike or was aboard; what is paid for a firm, a takeover's price. By
    id; ``made`` are figures that are read as another already."""
    words = {name: frozenset(said) for name, said in lexicon("series")["rivals"].items()}
    found = list(found)
    dealt = any(m.counted in words["deals"] and m.unit for m in found)
    striking = any(made.get(m.id, m).state == STRIKING for m in found)
    sick = any(made.get(m.id, m).state == INFECTED for m in found)
    told = dict[str, Measure]()
    for measure in found:
        now = made.get(measure.id, measure)
        if now.kind is MeasureKind.CHANGE:
            continue
        if now.counted in STAFF and now.state in words["at_work"]:
            told[measure.id] = replace(now, state="at work")
        if now.unit:
            if dealt and now.kind is MeasureKind.EVENT and _is_price(now, words):
                told[measure.id] = replace(now, counted=DEAL, state="", side="")
            continue
        if striking and now.counted and now.state in words["joined"]:
            told[measure.id] = replace(now, state=STRIKING, kind=MeasureKind.STOCK)
        there = now.counted == ABOARD[0] and now.state == "present"
        if now.place and now.counted in ABOARD and (there or now.state in words["aboard"]):
            told[measure.id] = replace(now, counted=ABOARD[0], state="aboard", kind=TOTAL)
        if sick and now.counted == "case" and now.state in words["registered"]:
            told[measure.id] = replace(now, counted="person", state=INFECTED, kind=TOTAL)
        crowd = now.counted in words["crowds"] and not now.state
        came = {now.state, now.state.partition(" ")[0]} & words["gathered"]
        if crowd or (now.counted in CAME and came):
            side = "" if crowd else now.side
            told[measure.id] = replace(now, counted="person", state=GATHERED, side=side)
        elif now.state == "lost" and now.side and now.counted in words["equipment"]:
            told[measure.id] = replace(now, state="destroyed")
    return told


def _is_price(measure: Measure, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether an amount of money is what a takeover costs: "paying 3.4 billion for Meridia"."""
    money = len(measure.unit) == CODE and measure.unit.isupper()
    bare = not measure.counted and base_state(measure.state) in ("paid", "bought", "acquired")
    large = (measure.value or 0.0) >= MILLION
    return money and large and not measure.per and (bare or measure.counted in words["deals"])
