"""Articles and stretches of their text: "characters 510 to 606 of Plaza Daily, as they stand"."""

from dataclasses import dataclass

from reportedly.mcp.quoted import NOTICE, Place, line, lines, place
from reportedly.mcp.shelf import State
from reportedly.model.article import Article
from reportedly.report.articles import ArticleRow, articles
from reportedly.report.reader import story_of
from reportedly.report.reader_cited import cited_as

__all__ = ["LONGEST", "ArticleAnswer", "PassageAnswer", "article_answer", "passage_answer"]

LONGEST = 4_000
"""Characters of one passage at most."""


@dataclass(frozen=True, kw_only=True)
class ArticleWords:
    title: str
    outlet: str
    byline: str
    url: str
    file: str
    carries: list[str]
    cited_as: str


@dataclass(frozen=True, kw_only=True)
class ArticleAnswer:
    """``day`` of publication (ISO 8601, or a range), ``known`` how it is known. ``sha256`` is of
    the bytes that it was read from. ``claims`` counts what it says, ``origins`` on how many words
    that rests, ``shares`` are ids of articles that it has text in common with; ``before`` is the
    version before it, ``corrected`` the ids of notices about it."""

    notice: str = NOTICE
    id: str
    story: str
    day: str
    known: str
    language: str
    characters: int
    pages: int
    sha256: str
    claims: int
    origins: int
    version: int
    versions: int
    before: str
    shares: list[str]
    corrects: list[str]
    corrected: list[str]
    quoted: ArticleWords


@dataclass(frozen=True, kw_only=True)
class PassageAnswer:
    """``claims`` are the ids of the claims whose words begin here; ``length`` is that of the whole
    article."""

    notice: str = NOTICE
    length: int
    place: Place
    claims: list[str]


def article_answer(state: State, id: str) -> ArticleAnswer:
    """Raises ``LookupError``."""
    found = _article(state, id)
    material = state.around(found.id)
    [row] = [row for row in material.made(articles) if row.id == found.id]
    story = story_of(state.view, found.id)
    return _answer(found, row, story.id if story else "")


def _answer(found: Article, row: ArticleRow, story: str) -> ArticleAnswer:
    return ArticleAnswer(
        id=row.id,
        story=story,
        day=row.day,
        known=row.known,
        language=row.language,
        characters=row.characters,
        pages=len(found.pages),
        sha256=found.sha256,
        claims=row.claims,
        origins=row.origins,
        version=row.version,
        versions=row.versions,
        before=row.before,
        shares=list(row.shares),
        corrects=list(row.corrects),
        corrected=list(row.corrected),
        quoted=ArticleWords(
            title=line(row.title),
            outlet=line(row.outlet),
            byline=line(found.byline),
            url=line(row.url),
            file=line(row.source),
            carries=lines(row.carries),
            cited_as=cited_as(found),
        ),
    )


def passage_answer(state: State, id: str, start: int, end: int) -> PassageAnswer:
    """The text from ``start`` up to ``end``, cut where it is too long. Raises ``LookupError`` for
    the article, ``ValueError`` for offsets that its text does not have."""
    found = _article(state, id)
    stop = min(end, start + LONGEST, len(found.text))
    if not 0 <= start < stop:
        raise ValueError(f"the article has {len(found.text):,} characters, from 0")
    near = state.around(found.id)
    held = (row for row in near.rows.values() if row.article == found.id)
    within = sorted((row.span.start, row.id) for row in held if start <= row.span.start < stop)
    return PassageAnswer(
        length=len(found.text),
        place=place(found, found.at(start, stop)),
        claims=[id for _, id in within],
    )


def _article(state: State, id: str) -> Article:
    entry = state.view.find(id)
    return entry.record if entry and isinstance(entry.record, Article) else state.article(id)
