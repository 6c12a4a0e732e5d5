"""What the list of predicates knows: "resign" happens once, "be open" excludes "be shut"."""

from functools import cache

from reportedly.lexicon.load import lexicon

__all__ = ["against", "classes", "implied", "is_lasting", "is_listed", "verbs_of"]

PREFIXES = ("un", "in", "im", "il", "ir", "non-", "dis")
"""What makes the contrary of an adjective: "ineffective"."""
START = ("under", "understand", "unite", "include", "increase", "invest", "invite", "inform")
"""Words that only begin like that."""


@cache
def classes() -> dict[tuple[str, str], str]:
    """(role, lemma) -> class; the first class that lists a lemma has it."""
    found = dict[tuple[str, str], str]()
    for entry in lexicon("predicates")["predicate"]:
        for role in ("agent", "patient", "state"):
            for lemma in entry.get(role, ()):
                found.setdefault((role, lemma), entry["class"])
    return found


@cache
def against(predicate: str) -> str:
    """The class that cannot hold together with this one, "" if there is none."""
    entries = lexicon("predicates")["predicate"]
    known = next((e.get("against", "") for e in entries if e["class"] == predicate), "")
    start = next((p for p in PREFIXES if predicate.startswith(p) and predicate not in START), "")
    return str(known) or predicate.removeprefix(start) * bool(start)


@cache
def implied(predicate: str) -> tuple[str, ...]:
    """The classes without which this one cannot hold: who was killed in a place was there."""
    entries = lexicon("predicates")["predicate"]
    return next((tuple(e.get("needs", ())) for e in entries if e["class"] == predicate), ())


@cache
def verbs_of(predicate: str) -> tuple[str, ...]:
    """The words that say it, the predicate itself where no list knows it."""
    entries = (e for e in lexicon("predicates")["predicate"] if e["class"] == predicate)
    roles = ("agent", "patient", "state")
    return tuple(w for e in entries for role in roles for w in e.get(role, ())) or (predicate,)


@cache
def is_listed(predicate: str) -> bool:
    """Whether a predicate is a class of the word list, and not only a lemma."""
    return any(e["class"] == predicate for e in lexicon("predicates")["predicate"])


@cache
def is_lasting(predicate: str) -> bool:
    """Whether what it says happens once to one thing, and cannot be undone: "die", "resign"."""
    entries = lexicon("predicates")["predicate"]
    return any(e["class"] == predicate and e.get("once", False) for e in entries)
