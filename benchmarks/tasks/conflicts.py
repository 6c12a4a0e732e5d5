"""Score conflicts, versions, changes, silences and forecasts on stories annotated by hand.

``python -m benchmarks.tasks.conflicts FOLDER [METRIC …]`` lists what is wrong, for reading: on the
half that may be looked at only.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import altered, awaited
from benchmarks.disputed import Disputed, Item, kinds, told
from benchmarks.missed import listed, tally
from benchmarks.points import Row
from reportedly.model.contradiction import Comparison, Contradiction

__all__ = ["items", "misses", "run", "tally"]

COUNTS = (
    "false_conflicts", "traps_taken", "false_versions", "false_changes", "false_corrections",
    "false_withdrawals", "false_fates",
)  # fmt: skip


def run(data: Path) -> dict[str, float]:
    """Score every folder with a ``gold.json`` under ``data``, each story in a ledger of its own:
    fractions of 1, but for the counts ``false_…`` and ``traps_taken``.

    A pair of ours is a pair of the gold where its passages overlap those of both sides.
    contradictions_found: pairs of the gold that are a contradiction of ours, whatever we call it.
        Between versions of one article a change of ours will do, and counts as revised.
    contradictions_typed: those with one of the kinds that the gold allows.
    verdicts: those typed with a verdict that the gold allows.
    conflicts: of the pairs whose verdict is conflicting, those that we call so, of whatever kind.
    grounds: of the pairs with a ground that we find, those to which we give it (or one as good).
    false_conflicts: conflicts of ours that are no pair of the gold that may be called so, nor one
        that it leaves open. traps_taken: those of them that are a trap of the gold.
    versions_right: lineages of the gold that are one of ours, in their order; false_versions.
    changes_found: changes of the gold where each side that both have overlaps; changes_typed: with
        an allowed kind, along the same. changes_precision: changes of ours that are one of the
        gold (those it leaves open are left out); false_changes: the others, as a count.
        along_versions, along_others: changes_typed of changes between versions, of the others.
    corrections_found: notices with the article they correct; corrections_typed: and their kind.
        claims_taken_back: passages that do not stand any more in which we take a claim back;
        false_withdrawals: claims that we take back though they stand; false_corrections.
    silences_found: cues of silences and denials that one of our list has, with its status.
        silences_about: those put on, or listed after, the statement that they are about.
    forecasts_found, fates: forecasts that are one of ours; outcomes that are known with their fate
        (a forecast without any: that we know none). false_fates: outcomes that the gold has not.
    """
    total = dict[str, list[bool]]()
    for file in sorted(data.rglob("gold.json")):
        for name, found in items(Disputed.read(file)).items():
            total.setdefault(name, []).extend(right for _, right in found)
    return tally(total, COUNTS)


def items(story: Disputed) -> dict[str, list[Item]]:
    """For each metric its items; for counts only what is too much."""
    typed = list(altered.wanted(story, typed=True))
    between = [row["along"] == "versions" for row in story.gold["changes"]]
    found = {
        "contradictions_found": _pairs(story, typed=False, judged=False),
        "contradictions_typed": _pairs(story, typed=True, judged=False),
        "verdicts": _pairs(story, typed=True, judged=True),
        "conflicts": _conflicts(story),
        "grounds": _grounds(story),
        "false_conflicts": ((asked, False) for asked, _ in _false(story)),
        "traps_taken": ((asked, False) for asked, trap in _false(story) if trap),
        "versions_right": altered.versions(story),
        "false_versions": altered.false_versions(story),
        "changes_found": altered.wanted(story, typed=False),
        "changes_typed": typed,
        "along_versions": (item for item, is_so in zip(typed, between, strict=True) if is_so),
        "along_others": (item for item, is_so in zip(typed, between, strict=True) if not is_so),
        "changes_precision": altered.put(story),
        "false_changes": altered.false_changes(story),
        "corrections_found": altered.corrections(story, typed=False),
        "corrections_typed": altered.corrections(story, typed=True),
        "claims_taken_back": altered.claims_taken_back(story),
        "false_corrections": altered.false_corrections(story),
        "false_withdrawals": altered.false_withdrawals(story),
        "silences_found": awaited.silences(story, about=False),
        "silences_about": awaited.silences(story, about=True),
        "forecasts_found": awaited.forecasts(story),
        "fates": awaited.fates(story),
        "false_fates": awaited.false_fates(story),
    }
    return {
        name: [(f"{story.name} {asked}", right) for asked, right in of]
        for name, of in found.items()
    }


def _is(story: Disputed, row: Row, ours: Contradiction) -> bool:
    a, b = story.side(row["a"]), story.side(row["b"])
    left, right = ours.left_span, ours.right_span
    return (a.has(left) and b.has(right)) or (a.has(right) and b.has(left))


def _linked(story: Disputed, row: Row) -> list[Contradiction]:
    return [ours for ours in story.contradictions if _is(story, row, ours)]


def _changed(story: Disputed, row: Row) -> bool:
    """Whether a change of ours tells of a pair that is made of versions of one article."""
    a, b = story.side(row["a"]), story.side(row["b"])
    return story.one_lineage(row) and any(altered.linked(a, b, c) for c in story.changes)


def _verdicts(row: Row) -> tuple[str, ...]:
    return (row["verdict"], *row["also"])


def _asked(story: Disputed, row: Row, ours: Sequence[Contradiction]) -> str:
    found = sorted({f"{own.kind} {own.verdict}" for own in ours})
    sides = f"{story.side(row['a'])} / {story.side(row['b'])}"
    letters = "/".join("".join(sorted({p["article"] for p in row[k]})) for k in "ab")
    what = f"{row['id']} {letters} {row['kind']} {row['verdict']}"
    return f"{what}: {sides} ({row['why']}), ours {found}"


def _pairs(story: Disputed, *, typed: bool, judged: bool) -> Iterator[Item]:
    for row in story.gold["contradictions"]:
        ours = _linked(story, row)
        right = [
            own
            for own in ours
            if (not typed or own.kind in kinds(row))
            and (not judged or own.verdict in _verdicts(row))
        ]
        moved = _changed(story, row) and (not judged or Comparison.REVISED in _verdicts(row))
        yield _asked(story, row, ours), bool(right) or moved


def _conflicts(story: Disputed) -> Iterator[Item]:
    for row in story.gold["contradictions"]:
        if row["verdict"] == Comparison.CONFLICTING:
            ours = _linked(story, row)
            right = any(own.verdict is Comparison.CONFLICTING for own in ours)
            yield _asked(story, row, ours), right


def _grounds(story: Disputed) -> Iterator[Item]:
    for row in story.gold["contradictions"]:
        ours = _linked(story, row)
        if row["ground"] and ours:
            allowed = (row["ground"], *row["also_grounds"])
            given = sorted({str(own.ground) for own in ours})
            right = any(ground in allowed for ground in given)
            yield f"{_asked(story, row, ours)}: {allowed}, ours {given}", right


def _false(story: Disputed) -> Iterator[tuple[str, bool]]:
    """Conflicts of ours that are none, in words, and whether each is a trap."""
    pairs, gold = story.gold["contradictions"], story.gold
    allowed = [row for row in pairs if Comparison.CONFLICTING in _verdicts(row)]
    for ours in story.contradictions:
        fine = (*allowed, *gold["open_pairs"])
        if ours.verdict is Comparison.CONFLICTING and not any(_is(story, r, ours) for r in fine):
            traps = [row for row in gold["traps"] if _is(story, row, ours)]
            other = [row for row in pairs if _is(story, row, ours)]
            why = [f"trap: {r['why']}" for r in traps]
            why += [f"{r['id']} {r['verdict']}: {r['why']}" for r in other]
            words = told(story, ours.left_span, ours.right_span)
            slots = ", ".join(ours.slots)
            head = f"{ours.kind} [{slots}] {words}"
            yield f"{head} {ours.how} ({'; '.join(why) or 'unknown'})", bool(traps)


def misses(data: Path, metrics: Sequence[str] = ()) -> Iterator[str]:
    """Each miss and each false one, a line each; ValueError for a folder that is held out."""
    if "heldout" in str(data.resolve()) or any(data.rglob("heldout")):
        raise ValueError("the held-out half is measured, never read")
    for file in sorted(data.rglob("gold.json")):
        for metric, found in items(Disputed.read(file)).items():
            if not metrics or metric in metrics:
                yield from (f"{metric}: {asked}" for asked, right in found if not right)


if __name__ == "__main__":
    sys.exit(listed(misses))
