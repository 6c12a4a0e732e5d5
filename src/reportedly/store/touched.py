"""What has come, gone or changed since all was last compared: "these 3 articles, that story"."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from reportedly.model.codec import KINDS
from reportedly.model.failure import Failure
from reportedly.model.judgement import Judgement
from reportedly.model.receipt import Receipt
from reportedly.model.record import articles_of
from reportedly.model.signed import HUMAN
from reportedly.store.base import Ledger
from reportedly.store.log import Line, listed

__all__ = ["Touched"]


class Touched:
    """Read off the log, so that it is right wherever the work before was broken off.

    ``since`` is the number of the last line that is known, ``aside`` are authors whose lines say
    nothing of records that anything is made of. What people sign is left out: it counts when it
    has become judgements.
    """

    def __init__(self, ledger: Ledger, since: int, aside: Collection[str] = ()) -> None:
        self._ledger, self._aside = ledger, aside
        self.last = since
        self._ids = defaultdict[type[Any], set[str]](set)
        self._judged = defaultdict[str, set[str]](set)
        self._alone = defaultdict[type[Any], set[str]](set)
        self._articles = set[str]()
        self.authors = set[str]()

    def read(self) -> "Touched":
        """Catch up with the log."""
        for line in self._ledger.log(self.last + 1):
            self.last = line.n
            if line.by not in self._aside and not line.by.startswith(HUMAN):
                self._take(line)
        return self

    def _take(self, line: Line) -> None:
        for mark in listed(self._ledger.logged(line.n)):
            kind = KINDS.get(mark.kind)
            if kind is None or kind in (Failure, Receipt):
                continue
            self.authors.add(line.by)
            self._ids[kind].add(mark.id)
            if line.about:
                self._articles.add(line.about)
            elif kind is Judgement:
                self._judged[line.by].add(mark.id)
            else:
                self._alone[kind].add(mark.id)

    def __bool__(self) -> bool:
        return bool(self.authors)

    def ids(self, kinds: Iterable[type[Any]]) -> set[str]:
        """The ids of all records of these kinds that were put or struck."""
        return set[str]().union(*(self._ids.get(kind, ()) for kind in kinds))

    def judged(self, by: Collection[str]) -> set[tuple[str, str]]:
        """The pairs that judgements by these are about that were put or struck."""
        ids = [id for one in by for id in self._judged.get(one, ())]
        return {(link.left, link.right) for link in self._ever(Judgement, ids)}

    def articles(self, kinds: Iterable[type[Any]]) -> set[str]:
        """The ids of the articles that were read, or on which records of these kinds rest that
        were put or struck."""
        found = set(self._articles)
        for kind in kinds:
            for one in self._ever(kind, self._alone.get(kind, ())):
                found.update(articles_of(one))
        return found

    def _ever(self, kind: type[Any], ids: Collection[str]) -> list[Any]:
        """These records, as they stand or as they last stood."""
        view = self._ledger.view()
        found = view.many(kind, ids)
        gone = (view.ever(kind, id) for id in ids if id not in found)
        return [*found.values(), *(entry.record for entry in gone if entry is not None)]
