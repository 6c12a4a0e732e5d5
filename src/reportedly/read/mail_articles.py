"""A part of a mail as an article, with who sent it: "attached to the mail of press@…"."""

from dataclasses import replace

from reportedly.model.article import Article, Known, Note
from reportedly.model.failure import Failure
from reportedly.model.record import record
from reportedly.read.articles import article_of
from reportedly.read.docx import docx_article, docx_text
from reportedly.read.encodings import Decoded, NotText
from reportedly.read.headlines import normal
from reportedly.read.html import html_article, page_text
from reportedly.read.mail_parts import Held, Letter, bodies_of, bytes_of, words_of
from reportedly.read.mail_words import STUB, of_html, of_plain, passed_on, subject_of
from reportedly.read.outlets import is_outlet_like, known_outlet, outlet_of_host
from reportedly.read.pdf import pdf_article, printed
from reportedly.read.plain import plain_article, unfit
from reportedly.read.readers import Read
from reportedly.read.rtf import rtf_text

__all__ = ["mail_article", "mail_text"]


@record
class _Told:
    """The text of a mail; ``letter`` is that of the mail it passes on, where it is one."""

    text: str
    letter: Letter
    above: int


def mail_article(held: Held, source: str) -> Read | None:
    """The article that a part of a mail holds, or why it cannot be read; None for a mail without
    words of its own."""
    try:
        if held.kind == "letter":
            return _letter_article(held, source)
        return _attached_article(held, source)
    except NotText as error:
        return Failure(source=source, reason=f"{_named(held)}{error}")
    except Exception as error:  # a part can be broken in any way, and costs no other
        return Failure(source=source, reason=f"{_named(held)}broken ({type(error).__name__})")


def mail_text(held: Held) -> str:
    """The text that `mail_article` makes of a part. Raises ``ValueError`` where there is none."""
    if held.kind == "letter":
        return _told(held).text
    if held.kind == "pdf":
        return printed(bytes_of(held.part)).text
    if held.kind == "docx":
        return docx_text(bytes_of(held.part))
    if held.kind == "rtf":
        return rtf_text(bytes_of(held.part))
    words = words_of(held.part)
    return page_text(words, {}).text if held.kind == "html" else words


def _letter_article(held: Held, source: str) -> Read | None:
    told = _told(held)
    if not told.text:
        return None
    if reason := unfit(told.text):
        return Failure(source=source, reason=reason)
    letter = told.letter
    outlet, why = _outlet(letter)
    given = {"title": subject_of(letter.subject), "published": letter.date, "outlet": outlet}
    given = {field: value for field, value in given.items() if value}
    reasons = {"title": "the subject of the mail", "published": "the date of the mail"}
    notes = [_note("source", _sender(letter), "the sender of the mail", Known.METADATA)]
    if letter != held.letter:
        kept = f"; {told.above:,} characters above it were left out" if told.above else ""
        notes.append(
            _note("source", _sender(held.letter), f"passed the mail on{kept}", Known.METADATA)
        )
    return article_of(
        told.text,
        source=source,
        raw=bytes_of(held.part),
        given=given,
        reasons=reasons | {"outlet": why},
        notes=tuple(notes),
    )


def _told(held: Held) -> _Told:
    """Subject, blank line, words: of the mail that is passed on, where it is one."""
    words = _words(held)
    letter, above = held.letter, 0
    if (inner := passed_on(words, letter.subject)) is not None and inner.words:
        words, letter, above = inner.words, inner.letter, inner.above
    subject = subject_of(letter.subject)
    if words and subject and normal(subject) not in normal(words[: len(subject) * 2 + 200]):
        words = f"{subject}\n\n{words}"
    return _Told(text=words, letter=letter, above=above)


def _words(held: Held) -> str:
    """The plain part, or the marked-up one where the plain one only says where to look."""
    plain, marked = bodies_of(held.part)
    words = "\n\n".join(told for part in plain if (told := of_plain(words_of(part))))
    if marked:
        shown = "\n\n".join(told for part in marked if (told := of_html(words_of(part))))
        if len(words.split()) < STUB * len(shown.split()):
            return shown
    return words


def _outlet(letter: Letter) -> tuple[str, str]:
    """The outlet that sent a mail and why it is taken for one, empty where nobody can tell."""
    name = known_outlet(letter.sender) or (letter.sender if is_outlet_like(letter.sender) else "")
    if name:
        return name, "the sender of the mail"
    host = letter.address.rpartition("@")[2]
    return (outlet_of_host(host), f"the sender's address ({host})") if host else ("", "")


def _attached_article(held: Held, source: str) -> Read:
    raw = bytes_of(held.part)
    if not held.kind:
        kind = held.part.get_content_type()
        return Failure(source=source, reason=f"{_named(held)}a kind that is not read ({kind})")
    found: Read
    if held.kind == "pdf":
        found = pdf_article(raw, source=source)
    elif held.kind == "docx":
        found = docx_article(raw, source=source)
    elif held.kind == "html":
        found = html_article(Decoded(text=words_of(held.part)), source=source, raw=raw, given={})
    else:
        words = rtf_text(raw) if held.kind == "rtf" else words_of(held.part)
        decoded = Decoded(text=words)
        found = plain_article(decoded, source=source, raw=raw, given={})
    if isinstance(found, Failure):
        return Failure(source=source, reason=f"{_named(held)}{found.reason}")
    why = f"attached to the mail “{held.letter.subject}” of {_sender(held.letter)}"
    return _with(found, _note("source", held.name, why, Known.METADATA))


def _with(article: Article, note: Note) -> Article:
    return replace(article, notes=(*article.notes, note))


def _named(held: Held) -> str:
    return f"the attachment “{held.name}”: " if held.name else ""


def _sender(letter: Letter) -> str:
    if letter.sender and letter.address:
        return f"{letter.sender} <{letter.address}>"
    return letter.sender or letter.address or "somebody unnamed"


def _note(field: str, value: str, why: str, how: Known) -> Note:
    return Note(field=field, value=value, how=how, why=why)
