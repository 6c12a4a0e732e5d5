"""Two articles beside each other: what one has of the other, "at least 12" and "31"."""

from reportedly.model.article import Article
from reportedly.model.change import ChangeKind
from reportedly.report.compare import compare, compare_document
from reportedly.report.hues import hues
from reportedly.workbench.articles import material_of
from reportedly.workbench.page import Asked, Missing, Page, Screen

__all__ = ["SCREENS"]

_KINDS = [str(kind) for kind in ChangeKind]


def compared(asked: Asked) -> Page:
    left, right = asked.path["left"], asked.path["right"]
    view = asked.shown.view
    for id in (left, right):
        if view.get(Article, id) is None:
            raise Missing(f"There is no article {id} in this ledger.")
    if left == right:
        raise Missing("An article cannot be held against itself: name another.")
    found = compare(view, left, right)
    kinds = [change.kind for pair in found.claims for change in pair.changes]
    return Page(
        "compare.jinja",
        f"{found.left.label} and {found.right.label}",
        command=("diff", left, right),
        twin=lambda: compare_document(view, left, right),
        here="/stories",
        context={
            "found": found,
            "hues": material_of(asked, left).made(hues),
            "only": bool(asked.one("only")),
            "counted": [(kind, kinds.count(kind)) for kind in _KINDS if kind in kinds],
        },
    )


SCREENS = (Screen("/compare/{left}/{right}", compared),)
