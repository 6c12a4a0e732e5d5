"""Every article's text can be made again from the very bytes it was read from."""

import csv
import gzip
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.model.article import Article, Raw
from reportedly.model.failure import Failure
from reportedly.read.forms import READERS
from reportedly.read.inputs import read_inputs
from reportedly.read.raws import reread, texts
from reportedly.store.archive import FolderArchive, MemoryArchive

STORIES = (
    "Bridge closed at Orrevik\n\nORREVIK – Engineers found 14 cracks, the roads office said.\n",
    "Bakers’ strike ends in Tolmin\r\n\r\nThe union said 320 members had voted.\r\n",
)
PAGE = (
    "<html><head><title>Orrevik</title></head><body><h1>Bridge closed at Orrevik</h1><article>"
    "<p>Engineers found 14 cracks in the bridge at Orrevik on Monday, the roads office said in a"
    " statement.</p><p>The office said that the repair would take at least six weeks.</p>"
    "</article></body></html>"
)


def table(separator: str = ",") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(["kop", "tekst"])
    writer.writerows([["", ""], *(["A title", story] for story in STORIES)])
    return out.getvalue()


INPUTS: dict[str, bytes] = {
    "a.txt": STORIES[1].encode("utf-16"),
    "b.md.gz": gzip.compress(STORIES[0].encode()),
    "c.html": PAGE.encode(),
    "d.jsonl": "\n".join(json.dumps({"text": story}) for story in ("", *STORIES)).encode(),
    "e.jsonl.gz": gzip.compress(json.dumps({"html": PAGE, "title": "Another title"}).encode()),
    "f.json": json.dumps({"articles": [{"body": story} for story in STORIES]}).encode(),
    "g.json": json.dumps({"body": STORIES[0]}).encode(),
    "h.csv": table().encode("cp1252"),
    "i.unknown": "\n".join(json.dumps({"text": story}) for story in STORIES).encode(),
}


@pytest.mark.parametrize("name", INPUTS)
def test_a_text_is_made_again_from_its_bytes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(INPUTS[name])
    archive = FolderArchive(tmp_path / "l.raw")
    mapping = {"text": "tekst", "title": "kop"} if name == "h.csv" else None
    found = [
        item
        for item in read_inputs([tmp_path / name], mapping, keeper=archive)
        if isinstance(item, Article)
    ]
    assert len(found) in (1, 2)
    for article in found:
        assert article.sha256 == hashlib.sha256(INPUTS[name]).hexdigest()
        assert reread(article, archive) == article.text
    assert list(archive.held()) == [found[0].sha256]


def test_nothing_is_kept_of_what_holds_no_article(tmp_path: Path) -> None:
    for name, raw in {"a.pdf": b"%PDF-1.7", "b.jsonl": b"{}\nno\n", "c.txt": b" "}.items():
        (tmp_path / name).write_bytes(raw)
    archive = MemoryArchive()
    found = list(read_inputs([tmp_path], keeper=archive))
    assert [type(item) for item in found] == [Failure] * 4
    assert list(archive.held()) == []


def test_without_a_keeper_an_article_knows_its_bytes_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_bytes(INPUTS["d.jsonl"])
    kept = list(read_inputs([tmp_path / "d.jsonl"], keeper=MemoryArchive()))
    assert list(read_inputs([tmp_path / "d.jsonl"])) == kept


def test_what_cannot_be_read_again_says_why() -> None:
    archive = MemoryArchive()
    article = Article.of("Engineers found 14 cracks.", source="a.txt")
    with pytest.raises(LookupError, match="before raw bytes were kept"):
        reread(article, archive)
    name = archive.keep(io.BytesIO(b"\x1f\x8b broken"))
    with pytest.raises(LookupError, match="are not kept"):
        reread(replace(article, sha256="0" * 64, raw=Raw(form="text")), archive)
    with pytest.raises(ValueError, match="Compressed file ended"):
        reread(replace(article, sha256=name, raw=Raw(form="text", packed=True)), archive)
    name = archive.keep(io.BytesIO(b'[{"text": "one"}]'))
    with pytest.raises(LookupError, match="no row 2"):
        reread(replace(article, sha256=name, raw=Raw(form="json", row=2)), archive)


@pytest.mark.parametrize("form", [reader.form for reader in READERS])
def test_bytes_of_another_kind_are_unreadable_and_break_nothing(form: str) -> None:
    for raw in (
        b"",
        b"PK\x03\x04 no zip",
        b"bplist00\xff\xff",
        PAGE.encode(),
        b"\xff\xd8 a picture",
    ):
        try:
            found = dict(texts(io.BytesIO(raw), Raw(form=form), {0, 1, 1_000_000}))
        except ValueError:
            continue
        assert all(isinstance(text, str) for text in found.values())
