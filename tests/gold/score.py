"""Counts how far a system's figures, claims, times and furniture agree with a gold by hand."""

from collections.abc import Callable, Sequence
from typing import Any

__all__ = ["score"]

Row = dict[str, Any]
Places = Callable[[Row], list[Row]]


def score(gold: Row, system: Row) -> Row:
    """Precision, recall, F1 and accuracies of each part, as fractions of 1.

    Both have ``documents`` by key. Items are paired best first, one to one: quantities whose spans
    share .3 of their union (or else their full spans), claims .5, times .4. Optional gold items,
    and claims of the narrator, are neither missed nor false.
    """
    pairs = [(d, system["documents"][key]) for key, d in gold["documents"].items()]
    made = {
        "quantities": _quantities(pairs),
        "claims": _claims(pairs, gold.get("entities", {})),
        "times": _times(pairs),
    }
    return made | {"boilerplate_chars": _furniture(pairs)}


def _quantities(pairs: Sequence[tuple[Row, Row]]) -> Row:
    tally = Tally()
    for gold, system in pairs:
        ours, theirs = _told(gold["quantities"]), _told(system["quantities"])
        matches = _match(ours, theirs, _span, 0.3)
        left = [i for i in range(len(ours)) if i not in {a for a, _ in matches}]
        free = [i for i in range(len(theirs)) if i not in {b for _, b in matches}]
        again = _match([ours[i] for i in left], [theirs[i] for i in free], _full, 0.3)
        matches += [(left[a], free[b]) for a, b in again]
        taken = {b for _, b in matches}
        tally.count("decoys_taken", 0)
        for number, item in enumerate(theirs):
            decoy = any(_likeness([d["span"]], _span(item)) >= 0.5 for d in gold["non_quantities"])
            tally.count("decoys_taken", number not in taken and decoy)
        for a, b in tally.found(ours, theirs, matches, _required):
            mine, other = ours[a], theirs[b]
            words = [mine["modifier"], *mine.get("modifier_alt", [])]
            tally.count("low_high_acc", all(mine[k] == other[k] for k in ("low", "high")))
            tally.count("modifier_acc", other["modifier"] in words)
    return tally.figures()


def _claims(pairs: Sequence[tuple[Row, Row]], entities: Row) -> Row:
    same = {key: {key, *row.get("match_as", [])} for key, row in entities.items()}
    tally = Tally()
    for gold, system in pairs:
        ours = gold["claims"]
        theirs = [claim for claim in system["claims"] if claim["quote_type"] != "narrator"]
        matches = _match(ours, theirs, _content, 0.5)
        for a, b in tally.found(ours, theirs, matches, _attributed):
            mine, other = ours[a], theirs[b]
            wanted = {e for key in mine["speaker_entity"] for e in same.get(key, {key})}
            told = set(other["speaker_entity"])
            tally.count("speaker_acc", bool(wanted & told) or not (wanted or told))
            tally.count("status_acc", mine["status"] == other["status"])
            tally.count("quote_type_acc", mine["quote_type"] == other["quote_type"])
    return tally.figures()


def _times(pairs: Sequence[tuple[Row, Row]]) -> Row:
    tally = Tally()
    for gold, system in pairs:
        ours, theirs = _told(gold["times"]), _told(system["times"])
        matches = _match(ours, theirs, _span, 0.4)
        tally.found(ours, theirs, matches, _required)
        for a, b in matches:
            tally.count("value_acc", ours[a]["value"] == theirs[b]["value"])
    return tally.figures()


def _furniture(pairs: Sequence[tuple[Row, Row]]) -> Row:
    shared = told = wanted = 0
    for gold, system in pairs:
        ours, theirs = (_characters(side["boilerplate"]) for side in (gold, system))
        shared, wanted, told = shared + len(ours & theirs), wanted + len(ours), told + len(theirs)
    return _rates(shared, wanted, shared, told)


def _characters(blocks: Sequence[Row]) -> set[int]:
    spans = [block["span"] for block in blocks if not block.get("is_article")]
    return {place for span in spans for place in range(span["start"], span["end"])}


class Tally:
    """Pairs, misses and false alarms over all documents, and what else is counted on the way."""

    def __init__(self) -> None:
        self.hits = self.gold = self.right = self.system = 0
        self.seen: dict[str, list[int]] = {}

    def found(
        self,
        ours: list[Row],
        theirs: list[Row],
        matches: list[tuple[int, int]],
        counts: Callable[[Row], bool],
    ) -> list[tuple[int, int]]:
        """Add a document's matches; those that count are given back."""
        real = [(a, b) for a, b in matches if counts(ours[a])]
        self.hits += len(real)
        self.gold += sum(map(counts, ours))
        self.right += len(real)
        self.system += len(theirs) - (len(matches) - len(real))
        return real

    def count(self, name: str, right: int) -> None:
        self.seen.setdefault(name, []).append(int(right))

    def figures(self) -> Row:
        made = _rates(self.hits, self.gold, self.right, self.system)
        for name, seen in self.seen.items():
            total = sum(seen)
            made[name] = total if name == "decoys_taken" else round(total / len(seen), 3)
        return made


def _told(items: Sequence[Row]) -> list[Row]:
    """Those of the story, not of furniture."""
    return [item for item in items if item.get("in_body", True)]


def _required(item: Row) -> bool:
    return not item.get("optional")


def _attributed(claim: Row) -> bool:
    return _required(claim) and claim["quote_type"] != "narrator"


def _span(item: Row) -> list[Row]:
    return [item["span"]]


def _full(item: Row) -> list[Row]:
    return [item.get("full_span") or item["span"]]


def _content(claim: Row) -> list[Row]:
    found: list[Row] = claim["content"]
    return found


def _match(
    ours: list[Row], theirs: list[Row], places: Places, least: float
) -> list[tuple[int, int]]:
    likes = sorted(
        (
            (_likeness(places(a), places(b)), i, j)
            for i, a in enumerate(ours)
            for j, b in enumerate(theirs)
        ),
        reverse=True,
    )
    left, right, made = set[int](), set[int](), list[tuple[int, int]]()
    for like, i, j in likes:
        if like >= least and i not in left and j not in right:
            left.add(i)
            right.add(j)
            made.append((i, j))
    return made


def _likeness(ours: list[Row], theirs: list[Row]) -> float:
    shared = sum(
        max(0, min(a["end"], b["end"]) - max(a["start"], b["start"])) for a in ours for b in theirs
    )
    size = sum(place["end"] - place["start"] for place in (*ours, *theirs))
    return shared / (size - shared) if size > shared else 0.0


def _rates(hits: int, gold: int, right: int, system: int) -> Row:
    recall, precision = hits / gold if gold else 1.0, right / system if system else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"P": round(precision, 3), "R": round(recall, 3), "F1": round(f1, 3)}
