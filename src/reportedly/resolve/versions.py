"""Is one article a version of another? "updated at 16:05", the same page fetched again."""

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportedly.model.article import Article
from reportedly.model.judgement import Judgement, Verdict
from reportedly.read.outlets import is_agency, known_outlet, outlet_of_host
from reportedly.resolve.addresses import canonical, host_of
from reportedly.resolve.directions import days_between, is_updated, title_of
from reportedly.resolve.notices import notices
from reportedly.resolve.overlaps import overlap
from reportedly.stage import Compare
from reportedly.text.shingles import RUN, words
from reportedly.text.terms import terms

__all__ = ["house", "modified", "versions"]

PAGE = 0.2
"""Share of the shorter one's words that two visits to one page have in common; else the page is a
live blog, a column or a table that holds another text every day."""
TEXT = 0.5
"""The same of two pages of one outlet that count as versions where title and day agree."""
MOSTLY = 0.6
"""The same where the outlet is not sure and the title another."""
SAME = 0.9
"""The same where the title is another."""
TITLE = 0.6
"""Share of the words of two titles that both have."""
DAYS = 2
"""Days within which an outlet writes an article anew under another address."""
OWNED, LATE = 0.4, 14
"""The share, under a like title, and the days where one says itself that an earlier version of it
was wrong."""
KEYS = 4
"""Paragraphs that propose pairs."""
LONG = 60
"""Characters of a paragraph that tells two articles apart."""
MOST = 40
"""Articles of one outlet that share a paragraph beyond which it is furniture."""
UNSURE = "the name under the headline"
BY = "versions"
Found = tuple[Verdict, float, str]
_MARKS = frozenset(
    ("correct", "corrected", "correction", "update", "updated", "refile", "clarification")
)
_DIGITS = re.compile(r"\d+")


def house(article: Article) -> str:
    """The outlet that prints an article, or else its site; never the agency that it credits."""
    host = host_of(article.url)
    outlet = known_outlet(article.outlet) or article.outlet or outlet_of_host(host) or host
    return outlet.casefold()


def _printed_by(article: Article) -> str:
    """The same where it is sure: a name in the place of the author's is often that of an agency
    whose report another outlet prints."""
    why = next((note.why for note in article.notes if note.field == "outlet"), "")
    return "" if why == UNSURE else house(article)


def modified(article: Article) -> str:
    """The moment or day (ISO 8601) of which the page says that it was changed, "" if none."""
    return next((note.value for note in article.notes if note.field == "modified"), "")


def _keys(article: Article) -> Iterator[str]:
    if place := canonical(article.url):
        yield f"page:{place}"
    if article.source:
        yield f"file:{article.source}"
    stems = " ".join(sorted(_stems(article)))
    own = _printed_by(article)
    if not own:
        own = f"perhaps {house(article)}"
    lines = {line.strip() for line in article.text.split("\n")}
    hashes = {zlib.crc32(line.casefold().encode()) for line in lines if len(line) >= LONG}
    yield from (f"{own}:{number:08x}" for number in sorted(hashes)[:KEYS])
    if stems:
        yield f"{own}:{stems}"


def _common(articles: Sequence[Article]) -> bool:
    return len(articles) > MOST


def _judge(left: Article, right: Article) -> Judgement | None:
    left, right = sorted((left, right), key=lambda article: article.id)
    place = canonical(left.url)
    page = bool(place) and place == canonical(right.url)
    file = bool(left.source) and left.source == right.source
    if not page and not file and _printed_by(left) != _printed_by(right):
        return None
    found: Found | None
    if page:
        found = _of_page(left, right)
    elif file or _printed_by(left):
        found = _of_house(left, right, file=file)
    else:
        found = _of_pages_alike(left, right)
    if found is None:
        return None
    verdict, score, why = found
    return Judgement.of(left.id, right.id, verdict, BY, why, round(score, 3))


def _of_page(left: Article, right: Article) -> Found:
    """Two visits to one page."""
    if words(left).texts == words(right).texts:
        return Verdict.SAME, 1.0, "the same text at the same address, read twice"
    share, whole = _shared(left, right)
    titles = _titles(left, right)
    percent = f"{share:.0%} of the shorter one's words stand in both"
    if share >= PAGE or (not whole and titles >= TITLE):
        return Verdict.SAME, max(share, PAGE), f"the same address; {percent}"
    why = f"the same address, but hardly a word in common ({percent}): the page changes its text"
    return Verdict.DIFFERENT, share, why


