"""What a single line gives away about itself: "Leave a Reply", "By Jane Doe", "FILE PHOTO: …"."""

import re
from collections.abc import Iterable
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.article import BlockKind
from reportedly.read.dates import day_of
from reportedly.read.outlets import is_outlet_like, known_outlet

__all__ = [
    "AUTHOR",
    "LINKS",
    "NAME",
    "SIGNED",
    "Verdict",
    "is_bio",
    "is_job",
    "is_label",
    "is_name",
    "is_placed",
    "judge",
    "tells",
]

Verdict = tuple[BlockKind, str]
"""The kind of a line and the reason, in words."""

LINKS = "related links"
"""The reason given for headings and lines that lead to other stories."""

AUTHOR = "names the author"
"""The reason given for a line that is "By" and a name."""

SIGNED = "an outlet and a date"
"""The reason given for a line that says where and when the text was printed, and no more."""

NAME = r"[A-Z][\w'.-]*(?: (?:de|da|di|del|van|von|der|bin|ben|al|el|la|le|[A-Z][\w'.-]*)){1,4}"
"""A person's name as written in a byline: two to five words, all but particles capitalised."""

_EDGES = re.compile(r"^[\W_]*(?:\d+[.)]\s)?|[\W_]+$")
_BARE = re.compile(r"^[\W_]+$")
_CRUMBS = re.compile(
    r"^(?:you are here:?\s*)?(?:home|news|homepage|start)\s*(?:/|>|»|›|\||→|::)\s*\S", re.I
)
_SHORT_CRUMBS = re.compile(r"^[\w &'-]{2,30}(?:\s(?:>|»|›|::)\s[\w &'-]{2,30}){1,5}$")
_LABEL_LINK = re.compile(r"^[A-Z][^.:!?\"]{2,50}:[A-Z][a-z' ]")
_BYLINE = re.compile(
    rf"^(?:\W*)(?:[Bb]yline: )?(?:By|BY|by|Words by|Text by|Story by|Author:|Written by) ({NAME})"
)
_NAME = re.compile(rf"^{NAME}$")
_NAME_THEN = re.compile(rf"^({NAME})\s*(?:,|\||-|–|—|/|·|•)\s*(.{{2,60}})$")
_UNNAMED = re.compile(
    r"^\W*(?:[Bb]y|BY|[Ff]rom) (?:(?:our|a|an|the) )?(?:own |staff |special |senior )*(?:[a-z]+ )?"
    r"(?:correspondents?|reporters?|staff(?: writers?)?|agencies|news ?desk)\b.{0,40}$"
)
_PLACED = re.compile(rf"^({NAME}),? in {NAME.replace('{1,4}', '{0,3}')}$")
_SIGNED = re.compile(
    r"^[–—-]*\s*([A-Z][\w.'&-]*(?: [\w.'&-]+){0,5})(?: \([A-Z][\w .'-]{2,30}\))?, "
    r"([\w .,]{5,24}?(?:19|20)\d\d)\.?"
    r"(?: (?:Translated|Reprinted|Republished|Abridged|Adapted|Excerpted)\b[^.]{0,60}\.)?$"
)
_WIRED = re.compile(
    r"^\([A-Z][\w .&'-]{1,40}\) [A-Z][\w .'-]{2,40}, ([\w .,]{5,24}?(?:19|20)\d\d)\.?$"
)
_IS_DATE = re.compile(r"^(?:[A-Z][a-z]{2,8}day,? )?(?:\d|[A-Z][a-z]{2,8}\.? \d)[\w ,.:/+-]{5,40}$")
_SAYS = re.compile(r"\b(?:said|says|told|that|who|which|were|was|is|are|has|have|had|will)\b")


@cache
def _patterns(section: str) -> dict[str, re.Pattern[str]]:
    found: dict[str, list[str]] = lexicon("furniture")[section]
    return {why: _any(parts, re.I) for why, parts in found.items()}


@cache
def _list(section: str, key: str, flags: int = 0) -> re.Pattern[str]:
    return _any(lexicon("furniture")[section][key], flags)


def _any(parts: Iterable[str], flags: int) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in parts), flags)


@cache
def _whole() -> dict[str, str]:
    groups: dict[str, list[str]] = lexicon("furniture")["whole"]
    return {phrase: why for why, phrases in groups.items() for phrase in phrases}


@cache
def _jobs(key: str = "jobs") -> re.Pattern[str]:
    jobs = "|".join(re.escape(job) for job in lexicon("furniture")["bio"][key])
    return re.compile(rf"\b(?:{jobs})s?\b", re.I)


@cache
def _bio_opening() -> re.Pattern[str]:
    verbs = "|".join(re.escape(verb) for verb in lexicon("furniture")["bio"]["verbs"])
    name = rf"\W*({NAME})(?:,? (?:Ph\.?D\.?|M\.?D\.?|Jr\.?),?)?(?: ?\([^)]{{2,40}}\))?"
    post = r"(?:, (?:an?|the) [^.]{3,120},|,)?"
    return re.compile(rf"^{name}{post} (?:is|was|has been|{verbs})\b")


def judge(words: str) -> Verdict | None:
    """What a line is, by its own words alone; None where it could be anything.

    ``words`` has straight quotation marks, as in `reportedly.read.lines.Line`.
    """
    for look in (_nothing_else, _caption, _notice, _credit, _byline):
        if verdict := look(words):
            return verdict
    return None


