"""Score conflicts on pairs of two outlets' passages, from many kinds of story, judged by hand.

``python -m benchmarks.tasks.pairs FILE [WORD …]`` lists what is wrong and where it breaks, for
reading: of the half that may be looked at only, with words only pairs whose title has one.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.missed import listed
from benchmarks.paired import LEVELS, TRAP, Read, read_file
from reportedly.model.claim import Claim, Proposition
from reportedly.model.contradiction import Comparison
from reportedly.model.span import Span

__all__ = ["broken", "items", "misses", "run", "tally"]

COUNTS = ("false_conflicts", "traps_taken", "conflicts_beside", "never_met", "met_by_headline")
SHARES = ("found", "typed", "verdicts", "conflicts", "grounds")
Item = tuple[str, bool]
"""What was asked, in words, for a reader of the misses; and whether it is right."""


def run(data: Path) -> dict[str, float]:
    """Score a file of pairs, each in a ledger of its own: fractions of 1, but for counts.

    A contradiction of ours is one of the pair where its passages overlap the marked words.
    found: pairs that are a contradiction of ours, whatever we call it (traps are not asked for).
    typed: those with a kind that the gold allows; verdicts: those typed with an allowed verdict.
    conflicts: of the pairs that conflict, those that we call so, of whatever kind.
    grounds: of the pairs with a ground that we find, those to which we give it.
    false_conflicts: pairs that do not conflict and are called so; traps_taken: those of them that
        are traps.
    conflicts_beside: conflicts of ours in other words than those marked.
    met_by_headline: pairs in one story only when both stand under one headline; never_met: not
        even so.
    conflicts_<kind>, conflicts_<level>: conflicts by the gold's (first) kind and by difficulty;
        found_<kind> for kinds that reconcile.
    """
    return tally(items(read_file(data)))


def tally(found: Mapping[str, Sequence[Item]]) -> dict[str, float]:
    """Shares of what is right, counts of what is too much."""
    made = dict[str, float]()
    for name, told in found.items():
        share = round(sum(right for _, right in told) / len(told), 3) if told else 1.0
        made[name] = len(told) if name in COUNTS else share
    return made


def items(reads: Iterable[Read]) -> dict[str, list[Item]]:
    """For each metric its items; for counts only what is counted."""
    found = defaultdict[str, list[Item]](list, {name: [] for name in (*SHARES, *COUNTS)})
    parts = defaultdict[str, list[Item]](list)
    for read in reads:
        for name, right in _rights(read):
            (found if name in found else parts)[name].append((_asked(read), right))
        for name in _counted(read):
            found[name].append((_asked(read), False))
    order = [f"conflicts_{level}" for level in LEVELS]
    return {**found, **{n: parts[n] for n in order}, **dict(sorted(parts.items()))}


def _rights(read: Read) -> Iterator[tuple[str, bool]]:
    pair, ours = read.pair, read.ours
    if pair.trap:
        return
    typed = [own for own in ours if own.kind in pair.kinds]
    found = bool(ours)
    called = any(own.verdict is Comparison.CONFLICTING for own in ours)
    yield "found", found
    yield "typed", bool(typed)
    yield "verdicts", any(own.verdict in pair.verdicts for own in typed)
    if any(pair.grounds) and found:
        yield "grounds", any(own.ground in pair.grounds for own in ours)
    if pair.clash:
        yield "conflicts", called
        yield f"conflicts_{pair.level}", called
        yield f"conflicts_{pair.kinds[0]}", called
    else:
        yield f"found_{pair.kinds[0]}", found


def _counted(read: Read) -> Iterator[str]:
    pair = read.pair
    called = any(own.verdict is Comparison.CONFLICTING for own in read.ours)
    if called and Comparison.CONFLICTING not in pair.verdicts:
        yield "false_conflicts"
        if pair.trap:
            yield "traps_taken"
    yield from ("conflicts_beside" for _ in read.beside)
    if not read.meets:
        yield "never_met"
    elif not read.met:
        yield "met_by_headline"


def _asked(read: Read) -> str:
    pair = read.pair
    ours = sorted({f"{own.kind} {own.verdict}" for own in read.ours})
    beside = [f"{o.kind} “{o.left_span.text}” / “{o.right_span.text}”" for o in read.beside]
    words = " / ".join(f"“{side.words}”" for side in pair.sides)
    judged = f"{', '.join(pair.kinds) or TRAP} {pair.verdicts[0]} {pair.level}"
    tail = f", beside {beside}" if beside else ""
    return f"{pair.title}: {judged}: {words}, ours {ours}{tail} ({broken(read)})"


def broken(read: Read) -> str:
    """Where the way to a contradiction ends: each side's records, and whether they were held
    against each other."""
    if not read.meets:
        return "not in one story"
    for side, span in zip("ab", read.spans, strict=True):
        if not any(_touches(claim.content, span) for claim in read.view.all(Claim)):
            return f"no claim in {side}"
        if not any(_touches((own.span,), span) for own in read.view.all(Proposition)):
            return f"no proposition in {side}"
    return "compared" if read.ours else "not compared"


def _touches(own: Iterable[Span], marked: Span) -> bool:
    return any(span.overlaps(marked) for span in own)


def misses(data: Path, words: Sequence[str] = ()) -> Iterator[str]:
    """Each miss and each false one, a line each; ValueError for a file that is held out."""
    if "heldout" in str(data.resolve()):
        raise ValueError("the held-out half is measured, never read")
    for metric, found in items(read_file(data)).items():
        if metric in ("verdicts", *COUNTS):
            lines = (asked for asked, right in found if not right)
            kept = (a for a in lines if not words or any(w in a.partition(": ")[0] for w in words))
            yield from (f"{metric}: {asked}" for asked in kept)


if __name__ == "__main__":
    sys.exit(listed(misses))
