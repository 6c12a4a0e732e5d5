"""The workbench as a web application: every screen at its address, with its JSON twin."""

import asyncio
import shlex
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any
from urllib.parse import quote, unquote

import jinja2
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from reportedly.model.span import Span
from reportedly.report.export import SCHEMA
from reportedly.report.figure_view import PLOT_STYLE
from reportedly.report.html import templates
from reportedly.report.moments import AsOf, as_of
from reportedly.report.passages import anchor
from reportedly.workbench import (
    add,
    articles,
    bench,
    bench_decisions,
    compare,
    people,
    stories,
    story,
    story_conflicts,
    story_figures,
    story_origins,
    story_tabs,
    story_timeline,
)
from reportedly.workbench.desk import Desk
from reportedly.workbench.files import sent_file, static
from reportedly.workbench.guard import LOOPBACK, Guard, Keys, policy
from reportedly.workbench.page import (
    Action,
    Asked,
    Download,
    Go,
    Missing,
    Page,
    Screen,
    address,
    clean,
)

__all__ = ["SCREENS", "Workbench", "workbench"]

SCREENS: tuple[Screen | Action, ...] = (
    *stories.SCREENS,
    *add.SCREENS,
    *articles.SCREENS,
    *compare.SCREENS,
    *people.SCREENS,
    *bench.SCREENS,
    *bench_decisions.SCREENS,
    *story_figures.SCREENS,
    *story.SCREENS,
    *story_origins.SCREENS,
    *story_conflicts.SCREENS,
    *story_timeline.SCREENS,
    *story_tabs.SCREENS,
)
"""All screens and actions; what a path names is found from the top."""

_BARS = (
    ("/stories", "Stories", "1"),
    ("/claims", "Claims", "2"),
    ("/people", "People", "3"),
    ("/bench", "Bench", "4"),
    ("/sources", "Sources", "5"),
    ("/add", "Add", "6"),
)
"""The tabs of the top bar, with their keys."""


SAID, WHO = "reportedly-said", "reportedly-who"
"""Cookies: what the next page says of what was just done; in whose name this browser decides."""


def workbench(
    path: Path, *, who: str, token: str = "", hosts: tuple[str, ...] = LOOPBACK
) -> ASGIApp:
    """The application for the ledger in this file, for an analyst called ``who`` unless a browser
    says otherwise. Raises as `Desk` does."""
    return Workbench(Desk(path), who, Keys(token)).app(hosts)


