"""What stands around every page: tabs, the session of its forms, the command beneath."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from reportedly.model.span import Span
from reportedly.report.export import SCHEMA
from reportedly.report.html import templates
from reportedly.report.moments import AsOf
from reportedly.report.passages import anchor
from reportedly.workbench.files import static
from reportedly.workbench.guard import Keys
from reportedly.workbench.page import Asked, Go, Page, address, clean

__all__ = ["Frame", "environment"]

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


@dataclass(frozen=True)
class Frame:
    """Of the workbench for the ledger at ``path``, whose analyst is ``who`` unless a browser says
    otherwise."""

    path: Path
    who: str
    keys: Keys

    def analyst(self, request: Request) -> str:
        return _name(unquote(request.cookies.get(WHO, ""))) or self.who

    def page(self, request: Request, asked: Asked, page: Page) -> Response:
        """A page as HTML."""
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
            "ledger": self.path.name,
            "who": self.analyst(request),
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
        template = environment().get_template(page.template)
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
        words = list(page.command)
        end = words.index("--") if "--" in words else len(words)  # what follows is no option
        words[end:end] = [*when, "--ledger", str(self.path)]
        return shlex.join(("reportedly", *words))

    def gone(self, found: Go) -> Response:
        """Where an action leads; the next page says what it did."""
        if not found.address:
            return Response(status_code=204)
        answer = RedirectResponse(found.address, 303)
        if found.said:
            # A cookie holds 4 kB; a byte may take three of them.
            words = clean(found.said).encode()[:1000].decode(errors="ignore")
            answer.set_cookie(SAID, quote(words), max_age=60, httponly=True, samesite="lax")
        return answer

    def renamed(self, who: str) -> Response:
        """From now on this browser decides in another name."""
        answer = RedirectResponse("/stories", 303)
        name = quote(_name(who) or self.who)
        answer.set_cookie(WHO, name, max_age=31536000, httponly=True, samesite="lax")
        return answer

    def error(self, request: Request, status: int, words: str) -> Response:
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


@cache
def environment() -> jinja2.Environment:
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
