"""Stories: where the day starts: "2 stories, 21 articles; 3 articles new since you looked"."""

from reportedly.model.story import Story
from reportedly.report.days import day
from reportedly.report.looks import Looks, News, UnreadableLooks
from reportedly.report.stories import Stories, as_document
from reportedly.report.stories_rows import PAGE, SORTS, StoryQuery
from reportedly.report.wording import count
from reportedly.workbench.desk import Soon
from reportedly.workbench.page import Action, Asked, Go, Missing, Page, Screen
from reportedly.workbench.stories_lines import at_once, making

__all__ = ["SCREENS", "new_since"]

_SORTED = {"newest": "Newest", "articles": "Most articles", "disputed": "Most in conflict"}
_MOST = 200
"""Stories on a page at most."""


def stories(asked: Asked) -> Page:
    query = _query(asked)
    looks, caution = _looks(asked)
    held = _held(asked)
    found = held.page(query, looks, at_once(asked, held))
    made = making(asked, held, found.unmade) if found.unmade else None
    kept = _fields(found.query)

    def twin() -> str:
        if made is not None:
            raise Soon(made)
        return as_document(asked.shown.view, found)

    return Page(
        "stories.jinja",
        "Stories",
        command=_command(asked, found.query),
        twin=twin,
        here="/stories",
        context={
            "found": found,
            "sorts": _SORTED,
            "kept": kept,
            "orders": {key: kept | {"sort": key if key != SORTS[0] else ""} for key in SORTS},
            "caution_looks": caution,
            "asks_news": asked.as_of is None,
            "reach": _reach(found.query),
        },
    )


def _held(asked: Asked) -> Stories:
    """Every line that was worked out is kept until something is written that concerns it."""
    shown = asked.shown

    def grown(before: tuple[int, Stories] | None) -> tuple[int, Stories]:
        made = Stories(shown.view)
        if before is not None:
            made.keep(before[1], shown.ledger.log(before[0] + 1))
        return shown.state, made

    return shown.grown("stories", grown)[1]


def _query(asked: Asked) -> StoryQuery:
    sort = asked.one("sort")
    return StoryQuery(
        words=asked.one("of"),
        outlet=asked.one("outlet"),
        since=asked.one("since"),
        until=asked.one("until"),
        disputed=bool(asked.one("disputed")),
        news=bool(asked.one("news")) and asked.as_of is None,
        sort=sort if sort in SORTS else SORTS[0],
        page=asked.number("page", 1),
        size=max(1, asked.number("limit", PAGE, _MOST)),
    )


def _fields(query: StoryQuery) -> dict[str, str]:
    """The query as it stands in an address, without the page."""
    return {
        "of": query.words,
        "outlet": query.outlet,
        "since": query.since,
        "until": query.until,
        "disputed": "1" if query.disputed else "",
        "news": "1" if query.news else "",
        "sort": query.sort if query.sort != SORTS[0] else "",
        "limit": str(query.size) if query.size != PAGE else "",
    }


def _command(asked: Asked, query: StoryQuery) -> tuple[str, ...]:
    told = _fields(query) | {"page": str(query.page) if query.page > 1 else ""}
    words = ["stories"]
    for name, value in told.items():
        if value:
            words += [f"--{name}"] if name in ("disputed", "news") else [f"--{name}", value]
    return (*words, *(("--as", asked.who) if asked.as_of is None else ()))


def _reach(query: StoryQuery) -> str:
    """The days asked for, in words."""
    since = f"from {day(query.since)}" if query.since else ""
    until = f"to {day(query.until)}" if query.until else ""
    return f"{since} {until}".strip()


def _looks(asked: Asked) -> tuple["dict[str, str] | None", str]:
    """What this analyst has looked at; None at a past moment, of which nothing is new."""
    if asked.as_of is not None:
        return None, ""
    try:
        return dict(Looks(asked.desk.path).of(asked.who)), ""
    except UnreadableLooks as error:
        return {}, f"What you have looked at cannot be read: {error}"


def new_since(asked: Asked, story: Story) -> News | None:
    """What is new to whoever asks in a story; None where that is no question."""
    looks, caution = _looks(asked)
    return None if looks is None or caution else _held(asked).news(story, looks)


def looked(asked: Asked) -> Go:
    """A story page says that it is being looked at."""
    story = asked.shown.view.get(Story, asked.path["id"])
    if story is None:
        raise Missing("There is no such story any more: it has changed since.")
    _note(asked, story.articles)
    return Go("")


def all_looked(asked: Asked) -> Go:
    held = _held(asked)
    _note(asked, held.articles)
    told = count(held.known, "story is", "stories are")
    return Go("/stories", f"{told} marked as seen, as {asked.who}.")


def _note(asked: Asked, articles: tuple[str, ...]) -> None:
    try:
        Looks(asked.desk.path).look(asked.who, articles)
    except UnreadableLooks as error:
        raise Missing(f"That you looked cannot be written down: {error}") from error


SCREENS = (
    Screen("/stories", stories),
    Action("/stories/looked", all_looked),
    Action("/stories/{id}/looked", looked),
)
