"""Word documents are read as they stand on paper; what is none says so."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.inputs import read_inputs
from reportedly.read.raws import reread
from reportedly.store.archive import MemoryArchive

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELEASE = """
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Cholera cases rise to 412</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The directorate said on Thursday that </w:t></w:r>
<w:del><w:r><w:delText>300</w:delText></w:r></w:del><w:ins><w:r><w:t>412</w:t></w:r></w:ins>
<w:r><w:instrText>HYPERLINK x</w:instrText><w:t xml:space="preserve"> people fell ill.</w:t></w:r>
</w:p><w:p/>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ostrava</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>412</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
"""
EXPORT = (
    "Cholera cases rise to 412", "The Harbor Courier", "March 12, 2026 Thursday",
    "Copyright 2026 Harbor Press", "Length: 20 words", "Byline: Ida Berg", "Body",
    "The directorate said on Thursday that 412 people had fallen ill.", "Classification",
    "Language: ENGLISH", "End of Document",
)  # fmt: skip


def word(body: str, **parts: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        story = f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", story)
        for name, part in parts.items():
            package.writestr(f"docProps/{name}.xml", part)
    return made.getvalue()


def test_a_word_document_is_read_as_it_is_printed(tmp_path: Path) -> None:
    core = "<p xmlns:d='x'><d:created>2026-03-11T09:00:00Z</d:created></p>"
    (tmp_path / "release.docx").write_bytes(word(RELEASE, core=core))
    archive = MemoryArchive()
    (article,) = read_inputs([tmp_path], keeper=archive)
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == [
        "Cholera cases rise to 412",
        "The directorate said on Thursday that 412 people fell ill.",
        "Ostrava | 412",
    ]
    assert article.title == "Cholera cases rise to 412"
    told = {note.field: (note.value, note.why) for note in article.notes}
    assert told["raw"][0] == "2026-03-11"
    assert told["text"][1] == "1 passage was left out: deleted, with changes tracked"
    assert article.published is None
    assert reread(article, archive) == article.text


def test_what_a_database_exports_to_word_is_read_article_by_article(tmp_path: Path) -> None:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in EXPORT * 2)
    (tmp_path / "nexis.docx").write_bytes(word(body))
    archive = MemoryArchive()
    found = [one for one in read_inputs([tmp_path], keeper=archive) if isinstance(one, Article)]
    assert [one.source for one in found] == ["nexis.docx#1", "nexis.docx#2"]
    assert {one.outlet for one in found} == {"The Harbor Courier"}
    assert all(reread(one, archive) == one.text for one in found)
    assert found[0].text.endswith("412 people had fallen ill.")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (word("<w:p>"), "a broken Word document"),
        (word(RELEASE)[:300], "a broken Word document"),
        (word("<w:p><w:r><w:t>" + "a" * 70_000_000 + "</w:t></w:r></w:p>"), "larger than 64 MB"),
        (word(""), "empty"),
    ],
)
def test_what_is_no_word_document_says_so(raw: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(raw)
    (found,) = read_inputs([tmp_path])
    assert isinstance(found, Failure)
    assert reason in found.reason
