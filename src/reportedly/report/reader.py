"""One article read against what was made of it: "Berg said", who is Berg, on whose word."""

from reportedly.model.article import Article
from reportedly.model.story import Story
from reportedly.report.corrections import corrections
from reportedly.report.diffs import text_row
from reportedly.report.imprint import imprint
from reportedly.report.marks import marks, shown_blocks
from reportedly.report.material import Material
from reportedly.report.reader_cards import Cards
from reportedly.report.reader_rows import Reader, VersionRow
from reportedly.report.tables import copies
from reportedly.store.base import View

__all__ = ["around", "reader", "story_of"]


def story_of(view: View, article: str) -> Story | None:
    """The story that an article (id) belongs to, None where it belongs to none."""
    return next(iter(view.all(Story, articles={article})), None)


def around(view: View, article: str) -> Material:
    """What the ledger holds of the story of an article, of the article alone without one."""
    story = story_of(view, article)
    return Material(view, set(story.articles) if story else {article})


def reader(material: Material, article: str) -> Reader:
    """The article (id), read within its story, which is ``material``.

    Only what stands in the article itself is read for it alone; numbers, colours and what others
    say of the same come from the story. Raises KeyError where the article is not of ``material``.
    """
    found, near = material.articles[article], material.within({article})
    story, evidence = story_of(material.view, article), marks(near).get(article, [])
    line = material.lineages.get(article)
    return Reader(
        id=article,
        title=found.title or found.source or article,
        label=material.label(article),
        outlet=found.outlet,
        day=_day(found),
        language=found.language,
        length=len(found.text),
        story=story.id if story else "",
        story_title=story.title if story else "",
        imprint=imprint(found),
        shown=tuple(shown_blocks(found, evidence)),
        marks=tuple(evidence),
        cards=Cards(material, near, article).made(),
        versions=_versions(material, article),
        order=line.order if line else "",
        copies=tuple(
            row
            for row in material.made(copies)
            if article in (row.left, row.right) and row.kind != "shared furniture"
        ),
        notices=tuple(
            row for row in material.made(corrections) if article in (row.article, *row.of)
        ),
    )


def _day(article: Article) -> str:
    """Day or range of publication (EDTF), "" where not known."""
    published = article.published
    if published is None:
        return ""
    return published.day or f"{published.first}/{published.last}"


def _versions(material: Material, article: str) -> tuple[VersionRow, ...]:
    line = material.lineages.get(article)
    known = [id for id in line.articles if id in material.articles] if line else []
    rows = (text_row(material, id) for id in known)
    return tuple(
        VersionRow(article=row.id, label=row.label, day=row.day, here=row.id == article)
        for row in rows
    )
