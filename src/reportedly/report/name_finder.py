"""Names found by how they begin: "ber" is Ida Berg, Bergen and the Harbour of Berg."""

from collections.abc import Sequence

from reportedly.model.mention import MentionKind, Referent
from reportedly.model.record import record
from reportedly.report.entities import everybody
from reportedly.store.base import View
from reportedly.store.words import tokens

__all__ = ["NameFinder", "Named", "name_finder"]

_KINDS = [str(kind) for kind in MentionKind]


@record
class Named:
    """One person, body or place; ``others`` are its further spellings, ``articles`` counts those
    that name it."""

    id: str
    name: str
    kind: str
    others: tuple[str, ...]
    articles: int


class NameFinder:
    """``line`` is the last line of the log that it knows of."""

    def __init__(self, line: int, names: Sequence[Named]) -> None:
        self.line = line
        self._names = names
        self._begins = [
            f" {' '.join(t for told in (n.name, *n.others) for t in tokens(told))}" for n in names
        ]

    def find(self, words: str) -> list[Named]:
        """Those of which every one of the words begins a word of some spelling: the same name
        first, then people, bodies and places, each by how many articles name them."""
        asked = tokens(words)
        if not asked:
            return []
        begins = [f" {token}" for token in asked]
        found = [
            named
            for named, told in zip(self._names, self._begins, strict=True)
            if all(begin in told for begin in begins)
        ]
        return sorted(found, key=lambda one: (tokens(one.name) != asked, _rank(one)))


def name_finder(view: View, line: int = 0, before: NameFinder | None = None) -> NameFinder:
    """Of all names that stand; ``before`` is that of an earlier line of the log, if any."""
    known = before is not None and view.as_of is None and 0 < before.line <= line
    if before is not None and known and not view.changed(Referent, before.line):
        return before
    made = [
        Named(
            id=one.id,
            name=one.name,
            kind=one.kind,
            others=tuple(told for told in one.spellings if told != one.name),
            articles=len(one.articles),
        )
        for one in everybody(view)
    ]
    return NameFinder(line, made)


def _rank(one: Named) -> tuple[int, int, str, str]:
    return (_KINDS.index(one.kind), -one.articles, one.name, one.id)
