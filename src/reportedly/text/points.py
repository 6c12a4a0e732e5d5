"""What a sentence says, point by point: "the bridge is shut, and we expect delays" says two."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import inf

from reportedly.lexicon.load import lexicon
from reportedly.model.meaning import Party, Point
from reportedly.text.concepts import Named, concepts, is_reversed, lists, meant
from reportedly.text.gists import figures_of, is_negated
from reportedly.text.parse import same_length
from reportedly.text.terms import fold

__all__ = ["points", "quoted"]

Ranges = Sequence[tuple[int, int]]

WHOLE = 0.8
"""Share of a clause from which what describes a noun in it is the clause itself."""

_BREAK = re.compile(
    r"(?<=[a-z0-9)\]%][.!?])[\"'\]]*\s+(?=[\"'(\[]*[A-Z0-9])|\s…\s|;\s"
    r"|,?\s(?:and|but)\s(?:then\s)?(?=(?:he|she|it|they|we|i|there|you|nobody|no one)\s)"
    r"|(?<=[a-z]):\s|,?\s(?:in|on|at|during) which\s|\sas\s(?=\d)"
    r"|,?\s(?:because|while|although|though|whereas)\s",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sen|Rep|Gov|No|vs|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_QUOTED = re.compile(r'"([^"]+)"')
_BACK = re.compile(
    r"\W*(?:but |and |so )?(?:it|they|this|that|these|those|he|she|its|their|such|some)\b"
    r"|\W*the (?P<happening>(?:\w+ ){0,2}\w+) (?:is|are|was|were|has|have|had|took|takes"
    r"|lasted|began|started|ended|happened|occurred|came|will|would)\b",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"\b(?:t[ao]ke(?:s|n)?|took|taking) place\b|\bhappen(?:ed|s)?\b|\boccur(?:red|s)?\b"
)
_WITHOUT = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bgo )\b[Ww]ithout\b"
)
_TO_BE_DONE = re.compile(r"(?:[\w'’.,$€£-]+ ){1,6}?to (?P<verb>[a-z]+)\b")
_DATELINE = re.compile(r"\W*[A-Z][A-Z.'’ -]{2,}(?:, [^-–—()]{0,40})?(?: ?\([^)]*\))? ?[-–—] ")
_TOLD = re.compile(
    r"[^,\"]{3,70}? (?:informs?|informed|announce[sd]?|said|says|report(?:s|ed)|confirm(?:s|ed)"
    r"|told|tells|state[sd]|claim(?:s|ed))(?: [\w ]{1,24})? that ",
)
_FRONT = re.compile(r"\W*(?:but )?(?:because|while|although|though)\s[^,]+(?P<comma>, )", re.I)
_LETTERS = re.compile(r"[a-z]+")
_PLAIN = re.compile(r"[^\W_]+")
_HYPHENED = re.compile(r"[a-z-]+|%")
_INFINITIVE = re.compile(r"\W*(?:not )?to (?!have\b|be\b)[a-z]")
_AHEAD = re.compile(
    r"\b(?:is|are|was|were|due|about|agreed?|agreements?|deals?|decisions?|offers?|orders?|moves?"
    r"|bids?|promises?) to [a-z]"
)


def points(text: str, named: Named, beside: Ranges = ()) -> Iterator[Point]:
    """The points of a statement, in order; those of fewer than two concepts are left out where
    there are others. ``beside`` are half-open stretches of the text that only describe a noun."""
    plain = same_length(text)
    dateline = _DATELINE.match(plain)
    made = list[Point]()
    for start, end in _parts(plain, dateline.end() if dateline else 0):
        if told := _TOLD.match(plain, start, end):
            start = told.end()
        inner = [(max(a, start) - start, min(b, end) - start) for a, b in beside]
        inner = [(a, b) for a, b in inner if 0 < b - a < WHOLE * (end - start)]
        made.append(_point(plain[start:end], named, inner))
    telling = [p for p in made if len(p.concepts) > 1 or (p.concepts and p.numbers)]
    yield from telling or made[:1]


def quoted(text: str, *, direct: bool) -> Iterator[str]:
    """The folded words of each quoted fragment of three words or more, and of each sentence of
    four or more of a direct quotation."""
    plain = same_length(text)
    for match in _QUOTED.finditer(plain):
        yield from _folded(match[1], 3)
    if direct:
        for start, end in _parts(plain):
            yield from _folded(plain[start:end], 4)


def _folded(text: str, least: int) -> Iterator[str]:
    words = _PLAIN.findall(fold(text))
    if len(words) >= least:
        yield " ".join(words)


def _parts(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where each sentence, or clause that could be one, begins and ends."""
    if (front := _FRONT.match(text, start)) and len(text) - front.end() > 20:
        yield start, front.start("comma")
        start = front.end()
    for match in _BREAK.finditer(text, start):
        if not _ABBREVIATED.search(text[start : match.start()]):
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _point(text: str, named: Named, beside: Ranges) -> Point:
    start, end = _core(text)
    inner, outer, parties = dict[str, float](), dict[str, float](), list[Party]()
    for at, label, value, party in concepts(text, named):
        inside = start <= at < end and not any(a <= at < b for a, b in beside)
        bag = inner if inside else outer
        bag[label] = max(bag.get(label, 0.0), value)
        if party is not None:
            parties.append(party if inside else replace(party, beside=True))
    core = _without(text[start:end], [(a - start, b - start) for a, b in beside])
    return Point(
        concepts=_sorted(inner),
        asides=_sorted({k: v for k, v in outer.items() if k not in inner}),
        parties=tuple(dict.fromkeys(parties)),
        numbers=tuple(
            (low, None if high == inf else high) for low, high in sorted(figures_of(core))
        ),
        negated=is_negated(_WITHOUT.sub(" ", core) if "ithout" in core else core)
        != is_reversed(core),
        ahead=_is_ahead(core) or _is_to_come(core),
        ahead_aside=_is_ahead(text[:start]) or _is_ahead(text[end:]),
        points_back=_points_back(core),
        happens=bool(_HAPPENS.search(core)),
        many=not lists()["many"].isdisjoint(core.lower().split()),
        share=_is_share(core.lower()),
    )


