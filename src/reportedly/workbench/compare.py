"""Two articles beside each other: what one has of the other, "at least 12" and "31"."""

from reportedly.model.article import Article
from reportedly.model.change import ChangeKind
from reportedly.model.contradiction import Comparison
from reportedly.report.change_rows import TextRow
from reportedly.report.compare import compare, compare_document
from reportedly.report.hues import hues
from reportedly.report.safe import shortened
from reportedly.workbench.articles import material_of
from reportedly.workbench.page import Asked, Missing, Page, Screen

__all__ = ["SCREENS"]

_KINDS = [str(kind) for kind in (*ChangeKind, *Comparison)]


def compared(asked: Asked) -> Page:
    left, right = asked.path["left"], asked.path["right"]
    view = asked.shown.view
    for id in (left, right):
        if view.get(Article, id) is None:
            raise Missing(f"There is no article {id} in this ledger.")
    if left == right:
        raise Missing("An article cannot be held against itself: name another.")
    found = compare(view, left, right)
    pairs = [pair for pair in found.claims if found.related or (pair.left and pair.right)]
    kinds = [change.kind for pair in pairs for change in pair.changes]
    kinds += [held.verdict for pair in pairs for held in pair.held]
    return Page(
        "compare.jinja",
        f"{_named(found.left)} and {_named(found.right)}",
        command=("diff", left, right),
        twin=lambda: compare_document(view, left, right),
        here="/stories",
        context={
            "found": found,
            "jumps": any(pair.differs if found.related else pair.clashes for pair in pairs)
            or (found.related and found.differences > 0),
            "named": _named,
            "hues": material_of(asked, left).made(hues),
            "only": bool(asked.one("only")),
            "counted": [(kinds.count(kind), kind) for kind in _KINDS if kind in kinds],
        },
    )


def _named(text: TextRow) -> str:
    """By its outlet, where that is known and day or number tell it apart, else by its title."""
    known = text.label and not text.label.startswith("‘")
    return text.label if known else shortened(text.title or text.source or text.id, 60)


SCREENS = (Screen("/compare/{left}/{right}", compared),)
