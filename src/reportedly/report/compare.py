"""Two articles beside each other, word by word and claim by claim: "about 900" is now "90"."""

from collections.abc import Iterable

from reportedly.model.lineage import Lineage
from reportedly.report.compare_claims import compared_claims
from reportedly.report.compare_rows import Compared
from reportedly.report.compare_text import compared_texts, shares
from reportedly.report.diffs import diff, text_row
from reportedly.report.export import document
from reportedly.report.material import Material
from reportedly.report.origin_rows import CopyRow
from reportedly.report.tables import copies
from reportedly.store.base import View

__all__ = ["compare", "compare_document"]

SHARED = 0.2
"""Share of the words of one report in the other from which they are read as one text."""


def compare(view: View, left: str, right: str) -> Compared:
    """Two articles (ids). Raises KeyError where one is not in the ledger."""
    material = Material(view, {left, right})
    one, other = material.articles[left], material.articles[right]
    line = next((x for x in material.of(Lineage) if {left, right} <= {*x.articles}), None)
    texts = compared_texts(one, other)
    found, copy = shares(texts), _copy(copies(material))
    related = bool(line or (copy and copy.copied) or max(found) >= SHARED)
    return Compared(
        left=text_row(material, left),
        right=text_row(material, right),
        left_share=found[0],
        right_share=found[1],
        copy=copy,
        whys=tuple(dict.fromkeys(reason.why for reason in line.reasons)) if line else (),
        order=line.order if line else "",
        related=related,
        claims=compared_claims(material, left, right, related),
        texts=texts,
    )


def _copy(rows: Iterable[CopyRow]) -> CopyRow | None:
    return next((row for row in rows if row.kind != "shared furniture"), None)


def compare_document(view: View, left: str, right: str) -> str:
    """The comparison of two articles (ids) as ``diff LEFT RIGHT --json`` prints it."""
    found, row = compare(view, left, right), diff(view, left, right)
    return document(view, "diff", as_of=view.as_of, total=1, rows=(row,), compared=found)
