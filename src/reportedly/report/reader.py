"""One article read against what was made of it: "Berg said", who is Berg, on whose word."""

from collections.abc import Iterable

from reportedly.model.article import Article
from reportedly.model.mention import MentionKind
from reportedly.model.span import Span
from reportedly.model.story import Story
from reportedly.report.change_rows import TextRow
from reportedly.report.corrections import corrections
from reportedly.report.diffs import text_row
from reportedly.report.imprint import imprint
from reportedly.report.languages import unread
from reportedly.report.marks import marks, shown_blocks
from reportedly.report.material import Material
from reportedly.report.origin_rows import CopyRow
from reportedly.report.reader_cards import Cards
from reportedly.report.reader_cited import cited_as
from reportedly.report.reader_parts import Part, cuts
from reportedly.report.reader_rows import NamedIn, Reader, VersionRow
from reportedly.report.safe import visible
from reportedly.report.tables import copies
from reportedly.store.base import View

__all__ = ["around", "reader", "story_of"]

_TOLD = (MentionKind.PERSON, MentionKind.ORGANISATION)


def story_of(view: View, article: str) -> Story | None:
    """The story that an article (id) belongs to, None where it belongs to none."""
    return next(iter(view.all(Story, articles={article})), None)


def around(view: View, article: str) -> Material:
    """What the ledger holds of the story of an article, of the article alone without one."""
    story = story_of(view, article)
    return Material(view, set(story.articles) if story else {article})


def reader(
    material: Material, article: str, part: int = 0, near: Material | None = None
) -> Reader:
    """The article (id), read within its story, which is ``material``.

    Only what stands in the article itself is read for it alone; numbers, colours and what others
    say of the same come from the story. ``part`` is one of its parts (from 1; 0 for all of it),
    ``near`` what the ledger holds of the article alone, where that is at hand. Raises KeyError
    where the article is not of ``material``, IndexError where it has no such part.
    """
    found, near = material.articles[article], near or material.within({article})
    story, line = story_of(material.view, article), material.lineages.get(article)
    starts = cuts(found)
    if part > len(starts):
        raise IndexError(f"{article} has {len(starts)} parts, not {part}")
    start, end = (*starts, len(found.text))[part - 1 : part + 1] if part else (0, len(found.text))
    held = near if end - start == len(found.text) else Part(near, start, end)
    shared = tuple(
        row
        for row in material.made(copies)
        if article in (row.left, row.right) and row.kind != "shared furniture"
    )
    evidence = [mark for mark in marks(held).get(article, ()) if _in(mark.span, start, end)]
    return Reader(
        id=article,
        title=found.title or found.source or article,
        label=material.label(article),
        outlet=found.outlet,
        voice=_voice(found),
        day=found.published_days,
        language=found.language,
        unread=unread(found.language, len(near.rows)),
        length=len(found.text),
        story=story.id if story else "",
        story_title=story.title if story else "",
        imprint=imprint(found),
        shown=tuple(shown_blocks(found, evidence, start, end)),
        marks=tuple(evidence),
        cards=Cards(material, held, article, near).made(),
        versions=_versions(material, article),
        order=line.order if line else "",
        copies=shared,
        notices=tuple(
            row for row in material.made(corrections) if article in (row.article, *row.of)
        ),
        named=_named(near),
        others=_others(material, article, shared),
        part=part,
        parts=starts,
        cited_as=cited_as(found),
        exact=visible(found.text[start:end]) == found.text[start:end],
    )


def _in(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def _voice(article: Article) -> str:
    whole = (f"{one.outlet} ({one.how})" for one in article.relays if one.how != "contributed")
    return article.outlet or next(whole, "")


def _named(near: Material) -> tuple[NamedIn, ...]:
    """The persons and bodies that the article names, those that it names most first."""
    found = dict[str, NamedIn]()
    for entity in near.entities:
        held = [near.names[id] for id in entity.names if id in near.names]
        if held and entity.kind in _TOLD:
            found[entity.id] = NamedIn(
                id=entity.id,
                name=entity.name,
                kind=str(entity.kind),
                mentions=sum(len(name.mentions) for name in held),
            )
    return tuple(sorted(found.values(), key=lambda one: (-one.mentions, one.name, one.id)))


def _others(material: Material, article: str, shared: Iterable[CopyRow]) -> tuple[TextRow, ...]:
    near = [id for row in shared for id in (row.left, row.right)]
    ids = (id for id in dict.fromkeys((*near, *material.articles)) if id != article)
    return tuple(text_row(material, id) for id in ids)


def _versions(material: Material, article: str) -> tuple[VersionRow, ...]:
    line = material.lineages.get(article)
    known = [id for id in line.articles if id in material.articles] if line else []
    rows = (text_row(material, id) for id in known)
    return tuple(
        VersionRow(article=row.id, label=row.label, day=row.day, here=row.id == article)
        for row in rows
    )
