"""Versions, changes and corrections of a gold beside ours."""

from collections.abc import Iterator

from benchmarks.disputed import Disputed, Item, Side, kinds, told
from benchmarks.points import Row
from reportedly.model.change import Change
from reportedly.model.correction import Correction, CorrectionKind
from reportedly.model.span import Span

__all__ = [
    "claims_taken_back", "corrections", "false_changes", "false_corrections", "false_versions",
    "false_withdrawals", "is_known", "linked", "put", "versions", "wanted",
]  # fmt: skip


def versions(story: Disputed) -> Iterator[Item]:
    ours = [[story.letters[id] for id in lineage.articles] for lineage in story.lineages]
    for row in story.gold["versions"]:
        yield f"{row['articles']} ({row['how']}), ours {ours}", row["articles"] in ours


def false_versions(story: Disputed) -> Iterator[Item]:
    known = [set(row["articles"]) for row in story.gold["versions"]]
    for lineage in story.lineages:
        letters = {story.letters[id] for id in lineage.articles}
        if not any(letters <= row for row in known):
            yield f"{sorted(letters)} ({lineage.order})", False


def linked(was: Side, now: Side, change: Change) -> bool:
    """Whether a change of ours is one of the gold: each side that both have is the same, and
    there is one such side."""
    pairs = ((was, change.left_span), (now, change.right_span))
    shared = [gold.has(ours) for gold, ours in pairs if gold and ours]
    return bool(shared) and all(shared)


def wanted(story: Disputed, *, typed: bool) -> Iterator[Item]:
    """Each change of the gold, and whether one of ours is linked to it (``typed``: with one of
    its kinds, along what the gold says)."""
    for row in story.gold["changes"]:
        was, now = story.side(row["from"]), story.side(row["to"])
        ours = [change for change in story.changes if linked(was, now, change)]
        along = (row["along"], *row["also_along"])
        right = [c for c in ours if not typed or (c.kind in kinds(row) and c.along in along)]
        found = sorted({f"{c.kind} along {c.along}" for c in ours})
        asked = f"{row['kind']} along {row['along']}: {was} → {now} ({row['why']}), ours {found}"
        yield asked, bool(right)


def is_known(story: Disputed, change: Change, key: str) -> bool:
    """Whether a change of ours is among the rows under a key of the gold."""
    return any(
        linked(story.side(row["from"]), story.side(row["to"]), change) for row in story.gold[key]
    )


def _of(story: Disputed, change: Change) -> str:
    words = told(story, change.left_span, change.right_span)
    return f"{change.kind} along {change.along}: {words} ({change.was} → {change.now})"


def put(story: Disputed) -> Iterator[Item]:
    """Each change of ours that the gold does not leave open, and whether the gold has it."""
    for change in story.changes:
        known = is_known(story, change, "changes")
        if known or not is_known(story, change, "open_changes"):
            yield _of(story, change), known


def false_changes(story: Disputed) -> Iterator[Item]:
    return ((asked, right) for asked, right in put(story) if not right)


def _meant(story: Disputed, row: Row, ours: Correction) -> bool:
    """Whether a correction of ours has the notice of a gold one and speaks of its article, or of
    the later version in which it stands."""
    notice = story.span(row["notice"])
    of = {story.letters[id] for id in ours.of if id in story.letters}
    family = {row["notice"]["article"]}
    inside = any({*row["of"], *family} <= set(v["articles"]) for v in story.gold["versions"])
    allowed = {*row["of"], *(family if inside else ())}
    return notice.overlaps(ours.notice) and bool(of & allowed)


def corrections(story: Disputed, *, typed: bool) -> Iterator[Item]:
    for row in story.gold["corrections"]:
        ours = [c for c in story.corrections if _meant(story, row, c)]
        right = [c for c in ours if not typed or c.kind in kinds(row)]
        found = [f"{c.kind} of {[story.letters.get(id, id) for id in c.of]}" for c in ours]
        yield (
            f"{row['kind']} of {row['of']}: “{row['notice']['words']}”, ours {found}",
            bool(right),
        )


def false_corrections(story: Disputed) -> Iterator[Item]:
    for ours in story.corrections:
        if not any(_meant(story, row, ours) for row in story.gold["corrections"]):
            of = [story.letters.get(id, id) for id in ours.of]
            yield f"{ours.kind} of {of}: {told(story, ours.notice)}", False


def _taken_back(story: Disputed, ours: Correction) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for id in ours.claims:
        if claim := story.claims.get(id):
            yield id, claim.content


def claims_taken_back(story: Disputed) -> Iterator[Item]:
    """Each passage that does not stand any more, and whether a claim there is taken back."""
    for row in story.gold["corrections"]:
        ours = [c for c in story.corrections if _meant(story, row, c)]
        parts = [part for c in ours for _, content in _taken_back(story, c) for part in content]
        for passage in row["claims"]:
            right = story.side([passage]).has(*parts)
            yield f"{passage['article']} “{passage['words']}”", right


def false_withdrawals(story: Disputed) -> Iterator[Item]:
    """Claims that we take back and that stand; all of a retracted article are right."""
    for ours in story.corrections:
        rows = [row for row in story.gold["corrections"] if _meant(story, row, ours)]
        whole = {id for row in rows if CorrectionKind.RETRACTION in kinds(row) for id in row["of"]}
        wrong = story.side(p for row in rows for p in row["claims"])
        for _, content in _taken_back(story, ours):
            if story.letters[content[0].article] not in whole and not wrong.has(*content):
                yield told(story, *content), False
