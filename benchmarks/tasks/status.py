"""Score reserves with holder and scope on texts of our own: who holds a doubt, and over what.

A gold item is a line ``== title, kind``, its text, and a line for each reserve in it::

    - hedged | cue: may | holder: speaker | scope: the outbreak may last until spring

The holder is ``speaker`` (whoever the scope is attributed to), ``outlet``, or words of the text. The
scope is words of the text, several ones with " ; " between; "#2" after words means the second
place where they stand. ``- none`` says that the text holds no reserve.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from reportedly.engine.base import read_one
from reportedly.extract.claims import claims
from reportedly.model.article import Article
from reportedly.model.attribution import HopKind
from reportedly.model.claim import Claim, Stance
from reportedly.model.failure import Failure
from reportedly.model.span import Span
from reportedly.pipeline import STAGES
from reportedly.stage import Extract, in_order
from reportedly.text.outlets import printed_by

__all__ = ["Gold", "Item", "Ours", "answer", "items_in", "right", "run", "score"]

FILE = "status.dev.txt"
LEAST = 0.5
"""Letters that two scopes share at least, as a part of all letters of both."""
HELD, LONGER = 0.8, 2.0
"""Or: the part of a gold scope that lies in ours, where ours is at most this much longer."""
LINE = re.compile(
    r"- (?P<status>[a-z ]+) \| cue: (?P<cue>.+?) \| holder: (?P<holder>.+?) \| scope: (?P<scope>.+)"
)
PLACE = re.compile(r"(?P<words>.+?)(?:\s*#(?P<nth>\d+))?")
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
    where: Range | None
    scope: Range


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
    """F1 over all items, as fractions of 1; the unit is a reserve over one stretch.

    ``status_f1``: a reserve of the right status is found at its cue, whatever it reaches;
    ``scope_f1``: and the stretch is right; ``holder_f1``: and the holder is right, whatever the
    stretch; ``both_f1``: status, stretch and holder. ``none_right`` is the share of items without
    a reserve in which we find none. Each of ours answers one of the gold, and the other way round.
    """
    pairs = list(zip(items, answers, strict=True))
    empty = [not ours for item, ours in pairs if not item.reserves]
    return {
        "status_f1": _f1([(_once(i.reserves), _once(o)) for i, o in pairs], _same),
        "scope_f1": _f1([(i.reserves, o) for i, o in pairs], _reaches),
        "holder_f1": _f1([(_once(i.reserves), _once(o)) for i, o in pairs], _held),
        "both_f1": _f1([(i.reserves, o) for i, o in pairs], right),
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
    shared = sum(_shared(gold.scope, part) for part in ours.scope)
    wanted, made = _size(gold.scope), sum(_size(part) for part in ours.scope)
    close = shared / (wanted + made - shared) >= LEAST
    return close or (shared >= HELD * wanted and made <= LONGER * wanted)


def _holds(gold: Gold, ours: Ours) -> bool:
    """Whether the holder is the one named: by place, by name, or as "speaker" and "outlet"."""
    if gold.where is None:
        return gold.holder in ours.holders
    if any(_shared(gold.where, place) for place in ours.where):
        return True
    words = _words(gold.holder)
    return any(words and words <= _words(name) or _words(name) <= words for name in ours.holders)


def _words(name: str) -> set[str]:
    found = {w.removesuffix("'s") for w in re.findall(r"[\w'-]+", name.replace("’", "'").lower())}
    return found - SMALL or {name}


def _shared(left: Range, right: Range) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def _size(place: Range) -> int:
    return place[1] - place[0]


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
        cue, where = _find(text, match["cue"], title), None
        if holder not in ("speaker", "outlet"):
            where = _find(text, holder, title)
            holder = text[where[0] : where[1]]
        for words in match["scope"].split(" ; "):
            found.append(Gold(match["status"], cue, holder, where, _find(text, words, title)))
    return Item(title, kind, text, tuple(found))


def _find(text: str, words: str, title: str) -> Range:
    match = PLACE.fullmatch(words.strip())
    start = -1
    for _ in range(int(match["nth"] or 1) if match else 0):
        start = text.find(match["words"] if match else "", start + 1)
    if start < 0 or match is None:
        raise ValueError(f"{title}: {words!r} does not stand in its text")
    return start, start + len(match["words"])


def answer(text: str) -> list[Ours]:
    """The reserves upon our claims about a text, by the stages of the pipeline up to claims."""
    article = Article.of(text)
    stages = in_order(stage for stage in STAGES if isinstance(stage, Extract))
    reading = read_one(stages[: stages.index(claims) + 1], article)
    if failures := reading.of(Failure):
        raise RuntimeError(f"{text[:60]!r}: {failures[0].reason}")
    outlet = printed_by(article).name
    return [
        _ours(claim, stance, outlet) for claim in reading.of(Claim) for stance in claim.stances
    ]


def _ours(claim: Claim, stance: Stance, outlet: str) -> Ours:
    source = claim.hops[0]
    own = stance.holder in ("", source.name)
    holders, where = {stance.holder or source.name}, [stance.held_by]
    if stance.holder == outlet or (own and source.kind is HopKind.OUTLET):
        holders.add("outlet")
    elif own:
        holders.add("speaker")
        where += [claim.speaker, source.span]
    return Ours(
        str(stance.status),
        _range(stance.cue),
        frozenset(holders),
        tuple(_range(span) for span in where if span is not None),
        tuple(_range(part) for part in claim.content),
    )


def _range(span: Span) -> Range:
    return span.start, span.end


def misses(items: Sequence[Item]) -> Iterator[str]:
    """Each gold reserve that we miss and each of ours that answers none, for reading."""
    for item in items:
        ours = answer(item.text)
        taken = _matched(item.reserves, ours, right)
        hit, text = set(taken.values()), item.text
        lines = [_shown("-", g, text) for n, g in enumerate(item.reserves) if n not in hit]
        lines += [_shown("+", o, text) for n, o in enumerate(ours) if n not in taken]
        if lines:
            yield "\n".join([f"== {item.title}, {item.kind}", text, *lines])


def _shown(sign: str, unit: Gold | Ours, text: str) -> str:
    if isinstance(unit, Gold):
        holder, scope = unit.holder, text[slice(*unit.scope)]
    else:
        holder = ", ".join(sorted(unit.holders))
        scope = " … ".join(text[slice(*part)] for part in unit.scope)
    return f"{sign} {unit.status} | {text[slice(*unit.cue)]} | {holder} | {scope}"