@dataclass(frozen=True)
class Workbench:
    desk: Desk
    who: str
    keys: Keys

    def app(self, hosts: tuple[str, ...]) -> ASGIApp:
        routes = [route for one in SCREENS for route in self._routes(one)]
        routes += [
            Route("/", lambda request: RedirectResponse("/stories", 303)),
            Route("/who", self._renamed, methods=["POST"]),
            Route("/static/{name:path}", sent_file, methods=["GET"]),
        ]
        made = Starlette(
            routes=routes,
            lifespan=self._living,
            exception_handlers={HTTPException: self._refused, Exception: self._broken},
        )
        # Outermost, so that errors too are dressed by it.
        return Guard(made, keys=self.keys, hosts=hosts, csp=policy([PLOT_STYLE]))

    @asynccontextmanager
    async def _living(self, app: Starlette) -> AsyncIterator[None]:
        async def watch() -> None:
            while True:
                await asyncio.sleep(5)
                await run_in_threadpool(self.desk.refresh)

        watching = asyncio.create_task(watch())
        yield
        watching.cancel()
        self.desk.close()

    def _routes(self, one: Screen | Action) -> list[Route]:
        if isinstance(one, Action):
            return [Route(one.path, partial(self._acted, one), methods=["POST"])]
        return [
            Route(f"{one.path}.json", partial(self._twin, one), methods=["GET"]),
            Route(one.path, partial(self._page, one), methods=["GET"]),
        ]

    async def _page(self, screen: Screen, request: Request) -> Response:
        return await run_in_threadpool(
            self._answer, request, screen.show, FormData(), screen.story, self._html
        )

    async def _twin(self, screen: Screen, request: Request) -> Response:
        return await run_in_threadpool(
            self._answer, request, screen.show, FormData(), screen.story, _json
        )

    async def _acted(self, action: Action, request: Request) -> Response:
        try:
            async with self._form(request, action.most) as form:
                return await run_in_threadpool(
                    self._answer, request, action.act, form, "", self._html
                )
        except ClientDisconnect:
            return Response(status_code=499)

    @asynccontextmanager
    async def _form(self, request: Request, most: int) -> AsyncIterator[FormData]:
        """The fields of a form that one of our own pages has posted."""
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or "transfer-encoding" in request.headers:
            raise HTTPException(411, "The length of what is sent is missing.")
        if len(length) > 12 or int(length) > most:
            raise HTTPException(413, f"More than {most >> 20} MB cannot be taken at once.")
        async with request.form(max_files=2000, max_fields=2000, max_part_size=most) as form:
            given = request.headers.get("x-csrf") or form.get("csrf") or ""
            if not self.keys.fits(request.cookies.get(Keys.SESSION, ""), str(given)):
                raise HTTPException(
                    403, "This form is not from an open page of this workbench: load it again."
                )
            yield form

    async def _renamed(self, request: Request) -> Response:
        """From now on this browser decides in another name."""
        async with self._form(request, 1 << 14) as form:
            who = _name(str(form.get("who") or "")) or self.who
        answer = RedirectResponse("/stories", 303)
        answer.set_cookie(WHO, quote(who), max_age=31536000, httponly=True, samesite="lax")
        return answer

    def _answer(
        self,
        request: Request,
        make: Callable[[Asked], Page | Go | Download],
        form: FormData,
        story: str,
        told: "Callable[[Request, Asked, Page], Response]",
    ) -> Response:
        """Runs in a thread of its own; whoever asks for the same state of the ledger waits."""
        try:
            moment = as_of(request.query_params.get("as_of", ""))
        except ValueError as error:
            raise HTTPException(400, str(error)) from None
        path = dict(request.path_params)
        try:
            with self.desk.shown(moment, path.get(story)) as shown:
                asked = Asked(
                    shown=shown,
                    desk=self.desk,
                    who=self._analyst(request),
                    path=path,
                    query=request.query_params,
                    form=form,
                    as_of=moment,
                )
                found = make(asked)
                if isinstance(found, Page):
                    return told(request, asked, found)
        except Missing as error:
            raise HTTPException(404, str(error)) from None
        except OperationalError as error:
            raise HTTPException(503, f"The ledger cannot be read just now: {error}") from None
        return _sent(found) if isinstance(found, Download) else _gone(found)

    def _analyst(self, request: Request) -> str:
        return _name(unquote(request.cookies.get(WHO, ""))) or self.who

    def _html(self, request: Request, asked: Asked, page: Page) -> Response:
        path = quote(request.scope["path"])
        more = {
            "asked": asked,
            "who": asked.who,
            "caution": asked.shown.said,
            "command": self._command(page, asked.as_of, request),
            "twin": f"{path}.json?{request.url.query}".rstrip("?") if page.twin else "",
        }
        return self._dressed(request, page, more)

    def _dressed(self, request: Request, page: Page, more: Mapping[str, Any]) -> Response:
        """A page in its frame. The session is known to pages of errors too: they have forms."""
        session = self.keys.session(request.cookies)
        query = request.query_params.multi_items()
        as_of = request.query_params.get("as_of", "")
        frame = {
            "page": page,
            "bars": _BARS,
            "csrf": self.keys.form(session),
            "ledger": self.desk.path.name,
            "who": self._analyst(request),
            "as_of": as_of,
            "said": unquote(request.cookies.get(SAID, "")),
            "rest": [(name, value) for name, value in query if name != "as_of"],
            "now": address("", _lists(query)) or "?",
            "to": partial(_to, as_of),
            "static": static,
            "command": "",
            "twin": "",
            "caution": "",
        }
        template = _environment().get_template(page.template)
        answer = HTMLResponse(template.render(**frame | dict(more), **page.context), page.status)
        if session != request.cookies.get(Keys.SESSION):
            # Lax: who comes back by a link from elsewhere keeps the forms that lie open.
            answer.set_cookie(Keys.SESSION, session, httponly=True, samesite="lax")
        if SAID in request.cookies:
            answer.delete_cookie(SAID, httponly=True, samesite="lax")
        return answer

    def _command(self, page: Page, moment: AsOf | None, request: Request) -> str:
        if not page.command:
            return ""
        asked = request.query_params.get("as_of", "")
        when = ("--as-of", asked) if moment is not None else ()
        return shlex.join(("reportedly", *page.command, *when, "--ledger", str(self.desk.path)))

    async def _refused(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        words = "There is no such page." if error.detail == "Not Found" else error.detail
        return self._told(request, error.status_code, words)

    async def _broken(self, request: Request, error: Exception) -> Response:
        return self._told(request, 500, "Something went wrong here; the terminal says what.")

    def _told(self, request: Request, status: int, words: str) -> Response:
        """An error as a page, or as JSON where the twin was asked for."""
        if request.url.path.endswith(".json"):
            return JSONResponse({"reportedly": SCHEMA, "error": words}, status)
        page = Page("error.jinja", f"{status}: {words}", context={"words": words}, status=status)
        return self._dressed(request, page, {})


def _lists(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """A query without its moment, repeated names as lists."""
    found = dict[str, list[str]]()
    for name, value in pairs:
        if name != "as_of":
            found.setdefault(name, []).append(value)
    return found


def _name(words: str) -> str:
    """An analyst's name as it is kept: one line, without what cannot be seen."""
    return " ".join("".join(c if c.isprintable() else " " for c in clean(words)).split())[:80]


def _to(as_of: str, path: str, **query: Any) -> str:
    """An address inside the workbench that keeps the moment."""
    return address(path, {**query, "as_of": as_of})


def _json(request: Request, asked: Asked, page: Page) -> Response:
    if page.twin is None:
        raise HTTPException(404, "This page has no JSON twin.")
    return Response(page.twin() + "\n", page.status, media_type="application/json")


def _gone(found: Go) -> Response:
    if not found.address:
        return Response(status_code=204)
    answer = RedirectResponse(found.address, 303)
    if found.said:
        # A cookie holds 4 kB; a byte may take three of them.
        words = clean(found.said).encode()[:1000].decode(errors="ignore")
        answer.set_cookie(SAID, quote(words), max_age=60, httponly=True, samesite="lax")
    return answer


def _sent(found: Download) -> Response:
    name = quote(found.name)
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(found.body, media_type=found.media, headers=headers)


@cache
def _environment() -> jinja2.Environment:
    made = templates("reportedly.workbench", "reportedly.report")
    made.filters |= {"at": _at, "paper": _paper, "word": _word}
    return made


@jinja2.pass_context
def _at(context: Mapping[str, Any], span: Span) -> str:
    """Where a passage stands in the evidence reader."""
    return f"{context['to'](f'/articles/{span.article}')}#{anchor(span)}"


@jinja2.pass_context
def _paper(context: Mapping[str, Any], article: str) -> str:
    return str(context["to"](f"/articles/{article}"))


@jinja2.pass_context
def _word(context: Mapping[str, Any], origin: str) -> str:
    return str(context["to"](f"/origins/{origin}"))
