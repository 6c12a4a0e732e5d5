"""The workbench as a web application: every screen at its address, with its JSON twin."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from sqlite3 import OperationalError
from urllib.parse import quote, urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from reportedly.report.figure_view import PLOT_STYLE
from reportedly.report.html import environment as whole_brief
from reportedly.report.moments import as_of
from reportedly.workbench import (
    add,
    articles,
    bench,
    bench_decisions,
    claims,
    compare,
    hand_over,
    people,
    search,
    source_rating,
    sources,
    stories,
    story,
    story_conflicts,
    story_figures,
    story_origins,
    story_tabs,
    story_timeline,
)
from reportedly.workbench.desk import Desk, Soon
from reportedly.workbench.files import sent_file
from reportedly.workbench.frame import Frame, environment
from reportedly.workbench.guard import LOOPBACK, Guard, Keys, policy
from reportedly.workbench.page import Action, Asked, Download, Go, Missing, Page, Screen

__all__ = ["SCREENS", "Workbench", "workbench"]

SCREENS: tuple[Screen | Action, ...] = (
    *stories.SCREENS,
    *add.SCREENS,
    *articles.SCREENS,
    *compare.SCREENS,
    *people.SCREENS,
    *bench.SCREENS,
    *bench_decisions.SCREENS,
    *claims.SCREENS,
    *hand_over.SCREENS,
    *search.SCREENS,
    *story_figures.SCREENS,
    *story.SCREENS,
    *story_origins.SCREENS,
    *story_conflicts.SCREENS,
    *story_timeline.SCREENS,
    *story_tabs.SCREENS,
    *source_rating.SCREENS,
    *sources.SCREENS,
)
"""All screens and actions; what a path names is found from the top."""
_PATIENCE = 120.0
"""Seconds for which an answer waits for what is being made."""


def workbench(
    path: Path, *, who: str, token: str = "", hosts: tuple[str, ...] = LOOPBACK
) -> ASGIApp:
    """The application for the ledger in this file, for an analyst called ``who`` unless a browser
    says otherwise. Raises as `Desk` does."""
    return Workbench(Desk(path), Frame(path, who, Keys(token))).app(hosts)


@dataclass(frozen=True)
class Workbench:
    desk: Desk
    frame: Frame

    def app(self, hosts: tuple[str, ...]) -> ASGIApp:
        routes = [route for one in SCREENS for route in self._routes(one)]
        routes += [
            Route("/", _home),
            Route("/who", self._renamed, methods=["POST"]),
            Route("/static/{name:path}", sent_file, methods=["GET"]),
        ]
        made = Starlette(
            routes=routes,
            lifespan=self._living,
            exception_handlers={HTTPException: self._refused, Exception: self._broken},
        )
        # Outermost, so that errors too are dressed by it.
        return Guard(made, keys=self.frame.keys, hosts=hosts, csp=policy([PLOT_STYLE]))

    @asynccontextmanager
    async def _living(self, app: Starlette) -> AsyncIterator[None]:
        async def watch() -> None:
            while True:
                await asyncio.sleep(5)
                await run_in_threadpool(self.desk.refresh)

        tasks = [
            asyncio.create_task(watch()),
            asyncio.create_task(run_in_threadpool(self._prepare)),
            asyncio.create_task(run_in_threadpool(self._warm)),
        ]
        yield
        for task in tasks:
            task.cancel()
        self.desk.close()

    def _prepare(self) -> None:
        search.prepare(self.desk)
        claims.prepare(self.desk)

    def _warm(self) -> None:
        """Templates and word lists are read while the analyst still looks for the window."""
        for pages in (environment(), whole_brief()):
            for name in pages.list_templates(["jinja"]):
                pages.get_template(name)
        with self.desk.shown() as shown:
            stories.stories(Asked(shown, self.desk, self.frame.who, {}, QueryParams(), FormData()))

    def _routes(self, one: Screen | Action) -> list[Route]:
        if isinstance(one, Action):
            return [Route(one.path, partial(self._acted, one), methods=["POST"])]
        return [
            Route(f"{one.path}.json", partial(self._twin, one), methods=["GET"]),
            Route(one.path, partial(self._page, one), methods=["GET"]),
        ]

    async def _page(self, screen: Screen, request: Request) -> Response:
        return await run_in_threadpool(
            self._answer, request, screen.show, FormData(), screen.story, self.frame.page
        )

    async def _twin(self, screen: Screen, request: Request) -> Response:
        return await run_in_threadpool(
            self._answer, request, screen.show, FormData(), screen.story, _json
        )

    async def _acted(self, action: Action, request: Request) -> Response:
        try:
            async with self._form(request, action.most) as form:
                return await run_in_threadpool(
                    self._answer, request, action.act, form, "", self.frame.page
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
            if not self.frame.keys.fits(request.cookies.get(Keys.SESSION, ""), str(given)):
                raise HTTPException(
                    403, "This form is not from an open page of this workbench: load it again."
                )
            yield form

    async def _renamed(self, request: Request) -> Response:
        async with self._form(request, 1 << 14) as form:
            return self.frame.renamed(str(form.get("who") or ""))

    def _answer(
        self,
        request: Request,
        make: Callable[[Asked], Page | Go | Download],
        form: FormData,
        story: str,
        told: "Callable[[Request, Asked, Page], Response]",
    ) -> Response:
        """Runs in a thread of its own. What is being made beside the requests is waited for here,
        where nobody else has to."""
        while True:
            try:
                return self._answered(request, make, form, story, told)
            except Soon as soon:
                if not soon.made.wait(_PATIENCE):
                    words = "What was asked for is still being made: look again soon."
                    raise HTTPException(503, words) from None

    def _answered(
        self,
        request: Request,
        make: Callable[[Asked], Page | Go | Download],
        form: FormData,
        story: str,
        told: "Callable[[Request, Asked, Page], Response]",
    ) -> Response:
        """Whoever asks for the same state of the ledger waits."""
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
                    who=self.frame.analyst(request),
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
        if isinstance(found, Download):
            return _sent(found)
        return self.frame.gone(_twin_of(found) if told is _json else found)

    async def _refused(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        words = "There is no such page." if error.detail == "Not Found" else error.detail
        return self.frame.error(request, error.status_code, words)

    async def _broken(self, request: Request, error: Exception) -> Response:
        return self.frame.error(request, 500, "Something went wrong here; the terminal says what.")


def _home(request: Request) -> Response:
    """The way in, on the day that is asked for."""
    asked = request.url.query
    return RedirectResponse("/stories" + (f"?{asked}" if asked else ""), 303)


def _json(request: Request, asked: Asked, page: Page) -> Response:
    if page.twin is None:
        raise HTTPException(404, "This page has no JSON twin.")
    return Response(page.twin() + "\n", page.status, media_type="application/json")


def _twin_of(found: Go) -> Go:
    """Who asked for a twin is led to a twin."""
    at = urlsplit(found.address)
    return Go(at._replace(path=f"{at.path}.json", fragment="").geturl())


def _sent(found: Download) -> Response:
    name = quote(found.name)
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(found.body, media_type=found.media, headers=headers)