def _nothing_else(words: str) -> Verdict | None:
    key = _EDGES.sub("", words).casefold()
    if why := _whole().get(key):
        return BlockKind.BOILERPLATE, why
    if len(words) < 120 and _is_menu(words):
        return BlockKind.BOILERPLATE, "a row of menu entries"
    if _BARE.match(words):
        return BlockKind.BOILERPLATE, "nothing but signs"
    if _CRUMBS.match(words) or (_SHORT_CRUMBS.match(words) and len(words) < 90):
        return BlockKind.BOILERPLATE, "path to the page"
    return None


def _is_menu(words: str) -> bool:
    entries = [entry for entry in re.split(r"[\s|/•·]+", words.casefold()) if entry]
    if len(entries) > 2 and all(entry in _whole() for entry in entries):
        return True
    barred = [entry.split() for entry in re.split(r"\s+[|•·]\s+", words)]
    row = words.startswith("|") or any(char.isdigit() for char in words)  # of a table
    return not row and len(barred) > 3 and all(0 < len(entry) <= 2 for entry in barred)


def _notice(words: str) -> Verdict | None:
    shown = words.lstrip("•*·-–—▪►▶» \t") or words
    for why, pattern in _patterns("opens").items():
        if pattern.match(shown) and _is_plausible(words):
            return BlockKind.BOILERPLATE, why
    if len(words) <= 160:
        for why, pattern in _patterns("holds").items():
            if pattern.search(words):
                return BlockKind.BOILERPLATE, why
    if _LABEL_LINK.match(words) and not words.endswith((".", '"')) and len(words) < 180:
        return BlockKind.BOILERPLATE, LINKS
    return None


def _is_plausible(words: str) -> bool:
    """Notices are short; a long paragraph that starts like one is more likely the story."""
    return len(words) <= 420


def _credit(words: str) -> Verdict | None:
    if len(words) > 420:
        return None
    if _list("credit", "opens", re.I).match(words):
        return BlockKind.CREDIT, "says who worked on the report"
    if len(words) <= 260 and _list("credit", "ends", re.I).search(words):
        return BlockKind.CREDIT, "says who contributed to the report"
    return None


def _caption(words: str) -> Verdict | None:
    if len(words) > 600:
        return None
    if _list("caption", "opens", re.I).match(words):
        return BlockKind.CAPTION, "opens like a picture caption"
    if _list("caption", "ends").search(words):
        return BlockKind.CAPTION, "ends with a picture credit"
    return None


def _byline(words: str) -> Verdict | None:
    if len(words) > 140:
        return None
    wired = _WIRED.match(words)
    if wired and _IS_DATE.match(wired.group(1)) and day_of(wired.group(1)):
        return BlockKind.BOILERPLATE, SIGNED
    signed = None if _BYLINE.match(words) else _SIGNED.match(words)
    if signed and _IS_DATE.match(signed.group(2)) and day_of(signed.group(2)):
        if is_outlet_like(signed.group(1)) or not is_name(signed.group(1)):
            return BlockKind.BOILERPLATE, SIGNED
        return BlockKind.BYLINE, "a name and a date"
    if words.endswith(".") or _SAYS.search(words):
        return None
    if _UNNAMED.match(words):
        return BlockKind.BYLINE, "an author without a name"
    found = _BYLINE.match(words)
    if found and (is_name(found.group(1)) or known_outlet(found.group(1).removesuffix(" Staff"))):
        return BlockKind.BYLINE, AUTHOR
    found = _NAME_THEN.match(words)
    if found and _IS_DATE.match(found.group(2)) and day_of(found.group(2)):
        return BlockKind.BYLINE, "a name and a date"
    if found and is_name(found.group(1)) and _jobs("newsroom").search(found.group(2)):
        return BlockKind.BYLINE, "a name and a newsroom job"
    return None


def is_job(words: str) -> bool:
    """Whether a line could be nothing but what an author does: "Senior political reporter"."""
    few = len(words.split()) <= 5 and not words.endswith((".", "?", "!", ":"))
    return few and words[:1].isupper() and _jobs("newsroom").search(words) is not None


def is_label(words: str) -> bool:
    """Whether a line is a button, a section or a menu of the page: "Sign in", "World news"."""
    return _nothing_else(words) is not None


def is_placed(words: str) -> bool:
    """Whether a line could be nothing but a reporter's name and place: "Ana Reyes in Lima"."""
    return _PLACED.match(words) is not None and len(words) <= 60


def is_name(words: str) -> bool:
    """Whether a line could be nothing but a person's name (or two)."""
    parts = re.split(r",\s*| and | & ", words)
    if len(words) > 60 or len(parts) > 3 or not all(_NAME.match(part) for part in parts):
        return False
    return not any(
        word.casefold() in _whole() or word.casefold() == "the" for word in words.split()
    )


def is_bio(words: str) -> str | None:
    """The name, where a line reads like a note about its author ("X is a fellow at …")."""
    found = _bio_opening().match(words)
    if found and _jobs().search(words[found.end(1) : found.end(1) + 200]):
        return found.group(1)
    if found and tells(words):
        return found.group(1)
    return None


def tells(words: str) -> int:
    """How many turns a line has that only notes about authors have."""
    return len({found.group() for found in _list("bio", "tells").finditer(words)})
