"""What kind of source a phrase names: "a senior official", "satellite data analysed by …"."""

import re
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import HopKind
from reportedly.model.mention import MentionKind

__all__ = [
    "Channel",
    "anonymous",
    "channel_in",
    "gender_of",
    "given_gender",
    "is_kind",
    "kind_of_description",
    "kind_of_name",
    "outlet_named",
    "personal",
    "relays_before",
    "taken",
    "withheld",
]

Channel = tuple[str, int, int]
"""The usual name of a medium and the half-open offsets of the words that name it."""

_NAMED = {
    MentionKind.PERSON: HopKind.PERSON,
    MentionKind.GOVERNMENT: HopKind.STATE_BODY,
    MentionKind.PLACE: HopKind.STATE_BODY,
    MentionKind.NATIONALITY: HopKind.STATE_BODY,
}
_ORDER = (
    ("outlet", HopKind.OUTLET),
    ("data", HopKind.DATA),
    ("document", HopKind.DOCUMENT),
    ("reports", HopKind.UNNAMED_REPORTS),
    ("person", HopKind.ANONYMOUS),
    ("state", HopKind.STATE_BODY),
    ("organisation", HopKind.ORGANISATION),
)


@cache
def _heads(kind: str) -> frozenset[str]:
    return frozenset(lexicon("channels")["heads"][kind])


def is_kind(kind: str, lemma: str) -> bool:
    """Whether a head noun (lemma, lower case) is of a kind in the lexicon ``channels.heads``."""
    return lemma in _heads(kind)


@cache
def _outlets() -> dict[str, tuple[str, bool]]:
    """Outlets by folded name: the usual name, and whether the words are ordinary ones too."""
    try:
        listed = lexicon("outlets")["outlet"]
    except (FileNotFoundError, KeyError):
        return {}
    return {
        _plain(name): (outlet["name"], bool(outlet.get("common")) and name != outlet["name"])
        for outlet in listed
        for name in (outlet["name"], *outlet.get("aliases", ()))
        if outlet.get("kind") != "channel"
    }


def _plain(name: str) -> str:
    return re.sub(r"^the |['’]s$", "", name.lower()).strip()


def outlet_named(words: str) -> str | None:
    """The usual name of the outlet that exactly these words name, or None."""
    found = _outlets().get(_plain(words))
    return found[0] if found else None


def kind_of_name(name: str, named: MentionKind) -> HopKind:
    """The kind of a named source; of organisations those of a state are state bodies."""
    if named in _NAMED:
        return _NAMED[named]
    if outlet_named(name) or _masthead(name):
        return HopKind.OUTLET
    words = [word.lower() for word in re.findall(r"\w+", name)]
    if any(is_kind("state", word) for word in words):
        return HopKind.STATE_BODY
    return HopKind.ORGANISATION


def _masthead(name: str) -> bool:
    """Whether a name is built like an outlet's: "Valley Observer", "Radio Sur"."""
    words, lists = name.split(), lexicon("channels")["mastheads"]
    named = len(words) > 1 and words[0] in lists["first"]
    return named or (len(words) > 1 and words[-1] in lists["words"])


def kind_of_description(
    lemma: str, *, plural: bool, owned: bool, definite: bool = False
) -> HopKind:
    """The kind of a source without a name, by the head noun of its phrase.

    "reports" and "media reports" are nobody's; "the report" and ``owned`` ones ("six unit
    reports", "its reports") are documents. "the mayor" is an office, "a mayor" is nobody named.
    """
    if lemma == "report" and plural and not owned:
        return HopKind.UNNAMED_REPORTS
    if lemma == "paper" and (plural or owned):
        return HopKind.DOCUMENT
    if definite and not plural and is_kind("office", lemma):
        return HopKind.OFFICE
    for kind, hop in _ORDER:
        if is_kind(kind, lemma):
            return hop
    return HopKind.ANONYMOUS


@cache
def _withheld() -> re.Pattern[str]:
    words = lexicon("channels")["anonymous"]["words"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def withheld(words: str) -> bool:
    """Whether the words say that the name is withheld."""
    return _withheld().search(words) is not None


def anonymous(lemma: str) -> bool:
    return is_kind("person", lemma)


@cache
def _persons() -> frozenset[str]:
    return _heads("person") | _heads("office") | frozenset(lexicon("titles")["heads"])


def personal(lemma: str) -> bool:
    """Whether a noun means somebody: "farmer", but not "argument"."""
    return lemma in _persons() or lemma.endswith(
        ("man", "woman", "men", "women", "person", "-old")
    )


@cache
def taken(kind: str) -> frozenset[str]:
    """A word list of ``channels.taken``: what takes somebody up again, and what does not."""
    return frozenset(lexicon("channels")["taken"][kind])


def gender_of(words: str) -> str:
    """ "female", "male" or "" by words such as "spokeswoman"."""
    found = set(re.findall(r"\w+", words.lower()))
    female, male = bool(found & _heads("female")), bool(found & _heads("male"))
    return "" if female == male else ("female" if female else "male")


def given_gender(name: str) -> str:
    """What the first of several names suggests: "Ana Torres" is "female"."""
    first, _, rest = name.partition(" ")
    return _given().get(first, "") if rest else ""


@cache
def _given() -> dict[str, str]:
    given = lexicon("titles")["given"]
    return {name: gender for gender, names in given.items() for name in names}


@cache
def _channels() -> re.Pattern[str]:
    groups = lexicon("channels")["channel"]
    parts = [rf"(?P<c{n}>{'|'.join(group['words'])})" for n, group in enumerate(groups)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)


def channel_in(words: str) -> Channel | None:
    """The medium that is named first in some words; of two a platform beats "in a statement"."""
    found = [(int(m.lastgroup[1:]), m) for m in _channels().finditer(words) if m.lastgroup]
    if not found:
        return None
    number, match = min(found, key=lambda f: f[0])
    name: str = lexicon("channels")["channel"][number]["name"]
    return name, *match.span()


@cache
def _relays() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon("channels")["relays"]
    names = sorted((n for n, (_, common) in _outlets().items() if not common), key=len)
    outlets = "|".join(map(re.escape, reversed(names))) or r"(?!)"
    before = re.compile(
        rf"\b(?:{'|'.join(words['before'])}) (?:the )?(?P<outlet>{outlets})\b", re.IGNORECASE
    )
    after = re.compile(
        rf"\b(?:the )?(?P<outlet>{outlets})(?: news agency)?,? (?:{'|'.join(words['after'])})\b",
        re.IGNORECASE,
    )
    return before, after


@cache
def _relaying() -> re.Pattern[str]:
    """The words around an outlet alone: a quick look before the many names are tried."""
    words = lexicon("channels")["relays"]
    return re.compile(rf"\b(?:{'|'.join(words['before'] + words['after'])})\b", re.IGNORECASE)


def relays_before(words: str) -> list[Channel]:
    """Outlets that pass a statement on ("reviewed by Reuters", "TASS quoted …"), with offsets."""
    found = dict[tuple[int, int], str]()
    if not _relaying().search(words):
        return []
    for pattern in _relays():
        for match in pattern.finditer(words):
            before = words[: match.start("outlet")].split()[-1:]
            if before and before[0][:1].isupper() and before[0].lower() != "the":
                continue  # the last word of a longer name: "the Valley Observer"
            if match["outlet"][:1].isupper() or match["outlet"][:1].isdigit():
                found[match.span("outlet")] = outlet_named(match["outlet"]) or match["outlet"]
    return [(name, *place) for place, name in sorted(found.items())]
