"""On whose word a story rests, and what still stands without somebody: "without Quispe"."""

from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.report.bearers import Unknown
from reportedly.report.explained import forest
from reportedly.report.export import document
from reportedly.report.story_told import StoryTold
from reportedly.report.without import GroupAfter, Without, named, without
from reportedly.workbench.page import Asked, Page, Screen
from reportedly.workbench.story_frame import StoryFrame, followed, framed, paged, rows_of_it

__all__ = ["ON_A_PAGE", "SCREENS"]

ON_A_PAGE = 20
"""How many origins, or statements, a page has."""
_SWITCHES = 12
"""How many origins can be left out without unfolding the rest."""


def origins(asked: Asked) -> Page:
    """The trees of what several articles say, or (``by=origin``) all origins one by one; with
    ``without`` what is left once these are switched off."""
    frame = framed(asked, "origins")
    story, by = frame.story, "origin" if asked.one("by") == "origin" else "statement"
    off = asked.many("without")
    left, unknown = _left(asked, frame, off)
    names = tuple(name for name in off if name not in {one.asked for one in unknown})
    rows: Iterable[Any] = story.origins if by == "origin" else story.shared
    command, twin = _said(asked, frame, by, off, left)
    return frame.page(
        "story_origins.jinja",
        command,
        twin,
        by=by,
        off=list(names),
        left=left,
        unknown=unknown,
        bears={one.id: one for one in story.bearing.origins},
        after=_after(left),
        gone=_gone(left),
        switches=_SWITCHES,
        people=_people(story),
        **paged(asked, rows, ON_A_PAGE),
    )


def _left(
    asked: Asked, frame: StoryFrame, off: tuple[str, ...]
) -> tuple[Without | None, tuple[Unknown, ...]]:
    """What stands without these; those that nobody is called are left aside and told."""
    unknown, known, material = list[Unknown](), list[str](), frame.story.material
    for name in off:
        try:
            named(material, (name,))
            known.append(name)
        except LookupError as error:
            told = error if isinstance(error, Unknown) else Unknown(name, (), several=False)
            unknown.append(told)
    if not known:
        return None, tuple(unknown)
    key = ("without", frame.story.id, frame.profile, *known)
    return asked.shown.made(key, lambda: without(material, known)), tuple(unknown)


def _said(
    asked: Asked, frame: StoryFrame, by: str, off: tuple[str, ...], left: Without | None
) -> tuple[tuple[str, ...], Any]:
    """The command of what is shown, and its document."""
    view, when = asked.shown.view, asked.as_of
    material, profile = frame.story.material, frame.profile
    if left is not None:
        told: Mapping[str, Any] = {"profile": profile, "falls": left.falls, "without": left}
        words = tuple(word for one in left.removed for word in ("--without", one.asked))
        return ("origins", *words), lambda: document(view, "without", as_of=when, **told)
    if by == "origin":
        return ("origins",), lambda: rows_of_it(asked, "origins", frame.story.origins)
    return ("origins", "--explain"), lambda: document(
        view,
        "origins",
        as_of=when,
        profile=profile,
        stories=[one for one in forest(material) if one.trees],
    )


def _after(left: Without | None) -> dict[str, GroupAfter]:
    """What becomes of each statement that is touched, by the id of its group."""
    return {row.id: row for row in left.statements} if left else {}


def _gone(left: Without | None) -> frozenset[str]:
    """The ids of the claims that go."""
    senses = (sense for one in left.removed for sense in one.senses) if left else ()
    return frozenset(id for sense in senses for id in sense.claims)


def _people(story: StoryTold) -> list[str]:
    """Names that can be left out, for the field that takes one."""
    return sorted({one.name for one in story.speakers})


SCREENS = (Screen("/stories/{id}/origins", followed(origins, "origins"), story="id"),)
