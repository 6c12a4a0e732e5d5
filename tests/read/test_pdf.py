"""A document with pages becomes the text that one reads, and says which page a word is on."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.pdfs import Drawn, page_of, pdf_of

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.inputs import read_inputs
from reportedly.read.pdf import printed
from reportedly.read.pdf_columns import columns
from reportedly.read.pdf_paragraphs import joined, paragraphs

FIRST = [
    "The provincial health directorate said on Thursday that 412 people had been taken",
    "to hospitals in Ostrava with symptoms of cholera. It was the worst epidemic in the pro-",
    "vince since 1970, and doctors asked for long-",
    "term help from abroad, the directorate said in a statement on Thursday morning.",
    "",
    "\u201cWe are still looking for the source,\u201d said Jana Novak, who heads the department"
    " for the",
]
SECOND = [
    "control of epidemics. Nobody should drink water that has not been boiled.",
    "",
    "\u2022 Seventeen people have died.",
    "\u2022 A second consignment of vaccine is expected on Monday.",
]


def document() -> bytes:
    head = "Ministry of Health \u00b7 Press office"
    pages = []
    for number, lines in enumerate((FIRST, SECOND), 1):
        page = page_of(lines, top=700)
        page += [Drawn(72, 800, head, 9), Drawn(270, 40, f"Page {number} of 2", 9)]
        pages.append(page)
    pages[0].append(Drawn(72, 740, "Cholera cases in Ostrava rise to 412", 20))
    return pdf_of(*pages)


def test_the_lines_of_a_document_become_its_paragraphs() -> None:
    found = printed(document())
    paragraphs = found.text.split("\n\n")
    assert paragraphs == [
        "Ministry of Health \u00b7 Press office",
        "Cholera cases in Ostrava rise to 412",
        "The provincial health directorate said on Thursday that 412 people had been taken to"
        " hospitals in Ostrava with symptoms of cholera. It was the worst epidemic in the province"
        " since 1970, and doctors asked for long-term help from abroad, the directorate said in a"
        " statement on Thursday morning.",
        "\u201cWe are still looking for the source,\u201d said Jana Novak, who heads the"
        " department for the control of epidemics. Nobody should drink water that has not been"
        " boiled.",
        "\u2022 Seventeen people have died.",
        "\u2022 A second consignment of vaccine is expected on Monday.",
    ]
    assert found.title == "Cholera cases in Ostrava rise to 412"
    assert "Page 1 of 2" in found.notes[0]


def test_every_word_is_on_its_page(tmp_path: Path) -> None:
    (tmp_path / "release.pdf").write_bytes(document())
    (article,) = read_inputs([tmp_path])
    assert isinstance(article, Article)
    assert article.raw is not None
    assert article.raw.form == "pdf"
    assert article.text[article.pages[1] :].startswith("control of epidemics.")
    for words, page in (("Cholera cases", 1), ("for the", 1), ("control", 2), ("Seventeen", 2)):
        assert article.page_at(article.text.index(words)) == page


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"Left line {n} of the first column," for n in range(1, 9)]
    right = [f"right line {n} of the second one," for n in range(1, 9)]
    rows = [part for a, b in zip(left, right, strict=True) for part in (a, b)]
    page = [
        Drawn(72 if n % 2 == 0 else 330, 700 - 14 * (n // 2), row) for n, row in enumerate(rows)
    ]
    text = printed(pdf_of([Drawn(72, 760, "Situation report of the day 14", 18), *page])).text
    assert text.index("Situation") < text.index("Left line 1") < text.index("Left line 8")
    assert text.index("Left line 8") < text.index("right line 1") < text.index("right line 8")


def test_a_table_is_read_row_by_row() -> None:
    rows = [
        ("Ostrava", "412"),
        ("Opava", "31"),
        ("Havirov", "12"),
        ("Karvina", "9"),
        ("Brno", "7"),
    ]
    page = [Drawn(x, 700 - 14 * n, row[x > 72]) for n, row in enumerate(rows) for x in (72, 330)]
    assert printed(pdf_of(page)).text.split()[:4] == ["Ostrava", "412", "Opava", "31"]


def test_the_address_that_a_browser_prints_is_that_of_the_page() -> None:
    page = page_of(["The mayor said on Thursday that 12 people had died in the flood."], top=700)
    page += [Drawn(40, 815, "3/12/26, 10:28 PM"), Drawn(300, 815, "Flood toll rises to 12")]
    page += [Drawn(40, 20, "https://lake.example/flood"), Drawn(540, 20, "1/1")]
    found = printed(pdf_of(page))
    assert found.url == "https://lake.example/flood"
    assert found.text == "The mayor said on Thursday that 12 people had died in the flood."


def locked(user: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(document())))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def test_what_opens_without_a_password_is_read() -> None:
    assert printed(locked("")).text == printed(document()).text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (locked("secret"), "opens only with a password"),
        (pdf_of([], []), "a scan: 2 pages of pictures, no text"),
        (document()[:700], "broken PDF"),
        (b"%PDF-1.7\n", "broken PDF"),
        (b"%PDF-1.4\n" + b"<" * 5000, "broken PDF"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(raw)
    (found,) = read_inputs([tmp_path])
    assert isinstance(found, Failure)
    assert reason in found.reason
    assert found.source.endswith("x.pdf")


def test_a_page_that_unpacks_to_more_than_is_held_costs_no_other() -> None:
    import zlib

    bomb = zlib.compress(b"0" * 80_000_000)
    raw = document()
    start = raw.index(b"<< /Length")
    stop = raw.index(b"endstream", start)
    head = f"<< /Filter /FlateDecode /Length {len(bomb)} >>\nstream\n".encode()
    found = printed(raw[:start] + head + bomb + b"\n" + raw[stop:])
    assert found.text.startswith("Ministry of Health \u00b7 Press office\n\ncontrol of epidemics.")
    assert found.pages == (0, 0)
    assert found.notes[-1].startswith("page 1 cannot be read: Limit reached")


WORDS = st.text(alphabet="abcdefg,.", min_size=1, max_size=12)
ROWS = st.lists(st.lists(st.tuples(st.integers(1, 30), WORDS), max_size=6), max_size=30)


@given(ROWS)
def test_no_word_of_a_page_is_lost(rows: list[list[tuple[int, str]]]) -> None:
    page = ["".join(" " * blanks + word for blanks, word in row) for row in rows]
    kept = [word for part in columns(page) for row in part for word in row.split()]
    assert sorted(kept) == sorted(word for row in page for word in row.split())
    for part in columns(page):
        told = " ".join(one.words for one in paragraphs(part, lambda word: False))
        assert told.split() == " ".join(part).split()


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("an epide-", "mic there", "an epidemic there"),
        ("for long-", "term help", "for long-term help"),
        ("state-of-the-", "art", "state-of-the-art"),
        ("in 2024-", "25 as", "in 2024-25 as"),
        ("Nagorno-", "Karabakh", "Nagorno-Karabakh"),
        ("a hy\u00ad", "phen", "a hyphen"),
        ("the", "end", "the end"),
    ],
)
def test_words_that_were_broken_are_whole(before: str, after: str, whole: str) -> None:
    assert joined(before, after, lambda word: word in ("long", "term", "art", "hyphen")) == whole


@pytest.mark.parametrize("name", ["all.zip", "word.zip"])
def test_a_zip_is_not_taken_for_its_first_file(name: str, tmp_path: Path) -> None:
    from zipfile import ZipFile

    with ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("a.pdf" if name == "all.zip" else "word/document.xml", document())
        archive.writestr("b.txt", "Flood toll rises\n\nThe mayor said that 12 people had died.")
    sources = [one.source for one in read_inputs([tmp_path]) if isinstance(one, Article)]
    assert f"{name}/b.txt" in sources or f"{name}#b.txt" in sources
