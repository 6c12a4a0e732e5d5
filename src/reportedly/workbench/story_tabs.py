"""What is withheld in a story, what changed, who says what, and its articles."""

from reportedly.report.changes import Changes
from reportedly.report.export import document
from reportedly.report.reserves import Reserves
from reportedly.workbench.page import Asked, Page, Screen
from reportedly.workbench.story_frame import StoryFrame, followed, framed, paged, rows_of_it

__all__ = ["SCREENS"]

_VOICES, _ARTICLES = 20, 60
"""How many a page has."""


def reserves(asked: Asked) -> Page:
    """Denials with what they deny, what nobody confirmed, who kept silent."""
    frame = framed(asked, "reserves")
    return _in_parts(asked, frame, frame.story.reserves)


def changes(asked: Asked) -> Page:
    """Versions, corrections, drift, headlines against bodies, forecasts."""
    frame = framed(asked, "changes")
    return _in_parts(asked, frame, frame.story.changes)


def _in_parts(asked: Asked, frame: StoryFrame, found: Reserves | Changes) -> Page:
    """A tab of several tables, which one command prints one after the other."""
    return frame.page(
        f"story_{frame.tab}.jinja",
        (frame.tab,),
        lambda: document(asked.shown.view, frame.tab, as_of=asked.as_of, **found.parts),
        found=found,
    )


def voices(asked: Asked) -> Page:
    """Who is said to have said what; ``speaker`` leaves those whose name has these words."""
    frame = framed(asked, "voices")
    words = asked.one("speaker")
    kept = [
        one
        for one in frame.story.speakers
        if any(
            words.casefold() in n.casefold() for n in (one.name, *(c.source for c in one.claims))
        )
    ]
    return frame.page(
        "story_voices.jinja",
        ("voices", *(("--speaker", words) if words else ())),
        lambda: rows_of_it(asked, "voices", kept),
        speaker=words,
        everybody=len(frame.story.speakers),
        **paged(asked, kept, _VOICES),
    )


def articles(asked: Asked) -> Page:
    """The articles with what is in each."""
    frame = framed(asked, "articles")
    rows = frame.story.listed
    return frame.page(
        "story_articles.jinja",
        ("articles",),
        lambda: rows_of_it(asked, "articles", rows),
        labels={row.id: row.label for row in rows},
        **paged(asked, rows, _ARTICLES),
    )


SCREENS = (
    Screen("/stories/{id}/reserves", followed(reserves, "reserves"), story="id"),
    Screen("/stories/{id}/changes", followed(changes, "changes"), story="id"),
    Screen("/stories/{id}/voices", followed(voices, "voices"), story="id"),
    Screen("/stories/{id}/articles", followed(articles, "articles"), story="id"),
)
