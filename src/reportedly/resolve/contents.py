"""How far two statements say the same, for telling origins: "the same man on the same subject"."""

from itertools import product

from reportedly.model.testimony import Testimony
from reportedly.text.gists import Gist, gist, likeness, meet

__all__ = [
    "FIGURE",
    "alike",
    "grouped",
    "in_other_words",
    "odd",
    "odd_figure",
    "one_subject",
    "retold",
    "same_figure",
    "share_figure",
]

ALIKE = 0.65
"""Cosine of two gists from which they can say the same, where actions, names, figures, mood and
polarity agree too."""
BARE = 0.82
"""The same where only one of them has a figure."""
CLOSE = 0.85
"""The same where one names no action that we know, so that only the things are alike."""
LOOSE = 0.55
"""Likeness of two wordings of one statement where other evidence connects them."""
CONCEPTS = 3
"""Concepts that a statement must have to be likened at all ("their presence" says too little)."""
GROUPED = 0.8
"""Likeness of two statements that were found to be one claim."""
SUBJECT = 6.0
"""Weight (nats) of the concepts that two statements must share to be on one subject, as of one
word that one article in four hundred holds."""
FIGURE = 3.0
"""The same where they share a figure too."""
RECOUNT = 0.5
"""Likeness from which figures that exclude each other are a new count, given later."""
LARGE = 20
"""Figures below are too common to tell."""
ENOUGH = 0.6
"""Likeness that makes up for actions that we do not know."""


def says_same(one: Gist, other: Gist) -> float:
    """How sure it is that two statements say the same thing: 0 where something differs."""
    if one.negated != other.negated or one.ahead != other.ahead or not meet(one, other):
        return 0.0
    if min(len(one.concepts), len(other.concepts)) < CONCEPTS:
        return 0.0
    if not (_nested(one.names, other.names) and _nested(one.actions, other.actions)):
        return 0.0
    alike = likeness(one, other)
    if not (one.actions and other.actions):
        return alike if alike >= CLOSE else 0.0
    even = bool(one.figures) == bool(other.figures)
    return alike if alike >= (ALIKE if even else BARE) else 0.0


def loosely_same(one: Gist, other: Gist, least: float = 0.0) -> bool:
    """Whether two statements can be one in different words: enough inside one article, where a
    headline shortens the body, or in one mouth; never between strangers. ``least`` is the
    likeness asked for, where it is not the usual one."""
    if one.negated != other.negated or one.ahead != other.ahead or not meet(one, other):
        return False
    usual = LOOSE if one.actions & other.actions else ALIKE
    return likeness(one, other) >= (least or usual)


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def grouped(left: Testimony, right: Testimony) -> bool:
    """Whether both were found to be one claim."""
    return bool(left.group) and left.group == right.group


def alike(left: Testimony, right: Testimony) -> float:
    """How sure it is that both say the same thing, whoever says it: 0 where something differs."""
    found = says_same(gist(left.text), gist(right.text))
    return max(found, GROUPED) if grouped(left, right) else found


def retold(left: Testimony, right: Testimony, least: float = 0.0) -> bool:
    """Whether they can be one statement in other words, as a headline and its body."""
    return grouped(left, right) or in_other_words(left, right, least)


def in_other_words(left: Testimony, right: Testimony, least: float = 0.0) -> bool:
    """The same by their words alone: that two speakers make one claim does not make them one."""
    return loosely_same(gist(left.text), gist(right.text), least)


def one_subject(left: Testimony, right: Testimony) -> bool:
    """Whether some sentences of both are on one subject: enough where one speaker is cited in two
    articles of the same days, which never quote the same of what he said."""
    if grouped(left, right):
        return True
    sides = ({t.text, *(part.text for part in t.content)} for t in (left, right))
    return any(_on_one(gist(a), gist(b)) for a, b in product(*sides))


def _on_one(one: Gist, other: Gist, with_figure: float = FIGURE) -> bool:
    bag = other.bag
    if not meet(one, other) and likeness(one, other) >= RECOUNT:
        return False
    shared = [min(weight, bag[name]) for name, weight in one.concepts if name in bag]
    least = with_figure if one.figures & other.figures else SUBJECT
    return len(shared) > 1 and sum(shared) >= least


def share_figure(left: Testimony, right: Testimony) -> bool:
    return bool(gist(left.text).figures & gist(right.text).figures)


def odd_figure(left: Testimony, right: Testimony, least: float = SUBJECT) -> bool:
    """Whether two statements on one subject (``least``: its weight in nats) give one figure that
    few hit upon: 850 and 31, not 11 or 1,000."""
    one, other = gist(left.text), gist(right.text)
    shared = {low for low, high in one.figures & other.figures if low == high and odd(low)}
    return bool(shared) and one.negated == other.negated and _on_one(one, other, least)


def odd(number: float) -> bool:
    """Whether a number is large and has two digits that tell something."""
    return number >= LARGE and len(f"{number:.15g}".replace(".", "").strip("0")) > 1


def same_figure(left: Testimony, right: Testimony) -> bool:
    """Whether two statements give one figure for one kind of happening."""
    one, other = gist(left.text), gist(right.text)
    numbers = {low for low, _ in one.figures} & {low for low, _ in other.figures}
    near = one.actions & other.actions or likeness(one, other) >= ENOUGH
    return bool(numbers and (near or grouped(left, right))) and one.negated == other.negated
