"""Names of news outlets in running text: "the Washington Post", "AFP", "Tass"."""

import re
from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon

__all__ = [
    "is_agency",
    "is_common",
    "is_outlet_like",
    "known_outlet",
    "outlet_of_host",
    "outlets_in",
]

LONGEST = 6
"""Words of the longest outlet name that is looked for in running text."""

_WORD = re.compile(r"[\w&]+(?:[.'/’-][\w&]+)*(?:!)?")
_SMALL = frozenset({"of", "the", "and", "for", "&"})
_GENERIC = frozenset({"www", "com", "org", "net", "co", "edition", "news", "en", "amp", "m"})


@cache
def _names() -> dict[str, tuple[str, bool]]:
    """Folded name to the outlet's own name, and whether it is a common word as well."""
    found = dict[str, tuple[str, bool]]()
    for row in lexicon("outlets")["outlet"]:
        if row["kind"] == "channel":
            continue
        for name in (row["name"], *row["aliases"]):
            found.setdefault(_key(name), (row["name"], row.get("common", False)))
    return found


def _key(name: str) -> str:
    folded = " ".join(re.findall(r"[^\W_]+", name.replace("’", "'").casefold().replace("'s", "")))
    return folded.removeprefix("the ")


def known_outlet(name: str) -> str:
    """The outlet's own name where ``name`` is all of one of its names, else "".

    >>> known_outlet("the Washington Post")
    'The Washington Post'
    """
    return _names().get(_key(name), ("", False))[0]


def is_common(name: str) -> bool:
    """Whether a known outlet's name is an ordinary word too, or other people's as well."""
    return _names().get(_key(name), ("", False))[1]


def is_outlet_like(name: str) -> bool:
    """Whether a name is a known outlet's or is made like one: capitals, and "Post" or "Radio" in
    it ("Coast Radio News" is, "Mayor Resigns" is not)."""
    if known_outlet(name):
        return True
    words = name.split()
    if not 1 < len(words) <= 6 or not all(w[:1].isupper() or w in _SMALL for w in words):
        return bool(re.fullmatch(r"[\w-]{3,30}\.(?:com|org|net|info|eu|co\.uk)", name))
    return not _outlet_words().isdisjoint(word.casefold() for word in words)


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(lexicon("outlets")["words"])


@cache
def _agencies() -> frozenset[str]:
    return frozenset(
        row["name"] for row in lexicon("outlets")["outlet"] if row["kind"] == "agency"
    )


def is_agency(outlet: str) -> bool:
    """Whether an outlet (by its own name) is a news agency, whose texts others carry."""
    return outlet in _agencies()


def outlets_in(words: str, sure: bool = False) -> Iterator[tuple[str, int, int]]:
    """Each outlet named in ``words`` with its offsets there, longest name first at each place.

    Names that are ordinary words too ("Time") are taken only with ``sure``: where the words
    around say that an outlet is meant.
    """
    tokens = list(_WORD.finditer(words))
    index = 0
    while index < len(tokens):
        for size in range(min(LONGEST, len(tokens) - index), 0, -1):
            start, end = tokens[index].start(), tokens[index + size - 1].end()
            name = words[start:end].replace("’", "'").removesuffix("'s")
            found, common = _names().get(_key(name), ("", False))
            part = index > 0 and _is_part(words[tokens[index - 1].start() : end])
            if found and _is_written_so(name) and (sure or not common) and not part:
                yield found, start, start + len(name)
                index += size - 1
                break
        index += 1


def _is_part(words: str) -> bool:
    """Whether the second word ends a longer name: "Lake Herald", but not "The Herald"."""
    before, _, name = words.partition(" ")
    is_name = before[:1].isupper() and before.isalpha() and before.casefold() != "the"
    return is_name and name.casefold() in _outlet_words()


@cache
def _short() -> frozenset[str]:
    """Abbreviations, which count only in capitals ("DR" is an outlet, "Dr" is not)."""
    rows = lexicon("outlets")["outlet"]
    names = (name for row in rows for name in (row["name"], *row["aliases"]))
    return frozenset(name.casefold() for name in names if name.isupper() and len(name) <= 4)


def _is_written_so(name: str) -> bool:
    return name.isupper() if name.casefold() in _short() else name[:1].isupper()


@cache
def _squeezed() -> dict[str, str]:
    return {key.replace(" ", ""): name for key, (name, _) in _names().items()}


def outlet_of_host(host: str) -> str:
    """The outlet that a host name spells out ("edition.cnn.com" is CNN), else "".

    >>> outlet_of_host("www.washingtonpost.com")
    'The Washington Post'
    """
    for part in host.casefold().removesuffix(".").split("."):
        if part not in _GENERIC and len(part) > 2:
            for key in (part.replace("-", ""), part.replace("-", "").removeprefix("the")):
                if found := _squeezed().get(key):
                    return found
    return ""
