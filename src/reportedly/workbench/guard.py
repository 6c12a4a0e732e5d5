"""Who may ask, and what a browser may do with the answer: "this machine, our scripts"."""

import hmac
import secrets
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["LOOPBACK", "Guard", "Keys", "policy"]

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""The names under which a browser on this machine may ask."""

_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def policy(styles: Iterable[str] = ()) -> str:
    """The Content-Security-Policy of all pages; ``styles`` are sheets that a script of ours puts
    into its drawings, allowed by their hash."""
    hashes = "".join(
        f" 'sha256-{b64encode(sha256(s.encode()).digest()).decode()}'" for s in styles
    )
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

    def session(self, cookies: "dict[str, str]") -> str:
        """The session of this browser, a new one where it has none."""
        found = cookies.get(self.SESSION, "")
        return found if len(found) == 43 else secrets.token_urlsafe(32)

    def form(self, session: str) -> str:
        """What a form of this session carries, so that no other site can post it."""
        return hmac.new(self._secret, session.encode(), "sha256").hexdigest()

    def fits(self, session: str, given: str) -> bool:
        return bool(session) and hmac.compare_digest(self.form(session).encode(), given.encode())


class Guard:
    """Everything passes through here. Without a token only this machine is answered, and only
    under its own names, so that no page elsewhere can reach it through a name of its own (DNS
    rebinding); with one, whoever brings it. Changes must come from our own pages (OWASP: CSRF
    prevention; Fetch metadata)."""

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

        refused = self._refused(scope)
        await (refused or self._app)(scope, receive, dressed)

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self._keys.token:
            if answer := self._token(scope, headers):
                return answer
        elif _name(host) not in self._hosts:
            return PlainTextResponse("This workbench answers to its own address only.\n", 421)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("Not allowed.\n", 405, {"allow": "GET, HEAD, POST"})
        if scope["method"] == "POST" and not _own(headers, host):
            return PlainTextResponse("Changes are made from the workbench's own pages.\n", 403)
        return None

    def _token(self, scope: Scope, headers: Headers) -> Response | None:
        """None for who has brought the token before; who brings it now is sent on without it."""
        port = urlsplit(f"//{headers.get('host', '')}").netloc.rpartition(":")[2]
        name = f"reportedly-token-{port if port.isdecimal() else '80'}"
        cookies = SimpleCookie()
        try:
            cookies.load(headers.get("cookie", ""))
        except ValueError:
            cookies.clear()
        held = cookies[name].value if name in cookies else ""
        if _same(held, self._keys.token):
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token", "")
        if scope["method"] == "GET" and _same(given, self._keys.token):
            rest = urlencode([pair for pair in query if pair[0] != "token"])
            path = "/" + scope["path"].lstrip("/\\")
            answer = RedirectResponse(f"{path}?{rest}" if rest else path, 303)
            answer.set_cookie(name, self._keys.token, httponly=True, samesite="strict")
            return answer
        return PlainTextResponse("Open the address that 'reportedly serve' printed.\n", 401)


def _own(headers: Headers, host: str) -> bool:
    """Whether a change comes from a page of ours, as far as the browser says."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == host


def _name(host: str) -> str:
    """A host without its port: "localhost" of "localhost:8737"."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() else host).lower()


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())
