"""The outlet that the small print gives away: "© 2025 Lake Monitor", "ATLANTA (CNN) -"."""

import re
from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article, Block, BlockKind, Known
from reportedly.read.findings import Found, found_at
from reportedly.read.furniture import is_bio
from reportedly.read.mastheads import OUTLET, Make, is_agency_like, make_of
from reportedly.read.outlets import is_agency, is_outlet_like, known_outlet, outlets_in
from reportedly.read.owners import is_author, owned

__all__ = ["colophon"]

_SELF = re.compile(
    r"([A-Z][^.;:\"“”]{2,50}?) (?:has not|have not|could not|was unable to|were unable to|did not"
    r"|cannot|is unable to|has been unable to)(?: \w+)? (?:independently|immediately) "
    r"(?:verif|confirm|corroborat|authenticat)"
)
_RIGHTS = re.compile(
    r"(?:©|\([Cc]\)|\b[Cc]opyright\b)[\s,]*(?:(?:©|\([Cc]\)|by|(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)[\s,]*)*"
    rf"((?:The )?{OUTLET[1:]}"
)
_STAFF = re.compile(
    rf"\b(?:is|covers?|reports?|writes?)\b(?P<job>[^.;]{{0,90}}?)\b(?:for|at) (?:the )?{OUTLET}"
)
_NEWSROOM = re.compile(
    r"\b(?:(?:staff|senior) writer|reporter|correspondent|editor|producer|bureau chief"
    r"|journalist)\b",
    re.I,
)
_OUTSIDE = re.compile(r"\b(?:contribut\w+|former\w*|authors?|freelance\w*|guest|was)\b", re.I)
_IN_DATELINE = re.compile(r"^[A-Z][\w.,'’ -]{2,60}?\((?P<name>[A-Z][^()]{1,40})\)\s*[-–—:]")
_OWN_STAFF = re.compile(
    rf"^\W*[Bb]y (?:the )?{OUTLET} (?:[Ss]taff|[Rr]eporters?|[Cc]orrespondents?|[Nn]ews ?[Dd]esk)"
    r"\b"
)
_EMPLOYER = re.compile(rf"(?:,| \||\bfor(?: the)?|\bof the| [-–—]) {OUTLET}(?=\s*(?:$|[,|(]))")
_WITH = re.compile(rf"^\W*{OUTLET}(?: staff)?,? (?:with|and) (?:news )?agenc(?:y|ies)\W*$")


def colophon(article: Article) -> Found | None:
    """The outlet as it follows from the words of a page, where no line names it: always inferred.

    In the order of how often it was right in 3,000 news articles of known origin.
    """
    for seek in (_by_own_words, _by_credit, _by_dateline, _by_byline, _by_author):
        if (found := seek(article)) is not None:
            return found
    return None


def _by_own_words(article: Article) -> Found | None:
    """An outlet that says of itself that it could not verify something."""
    for block in article.parts(BlockKind.BODY):
        words = article.text[block.start : block.end]
        for told in _SELF.finditer(words):
            at, why = block.start + told.start(1), "it says of itself what it could not verify"
            for name, start, end in outlets_in(told.group(1), sure=True):
                return found_at(article, "outlet", name, Known.INFERRED, why, at + start, at + end)
            name = told.group(1)
            if is_outlet_like(name):
                return found_at(article, "outlet", name, Known.INFERRED, why, at, at + len(name))
    return None


def _by_credit(article: Article) -> Found | None:
    """A credit to the outlet's own staff, one it shares with agencies, or a copyright line."""
    for block in article.parts(BlockKind.CREDIT, BlockKind.BOILERPLATE):
        words = article.text[block.start : block.end]
        shared = _WITH.match(words)
        if shared and (found := _shared(article, block, shared)) is not None:
            return found
        legal = block.why == "legal notice" and len(words) < 200
        own = re.match(r"^\W*([A-Z][\w ]{1,30})['’]s? [A-Z][\w.-]+ [A-Z]", words)
        told = (words, 0) if legal else (own.group(1), own.start(1)) if own else None
        if told is None or (own and not legal and block.kind != BlockKind.CREDIT):
            continue
        why = "the copyright line" if legal else "a credit to its own staff"
        for name, start, end in outlets_in(told[0]):
            at = block.start + told[1]
            return found_at(article, "outlet", name, Known.INFERRED, why, at + start, at + end)
        rights = _RIGHTS.search(words) if legal else None
        if rights and _holds_rights(article, rights[1], block):
            start, end = (block.start + offset for offset in rights.span(1))
            return found_at(article, "outlet", rights[1], Known.INFERRED, why, start, end)
    return None


