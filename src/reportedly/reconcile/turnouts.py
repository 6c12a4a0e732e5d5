"""How a plan came out by the words of a later statement: "the concert was called off"."""

import re
from functools import lru_cache

from reportedly.lexicon.load import lexicon
from reportedly.model.forecast import Fate
from reportedly.reconcile.matters import covered
from reportedly.text.aheads import looks_ahead
from reportedly.text.gists import gist
from reportedly.text.parse import same_length
from reportedly.text.terms import terms

__all__ = ["another", "keys", "turnout"]

TOLD = 0.6
"""Share of what a forecast speaks of, by weight, that a later statement must have."""
AGAIN = 0.8
"""The same, both ways, for a plan that is told again with another day or figure."""
HELD = 0.5
"""The same of the clause that says that it was called off."""
UNNAMED, FEWEST = 0.65, 3
"""The same of a forecast that names nobody, and how many things both must speak of."""
KEYS = 3
_PHRASE = re.compile(r"\b(?:the|an?|its|his|her|their) (?P<of>[a-z-]{3,}) (?P<head>[a-z]{3,})\b")
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")
_CALENDAR = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]*)|\w+day", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"[,;:–—]|\b(?:after|because|as|when|while|before|but|although|since|amid|despite|until)\b"
)
_NOT = re.compile(r"\b(?:not|never|no|denie[sd]|deny|refus\w+ to|avoid\w*)\b|n['’]t\b", re.I)
_NOT_YET = re.compile(r"\b(?:not yet|n['’]t yet|yet to|still|so far)\b", re.I)


def keys(text: str) -> tuple[str, ...]:
    """The rarest of what a statement speaks of, by which its like are found."""
    return tuple(concept for concept, _ in gist(text).concepts[:KEYS])


def turnout(foreseen: str, told: str, *, again: bool) -> Fate | None:
    """How what is foreseen came out by the words of a later statement, None where they do not say:
    called off or failed, put off, told again in another way (``again``: it was still to come when
    that was said)."""
    share = covered(foreseen, told)
    if share < TOLD or another(foreseen, told) or not _names_held(foreseen, told):
        return None
    coming = bool(looks_ahead(told))
    if _omitted(foreseen, told) or _befell("undone", foreseen, told):
        return None if coming else Fate.DID_NOT
    if _befell("moved", foreseen, told):
        return Fate.CHANGED
    if not coming and _befell("held", foreseen, told, noun=True):
        return Fate.CAME_ABOUT
    if again and coming and min(share, covered(told, foreseen)) >= AGAIN:
        return _replanned(foreseen, told)
    return None


def another(one: str, other: str) -> bool:
    """Whether two statements speak of two things of one sort: "the water bill" and "the school
    bill"."""
    mine, theirs = _phrases(one), _phrases(other)
    here, there = gist(one).bag, gist(other).bag
    return any(
        theirs.get(head)
        and all(of not in there for of in ofs)
        and all(of not in here for of in theirs[head])
        for head, ofs in mine.items()
    )


@lru_cache(maxsize=1 << 13)
def _phrases(text: str) -> dict[str, frozenset[str]]:
    found = dict[str, frozenset[str]]()
    for phrase in _PHRASE.finditer(same_length(text)):
        of, head = gist(phrase["of"]).concepts, terms(phrase["head"])
        if of and head:
            found[head[0]] = found.get(head[0], frozenset()) | {of[0][0]}
    return found


def _names_held(foreseen: str, told: str) -> bool:
    """Whether a later statement has all names of a forecast, of three or more all but one; if it
    has none, most of its words."""
    names = {n for n in _NAME.findall(foreseen[1:]) if not _CALENDAR.fullmatch(n)}
    missing = sum(name not in told for name in names)
    if not names:
        shared = gist(foreseen).bag.keys() & gist(told).bag.keys()
        return covered(foreseen, told) >= UNNAMED and len(shared) >= FEWEST
    return missing == 0 or (missing == 1 and len(names) > 2)


def _befell(sort: str, foreseen: str, told: str, *, noun: bool = False) -> bool:
    """Whether that which the words of a sort are said of is what was foreseen: what stands before
    them, or behind them, in their own clause; with ``noun`` only before them, and its deed is
    named: "the reopening of the bridge"."""
    for cue in _any(sort).finditer(told):
        if _off(told, cue.start()):
            continue
        before = _CLAUSE.split(told[: cue.start()])[-1]
        after = _CLAUSE.split(told[cue.end() :])[0]
        sides = (before,) if noun else (before, after)
        if max(covered(foreseen, side) for side in sides) >= HELD:
            return not noun or _deed_named(foreseen, before)
    return False


def _deed_named(foreseen: str, event: str) -> bool:
    """Whether the verb behind the words that look ahead is in a noun: "will reopen", "the
    reopening"."""
    verb = re.search(
        rf"{re.escape(looks_ahead(foreseen))} (?:be |take |hold |its |the |an? )*(\w+)", foreseen
    )
    found = gist(verb[1]).concepts if verb else ()
    return bool(found) and found[0][0] in gist(event).bag


def _omitted(foreseen: str, told: str) -> bool:
    """Whether the deed that was foreseen is said not to have been done: "failed to sign"."""
    mine = gist(foreseen).bag
    if _NOT_YET.search(told):
        return False
    verbs = (gist(found["verb"]).concepts for found in _any("omitted").finditer(told))
    return any(verb and verb[0][0] in mine for verb in verbs)


def _off(text: str, at: int) -> bool:
    """Whether the words before a place deny it, or say that it has not come to that yet."""
    before = text[max(0, at - 40) : at]
    return bool(_NOT.search(before) or _NOT_YET.search(text))


def _replanned(foreseen: str, told: str) -> Fate | None:
    """That a plan is told again with other figures."""
    mine, theirs = gist(foreseen), gist(told)
    if mine.negated != theirs.negated:
        return Fate.DID_NOT if theirs.negated else None
    few = mine.figures and theirs.figures and len(mine.figures) == len(theirs.figures) == 1
    return Fate.CHANGED if few and mine.figures != theirs.figures else None


@lru_cache(maxsize=4)
def _any(sort: str) -> re.Pattern[str]:
    words = lexicon("forecasts")["turned"][sort]
    verb = r" (?P<verb>[a-z]+)" if sort == "omitted" else ""
    return re.compile(rf"\b(?:{'|'.join(words)}){verb}\b", re.IGNORECASE)
