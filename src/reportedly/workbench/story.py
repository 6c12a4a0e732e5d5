"""One story in brief: what is in dispute, what is new, every sentence with its evidence."""

from reportedly.model.failure import Failure
from reportedly.model.origin import Origin
from reportedly.model.story import Story
from reportedly.report.brief import brief, stamped
from reportedly.report.export import document
from reportedly.report.looks import News
from reportedly.report.story_brief import in_full
from reportedly.report.story_html import story_html
from reportedly.report.tables import origins
from reportedly.report.withheld import leading
from reportedly.workbench.page import Asked, Go, Missing, Page, Screen, address
from reportedly.workbench.stories import new_since
from reportedly.workbench.story_frame import followed, framed
from reportedly.workbench.story_origins import ON_A_PAGE

__all__ = ["SCREENS"]

_LED = ("denied", "not confirmed", "unverified by outlet", "no comment")
"""The reserves of the first look; what was taken back is among the changes."""


def overview(asked: Asked) -> Page:
    frame = framed(asked, "")
    return frame.page(
        "story_overview.jinja",
        ("brief", "--no-write"),
        lambda: _brief(asked, frame.story.id, frame.profile),
        news=new_since(asked, frame.story.story) or News(),
        first_reserves=[
            row for row in leading(frame.story.reserves.withheld) if row.status in _LED
        ][:3],
    )


def paper(asked: Asked) -> Page:
    """The whole brief, as it is printed."""
    frame = framed(asked, "print")
    told = frame.story
    whole = asked.shown.made(
        ("in full", told.id, frame.profile),
        lambda: story_html(in_full(told.material, told.story)),
    )
    return frame.page(
        "story_print.jinja",
        ("brief", "--no-write"),
        lambda: _brief(asked, told.id, frame.profile),
        whole=whole,
    )


def origin(asked: Asked) -> Go:
    """An origin by its id alone: where it stands among those of its story. Raises `Missing`."""
    id, view = asked.path["origin"], asked.shown.view
    found = view.get(Origin, id)
    held = next(view.all(Story, articles=found.articles), None) if found else None
    if held is None:
        raise Missing("No story rests on such an origin.")
    rows = [row.id for row in asked.shown.material(story=held.id).made(origins)]
    page = rows.index(id) // ON_A_PAGE + 1 if id in rows else 1
    query = {"by": "origin", "page": page if page > 1 else "", "as_of": asked.one("as_of")}
    return Go(address(f"/stories/{held.id}/origins", query) + f"#{id}")


def _brief(asked: Asked, story: str, profile: str) -> str:
    """What ``reportedly brief --story ID --json`` prints."""
    view, moment = asked.shown.view, asked.as_of
    made = brief(view, failures=view.all(Failure), story=story, profile=profile)
    if moment is not None:
        made = stamped(made, moment, getattr(moment, "reading", ""))
    return document(view, "brief", brief=made)


SCREENS = (
    Screen("/stories/{id}", followed(overview, ""), story="id"),
    Screen("/stories/{id}/print", followed(paper, "print"), story="id"),
    Screen("/origins/{origin}", origin),
)
