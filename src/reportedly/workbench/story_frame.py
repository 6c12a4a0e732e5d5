"""The frame of all parts of a story: title, days, "10 articles → 24 origins", and the tabs."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from reportedly.model.story import Story
from reportedly.report.export import document
from reportedly.report.paging import leaf, pages
from reportedly.report.story_told import StoryTold, grown
from reportedly.workbench.page import Asked, Go, Missing, Page, address

__all__ = ["Grown", "StoryFrame", "Tab", "followed", "framed", "paged", "rows_of_it"]

PROFILES = {
    "best": ("as joined", "Statements that were held to rest on one word count once."),
    "conservative": ("conservatively", "All that is possibly the same counts once."),
    "generous": ("generously", "Only what is certainly the same counts once."),
}
"""How origins are counted: in words, and what that means."""
_COUNTED = ("", "origins", "figures", "print")
"""The tabs whose numbers depend on how origins are counted."""


class Grown(Missing):
    """A story of once: ``story`` is the id of the one of today that holds its articles."""

    def __init__(self, story: str) -> None:
        super().__init__("This story has another address now.")
        self.story = story


@dataclass(frozen=True)
class Tab:
    """``key`` is the last part of its address, ``press`` the key that leads there, ``n`` how many
    things it shows (None: no number)."""

    key: str
    name: str
    press: str
    n: int | None = None


@dataclass(frozen=True)
class StoryFrame:
    story: StoryTold
    tab: str
    profile: str
    context: dict[str, Any]

    def page(
        self, template: str, command: Iterable[str], twin: Any, status: int = 200, **context: Any
    ) -> Page:
        """The page of this tab. ``command`` gets the story and the way of counting, which the
        command of a tab that counts origins understands."""
        counted = self.tab in _COUNTED and self.profile != "best"
        return Page(
            template,
            self._titled(),
            command=(
                *command,
                "--story",
                self.story.id,
                *(("--profile", self.profile) if counted else ()),
            ),
            twin=twin,
            here="/stories",
            context={**self.context, **context},
            status=status,
        )

    def _titled(self) -> str:
        name = next(tab.name for tab in self.context["tabs"] if tab.key == self.tab)
        return f"{name}: {self.story.title}" if self.tab else self.story.title


def followed(show: Callable[[Asked], Page], tab: str) -> Callable[[Asked], Page | Go]:
    """The part of a story at the address that it has today, where the one that was asked for is of
    before it grew: addresses that somebody kept stay good."""

    def shown(asked: Asked) -> Page | Go:
        try:
            return show(asked)
        except Grown as grown:
            kept = {name: asked.query.getlist(name) for name in asked.query}
            there = f"/stories/{grown.story}" + (f"/{tab}" if tab else "")
            said = "This story has changed since: it has other articles now, and another address."
            return Go(address(there, kept), said)

    return shown


def framed(asked: Asked, tab: str) -> StoryFrame:
    """The story that the address names; ``tab`` is the last part of it, "" for the first one.
    Raises `Missing`."""
    id, kept = asked.path["id"], asked.one("profile", "best")
    kept = kept if kept in PROFILES else "best"
    profile = kept if tab in _COUNTED else "best"
    story = asked.shown.made(("told", id, profile), lambda: _told(asked, id, profile))
    if story is None:
        raise _elsewhere(asked, id)
    tabs = asked.shown.made(("tabs", id, profile), lambda: _tabs(story))
    context = {
        "story": story,
        "tab": tab,
        "tabs": tabs,
        "profile": profile,
        "kept_profile": "" if kept == "best" else kept,
        "profiles": _profiles(asked) if tab in _COUNTED else (),
        "base": f"/stories/{story.id}",
    }
    return StoryFrame(story=story, tab=tab, profile=profile, context=context)


def _profiles(asked: Asked) -> list[tuple[str, str, str, dict[str, Any]]]:
    """Each way of counting with the query of this very page under it."""
    kept = {
        name: list(asked.many(name)) for name in asked.query if name not in ("profile", "as_of")
    }
    return [
        (name, words, says, {**kept, "profile": "" if name == "best" else name})
        for name, (words, says) in PROFILES.items()
    ]


def _told(asked: Asked, id: str, profile: str) -> StoryTold | None:
    view = asked.shown.view
    found = view.get(Story, id) or (grown(view, id) if id in view.asked else None)
    if found is None:
        return None
    return StoryTold(asked.shown.material(story=id, profile=profile), found, id)


def _elsewhere(asked: Asked, id: str) -> Missing:
    """Where a story is that is not at this address."""
    with asked.desk.shown() if asked.as_of is not None else nullcontext() as now:
        found = grown(asked.shown.view, id, now.view if now else None)
    if found is not None:
        return Grown(found.id)
    then = " on that day" if asked.as_of is not None else ""
    return Missing(f"There is no such story here{then}.")


def _tabs(story: StoryTold) -> tuple[Tab, ...]:
    return (
        Tab("", "In brief", "b"),
        Tab("origins", "Origins", "o", story.independent.n),
        Tab("figures", "Figures", "f", len(story.figures)),
        Tab("conflicts", "Conflicts", "x", len(story.open)),
        Tab("timeline", "Timeline", "t", len(story.timeline)),
        Tab("reserves", "Reserves", "r", story.reserves.n),
        Tab("changes", "Changes", "h", story.changes.n),
        Tab("voices", "Voices", "v", len(story.speakers)),
        Tab("articles", "Articles", "a", len(story.works)),
        Tab("print", "Print", "p"),
    )


def rows_of_it(asked: Asked, kind: str, rows: Iterable[Any]) -> str:
    """The document that the command of this table prints with --json."""
    held = list(rows)
    view = asked.shown.view
    return document(view, kind, as_of=asked.as_of, total=len(held), rows=held)


def paged(asked: Asked, rows: Iterable[Any], most: int) -> dict[str, Any]:
    """The rows of the page that is asked for (``?page=``), with where they stand among all."""
    held = list(rows)
    last = pages(len(held), most)
    n = asked.number("page", 1, last)
    return {
        "rows": leaf(held, n, most),
        "at": n,
        "pages": last,
        "first": (n - 1) * most,
        "total": len(held),
    }
