"""Asks for pages as a guest would: who it is, what it may, no faster than it is welcome."""

import http.client
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.request import getproxies, proxy_bypass

from reportedly import __version__
from reportedly.fetch.addresses import Place, Refused, joined, place
from reportedly.fetch.exchanges import Exchange, exchange
from reportedly.fetch.guard import Guard
from reportedly.fetch.hosts import Hosts, Later, retry_after
from reportedly.fetch.robots import LARGEST, TOKEN, Robots, Rules
from reportedly.fetch.warcs import Before, Warc
from reportedly.fetch.wires import Budget

__all__ = ["Answer", "Client", "Failed", "agent"]

HOPS = 8
"""Redirects that are followed from one address."""
_AGAIN = (429, 503)
"""Answers that ask us to come later (RFC 6585, RFC 9110)."""
_REDIRECTS = (301, 302, 303, 307, 308)
_FOREVER = (301, 308)


class Failed(OSError):
    """No answer came that can be used; another time one may."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The last of the answers that an address led to. ``moved`` is the address to ask for from now
    on, where all redirects on the way said that they are for good."""

    asked: str
    told: Exchange
    moved: str = ""

    @property
    def url(self) -> str:
        return self.told.url

    @property
    def status(self) -> int:
        return self.told.status


@dataclass(frozen=True, kw_only=True)
class _Ask:
    """How one address is asked for; ``largest`` counts the bytes of an answer as they come."""

    into: Warc
    obey: bool
    before: Before | None = None
    via: Mapping[str, str] = field(default_factory=dict)
    largest: int = 16 * 2**20


def agent(contact: str = "") -> str:
    """How we are called in the User-Agent line; ``contact`` is where to complain."""
    words = f"{TOKEN}/{__version__} (news reader of an analyst"
    return f"{words}; {' '.join(contact.split())})" if contact else f"{words})"


class Client:
    """Gets addresses: the guard first, then robots.txt, then the site's turn. Every answer goes
    into the archive ``warc``, robots.txt and redirects among them. No cookies, no passwords, no
    scripts; no proxies, which would look names up again behind the guard's back."""

    def __init__(
        self,
        warc: Warc,
        *,
        guard: Guard | None = None,
        hosts: Hosts | None = None,
        rules: dict[str, Rules] | None = None,
        obey: bool = True,
        contact: str = "",
        budget: Callable[[int], Budget] = lambda largest: Budget(largest=largest),
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.warc = warc
        self.hosts = hosts or Hosts()
        self.rules = {} if rules is None else rules
        self.robots = Robots(self._robots, self.rules, time.time)
        self._guard = guard or Guard()
        self._obey = obey
        self._agent = agent(contact)
        self._budget = budget
        self._trust = trust

    def get(
        self,
        url: str,
        *,
        before: Before | None = None,
        via: Mapping[str, str] | None = None,
        into: Warc | None = None,
    ) -> Answer:
        """The answer that an address leads to, whatever its status; ``before`` is what it gave
        last time; ``via`` is written down beside it, in the archive ``into`` if one is given.

        Raises `Refused` where it must not be asked for, `Later` where not yet, `Failed` where no
        whole answer came.
        """
        ask = _Ask(before=before, via=via or {}, into=into or self.warc, obey=self._obey)
        return self._followed(place(url), ask)

    def _followed(self, at: Place, ask: _Ask) -> Answer:
        asked, forever = at.url, True
        for _ in range(HOPS + 1):
            told = self._asked(at, ask)
            target = _utf8(told.header("location"))
            if told.status not in _REDIRECTS or not target:
                moved = told.url if forever and told.url != asked else ""
                return Answer(asked=asked, told=told, moved=moved)
            forever = forever and told.status in _FOREVER
            at = place(joined(told.url, target))
        raise Failed(f"redirected more than {HOPS} times")

    def _asked(self, at: Place, ask: _Ask) -> Exchange:
        _direct(at)
        try:
            addresses = self._guard.addresses(at)
            if ask.obey:
                self._allowed(at)
            self.hosts.turn(at.site)
            known = ask.before if ask.before and ask.before.url == at.url else None
            headers = self._headers(known)
            budget = self._budget(ask.largest)
            told = exchange(at, addresses, headers, budget=budget, trust=self._trust)
        except Later:
            raise
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            raise Failed(_plain(error, at)) from error
        # Many sites answer for what is gone with their home page, which is no article.
        archive = self.warc if at.path == "/" else ask.into
        archive.put(told, known, ask.via)
        if told.status in _AGAIN:
            wait = retry_after(told.header("retry-after")) or 60.0
            self.hosts.put_off(at.site, wait)
            raise Later(f"{at.host} answered with {told.status}: asked to come later", wait)
        return told

    def _allowed(self, at: Place) -> None:
        self.robots.check(at)
        if seconds := self.robots.delay(at):
            self.hosts.paced(at.site, seconds)

    def _robots(self, at: Place) -> Rules:
        try:
            ask = _Ask(into=self.warc, obey=False, largest=LARGEST * 4)
            told = self._followed(at, ask).told
            text = told.body(LARGEST * 4)[:LARGEST].decode("utf-8", "replace")
        except (OSError, Refused):
            if self.hosts.stopped:
                raise
            return Rules(status=0, text="", at=time.time())
        return Rules(status=told.status, text=text, at=time.time())

    def _headers(self, known: Before | None) -> dict[str, str]:
        told = {
            "User-Agent": self._agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Encoding": "gzip",
        }
        if known and known.etag:
            told["If-None-Match"] = known.etag
        if known and known.modified:
            told["If-Modified-Since"] = known.modified
        return told


def _utf8(value: str) -> str:
    """A header as it was meant: they are read as Latin-1, and many sites send UTF-8."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _direct(at: Place) -> None:
    """Who goes out through a proxy does not want to be seen elsewhere: nothing is sent then."""
    proxies = getproxies()
    if (proxies.get(at.scheme) or proxies.get("all")) and not proxy_bypass(at.host):
        raise Refused(
            "a proxy is set, and requests go to the site itself, not through proxies: unset"
            f" {at.scheme.upper()}_PROXY (or name the host in NO_PROXY) to allow that"
        )


def _plain(error: Exception, at: Place) -> str:
    """What went wrong, in words."""
    if isinstance(error, socket.gaierror):
        return f"there is no host {at.host}, or no network"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate of {at.host} is not to be trusted: {error.verify_message}"
    if isinstance(error, ssl.SSLError):
        return f"no safe connection to {at.host}: {error.reason or error}"
    if isinstance(error, ConnectionRefusedError):
        return f"{at.host} takes no connections on port {at.port}"
    if isinstance(error, TimeoutError):
        return f"{at.host} does not answer"
    if isinstance(error, http.client.IncompleteRead):
        return "its answer breaks off"
    if isinstance(error, http.client.HTTPException):
        return f"no answer that the web knows: {type(error).__name__}"
    return str(getattr(error, "strerror", "") or error) or type(error).__name__
