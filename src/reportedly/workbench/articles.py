"""The evidence reader: an article against what was made of it: "whose word is that?"."""

from functools import partial

from reportedly.model.article import Article
from reportedly.model.span import Span
from reportedly.report.hues import hues
from reportedly.report.material import Material
from reportedly.report.passages import anchor
from reportedly.report.reader import reader, story_of
from reportedly.report.reader_parts import cuts, part_at
from reportedly.report.reader_rows import Reader
from reportedly.report.reader_twin import article_document
from reportedly.workbench.page import Asked, Go, Missing, Page, Screen, address

__all__ = ["SCREENS", "material_of"]

KINDS = {
    "claims": ("m-claim", "Claims"),
    "figures": ("m-figure", "Figures"),
    "times": ("m-time", "Times"),
    "names": ("m-name", "Names"),
    "speakers": ("m-speaker", "Speakers"),
    "cues": ("m-cue", "Cues"),
    "reserves": ("m-hedge", "Reserves"),
    "furniture": ("", "Furniture"),
}
"""What can be marked: in the address, as a class, and in words."""
OWN = "in its own words"
"""What stands for the speaker of what an outlet says itself."""
_FIRST = ("claims", "figures", "speakers", "reserves", "furniture")
"""What is marked unless the address says otherwise."""


def article(asked: Asked) -> Page | Go:
    found = _found(asked)
    if found.id != asked.path["id"]:
        return Go(address(f"/articles/{found.id}", {"as_of": asked.one("as_of")}))
    material, starts = material_of(asked, found.id), cuts(found)
    part = asked.number("part", 1) if len(starts) > 1 else 0
    if part > len(starts):
        raise Missing(f"This article has {len(starts)} parts.")
    read = reader(material, found.id, part, asked.shown.material(articles=(found.id,)))
    return Page(
        "article.jinja",
        read.title,
        command=("show", found.id),
        twin=lambda: article_document(material, found.id),
        here="/stories",
        context={
            "read": read,
            "hues": material.made(hues),
            "kinds": KINDS,
            "marked": _marked(asked),
            "own_words": OWN,
            "status": asked.one("status"),
            "speaker_asked": asked.one("speaker"),
            "sources": len([name for name, _ in read.speakers if name]),
            "here_at": next((n for n, v in enumerate(read.versions, start=1) if v.here), 0),
            "first_at": {card.place: card.n for card in reversed(read.cards)},
            "numbers": {card.id: card.n for card in read.cards},
            "near": partial(_near, read, asked.one("as_of")),
        },
    )


def _near(read: Reader, as_of: str, span: Span) -> str:
    """Where words of this article stand: on this page, or in another part of a long one."""
    part = part_at(read.parts, span.start) if read.part else 0
    path = ""
    if part != read.part:
        path = address(f"/articles/{read.id}", {"part": part, "as_of": as_of})
    return f"{path}#{anchor(span)}"


def _found(asked: Asked) -> Article:
    id = asked.path["id"]
    found = asked.shown.view.get(Article, id)
    if found is None:
        entry = asked.shown.view.find(id) if id.startswith("art-") else None
        found = entry.record if entry and isinstance(entry.record, Article) else None
    if found is None:
        raise Missing(f"There is no article {id} in this ledger.")
    return found


def material_of(asked: Asked, article: str) -> Material:
    """The story that an article (id) is read within, kept while the ledger stays as it is."""
    story = story_of(asked.shown.view, article)
    if story is None:
        return asked.shown.material(articles=(article,))
    return asked.shown.material(story=story.id)


def _marked(asked: Asked) -> tuple[str, ...]:
    """What is to be marked: "?show=claims,figures" or a field for each."""
    asked_for = [word for value in asked.many("show") for word in value.split(",")]
    return tuple(kind for kind in KINDS if kind in asked_for) if asked_for else _FIRST


SCREENS = (Screen("/articles/{id}", article),)