def _shared(article: Article, block: Block, told: re.Match[str]) -> Found | None:
    make = make_of(told[1])
    if make not in (Make.MADE, Make.KNOWN) or is_agency(known_outlet(told[1])):
        return None
    start, end = (block.start + offset for offset in told.span(1))
    name, why = known_outlet(told[1]) or told[1], "a credit that it shares with agencies"
    return found_at(article, "outlet", name, Known.INFERRED, why, start, end)


def _holds_rights(article: Article, name: str, block: Block) -> bool:
    """Whether a holder of rights is the outlet, not the company that owns it ("Static Media")."""
    make = make_of(name)
    if make is None or name.split()[-1].casefold() in _companies():
        return bool(known_outlet(name)) or owned(article, name, block) == 2
    if make is Make.PLAIN:
        whole = article.text[block.start : block.end]
        dated = re.search(r"\b(?:19|20)\d\d\b|rights reserved", whole) is not None
        known = owned(article, name, block) == 2
        return dated and known and not is_author(article, name)
    return True


@cache
def _companies() -> frozenset[str]:
    return frozenset(lexicon("outlets")["companies"])


def _by_dateline(article: Article) -> Found | None:
    """A paper or a station in the brackets of its own dateline: "ATLANTA (CNN) -"."""
    for block in list(article.parts(BlockKind.STANDFIRST, BlockKind.BODY))[:6]:
        found = _IN_DATELINE.match(article.text[block.start : block.end])
        if found is None:
            continue
        name = found["name"]
        outlet = known_outlet(name)
        if is_agency(outlet) or (not outlet and _is_speaker(name)):
            continue
        own = make_of(name) in (Make.BRAND, Make.MADE) and not is_agency_like(name)
        if outlet or own or owned(article, name, block) == 2:
            start, end = (block.start + offset for offset in found.span("name"))
            why = "the brackets of the dateline, and nobody else is named"
            return found_at(article, "outlet", outlet or name, Known.INFERRED, why, start, end)
    return None


def _is_speaker(name: str) -> bool:
    """Whether a transcript names who speaks: "(ANCHOR) -"."""
    return name.isupper() and " " not in name and make_of(name) is Make.PLAIN


def _by_byline(article: Article) -> Found | None:
    """Whom the author writes for: "By Ana Reyes, Lake Herald", "By Ana Reyes for the Post"."""
    for block in article.parts(BlockKind.BYLINE):
        words = article.text[block.start : block.end]
        for name, start in _employers(words):
            outlet = known_outlet(name)
            if not is_agency(outlet) and make_of(name) in (Make.MADE, Make.KNOWN):
                at, why = block.start + start, "the line of the author"
                value = outlet or name
                return found_at(article, "outlet", value, Known.INFERRED, why, at, at + len(name))
    return None


def _employers(words: str) -> Iterator[tuple[str, int]]:
    if found := _OWN_STAFF.match(words):
        yield found[1], found.start(1)
    for found in _EMPLOYER.finditer(words):
        yield found[1], found.start(1)


def _by_author(article: Article) -> Found | None:
    """The outlet that a note on the author names: "covers energy for the Coast Gazette"."""
    for block in article.parts(BlockKind.BOILERPLATE, BlockKind.CREDIT):
        words = article.text[block.start : block.end]
        if block.why != "about the author" and not is_bio(words.replace("’", "'")):
            continue
        for told in _STAFF.finditer(words):
            job, name = told["job"], told[2]
            works = _NEWSROOM.search(job) or not told.group().startswith("is")
            if works and not _OUTSIDE.search(job) and is_outlet_like(name):
                why, value = "the note on its author", known_outlet(name) or name
                start, end = (block.start + offset for offset in told.span(2))
                return found_at(article, "outlet", value, Known.INFERRED, why, start, end)
    return None
