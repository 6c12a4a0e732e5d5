"""What is broken in a document, or not told by it, is said, and the rest of it is read."""

from io import BytesIO

import pytest
from tests.read.pdfs import Drawn, page_of, pdf_of, told_as

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.pdf import pdf_article, printed

STORY = [
    "The harbour office said on Thursday that 12 ferries had been stopped by the",
    "strike, and that no ship would leave the port of Split before Monday.",
]


@pytest.mark.parametrize(
    "cut",
    [
        lambda raw: raw[:-30],
        lambda raw: raw[: raw.index(b"startxref")],
        lambda raw: raw[: raw.index(b"startxref")] + b"startxref\n7\n%%EOF\n",
    ],
)
def test_a_document_whose_index_is_broken_is_read(cut: object) -> None:
    assert callable(cut)
    raw = pdf_of(page_of(STORY))
    found = pdf_article(cut(raw), source="strike.pdf")
    assert isinstance(found, Article)
    assert found.text == " ".join(STORY)


def test_it_is_said_that_a_document_is_damaged() -> None:
    raw = pdf_of(page_of(STORY))
    assert printed(raw).notes == ()
    (note,) = printed(raw[: raw.index(b"startxref")]).notes
    assert note.startswith("the file is damaged")


def test_letters_that_the_font_does_not_tell_are_counted() -> None:
    font = told_as({"k": "\x00"})
    page = page_of([*STORY, "The minister of transport, Marek Novak, asked for talks."])
    found = printed(pdf_of(page, font=font))
    assert "stri\ufffde" in found.text
    assert found.notes[0].startswith("of 5 letters the font does not say which they are")


def test_a_document_of_letters_that_the_font_does_not_tell_is_refused() -> None:
    font = told_as(dict.fromkeys("aeiou", "\x00"))
    page = [Drawn(72, 770, "Strike stops ferries at Split", 24), *page_of(STORY, top=700)]
    found = pdf_article(pdf_of(page, font=font), source="strike.pdf")
    assert isinstance(found, Failure)
    assert "do not say which letters" in found.reason


def test_a_title_holds_no_control_characters() -> None:
    page = [Drawn(72, 770, "Strike stops ferries at Split", 24), *page_of(STORY, top=700)]
    found = pdf_article(pdf_of(page, font=told_as({"g": "\x07"})), source="strike.pdf")
    assert isinstance(found, Article)
    assert found.title == "Strike stops ferries at Split"


HEBREW = dict(zip("ÀÁÂÃÄÅÆÇÈÉÊË", "אבגדהזחלמנרן", strict=True))
"""Letters of Helvetica that stand for those of another script."""


def drawn(word: str) -> str:
    """A Hebrew word as it is drawn, from left to right, in letters of the font."""
    back = {told: letter for letter, told in HEBREW.items()}
    return "".join(back[letter] for letter in reversed(word))


def test_hebrew_is_read_from_the_right_and_names_and_numbers_in_it_from_the_left() -> None:
    line = f"12:30 (Split) «{drawn('נהר')}» ,{drawn('אחרן')} {drawn('מגדל')}"
    found = printed(pdf_of(page_of([line]), font=told_as(HEBREW)))
    assert found.text.split() == ["מגדל", "אחרן,", "«נהר»", "(Split)", "12:30"]
    assert "from the right" in found.notes[0]


def test_the_shapes_of_arabic_letters_are_plain_letters_in_their_order() -> None:
    shapes = dict(zip("abcdefg", "\ufedd\ufe8e\ufed7\ufeb2\ufef4\ufe8b\ufeae", strict=True))
    # "qal" drawn from the left: final lam, alef, initial qaf.
    found = printed(pdf_of(page_of(["17 abc abc"]), font=told_as(shapes)))
    assert found.text == "قال قال 17"


def test_a_name_from_the_right_in_a_line_from_the_left_is_turned_alone() -> None:
    line = f"The mayor ({drawn('נחמן')} {drawn('מגדל')}) said 12 people were hurt."
    found = printed(pdf_of(page_of([line]), font=told_as(HEBREW)))
    assert found.text == "The mayor (מגדל נחמן) said 12 people were hurt."


def test_a_headline_is_parted_from_the_day_close_below_it() -> None:
    page = [
        Drawn(72, 770, "Harbour Office of Split - Press desk"),
        Drawn(72, 730, "Strike stops ferries at the port", 22),
        Drawn(72, 712, "Split, 5 March 2026"),
        *page_of(STORY, top=660),
    ]
    found = printed(pdf_of(page))
    assert found.text.split("\n\n")[:3] == [
        "Harbour Office of Split - Press desk",
        "Strike stops ferries at the port",
        "Split, 5 March 2026",
    ]


def test_what_is_damaged_and_encrypted_says_that_it_is_encrypted() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_of(page_of(STORY)))))
    writer.encrypt("secret", "owner", algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    found = pdf_article(made.getvalue(), source="strike.pdf")
    assert isinstance(found, Failure)
    assert "opens only with a password" in found.reason
