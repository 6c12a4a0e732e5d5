"""Score names, copies, same claims and origins on stories annotated by hand.

``python -m benchmarks.tasks.origins FOLDER`` lists what is wrong, for reading: on the half that
may be looked at only.
"""

import sys
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from benchmarks import namings, printed
from benchmarks.missed import tally
from benchmarks.points import Row
from benchmarks.sourced import Item, Said, Sourced
from reportedly.reconcile.independence import Independence

__all__ = ["items", "run", "tally"]

COUNTS = ("people_false_merges", "bodies_false_merges", "copies_false", "utterances_false")


def run(data: Path) -> dict[str, float]:
    """Score every folder with a ``gold.json`` under ``data``, each story in a ledger of its own:
    fractions of 1, but for the counts ``people_false_merges``, ``bodies_false_merges``,
    ``copies_false`` and ``utterances_false``. The days of publication are those that the pages
    show, if they do.

    people_precision, people_recall: pairs of mentions of people in two articles that are one
        entity of ours and of the gold. A mention that we do not have is missing in recall.
    bodies_…: the same of bodies, where both mentions are names ("the Pentagon"). described_recall:
        where one at least is a description ("the company").
    people_false_merges: pairs of people of the gold, or of a person and a body, of which mentions
        stand in one entity of ours. bodies_…: of two bodies.
    different_kept: pairs of traps (where we have both) that share no entity of ours.
    claims_found: gold claims half of whose words at least stand in one claim of ours.
    groups_joined: gold groups of several claims more than half of which stand in one group of ours
        that holds no claim of another gold group only.
    groups_right, groups_best: those of them for whose group we count a number of independent
        origins from the gold's least to its most, or its very number (where it has one).
    apart_kept: pairs of claims that look alike (where we have both, as two, and no gold group
        holds other parts of both) and stand in no group of ours together.
    origins_right: gold groups behind whose own members, however we group them, we count a number
        of origins from the gold's least to its most. Those of which we have no claim are left out.
    origin_precision, origin_recall: pairs of claims that have an origin in common, in ours and in
        the gold. Pairs that the gold leaves open, and claims we do not have, are left out; gold
        claims that stand in one of ours are one, with all their origins.
        origin_across_…: those in two articles.
    copies_kind: pairs of articles with a relation whose kind is one of those that the gold allows.
    copies_false: pairs without any to which we give one.
    copies_direction: earlier articles and carriers named by the gold that we name as well.
    utterances: quotations that we align with the full one of their utterance.
    utterance_kinds: those of them of which we tell how they differ from it (one of the ways where
        several hold; "same" only where the gold says so).
    utterances_false: pairs of claims of different origins whose quotations we align.
    """
    total = dict[str, list[bool]]()
    for file in sorted(data.rglob("gold.json")):
        for name, found in items(Sourced.read(file)).items():
            total.setdefault(name, []).extend(right for _, right in found)
    return tally(total, COUNTS)


def items(story: Sourced) -> dict[str, list[Item]]:
    """For each metric its items; for counts only what is too much."""
    people, bodies = story.persons, story.bodies
    found = {
        "people_precision": namings.put(people),
        "people_recall": namings.wanted(people, named=True),
        "people_false_merges": namings.merged(people, [*people, *bodies]),
        "bodies_precision": namings.put(bodies),
        "bodies_recall": namings.wanted(bodies, named=True),
        "described_recall": namings.wanted(bodies, named=False),
        "bodies_false_merges": namings.merged(bodies, bodies),
        "different_kept": namings.different(story),
        "claims_found": ((str(said), bool(said.ours)) for said in story.claims.values()),
        "groups_joined": _joined(story),
        "groups_right": _counted(story, best=False),
        "groups_best": _counted(story, best=True),
        "apart_kept": _apart(story),
        "origins_right": _behind(story),
        "origin_precision": _one_origin(story, ours=True, across=False),
        "origin_recall": _one_origin(story, ours=False, across=False),
        "origin_across_precision": _one_origin(story, ours=True, across=True),
        "origin_across_recall": _one_origin(story, ours=False, across=True),
        "copies_kind": printed.kinds(story),
        "copies_false": printed.false_copies(story),
        "copies_direction": printed.directions(story),
        "utterances": printed.utterances(story),
        "utterance_kinds": printed.differences(story),
        "utterances_false": printed.false_utterances(story),
    }
    return {
        name: [(f"{story.name} {asked}", right) for asked, right in of]
        for name, of in found.items()
    }


