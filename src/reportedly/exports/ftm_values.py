"""Values as FollowTheMoney keeps them: "2026-03" for a day in March, "eng" for English."""

import re
from collections.abc import Iterable

from reportedly.report.safe import one_line

__all__ = ["day", "entity", "language", "name", "text", "texts", "url"]

_LONGEST_TEXT, _LONGEST_STRING = 65_000, 1_024
"""Characters of a value of type text and of type string (followthemoney.types.string)."""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?)?)?)?")
_QUOTES = "\"'“”‘’«»„‚ "
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_LANGUAGES = {
    "ar": "ara", "be": "bel", "bg": "bul", "bn": "ben", "bs": "bos", "ca": "cat", "cs": "ces",
    "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est", "fa": "fas",
    "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun", "hy": "hye",
    "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "ka": "kat", "kk": "kaz", "ko": "kor",
    "lt": "lit", "lv": "lav", "mk": "mkd", "ms": "msa", "nl": "nld", "no": "nor", "pl": "pol",
    "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp",
    "sv": "swe", "sw": "swa", "tr": "tur", "uk": "ukr", "ur": "urd", "zh": "zho",
}  # fmt: skip
"""ISO 639-1 to the ISO 639-3 codes that FollowTheMoney lists (followthemoney.types.language)."""


def entity(id: str, schema: str, **values: str | Iterable[str]) -> dict[str, object]:
    """One line of an entity stream. Empty values are left out, each value stands once."""
    properties = dict[str, list[str]]()
    for key, value in values.items():
        told = [value] if isinstance(value, str) else value
        if kept := list(dict.fromkeys(filter(None, told))):
            properties[key] = kept
    return {"id": id, "schema": schema, "properties": properties}


def name(words: str) -> str:
    """On one line, without quotation marks around it."""
    return one_line(words).strip(_QUOTES)[:384]


def text(words: str, most: int = _LONGEST_STRING) -> str:
    """Without characters that no document may hold, cut where it is too long to be a value."""
    kept = _NO_TEXT.sub("", words).strip()
    return kept if len(kept) <= most else kept[: most - 1] + "…"


def texts(words: str) -> list[str]:
    """A long text as values that are short enough, cut between lines where there are any."""
    left, found = _NO_TEXT.sub("", words), list[str]()
    while len(left) > _LONGEST_TEXT:
        cut = left.rfind("\n", 1, _LONGEST_TEXT)
        cut = cut if cut > 0 else _LONGEST_TEXT
        found.append(left[:cut].strip())
        left = left[cut:]
    return [*found, left.strip()]


def day(edtf: str) -> str:
    """The part of a day or a range of days that is sure ("2026-03" of "2026-03-10/2026-03-12"),
    "" where no part is. The form has no ranges and no approximate days."""
    first, _, last = edtf.partition("/")
    one, other = _prefix(first), _prefix(last or first)
    if last and one != other:
        parts = [a for a, b in zip(one.split("-"), other.split("-"), strict=False) if a == b]
        same = "-".join(parts)
        one = same if one.startswith(same) and other.startswith(same) else one[:4]
        one = one if one[:4] == other[:4] else ""
    return one


def _prefix(edtf: str) -> str:
    found = _DATE.match(edtf)
    rest = edtf[found.end() :] if found else edtf
    return found[0] if found and not rest.strip("Z+:.0123456789") else ""


def language(code: str) -> str:
    """The three letters of a language, "" where the form does not list it."""
    return _LANGUAGES.get(code.split("-")[0], "")


def url(address: str) -> str:
    """A web address, "" for anything else."""
    return address if re.fullmatch(r"https?://[^\s\x00-\x20]+", address) else ""
