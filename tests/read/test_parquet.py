"""Parquet files are exports like others: a row an article, made again from the same bytes."""

from datetime import date
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.inputs import read_inputs
from reportedly.read.raws import reread
from reportedly.store.archive import MemoryArchive

TEXT = "Engineers found 14 cracks in the bridge at Orrevik, the roads office said on Monday."


@pytest.mark.parametrize("name", ["news.parquet", "part-0001"])
def test_each_row_is_an_article(tmp_path: Path, name: str) -> None:
    columns = {
        "body": [TEXT, "", TEXT.replace("14", "15").encode().decode()],
        "headline": ["Bridge closed", "Nothing", None],
        "date": [date(2026, 3, 1), None, date(2026, 3, 2)],
    }
    pyarrow.parquet.write_table(pyarrow.table(columns), tmp_path / name)
    archive = MemoryArchive()
    one, none, other = read_inputs([tmp_path / name], keeper=archive)
    assert isinstance(one, Article)
    assert isinstance(other, Article)
    assert (one.source, one.title, one.published_days) == (
        f"{name}#1",
        "Bridge closed",
        "2026-03-01",
    )
    assert isinstance(none, Failure)
    assert none.reason.startswith("no text under")
    assert [reread(article, archive) for article in (one, other)] == [one.text, other.text]


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(b"PAR1 broken PAR1")
    [found] = read_inputs([tmp_path / "x.parquet"])
    assert isinstance(found, Failure)
    assert "arquet" in found.reason
