"""Whether two words for a thing, a state, a place or a unit are one answer, for the scorers."""

import re
from collections.abc import Sequence

__all__ = ["alike", "head_of", "kindred", "near", "same_unit"]

SINGULAR = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "wolves": "wolf",
    "loaves": "loaf",
    "servicemen": "serviceman",
    "others": "other",
}
VERBS = {
    form: verb
    for verb, forms in {
        "break": "broke broken",
        "burn": "burnt",
        "buy": "bought",
        "cut": "cuts",
        "draw": "drew drawn",
        "flee": "fled",
        "fly": "flew flown",
        "get": "got",
        "give": "gave given",
        "go": "went gone goes",
        "hold": "held",
        "keep": "kept",
        "leave": "left",
        "lend": "lent",
        "lose": "lost",
        "make": "made",
        "march": "marches",
        "pay": "paid pays",
        "run": "ran",
        "say": "said",
        "see": "saw seen",
        "sell": "sold",
        "send": "sent",
        "shoot": "shot",
        "spend": "spent",
        "swim": "swam swum",
        "take": "took taken",
        "win": "won",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
SAME_STATES = (
    frozenset({"killed", "dead", "died", "death", "deaths"}),
    frozenset({"wounded", "injured", "hurt"}),
    frozenset({"arrested", "detained", "held", "custody"}),
    frozenset({"hospitalised", "hospitalized", "hospital"}),
    frozenset({"on strike", "strike", "striking", "walkout", "walked"}),
    frozenset({"hit", "struck"}),
    frozenset({"demanded", "wanted", "asked"}),
    frozenset({"killed or wounded", "killed and wounded"}),
)
UNITS = {
    "franc": "CHF",
    "celsius": "degree Celsius",
    "fahrenheit": "degree Fahrenheit",
    "square km": "square kilometre",
    "square m": "square metre",
    "cubic m": "cubic metre",
    "g": "gram",
    "µm": "micrometre",
    "GW": "gigawatt",
    "MW": "megawatt",
    "mph": "mile per hour",
}
RISES = frozenset(
    {"up", "rose", "rise", "risen", "rises", "gained", "grew", "grown", "goes", "increased"}
    | {"leapt", "dearer", "added", "raised"}
)
FALLS = frozenset(
    {"down", "fell", "fall", "fallen", "dropped", "shrank", "lost", "plunged", "sunk", "cut"}
    | {"lower", "lowered", "shed"}
)
SMALL = frozenset({"the", "a", "an", "of", "in", "at", "on"})
AFTER = re.compile(
    r"\s(?:of|in|at|from|with|who|which|that|to|on|for|by|near|under)\b.*|,\s.*|[;(].*"
)


def alike(gold: Sequence[str], ours: Sequence[str]) -> bool:
    """Whether an answer is one of the right ones, whatever its number or verb form."""
    right = {_stem(word) for word in gold}
    return any(_stem(word) in right for word in ours)


def kindred(gold: Sequence[str], ours: Sequence[str]) -> bool:
    """As `alike`, for states. Of "keep post" the verb counts, of "expected sent" what is expected;
    "up" and "down" stand for all words of rising and falling, "killed" for "died"."""
    said, made = set(gold), {state.replace("expected ", "") for state in ours if state}
    if ("up" in made and said & RISES) or ("down" in made and said & FALLS):
        return True
    if any(made & same and said & same for same in SAME_STATES):
        return True
    verbs = [state.split()[0] for state in made if not state.startswith("not ")]
    return alike(gold, [*ours, *made, *verbs])


def near(gold: Sequence[str], ours: Sequence[str]) -> bool:
    """Whether one name's words begin as words of the other: "Thai" and "Thailand"."""
    return any(_holds(a, b) or _holds(b, a) for a in gold for b in ours if a and b)


def _holds(whole: str, part: str) -> bool:
    words = _words(whole)
    return all(any(w[:4] == p[:4] or w.startswith(p) for w in words) for p in _words(part))


def _words(name: str) -> list[str]:
    found = [w for w in re.findall(r"\w+", name.lower()) if w not in SMALL]
    return found or [name]


def same_unit(gold: Sequence[str], ours: Sequence[str], nouns: Sequence[str]) -> bool:
    """Whether a unit is right; a noun that is counted may be given as a unit ("17 barrels")."""
    named = [UNITS.get(unit, unit) for unit in ours]
    return any(unit in gold or ("" in gold and unit and unit in nouns) for unit in named)


def head_of(phrase: str) -> str:
    """The last word before what is said of it: "men" of "armed men in the yard"."""
    words = re.findall(r"[\w'’-]+", AFTER.sub("", phrase)) or [phrase]
    return str(words[-1])


def _stem(word: str) -> str:
    word = word.lower().strip().removesuffix("'s").removesuffix("’s")
    word = SINGULAR.get(word, VERBS.get(word, word))
    for tail, new in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if word.endswith(tail):
            return word.removesuffix(tail) + new
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word.removesuffix("s")
    for tail in ("ing", "ed"):
        if word.endswith(tail) and len(word) > len(tail) + 2:
            word = word.removesuffix(tail)
            word = word[:-1] if len(word) > 2 and word[-1] == word[-2] not in "sl" else word
    return word.removesuffix("e")