def _of_house(left: Article, right: Article, *, file: bool) -> Found | None:
    """Two pages of one outlet, or a file that was read again."""
    if words(left).texts == words(right).texts:
        where = "from the same file" if file else "of the same outlet"
        return Verdict.SAME, 1.0, f"the same text {where}, read twice"
    share, _ = _shared(left, right)
    percent = f"{share:.0%} of the shorter one's words stand in both"
    if file and share >= TEXT:
        return Verdict.SAME, share, f"read again from the same file; {percent}"
    days, titles = days_between(left, right), _titles(left, right)
    if not _printed_by(left):
        return None
    if (
        days <= LATE
        and _puts_right(left, right)
        and share >= (OWNED if titles >= TITLE else MOSTLY)
    ):
        why = f"one outlet, and one says what was wrong in the other; {percent}"
        return Verdict.SAME, share, why
    if days > DAYS:
        return None
    marked = any(map(_is_marked, (left, right)))
    numbers = [set(_DIGITS.findall(title_of(a))) for a in (left, right)]
    daily = days_between(left, right) > 0 and numbers[0] != numbers[1] and not marked
    if share >= SAME and not daily:
        return Verdict.SAME, share, f"one outlet, nearly the same text; {percent}"
    near = marked or days_between(left, right) == 0
    if share >= TEXT and titles >= TITLE and near:
        return Verdict.SAME, share, f"one outlet, nearly the same title; {percent}"
    return None


def _of_pages_alike(left: Article, right: Article) -> Found | None:
    """Two texts whose outlet is not sure: one name in its place, one author, days that can be one,
    much the same words, and one says that it was updated; or that it was wrong before. Papers that
    print one agency's report have no author of their own."""
    if house(left) != house(right) or _of_agency(left) or _of_agency(right):
        return None
    if _puts_right(left, right) and days_between(left, right) <= LATE:
        share, _ = _shared(left, right)
        if share >= MOSTLY:
            why = f"one says what was wrong in an earlier version; {share:.0%} shared"
            return Verdict.SAME, share, why
    if left.byline != right.byline or not (left.byline or house(left)):
        return None
    marked = any(map(_is_marked, (left, right)))
    if not marked or days_between(left, right) > DAYS:
        return None
    share, whole = _shared(left, right)
    if not whole or share < (TEXT if title_of(left) == title_of(right) else MOSTLY):
        return None
    why = f"one author, days that can be one, and one says that it was updated; {share:.0%} shared"
    return Verdict.SAME, share, why


def _of_agency(article: Article) -> bool:
    return is_agency(article.outlet) or any(relay.how == "republished" for relay in article.relays)


def _is_marked(article: Article) -> bool:
    """Whether it says that it is not the first of its versions."""
    return bool(modified(article)) or is_updated(article)


def _puts_right(left: Article, right: Article) -> bool:
    """Whether the later one of two, and it alone, says of itself that it was wrong before."""
    one, other = _owns_up(left), _owns_up(right)
    if one == other:
        return False
    late, early = (left, right) if one else (right, left)
    then, now = early.published, late.published
    return then is None or now is None or then.first <= now.last


@lru_cache(maxsize=1 << 13)
def _owns_up(article: Article) -> bool:
    return any(notice.own for notice in notices(article.text))


def _shared(left: Article, right: Article) -> tuple[float, bool]:
    """The share of the shorter one's words, quoted or not, that both have, and whether both are
    long enough for that to tell anything."""
    found = overlap(left, right)
    sizes = [len(words(article).texts) for article in (left, right)]
    total = found.own + found.quoted + found.lifted
    return min(1.0, total / max(1, min(sizes))), min(sizes) >= 3 * RUN


def _titles(left: Article, right: Article) -> float:
    """The share of all words of two titles that both have."""
    one, other = _stems(left), _stems(right)
    return len(one & other) / len(one | other) if one or other else 0.0


def _stems(article: Article) -> set[str]:
    """The words of a title, without those that only mark a later version."""
    return set(terms(title_of(article))) - _MARKS


versions = Compare(name=BY, of=Article, makes=Judgement, keys=_keys, judge=_judge, common=_common)
