"""Who may ask, and what a browser may do with the answer: "this machine, our scripts"."""

import hmac
import secrets
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.report.html import allowed

__all__ = ["LOOPBACK", "Guard", "Keys", "policy"]

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""The names under which a browser on this machine may ask."""

_HEADERS = {
    "x-content-type-options": "nosniff",
    # With "no-referrer" browsers would not tell us either that our own forms are ours.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_OURS = ("same-origin", "none")
"""What browsers say (Sec-Fetch-Site) of what our own pages or the reader's own hand ask for."""
_ASK = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Token needed · reportedly</title>
<main><h1>This workbench asks for its token</h1>
<p>Open the address that <code>reportedly serve</code> printed, or type the token here.</p>
<form method="get"><label for="token">Token</label>
<input id="token" name="token" type="password" autocomplete="off" required autofocus>
<button>Open</button></form>
<p>You have given it before, and come from a link elsewhere? <a href="">Go on</a></p></main></html>
"""


def policy(styles: Iterable[str] = ()) -> str:
    """The Content-Security-Policy of all pages; ``styles`` are sheets that a script of ours puts
    into its drawings, allowed by their hash."""
    hashes = "".join(f" 'sha256-{allowed(style)}'" for style in styles)
    return (
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
        f"style-src 'self'{hashes}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


class Keys:
    """The secrets of one run: which session a form was made for, and the token of the address."""

    SESSION = "reportedly-session"

    def __init__(self, token: str = "") -> None:
        self.token = token
        self._secret = secrets.token_bytes(32)

    def session(self, cookies: Mapping[str, str]) -> str:
        """The session of this browser, a new one where it has none. Another workbench on another
        port may have given it: browsers keep cookies by name of the machine alone."""
        found = cookies.get(self.SESSION, "")
        return found if len(found) == 43 else secrets.token_urlsafe(32)

    def form(self, session: str) -> str:
        """What a form of this session carries, so that no other site can post it."""
        return hmac.new(self._secret, _bytes(session), "sha256").hexdigest()

    def fits(self, session: str, given: str) -> bool:
        return bool(session) and _same(self.form(session), given)


class Guard:
    """Everything passes through here. Without a token only this machine is answered, and only
    under its own names, so that no page elsewhere can reach it through a name of its own (DNS
    rebinding); with one, whoever brings it. Changes must come from our own pages, and other sites
    may link to a page, but not load one unseen (OWASP, "Cross-Site Request Forgery Prevention";
    W3C, "Fetch Metadata Request Headers")."""

    def __init__(self, app: ASGIApp, *, keys: Keys, hosts: Iterable[str], csp: str) -> None:
        self._app = app
        self._keys = keys
        self._hosts = frozenset(hosts)
        self._csp = csp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["content-security-policy"] = self._csp
                headers.update(_HEADERS)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        answer = self._refused(scope) or self._app
        await answer(scope, receive, dressed)

    def _refused(self, scope: Scope) -> Response | None:
        """What is answered instead of a page, None where all is well."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not (self._keys.token or _name(hosts[0]) in self._hosts):
            return PlainTextResponse("This workbench answers to its own address only.\n", 421)
        if not _allowed(scope["method"], headers, hosts[0]):
            return PlainTextResponse("This is for the workbench's own pages only.\n", 403)
        if self._keys.token and (answer := self._token(scope, headers, hosts[0])):
            return answer
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("Not allowed.\n", 405, {"allow": "GET, HEAD, POST"})
        return None

    def _token(self, scope: Scope, headers: Headers, host: str) -> Response | None:
        """None for who has brought the token before; who brings it in the address is sent on to
        the same one without it, so that it is in no link, list or history."""
        port = host[len(_name(host)) :].lstrip(":") or "80"
        name = f"reportedly-token-{port}"
        held = cookie_parser(headers.get("cookie", "")).get(name, "")
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        known = _same(held, self._keys.token) or _same(bearer, self._keys.token)
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = [value for field, value in query if field == "token"]
        fits = any(_same(one, self._keys.token) for one in given)
        if scope["method"] == "GET" and given and (known or fits):
            rest = urlencode([pair for pair in query if pair[0] != "token"])
            path = "/" + scope["path"].lstrip("/\\")
            answer = RedirectResponse(f"{path}?{rest}" if rest else path, 303)
            if fits:
                answer.set_cookie(name, self._keys.token, httponly=True, samesite="strict")
            return answer
        return None if known else HTMLResponse(_ASK, 401, {"www-authenticate": "Bearer"})


def _allowed(method: str, headers: Headers, host: str) -> bool:
    """Whether a request is made by a page of ours, or leads a reader to one, as far as browsers
    say; what is no browser says nothing. A link may lead here from anywhere, a picture or a script
    elsewhere may not, not even to see how long we take."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if method in ("GET", "HEAD"):
        led = headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")
        return site is None or site in _OURS or led == ("navigate", "document")
    if site is not None and site not in _OURS:
        return False
    ours = {None, f"http://{host}", f"https://{host}"}
    return origin in (ours if site is None else {*ours, "null"})


def _name(host: str) -> str:
    """A host without its port: "localhost" of "localhost:8737"."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() else host).lower()


def _same(given: str, wanted: str) -> bool:
    """Compared in a time that does not tell how much of it is right."""
    return hmac.compare_digest(_bytes(given), _bytes(wanted))


def _bytes(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")
