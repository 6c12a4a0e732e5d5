"""Which of two articles had a text first, and whose text it is: "This story first ran in …"."""

import re
from collections.abc import Iterable
from functools import lru_cache

from reportedly.model.article import Article, BlockKind
from reportedly.model.record import record
from reportedly.read.headlines import without_suffix
from reportedly.read.outlets import is_agency, is_common, known_outlet, outlet_of_host
from reportedly.read.owners import initials
from reportedly.resolve.addresses import canonical, host_of
from reportedly.text.windows import days_apart, window

__all__ = [
    "Direction",
    "address",
    "by_day",
    "days_between",
    "direction",
    "is_updated",
    "one_house",
    "one_maker",
    "outlet_of",
    "same_address",
    "taken",
    "title_of",
]

TEXTS = ("republished",)
"""The relays whose text an article carries; "rewritten" and "contributed" leave its own words."""

SAME_NEWS = 2
"""Days by which an agency's page may be dated later than a paper that printed its report."""

_UPDATED = re.compile(
    r"\b(?:this (?:story|article|post|report|piece|item|headline) (?:has been|was) "
    r"(?:\w+ )?(?:updated|corrected|amended|revised)"
    r"|\b(?:updated|modified)(?: at| on|:|,)* "
    r"(?:\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"|(?:update|correction|clarification):|updates? throughout"
    r"|(?:an?|the) (?:earlier|previous) version of this)"
    r"|^\W*(?:update[ds]?|corrected|corrects)\b(?: \d+)?\W"
    r"|\((?:updates|updated|adds|recasts|corrects|rewrites|releads)\b"
    r"|\b(?:1st|2nd|3rd|[4-9]th) (?:ld|lead|update|writethru)\b",
    re.I | re.M,
)
"""How a page says that it is not the first of its versions; wires mark the lead that is new."""
_CREDIT = r"^\W*(?:(?:source|via|by|from|with|courtesy(?: of)?|copyright|©)\W+)?(?:the )?"
_RELEASE = re.compile(
    r"(?-i:^\W*SOURCE [A-Z][\w&.,' -]{2,60}$)"
    r"|^\W*(?:for )?(?:media|press) (?:contacts?|enquir\w+|inquir\w+|information)\b"
    r"|^\W*(?:press|news|media) (?:release|statement|advisory|notice)\b"
    r"|^\W*notes? (?:to|for) editors\b|^\W*(?-i:ENDS)\W*$|^ *# ?# ?# *$"
    r"|\bfor immediate release\b|\bcontact: ?[^\n]{0,60}@|/[\w ]*(?:newswire|wire)/",
    re.I | re.M,
)
"""How a press release shows itself: its source line, its contact, its distributor."""


@record
class Direction:
    """Ids of the earlier article and of the carrier, the outlet whose text both carry, and why;
    "" where unknown."""

    earlier: str = ""
    carrier: str = ""
    common: str = ""
    why: str = ""


def taken(carrier: Article, source: Article, cited: bool) -> Direction:
    """The direction of an excerpt: the one that cites the other, or has its words in quotation
    marks, has them from it."""
    says = f"cites {_title(source)} for it" if cited else f"quotes what {_title(source)} writes"
    return Direction(earlier=source.id, carrier=carrier.id, why=f"{_title(carrier)} {says}")


def direction(left: Article, right: Article, holds: str = "") -> Direction:
    """By what the pages say of their text, then by who prints press releases and agencies, then by
    the days, then by what an outlet's second version has more.

    ``holds`` is the id of an article that has nearly all of the other's words, and more.
    """
    if common := _third(left, right):
        return Direction(
            earlier=by_day(left, right)[0], common=common, why=_of_third(left, right, common)
        )
    for one, other in ((left, right), (right, left)):
        if _carries(one, other) and not _carries(other, one):
            if is_updated(other):
                source = outlet_of(other)
                why = f"{_title(one)} carries what {source} wrote before it updated it"
                return Direction(common=source, why=why)
            return Direction(earlier=other.id, carrier=one.id, why=_naming(one, other))
    first, why = by_day(left, right)
    for one, other in ((left, right), (right, left)):
        if first != one.id and _mentions(one, other) and not _mentions(other, one):
            return Direction(earlier=other.id, carrier=one.id, why=_naming(one, other))
    if (released := _released(left, right)) is not None:
        carrier = right if released is left else left
        why = f"{_title(released)} is a press release"
        return Direction(earlier=released.id, carrier=carrier.id, why=why)
    for one, other in ((left, right), (right, left)):
        late = first == one.id and days_between(left, right) > SAME_NEWS
        if _is_wire(other) and not _is_wire(one) and not late:
            why = f"{_title(other)} is an agency whose reports others print"
            return Direction(earlier=other.id, carrier=one.id, why=why)
    if not first and one_house(left, right):
        first, why = _by_version(left, right, holds)
    if not first:
        return Direction(why="which of the two came first is not known")
    return Direction(earlier=first, carrier=({left.id, right.id} - {first}).pop(), why=why)


def _third(left: Article, right: Article) -> str:
    """The outlet whose text both carry: both credit it, or one does and it is neither of them."""
    one, other = _sources(left), _sources(right)
    here = {outlet_of(left).casefold(), outlet_of(right).casefold()}
    both = sorted(name for name in one & other if name.casefold() not in here)
    either = sorted(
        name for name in one ^ other if is_agency(name) and name.casefold() not in here
    )
    if both or (one and other):
        return min(both, default="")
    return either[0] if len(either) == 1 and not here & _folded(one | other) else ""


