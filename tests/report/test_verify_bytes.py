"""Cited words are read again out of the bytes, a web archive that holds many of them once."""

import io
from pathlib import Path
from typing import IO

from tests.archives import members, page, record, response

from reportedly.model.article import Article
from reportedly.read.inputs import read_inputs
from reportedly.report.verify_bytes import Bytes
from reportedly.store.archive import MemoryArchive
from reportedly.store.memory import MemoryLedger


class Counted(MemoryArchive):
    """Counts how often bytes are opened; hands out ``altered`` ones where there are any."""

    opened = 0
    altered = b""

    def open(self, sha256: str) -> IO[bytes] | None:
        self.opened += 1
        return io.BytesIO(self.altered) if self.altered else super().open(sha256)


def test_a_web_archive_is_gone_through_once(tmp_path: Path) -> None:
    raw = members(record(n, response(page(n))) for n in range(1, 5))
    (tmp_path / "a.warc.gz").write_bytes(raw)
    archive, ledger = Counted(), MemoryLedger()
    articles = [
        item for item in read_inputs([tmp_path], keeper=archive) if isinstance(item, Article)
    ]
    with ledger.writer() as writer:
        writer.put(articles, by="read")
    spans = [article.at(0, 6) for article in articles]
    ids = [article.id for article in articles]
    archive.opened = 0
    checked = Bytes(ledger.view(), archive, ids)
    assert [why for span in spans for why in checked.stands(span)] == []
    assert archive.opened == 2
    archive.altered = raw.replace(b"1", b"2")
    checked = Bytes(ledger.view(), archive, ids)
    assert [why for span in spans for why in checked.stands(span)] == [
        f"the kept bytes of {id} were altered" for id in ids
    ]
