"""Rich text is read without what shapes it; what a database put into it article by article."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.article import Article
from reportedly.read.inputs import read_inputs
from reportedly.read.raws import reread
from reportedly.read.rtf import rtf_text
from reportedly.store.archive import MemoryArchive

HEAD = rb"{\rtf1\ansi\ansicpg1250\uc1{\fonttbl{\f0 Times;}}{\*\generator Word;}{\info{\title no}}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"{\b 412} people are ill.\par Ten died.", "412 people are ill.\n\nTen died."),
        (rb"Jana Nov\'e1kov\'e1", "Jana Nov\u00e1kov\u00e1"),
        (rb"\u8220?We look\u8221? \{sic\}", "\u201cWe look\u201d {sic}"),
        (rb"\ldblquote Yes\rdblquote\~he said", "\u201cYes\u201d he said"),
        (rb"{\uc2\u-10179\'a0\'a1\u-8704??}!", "\U0001f600!"),
        (rb"{\deleted 300 }412 people{\v hidden}", "412 people"),
        (rb"{\header Page 1}a{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}", "alink"),
        (rb"Ostrava\cell 412\cell\row", "Ostrava | 412 |"),
    ],
)  # fmt: skip
def test_what_is_printed_is_read(body: bytes, text: str) -> None:
    assert rtf_text(HEAD + body + b"}") == text


def test_an_export_in_rich_text_is_read_article_by_article(tmp_path: Path) -> None:
    one = (
        rb"HD\cell Cholera cases rise to 412\cell\row BY\cell By Ida Berg\cell\row WC\cell"
        rb" 20 words\cell\row PD\cell 12 March 2026\cell\row SN\cell The Harbor Courier\cell\row"
        rb" LA\cell English\cell\row LP\cell Ten people fell ill on Thursday.\par In all 412"
        rb" are ill.\cell\row"
        rb" AN\cell Document HARBCO0020260312em3c0001x\cell\row "
    )
    (tmp_path / "factiva.rtf").write_bytes(HEAD + one * 2 + b"}")
    archive = MemoryArchive()
    found = [one for one in read_inputs([tmp_path], keeper=archive) if isinstance(one, Article)]
    assert [one.source for one in found] == ["factiva.rtf#1", "factiva.rtf#2"]
    assert found[0].text == (
        "Cholera cases rise to 412\n\nTen people fell ill on Thursday.\n\nIn all 412 are ill."
    )
    assert (found[1].outlet, found[1].byline) == ("The Harbor Courier", "Ida Berg")
    assert all(reread(one, archive) == one.text for one in found)


@given(st.binary(max_size=60), st.integers(0, 20))
def test_any_bytes_are_read_to_their_end(raw: bytes, deep: int) -> None:
    text = rtf_text(b"{\\rtf1" + b"{" * deep + raw + b"}")
    assert text.encode("utf-8").decode("utf-8") == text
