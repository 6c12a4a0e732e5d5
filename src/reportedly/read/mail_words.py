"""The words of a mail, and those of a mail that it passes on: "Begin forwarded message:"."""

import re
from email.utils import parseaddr, parsedate_to_datetime

from reportedly.model.record import record
from reportedly.read.dates import day_of
from reportedly.read.mail_parts import Letter
from reportedly.read.markup_paragraphs import paragraphs_of, parsed_html
from reportedly.read.newsroom_lines import unwrapped

__all__ = ["Passed", "of_html", "of_plain", "passed_on", "subject_of"]

STUB = 0.5
"""Share of the words of the marked-up text that the plain one has at least, if it is more than a
line that says where to look."""

_FORWARD = re.compile(
    r"^[ \t>*]*(?:-{2,}\s*(?:Forwarded message|Original Message|Weitergeleitete Nachricht"
    r"|Ursprüngliche Nachricht|Message transféré|Mensaje reenviado)\s*-{2,}"
    r"|Begin forwarded message:|_{20,})[ \t*]*$",
    re.I | re.M,
)
_FIELD = re.compile(
    r"^[>* \t]*\**(From|Sent|Date|Subject|To|Cc|Reply-To|Von|Gesendet|Datum|Betreff|An|De|Envoyé"
    r"|Objet|À|Fecha|Asunto|Para)\**[ \t]*:\**[ \t]*(.*)$",
    re.I,
)
_NAMES = {
    "from": "from", "von": "from", "de": "from", "sent": "date", "date": "date",
    "gesendet": "date", "datum": "date", "envoyé": "date", "fecha": "date",
    "subject": "subject", "betreff": "subject", "objet": "subject", "asunto": "subject",
}  # fmt: skip
_PREFIX = re.compile(r"^(?:(?:fwd?|wg|tr|rv|re|aw|sv|antw)\s*(?:\[\d+\])?\s*:\s*)+", re.I)


@record
class Passed:
    """A mail that another passes on: its words, what its head says, and how many characters the
    one who passed it on wrote above."""

    words: str
    letter: Letter
    above: int


def of_plain(text: str) -> str:
    """The words of a plain part, one paragraph a line; the signature below "-- " is left out
    (RFC 3676)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unwrapped(re.split(r"\n-- \n", text, maxsplit=1)[0]).strip("\n")


def of_html(markup: str) -> str:
    """The words of a marked-up part, one paragraph a line."""
    body = parsed_html(markup)
    return "\n\n".join(paragraphs_of(body)) if body is not None else ""


def subject_of(subject: str) -> str:
    """A subject without "Fwd:" and "Re:" before it."""
    return _PREFIX.sub("", subject).strip()


def passed_on(words: str, subject: str) -> Passed | None:
    """The mail that a forwarded one holds; None where the subject does not say that it is one, or
    no head of a mail stands in it."""
    if not re.match(r"^(?:fwd?|wg|tr|rv)\b", subject.strip(), re.I):
        return None
    found = _FORWARD.search(words)
    begin = found.end() if found else 0
    lines = words[begin:].split("\n")
    at, fields = _head(lines)
    if not {"from", "subject"} <= fields.keys():
        return None
    rest = "\n".join(re.sub(r"^(?:> ?)", "", line) for line in lines[at:]).strip("\n")
    above = words[: found.start()] if found else ""
    sender, address = parseaddr(fields["from"].replace("[mailto:", "<").replace("]", ">"))
    letter = Letter(
        subject=fields["subject"],
        sender=sender.strip(' "*'),
        address=address,
        date=_date(fields.get("date", "")),
    )
    return Passed(words=rest, letter=letter, above=len(above.strip()))


def _head(lines: list[str]) -> tuple[int, dict[str, str]]:
    """Where the words begin below the head of a mail written into another, and what it says."""
    fields, last = dict[str, str](), -1
    for number, line in enumerate(lines):
        match = _FIELD.match(line)
        if match:
            name = _NAMES.get(match[1].casefold(), "")
            if name:
                fields.setdefault(name, match[2].strip())
            last = number
        elif (line.strip(" >\t") and last >= 0) or (line.strip() and number > 5):
            break
    return last + 1, fields


def _date(told: str) -> str:
    try:
        return parsedate_to_datetime(told).isoformat()
    except (TypeError, ValueError, IndexError):
        return day_of(told)
