"""What articles share, held against a hand-made gold: copies, and quotations of one utterance."""

from collections.abc import Iterator
from itertools import combinations, product

from benchmarks.points import Row
from benchmarks.sourced import Item, Said, Sourced
from reportedly.model.utterance import Rendering, RenderingKind

__all__ = ["differences", "directions", "false_copies", "false_utterances", "kinds", "utterances"]


def _copies(story: Sourced) -> Iterator[tuple[Row, str, str]]:
    """Each gold pair with the kind that we give it, and both in words."""
    for row in story.gold["copies"]:
        copy = story.copies.get(frozenset(row["pair"]))
        ours = str(copy.kind) if copy else "none"
        wanted = " or ".join([row["kind"], *row["also"]])
        yield row, ours, f"{'-'.join(row['pair'])} {wanted} ({row['why']}), ours {ours}"


def kinds(story: Sourced) -> Iterator[Item]:
    for row, ours, asked in _copies(story):
        if row["kind"] != "none":
            yield asked, ours in (row["kind"], *row["also"])


def false_copies(story: Sourced) -> Iterator[Item]:
    for row, ours, asked in _copies(story):
        if row["kind"] == "none" and ours not in ("none", *row["also"]):
            yield asked, False


def directions(story: Sourced) -> Iterator[Item]:
    for row in story.gold["copies"]:
        copy = story.copies.get(frozenset(row["pair"]))
        for side in ("earlier", "carrier"):
            if row[side]:
                ours = story.letters.get(getattr(copy, side), "") if copy else ""
                asked = f"{'-'.join(row['pair'])} {side} {row[side]}, ours {ours or 'unknown'}"
                yield asked, ours == row[side]


def utterances(story: Sourced) -> Iterator[Item]:
    for full, quote, differs, ours in _renderings(story):
        yield f"{full} / {quote} ({differs})", ours is not None


def differences(story: Sourced) -> Iterator[Item]:
    for full, quote, differs, ours in _renderings(story):
        if ours is not None:
            wanted = set(differs.split(", "))
            right = ours == wanted if "same" in wanted | ours else bool(ours & wanted)
            yield f"{full} / {quote} ({differs}), ours {', '.join(sorted(ours))}", right


def _renderings(story: Sourced) -> Iterator[tuple[Said, Said, str, set[str] | None]]:
    """Each gold quotation with the full one of its utterance, how it differs from it, and how we
    say it does (None where we do not align them)."""
    for row in story.gold["utterances"]:
        first, *others = row["quotes"]
        full = story.claims[first["claim"]]
        for other in others:
            quote = story.claims[other["claim"]]
            pairs = product(story.rendered(full), story.rendered(quote))
            both = next(((a, b) for (one, a), (two, b) in pairs if one.id == two.id), None)
            yield full, quote, other["differs"], _kinds(*both) if both else None


def _kinds(full: Rendering, quote: Rendering) -> set[str]:
    """What we say of two quotations, whichever of them we hold for the fuller one."""
    if full.text == quote.text:
        return {str(RenderingKind.SAME)}
    return {str(kind) for kind in quote.kinds or full.kinds}


def false_utterances(story: Sourced) -> Iterator[Item]:
    homes = {id: {u.id for u, _ in story.rendered(said)} for id, said in story.claims.items()}
    for a, b in combinations(story.claims.values(), 2):
        if homes[a.id] & homes[b.id] and not a.origins & b.origins and not story.undecided(a, b):
            yield f"{a} / {b}", False
