"""Score reserves with holder and scope on texts of our own: who holds a doubt, and over what.

A gold item is a line ``== title, kind``, its text, and a line for each reserve in it::

    - hedged | cue: may | holder: speaker | scope: the outbreak may last until spring

The holder is ``speaker`` (whoever the scope is attributed to), ``outlet``, or words of the text.
The scope is words of the text. Several holders or scopes have " ; " between them; "#2" after words
means the second place where they stand. ``- none`` says that the text holds no reserve.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from reportedly.engine.base import read_one
from reportedly.extract.claims import claims
from reportedly.model.article import Article
from reportedly.model.attribution import Method
from reportedly.model.claim import Claim, Stance
from reportedly.model.failure import Failure
from reportedly.model.hedge import Status
from reportedly.model.span import Span
from reportedly.pipeline import STAGES
from reportedly.stage import Extract, in_order
from reportedly.text.outlets import printed_by
from reportedly.text.parse import parse

__all__ = [
    "Gold",
    "Item",
    "Ours",
    "answer",
    "found",
    "items_in",
    "misses",
    "right",
    "run",
    "score",
]

FILE = "status.dev.txt"
LEAST = 0.5
"""Letters that two scopes share at least, as a part of all letters of both."""
HELD, LONGER = 0.8, 2.0
"""Or: the part of a gold scope that lies in ours, where ours is at most this much longer."""
LINE = re.compile(
    r"- (?P<status>[a-z ]+) \| cue: (?P<cue>.+?) "
    r"\| holder: (?P<holder>.+?) \| scope: (?P<scope>.+)"
)
PLACE = re.compile(r"(?P<words>.+?)(?:\s*#(?P<nth>\d+))?")
SENTENCE = re.compile(r"[.!?]\W*\s")
RANK = {str(status): n for n, status in enumerate(Status)}
SMALL = frozenset({"the", "a", "an", "of", "its", "his", "her", "their", "and", "in", "at", "for"})

Range = tuple[int, int]
"""Half-open code point offsets into the text of an item."""


Unit = TypeVar("Unit", "Gold", "Ours")


@dataclass(frozen=True)
class Gold:
    """One reserve over one stretch; a reserve over three stretches is three of these."""

    status: str
    cue: Range
    holder: str
    where: tuple[Range, ...]
    scope: tuple[Range, ...]


@dataclass(frozen=True)
class Item:
    title: str
    kind: str
    text: str
    reserves: tuple[Gold, ...]


@dataclass(frozen=True)
class Ours:
    """One stance of one of our claims. ``holders`` are the words and names under which its holder
    may be known: "speaker" and "outlet" for these two; ``where`` are the places of these words."""

    status: str
    cue: Range
    holders: frozenset[str]
    where: tuple[Range, ...]
    scope: tuple[Range, ...]


def run(data: Path) -> dict[str, float]:
    """Score a file of `benchmarks/gold` (a folder: its status.dev.txt), see `score`."""
    file = data / FILE if data.is_dir() else data
    items = items_in(file.read_text("utf-8"))
    return score(items, [answer(item.text) for item in items])


def score(items: Sequence[Item], answers: Sequence[Sequence[Ours]]) -> dict[str, float]:
    """F1 over all items, as fractions of 1; the unit is a reserve over one statement.

    ``status_f1``: a reserve of the right status is found at its cue, whatever it reaches;
    ``scope_f1``: and the stretch is right; ``holder_f1``: and the holder is right, whatever the
    stretch; ``both_f1``: status, stretch and holder. ``none_right`` is the share of items without
    a reserve in which we find none. Each of ours answers one of the gold, and the other way round;
    how a text is cut into statements is not at stake, so stretches of one reserve that we hold in
    one statement are taken for one. A second cue over what a reserve in the same sentence reaches
    already ("if … could") counts neither way, unless it is stronger.
    """
    pairs = [_fair(item, ours) for item, ours in zip(items, answers, strict=True)]
    once = [(_once(gold), _once(ours)) for gold, ours in pairs]
    empty = [not ours for gold, ours in pairs if not gold]
    return {
        "status_f1": _f1(once, _same),
        "scope_f1": _f1(pairs, _reaches),
        "holder_f1": _f1(once, _held),
        "both_f1": _f1(pairs, right),
        "none_right": sum(empty) / len(empty) if empty else 1.0,
    }


def right(gold: Gold, ours: Ours) -> bool:
    """Whether status, cue, stretch and holder are right."""
    return _reaches(gold, ours) and _holds(gold, ours)


def _same(gold: Gold, ours: Ours) -> bool:
    return gold.status == ours.status and _shared(gold.cue, ours.cue) > 0


def _held(gold: Gold, ours: Ours) -> bool:
    return _same(gold, ours) and _holds(gold, ours)


def _reaches(gold: Gold, ours: Ours) -> bool:
    if not _same(gold, ours):
        return False
    shared, wanted, made = _common(gold, ours), _size(gold.scope), _size(ours.scope)
    close = shared / (wanted + made - shared) >= LEAST
    return close or (shared >= HELD * wanted and made <= LONGER * wanted)


def _fair(item: Item, answers: Sequence[Ours]) -> tuple[list[Gold], list[Ours]]:
    """What is compared: see `score`."""
    gold = _joined(item.reserves, answers)
    return gold, [o for o in answers if not any(_second(g, o, item.text) for g in gold)]


def _second(gold: Gold, ours: Ours, text: str) -> bool:
    """Whether one of ours only repeats or weakens a reserve of the gold, by other words."""
    if _shared(gold.cue, ours.cue) or RANK[gold.status] > RANK[ours.status]:
        return False
    between = text[min(gold.cue[1], ours.cue[1]) : max(gold.cue[0], ours.cue[0])]
    smaller = min(_size(gold.scope), _size(ours.scope))
    return not SENTENCE.search(between) and _common(gold, ours) >= LEAST * smaller


def _joined(gold: Sequence[Gold], ours: Sequence[Ours]) -> list[Gold]:
    """The gold with those stretches of one reserve as one that a statement of ours holds."""
    kept = list(gold)
    for made in ours:
        held = [g for g in kept if _same(g, made) and _common(g, made) >= HELD * _size(g.scope)]
        held = [g for g in held if g.cue == held[0].cue]
        if len(held) > 1:
            whole = tuple(part for g in held for part in g.scope)
            kept = [g for g in kept if g not in held] + [replace(held[0], scope=whole)]
    return kept


def _common(gold: Gold, ours: Ours) -> int:
    return sum(_shared(left, right) for left in gold.scope for right in ours.scope)


def _holds(gold: Gold, ours: Ours) -> bool:
    """Whether the holder is the one named: by place, by name, or as "speaker" and "outlet"."""
    if not gold.where:
        return gold.holder in ours.holders
    if any(_shared(left, right) for left in gold.where for right in ours.where):
        return True
    words = _words(gold.holder)
    return any(words <= _words(name) or _words(name) <= words for name in ours.holders)


def _words(name: str) -> set[str]:
    found = {w.removesuffix("'s") for w in re.findall(r"[\w'-]+", name.replace("’", "'").lower())}
    return found - SMALL or {name}


def _shared(left: Range, right: Range) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def _size(places: Sequence[Range]) -> int:
    return sum(end - start for start, end in places)


def _once(units: Sequence[Unit]) -> list[Unit]:
    """One unit a reserve: of those with the same status and cue the first."""
    return list({(unit.status, unit.cue): unit for unit in reversed(units)}.values())


def _f1(
    pairs: Sequence[tuple[Sequence[Gold], Sequence[Ours]]], fits: Callable[[Gold, Ours], bool]
) -> float:
    wanted = sum(len(gold) for gold, _ in pairs)
    made = sum(len(ours) for _, ours in pairs)
    hits = sum(len(_matched(gold, ours, fits)) for gold, ours in pairs)
    return 2 * hits / (wanted + made) if wanted + made else 1.0


def _matched(
    gold: Sequence[Gold], ours: Sequence[Ours], fits: Callable[[Gold, Ours], bool]
) -> dict[int, int]:
    """Ours to gold, as many one-to-one pairs as there can be (augmenting paths, Kuhn 1955)."""
    taken = dict[int, int]()

    def place(i: int, seen: set[int]) -> bool:
        for j in range(len(ours)):
            if j in seen or not fits(gold[i], ours[j]):
                continue
            seen.add(j)
            if j not in taken or place(taken[j], seen):
                taken[j] = i
                return True
        return False

    for i in range(len(gold)):
        place(i, set())
    return taken


def items_in(body: str) -> list[Item]:
    """The items of a gold file; raises ``ValueError`` where a line or its words make no sense."""
    body = re.sub(r"^#(?!\d).*\n?", "", body, flags=re.M)
    return [_item(part) for part in re.split(r"^== ", body, flags=re.M)[1:]]


def _item(part: str) -> Item:
    head, _, rest = part.partition("\n")
    title, _, kind = head.rpartition(", ")
    lines = rest.rstrip().split("\n")
    first = next(n for n, line in enumerate(lines) if LINE.fullmatch(line) or line == "- none")
    text = "\n".join(lines[:first]).strip()
    found = list[Gold]()
    for line in lines[first:]:
        if line.strip() in ("", "- none"):
            continue
        if not (match := LINE.fullmatch(line.strip())):
            raise ValueError(f"{title}: not a reserve: {line!r}")
        holder = match["holder"]
        where: tuple[Range, ...]
        cue, where = _find(text, match["cue"], title), ()
        if holder not in ("speaker", "outlet"):
            where = tuple(_find(text, words, title) for words in holder.split(" ; "))
            holder = text[slice(*where[0])]
        for words in match["scope"].split(" ; "):
            scope = (_find(text, words, title),)
            found.append(Gold(match["status"], cue, holder, where, scope))
    return Item(title, kind, text, tuple(found))


def _find(text: str, words: str, title: str) -> Range:
    """Where whole words stand in a text for the first time, or for the nth: "may #2"."""
    match = PLACE.fullmatch(words.strip())
    wanted, nth = (match["words"], int(match["nth"] or 1)) if match else (words, 1)
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text)]
    if len(found) < nth:
        raise ValueError(f"{title}: {words!r} does not stand in its text")
    return found[nth - 1]


def answer(text: str) -> list[Ours]:
    """The reserves upon our claims about a text, by the stages of the pipeline up to claims.

    Of a reserve that reaches statements of other sentences ("The army denied this") only these
    count, and not the claim that it makes itself.
    """
    article = Article.of(text)
    stages = in_order(stage for stage in STAGES if isinstance(stage, Extract))
    reading = read_one(stages[: stages.index(claims) + 1], article)
    if failures := reading.of(Failure):
        raise RuntimeError(f"{text[:60]!r}: {failures[0].reason}")
    outlet, made = printed_by(article).name, reading.of(Claim)
    parsed = parse(article)
    reached = {
        stance.cue
        for claim in made
        for stance in claim.stances
        if not parsed.sentence_span(claim.span).overlaps(stance.cue)
    }
    return [
        _ours(claim, stance, outlet)
        for claim in made
        for stance in claim.stances
        if stance.cue not in reached or not parsed.sentence_span(claim.span).overlaps(stance.cue)
    ]


def _ours(claim: Claim, stance: Stance, outlet: str) -> Ours:
    source = claim.hops[0]
    own = stance.holder in ("", source.name)
    holders, where = {stance.holder or source.name}, [stance.held_by]
    if stance.holder == outlet or (own and claim.method is Method.NARRATOR):
        holders.add("outlet")
    elif own:
        holders.add("speaker")
        where += [claim.speaker, source.span]
    return Ours(
        str(stance.status),
        _range(stance.cue),
        frozenset(holders),
        tuple(_range(span) for span in where if span is not None),
        tuple(_range(part) for part in stance.scope or claim.content),
    )


def _range(span: Span) -> Range:
    return span.start, span.end


def found(items: Sequence[Item]) -> Iterator[tuple[str, bool]]:
    """Each gold reserve, and whether all of it is right."""
    for item in items:
        gold, ours = _fair(item, answer(item.text))
        hit = set(_matched(gold, ours, right).values())
        for n, reserve in enumerate(gold):
            yield f"{item.title}: {_shown('', reserve, item.text).strip()}", n in hit


def misses(items: Sequence[Item]) -> Iterator[str]:
    """Each gold reserve that we miss and each of ours that answers none, for reading."""
    for item in items:
        gold, ours = _fair(item, answer(item.text))
        taken = _matched(gold, ours, right)
        hit, text = set(taken.values()), item.text
        lines = [_shown("-", g, text) for n, g in enumerate(gold) if n not in hit]
        lines += [_shown("+", o, text) for n, o in enumerate(ours) if n not in taken]
        if lines:
            yield "\n".join([f"== {item.title}, {item.kind}", text, *lines])


def _shown(sign: str, unit: Gold | Ours, text: str) -> str:
    holder = unit.holder if isinstance(unit, Gold) else ", ".join(sorted(unit.holders))
    scope = " … ".join(text[slice(*part)] for part in unit.scope)
    return f"{sign} {unit.status} | {text[slice(*unit.cue)]} | {holder} | {scope}"
