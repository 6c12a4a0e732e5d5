"""What exports of news databases say about an article: "LANGUAGE: ENGLISH", "PD 4 May 2026"."""

import re
from functools import cache

from reportedly.lexicon.gazetteer import country_of_city, look_up
from reportedly.lexicon.load import lexicon
from reportedly.model.record import record
from reportedly.read.outlets import known_outlet

__all__ = ["Exported", "code_of_language", "outlet_of"]


@record
class Exported:
    """One article out of an export. ``text`` is headline, empty line, paragraphs; ``given`` what
    the export says of it, by the fields of `Article`."""

    text: str
    given: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = lexicon("languages")["names"]
    return {name.casefold(): code for code, name in names.items()}


def outlet_of(told: str) -> str:
    """The outlet's own name where it is known, else as the export names it, without the place
    that databases add.

    >>> outlet_of("The Times (London)"), outlet_of("Daily Meridian (Online)")
    ('The Times', 'Daily Meridian (Online)')
    """
    found = re.search(r"\s*\(([^()]*)\)$", told)
    if not found:
        return known_outlet(told) or told
    bare = told[: found.start()]
    placed = look_up(found[1]) is not None or bool(country_of_city(found[1]))
    return known_outlet(bare) or (bare if placed else told)


def code_of_language(told: str) -> str:
    """The ISO 639-1 code of a language that is told by its English name or by a code.

    >>> code_of_language("ENGLISH; ENGLISH-UK"), code_of_language("deu"), code_of_language("en-GB")
    ('en', 'de', 'en')
    """
    first = told.replace(",", ";").split(";")[0].strip().casefold()
    three: dict[str, str] = lexicon("newsroom")["three"]
    if code := _names().get(first) or three.get(first):
        return code
    code = first.replace("_", "-").split("-")[0]
    return code if code in _names().values() else ""
