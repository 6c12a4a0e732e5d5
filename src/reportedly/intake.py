"""What comes in is read and written down: "312 read, 40 known already, 2 failed"."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from reportedly.engine.base import READ, Engine
from reportedly.engine.editions import edition_of, reader_edition
from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.model.reading import Reading
from reportedly.model.receipt import Receipt
from reportedly.model.record import record
from reportedly.stage import Extract, in_order
from reportedly.store.base import Ledger, Writer

__all__ = ["Intake", "Progress", "Summary", "once"]

_BATCH = 10
"""Articles that are written down together: each transaction costs as much as half an article."""
_WAIT = 1.0
"""Seconds after which what is read is written down, however little it is."""

Progress = Callable[[str, int], None]
"""Called with what is being done and how many of it are: "read" and articles, a stage and stages,
"within" and stories (or articles in none)."""


@record
class Summary:
    """What one run did: articles read anew, known already, inputs that failed; and whether it was
    asked to stop before it came to the end of the inputs."""

    added: int
    known: int
    failures: tuple[Failure, ...]
    stopped: bool = False


class Intake:
    """One run of reading. ``made`` names what these ``stages`` make of an article: one that it has
    been made of already is not read again."""

    def __init__(
        self,
        ledger: Ledger,
        stages: Sequence[Extract],
        made: str,
        progress: Progress,
        stopped: Callable[[], bool],
    ) -> None:
        self._ledger, self._view = ledger, ledger.view()
        self._stages = in_order(stages)
        self._editions = {stage.name: edition_of(stage) for stage in stages}
        self._made, self._progress, self._stopped = made, progress, stopped
        self._added = self._known = 0
        self._failures, self._broken = list[Failure](), list[Failure]()
        self._begun = dict[str, Article]()
        self._kept, self._raw = set[str](), list[str]()

    def read(self, inputs: Iterable[Article | Failure], engine: Engine) -> Summary:
        """Read what is new. What is broken off goes on where it was when the same inputs come
        again: an article is written down with all that was read of it, or not at all."""
        for batch in _batches(engine.extract(self._stages, self._new(inputs))):
            with self._ledger.writer() as writer:
                self._keep(writer)
                for reading in batch:
                    self._write(writer, reading)
            self._progress("read", self._added + self._known)
        with self._ledger.writer() as writer:
            self._keep(writer)
            for failure in self._failures:
                writer.put([failure], by=READ, about=failure.source, edition=reader_edition())
        failures = (*self._failures, *self._broken)
        return Summary(
            added=self._added, known=self._known, failures=failures, stopped=self._stopped()
        )

    def _new(self, inputs: Iterable[Article | Failure]) -> Iterator[Article]:
        """The articles that are to be read; what comes twice meanwhile is read once."""
        for item in inputs:
            if self._stopped():
                return
            if isinstance(item, Failure):
                self._failures.append(item)
                continue
            if item.raw and item.sha256 not in self._kept:
                self._kept.add(item.sha256)
                self._raw.append(item.sha256)
            if self._stands(item) or _same(self._begun.get(item.id), item):
                self._trace(item)
                self._known += 1
                self._progress("read", self._added + self._known)
            else:
                self._begun[item.id] = item
                yield item

    def _keep(self, writer: Writer) -> None:
        """Write down which bytes are kept by now."""
        for sha256 in self._raw:
            writer.archived(sha256, by=READ, edition=reader_edition())
        self._raw.clear()

    def _write(self, writer: Writer, reading: Reading) -> None:
        """All that was read of an article. Where that was broken off from outside, only so: what
        was known of it stands, and it will be read again."""
        about, by_stage = reading.article.id, dict(reading.made)
        self._begun.pop(about, None)
        self._broken += reading.of(Failure)
        lost = by_stage.pop(READ, ())
        if lost:
            there = (self._view.all(kind, articles=[about]) for kind in (Article, Receipt))
            writer.put([*chain(*there), *lost], by=READ, about=about, edition=reader_edition())
            return
        receipt = Receipt(article=about, edition=self._made)
        writer.put([reading.article, receipt], by=READ, about=about, edition=reader_edition())
        for by, records in by_stage.items():
            writer.put(records, by=by, about=about, edition=self._editions[by])
        self._added += 1

    def _stands(self, item: Article) -> bool:
        """Whether this edition has read the article as it is, from whatever bytes."""
        receipt = Receipt(article=item.id, edition=self._made)
        there = self._view.get(Article, item.id)
        return _same(there, item) and self._view.get(Receipt, receipt.id) is not None

    def _trace(self, item: Article) -> None:
        """Write down where the bytes of an article lie that was read before they were kept."""
        there = self._view.get(Article, item.id)
        if item.raw and there is not None and there.raw is None:
            with self._ledger.writer() as writer:
                receipt = Receipt(article=item.id, edition=self._made)
                writer.put([item, receipt], by=READ, about=item.id, edition=reader_edition())


def once(article: Article) -> Article:
    """All but from which bytes it was read, and when these were fetched: a page that says the same
    again, in another archive, is no other article."""
    notes = tuple(note for note in article.notes if note.field != "fetched")
    source = "" if article.url else article.source
    return replace(article, sha256="", raw=None, fetched="", notes=notes, source=source)


def _same(there: Article | None, item: Article) -> bool:
    return there is not None and once(there) == once(item)


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    batch, since = list[Reading](), time.monotonic()
    for reading in readings:
        batch.append(reading)
        if len(batch) >= _BATCH or time.monotonic() - since > _WAIT:
            yield batch
            batch, since = [], time.monotonic()
    if batch:
        yield batch
