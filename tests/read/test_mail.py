"""Newsletters, statements passed on, whole mailboxes and what is attached become articles."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.read.pdfs import page_of, pdf_of

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.inputs import read_inputs

HERE = Path(__file__).parent / "documents"


def read(path: Path) -> tuple[dict[str, Article], list[Failure]]:
    found = list(read_inputs([path]))
    articles = {one.source: one for one in found if isinstance(one, Article)}
    return articles, [one for one in found if isinstance(one, Failure)]


def notes(article: Article, field: str) -> list[tuple[str, str]]:
    return [(note.value, note.why) for note in article.notes if note.field == field]


def test_a_newsletter_is_read_as_it_is_seen() -> None:
    articles, (failure,) = read(HERE / "newsletter.eml")
    letter = articles["newsletter.eml"]
    assert letter.outlet == "The Harbor Courier"
    assert letter.published is not None
    assert letter.published.day == "2026-03-12"
    assert letter.title.startswith("Cholera cases rise to 412")
    assert "admitted to hospitals in Ostrava, said Jana Nov\u00e1kov\u00e1." in letter.text
    assert "Preheader" not in letter.text
    assert "View this mail" not in letter.text
    assert failure.source.endswith("newsletter.eml#2")
    assert "the attachment \u201ca.odt\u201d: a kind that is not read" in failure.reason


def test_what_outlook_packs_into_one_attachment_is_named(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Press <press@rescue.example>", "Statement"
    mail.set_content("Our statement is attached, the rescue service said.")
    mail.add_attachment(b"x", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    (tmp_path / "a.eml").write_bytes(bytes(mail))
    articles, (failure,) = read(tmp_path / "a.eml")
    assert list(articles) == ["a.eml"]
    assert "“winmail.dat”: a kind that is not read" in failure.reason


def test_what_is_attached_names_the_mail_it_came_with() -> None:
    attached = read(HERE / "newsletter.eml")[0]["newsletter.eml#1"]
    assert attached.title == "Statement of the ministry of health"
    ((name, why),) = notes(attached, "source")
    assert name == "statement.txt"
    assert "of The Harbor Courier <news@harborcourier.example>" in why


def test_a_statement_that_is_passed_on_is_its_authors() -> None:
    statement = read(HERE / "forwarded.eml")[0]["forwarded.eml"]
    assert statement.text.startswith("Statement on the water supply\n\nThe waterworks company")
    assert "can we use this" not in statement.text
    assert statement.published is not None
    assert statement.published.day == "2026-03-12"
    (sender, _), (forwarder, why) = notes(statement, "source")
    assert sender == "Petr Svoboda <press@waterworks.example>"
    assert forwarder == "Ana Reyes <ana@example.org>"
    assert "31 characters above it" in why


def test_a_mailbox_is_read_mail_by_mail() -> None:
    articles, failures = read(HERE / "box.mbox")
    assert list(articles) == ["box.mbox#1", "box.mbox#2", "box.mbox#3"]
    assert not failures
    assert "From there the water went on." in articles["box.mbox#2"].text


def message(body: str = "The mayor said on Thursday that 12 people had died.") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "desk@example.org", "Flood toll rises"
    made["Date"], made["Message-ID"] = "Thu, 12 Mar 2026 09:00:00 +0000", "<1@example.org>"
    made.set_content(body)
    return made


def test_documents_and_mails_that_are_attached_are_read(tmp_path: Path) -> None:
    inner = message("The ministry said on Friday that 17 people had died of cholera.")
    inner.add_attachment(
        pdf_of(page_of(["Nine people were hurt in the fire, the brigade said on Monday."])),
        maintype="application", subtype="pdf", filename="fire.pdf",
    )  # fmt: skip
    outer = message()
    outer.add_attachment(inner)
    outer.add_attachment(
        rb"{\rtf1 Four were hurt in the {\b flood}, the brigade said on Tuesday.}",
        maintype="application", subtype="rtf", filename="flood.rtf",
    )  # fmt: skip
    (tmp_path / "m.eml").write_bytes(outer.as_bytes())
    articles, failures = read(tmp_path)
    assert [one.text.split()[-1] for one in articles.values()] == [
        "died.",
        "cholera.",
        "Monday.",
        "Tuesday.",
    ]
    assert articles["m.eml#2"].pages == (0,)
    assert not failures


def nested() -> bytes:
    made = b"The end of it."
    for n in range(60):
        mark = f"b{n}".encode()
        made = (
            b"Content-Type: multipart/mixed; boundary=" + mark + b"\n\n--" + mark + b"\n" + made
            + b"\n--" + mark + b"--\n"
        )  # fmt: skip
    return b"From: a@example.org\nMIME-Version: 1.0\nMessage-ID: <x>\n" + made


HEAD = b"From: a@example.org\nMessage-ID: <x>\nSubject: =?nonsense?q?=FF?=\nDate: never\n"
HOSTILE: list[tuple[bytes, str]] = [
    (HEAD + b"Content-Type: text/plain; charset=klingon\n\nTen people died.", "Ten people died."),
    (HEAD + b"Content-Type: text/plain\n\nTen \xe9lus died.", "Ten \u00e9lus died."),
    (HEAD + b"Content-Transfer-Encoding: base64\n\n!!!!", ""),
    (HEAD + b"Content-Type: multipart/mixed\n\nno boundary", ""),
    (nested(), ""),
]


@pytest.mark.parametrize(("raw", "words"), HOSTILE)
def test_broken_mails_are_read_or_say_why(raw: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "m.eml").write_bytes(raw)
    articles, failures = read(tmp_path)
    assert all("Error" not in failure.reason for failure in failures)
    assert articles or failures
    assert words in "".join(one.text for one in articles.values())


def test_a_broken_mail_costs_no_other(tmp_path: Path) -> None:
    sound = (HERE / "box.mbox").read_bytes()
    first = sound.index(b"\nFrom ana", 10) + 1
    deep = b"(" * 30_000
    broken = (
        b"From a@example.org Thu Mar 12 09:10:00 2026\nFrom: " + deep + b"\nMessage-ID: <y>\n"
        b"Content-Type: message/rfc822; x=" + deep + b"\n\n"
        + b"Content-Type: message/rfc822\n\n" * 400 + b"\n\n"
    )  # fmt: skip
    (tmp_path / "b.mbox").write_bytes(sound[:first] + broken + sound[first:])
    articles, _ = read(tmp_path)
    texts = [one.text for one in articles.values()]
    assert [text.split()[1] for text in texts if text.startswith("Report")] == ["0", "1", "2"]
