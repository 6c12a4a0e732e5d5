"""Two articles beside each other, word by word and claim by claim: "about 900" is now "90"."""

from collections import defaultdict
from collections.abc import Iterator

from reportedly.model.change import Along, Change
from reportedly.model.claim import Claim
from reportedly.model.lineage import Lineage
from reportedly.reconcile.alignment import aligned
from reportedly.reconcile.changes import told
from reportedly.report.compare_rows import ClaimPair, Compared, Kind
from reportedly.report.compare_text import compared_texts, compared_words, shares
from reportedly.report.diffs import diff, said_of, text_row
from reportedly.report.drift import drift_row
from reportedly.report.export import document
from reportedly.report.material import Material
from reportedly.report.tables import copies
from reportedly.store.base import View

__all__ = ["compare", "compare_document"]


def compare(view: View, left: str, right: str) -> Compared:
    """Two articles (ids). Raises KeyError where one is not in the ledger."""
    material = Material(view, {left, right})
    one, other = material.articles[left], material.articles[right]
    line = next((x for x in material.of(Lineage) if {left, right} <= {*x.articles}), None)
    texts = compared_texts(one, other)
    left_share, right_share = shares(texts)
    return Compared(
        left=text_row(material, left),
        right=text_row(material, right),
        left_share=left_share,
        right_share=right_share,
        copy=next((row for row in copies(material) if row.kind != "shared furniture"), None),
        whys=tuple(dict.fromkeys(reason.why for reason in line.reasons)) if line else (),
        order=line.order if line else "",
        claims=tuple(_claims(material, left, right)),
        texts=texts,
    )


def compare_document(view: View, left: str, right: str) -> str:
    """The comparison of two articles (ids) as ``diff LEFT RIGHT --json`` prints it."""
    found = compare(view, left, right)
    row = diff(view, left, right)
    return document(view, "diff", as_of=view.as_of, total=1, rows=(row,), compared=found)


def _claims(material: Material, left: str, right: str) -> Iterator[ClaimPair]:
    """Every claim of both in one pair, in the order of the left text."""
    held = said_of(material)
    pairs = aligned(held.in_article(left), held.in_article(right), held)
    found = defaultdict[tuple[str, str], list[Change]](list)
    for change in told(pairs, (left, right), held, Along.VERSIONS):
        found[change.left, change.right].append(change)
    for one, other in pairs:
        changes = found[one.id if one else "", other.id if other else ""]
        stands = bool(one and not other and held.stands_in(one, right)) or bool(
            other and not one and held.stands_in(other, left)
        )
        yield _claim_pair(material, one, other, changes, stands)


def _claim_pair(
    material: Material,
    one: Claim | None,
    other: Claim | None,
    changes: list[Change],
    stands: bool,
) -> ClaimPair:
    words = compared_words(one.text if one else "", other.text if other else "")
    kind: Kind = "left" if other is None else "right" if one is None else "same"
    if one and other and changes:
        kind = "changed"
    return ClaimPair(
        kind=kind,
        left=material.rows[one.id] if one else None,
        right=material.rows[other.id] if other else None,
        changes=tuple(drift_row(material, change) for change in changes),
        left_words=words[0],
        right_words=words[1],
        stands=stands,
    )