def _without(text: str, beside: Ranges) -> str:
    """A text with some of its stretches blanked."""
    for a, b in beside:
        a, b = max(a, 0), min(b, len(text))
        if a < b < len(text) or 0 < a < b:
            text = text[:a] + " " * (b - a) + text[b:]
    return text


def _sorted(bag: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(bag.items(), key=lambda pair: (-pair[1], pair[0])))


def _core(text: str) -> tuple[int, int]:
    """Where the statement itself begins and ends, without the clauses that only stand beside."""
    start, end = 0, len(text)
    if (found := _leading().match(text)) and len(text) - found.end() > 20:
        start = found.end()
    for match in _trailing().finditer(text, start):
        if match.start() - start > 18:
            return start, match.start()
    return start, end


@cache
def _leading() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon("meanings")["asides"]["before"], key=len, reverse=True))
    return re.compile(rf"\W*(?:but |and )?(?:{words})\b(?! (?:many|much|few) as)[^,]*, ", re.I)


@cache
def _trailing() -> re.Pattern[str]:
    words, behind = (lexicon("meanings")["asides"][sort] for sort in ("after", "comma"))
    always = "|".join(sorted((w for w in words if w not in behind), key=len, reverse=True))
    comma = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:,| [–—-])\s(?:{comma})\b|\s(?:{always})\b", re.I)


def _is_to_come(text: str) -> bool:
    """ "to keep every site"; "Company to cut 900 jobs", as headlines say what is planned."""
    if _INFINITIVE.match(text):
        return True
    found = _TO_BE_DONE.match(text.strip())
    if found is None or not meant(found["verb"]).startswith("a:"):
        return False
    return not any("a:" in meant(word) for word in found.group().split()[:-2])


def _is_ahead(text: str) -> bool:
    plain = text.lower()
    known = lists()
    return (
        not known["ahead"].isdisjoint(_LETTERS.findall(plain))
        or (" to " in plain and _AHEAD.search(plain) is not None)
        or any(phrase in plain for phrase in known["phrases"])
    )


def _is_share(text: str) -> bool:
    words = _HYPHENED.findall(text)
    return not lists()["share"].isdisjoint(words) or any(p in text for p in lists()["shares"])


def _points_back(text: str) -> bool:
    """Whether the subject is a pronoun or a definite happening: "it", "the attack"."""
    found = _BACK.match(text)
    if found is None:
        return False
    happening = found["happening"]
    return happening is None or any(meant(w).startswith("a:") for w in happening.split())