def _ours(story: Sourced, ids: Collection[str]) -> set[str]:
    return {story.claims[id].ours for id in ids} - {""}


def _homes(story: Sourced) -> Iterator[tuple[Row, frozenset[str]]]:
    """Each gold group with the group of ours in which it is joined, empty if there is none."""
    rows = story.gold["groups"]
    grouped = {id: _ours(story, row["members"]) for row in rows for id in [row["id"]]}
    for row in rows:
        mine = grouped[row["id"]]
        others = set[str]().union(*(o for id, o in grouped.items() if id != row["id"])) - mine
        homes = [
            group
            for group in story.groups
            if 2 * len(_held(story, row, group)) > len(row["members"]) and not group & others
        ]
        yield row, max(homes, key=len, default=frozenset())


def _held(story: Sourced, row: Row, group: Collection[str]) -> list[str]:
    return [id for id in row["members"] if story.claims[id].ours in group]


def _joined(story: Sourced) -> Iterator[Item]:
    for row, home in _homes(story):
        most = max((_held(story, row, g) for g in story.groups), key=len, default=[])
        known = [id for id in row["members"] if story.claims[id].ours]
        asked = f"“{row['proposition']}” {' '.join(row['members'])}"
        yield f"{asked}: found {' '.join(known)}; together {' '.join(most)}", bool(home)


def _range(row: Row) -> str:
    count = row["independent"]
    return f"“{row['proposition']}” {count['min']}/{count['best']}/{count['max']} ({row['why']})"


def _within(row: Row, number: int) -> bool:
    return bool(row["independent"]["min"] <= number <= row["independent"]["max"])


def _counted(story: Sourced, *, best: bool) -> Iterator[Item]:
    independence = Independence(story.origins)
    for row, home in _homes(story):
        count = independence.of(sorted(home)) if home else None
        asked = f"{_range(row)}, ours {count or 'not joined'}"
        exact = row["independent"]["best"]
        if not best:
            yield asked, count is not None and _within(row, count.best)
        elif exact is not None:
            yield asked, count is not None and count.best == exact


def _apart(story: Sourced) -> Iterator[Item]:
    wanted = [_ours(story, group["members"]) for group in story.gold["groups"]]
    for row in story.gold["apart"]:
        one, other = (story.claims[id] for id in row["pair"])
        both = {one.ours, other.ours}
        if one.ours and other.ours and len(both) == 2 and not any(both <= w for w in wanted):
            together = any(both <= group for group in story.groups)
            yield f"{one} / {other} ({row['why']})", not together


def _behind(story: Sourced) -> Iterator[Item]:
    independence = Independence(story.origins)
    names = {origin.id: f"{origin.name} ({origin.occasion})" for origin in story.origins}
    for row in story.gold["groups"]:
        if mine := _ours(story, row["members"]):
            count = independence.of(sorted(mine))
            ours = "; ".join(names.get(id, id) for id in count.origins)
            yield f"{_range(row)}, ours {count}: {ours}", _within(row, count.best)


def _one_origin(story: Sourced, *, ours: bool, across: bool) -> Iterator[Item]:
    """Pairs that we (``ours``) or the gold give one origin, and whether the other does too."""
    behind = {said.ours: story.behind(said.ours) for said in story.claims.values()}
    for a, b in combinations(_by_ours(story), 2):
        if across and a.article == b.article:
            continue
        same, mine = bool(a.origins & b.origins), bool(behind[a.ours] & behind[b.ours])
        if same or not story.undecided(a, b):
            put, right = (mine, same) if ours else (same, mine)
            if put:
                told = f" [{', '.join(sorted(a.origins))}] / [{', '.join(sorted(b.origins))}]"
                yield f"{a} / {b}{'' if same else told}", right


def _by_ours(story: Sourced) -> list[Said]:
    """The gold claims that we have, those that stand in one of ours as one, with all origins."""
    found = dict[str, Said]()
    for said in story.claims.values():
        if said.ours:
            first = found.get(said.ours, said)
            found[said.ours] = replace(first, origins=first.origins | said.origins)
    return list(found.values())


def main() -> int:
    data = Path(sys.argv[1])
    if "heldout" in str(data.resolve()) or any(data.rglob("heldout")):
        print("the held-out half is measured, never read", file=sys.stderr)
        return 2
    for file in sorted(data.rglob("gold.json")):
        for metric, found in items(Sourced.read(file)).items():
            for asked, right in found:
                if not right:
                    print(f"{metric}: {asked}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