def _of_third(left: Article, right: Article, common: str) -> str:
    crediting = [_title(a) for a in (left, right) if common in _sources(a)]
    if len(crediting) == 2:
        return f"both credit {common}"
    return f"{crediting[0]} credits {common} for its text, so that both carry it"


def _folded(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names}


@lru_cache(maxsize=8192)
def _sources(article: Article) -> frozenset[str]:
    """The outlets whose text an article says it carries, by their own names."""
    return frozenset(
        known_outlet(relay.outlet) or relay.outlet
        for relay in article.relays
        if relay.how in TEXTS
    )


def _carries(article: Article, source: Article) -> bool:
    """Whether an article credits the other's outlet."""
    outlet = outlet_of(source).casefold()
    if not outlet or outlet == outlet_of(article).casefold():
        return False
    credits = [article.text[b.start : b.end] for b in article.parts(BlockKind.CREDIT)]
    places = (article.dateline, article.byline, *credits, *(r.outlet for r in article.relays))
    name = _named(outlet)
    named = re.compile(rf"(?<!\w){name}(?!\w)", re.I)
    line = re.compile(rf"{_CREDIT}{name}\W*$", re.I | re.M)
    return any(named.search(place) for place in places) or bool(line.search(article.text))


def _named(outlet: str) -> str:
    """A pattern for an outlet's name or its initials, from three on."""
    bare, short = re.sub(r"^the ", "", outlet, flags=re.I), initials(outlet)
    letters = f"|(?-i:{short.upper()})" if len(short) > 2 else ""
    return rf"(?:{re.escape(bare)}{letters})"


def _mentions(article: Article, source: Article) -> bool:
    """Whether an article speaks of the other outlet, by a name that is no common word too."""
    outlet = outlet_of(source)
    if not outlet or is_common(outlet) or outlet == outlet_of(article):
        return False
    return re.search(rf"(?<!\w){_named(outlet)}(?!\w)", article.text) is not None


def _naming(one: Article, other: Article) -> str:
    return f"{_title(one)} names {_title(other)} as its source"


def is_updated(article: Article) -> bool:
    """Whether a page says that it is not the first of its versions."""
    return _UPDATED.search(article.text) is not None


def _released(left: Article, right: Article) -> Article | None:
    """The one of the two that is a press release."""
    found = [a for a in (left, right) if _RELEASE.search(a.text)]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=8192)
def outlet_of(article: Article) -> str:
    """The outlet's own name: as known, by its address, as the article gives it; of a page that
    shows nothing but an agency's dateline or credit, the agency."""
    by_host = outlet_of_host(host_of(article.url)) if article.url else ""
    if name := known_outlet(article.outlet) or by_host or article.outlet:
        return name
    wires = {relay.outlet for relay in article.relays if relay.how in TEXTS}
    return known_outlet(wire) or wire if len(wires) == 1 and (wire := min(wires)) else ""


def _is_wire(article: Article) -> bool:
    return is_agency(outlet_of(article))


def one_house(left: Article, right: Article) -> bool:
    """Whether two articles are of one outlet."""
    outlet = outlet_of(left)
    return same_address(left, right) or (bool(outlet) and outlet == outlet_of(right))


def one_maker(left: Article, right: Article) -> bool:
    """Whether two articles are of one outlet, or carry one agency's text."""
    return one_house(left, right) or bool(_third(left, right))


def same_address(left: Article, right: Article) -> bool:
    """Whether two articles were read from one page."""
    return address(left) == address(right) != ""


def address(article: Article) -> str:
    """The page's address without what differs between two visits, "" where unknown or a site's
    front page."""
    return canonical(article.url)


def days_between(left: Article, right: Article) -> int:
    """The least number of days between two articles, 0 where a day is unknown."""
    one, other = (
        window(f"{p.first}/{p.last}") if (p := a.published) else None for a in (left, right)
    )
    if one is None or other is None:
        return 0
    return days_apart(one, other)


def by_day(left: Article, right: Article) -> tuple[str, str]:
    """The id of the article that is dated earlier, and why; "" where the days do not tell."""
    for one, other in ((left, right), (right, left)):
        if one.published and other.published and one.published.last < other.published.first:
            return one.id, f"{_title(other)} was published later ({other.published.first})"
    return "", ""


def _by_version(left: Article, right: Article, holds: str) -> tuple[str, str]:
    """The earlier of two versions in one outlet: the later says so, or has all of it and more."""
    marked = [a for a in (left, right) if is_updated(a)]
    if len(marked) == 1:
        first = right if marked[0].id == left.id else left
        return first.id, "the other says that it was updated"
    if holds:
        first = right if holds == left.id else left
        return first.id, "the other has all its words, and more"
    return "", ""


def title_of(article: Article) -> str:
    """The headline as it stands on the page, else as given, without the name of the site."""
    block = next(article.parts(BlockKind.TITLE), None)
    title = article.text[block.start : block.end] if block else article.title
    return without_suffix(" ".join(title.split()))[0]


def _title(article: Article) -> str:
    return article.outlet or article.title or article.source or article.id
