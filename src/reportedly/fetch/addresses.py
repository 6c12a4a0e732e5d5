"""Which addresses may be asked for: "https://example.org/news" yes, "http://127.1/" no."""

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from reportedly.model.record import record

__all__ = ["LONGEST", "Place", "Refused", "is_address", "joined", "place", "shown"]

LONGEST = 4096
"""Characters of an address beyond which it is refused."""

_PORTS = {"http": 80, "https": 443}
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.I)
_QUAD = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_KEPT = "%/:=&?~#+!$,;'@()*[]|"
"""What stays as it stands in a path or query; percent signs too: nothing is quoted twice."""


class Refused(ValueError):
    """An address that is not asked for, and why."""


@record
class Place:
    """An address taken apart: ``host`` is a name in ASCII or an IP address without brackets,
    ``path`` begins with "/" and has the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def id(self) -> str:
        return self.url

    @property
    def site(self) -> str:
        """Scheme, host and port, without the port that goes without saying: what robots.txt and
        the pace of asking hold for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == _PORTS[self.scheme]
        return f"{self.scheme}://{host}" if usual else f"{self.scheme}://{host}:{self.port}"

    @property
    def url(self) -> str:
        return self.site + self.path


def is_address(words: str) -> bool:
    """Whether what somebody named is an address rather than a file."""
    return re.match(r"(?:https?|feed):", words.strip(), re.I) is not None


def joined(base: str, target: str) -> str:
    """The address that a link on ``base`` leads to, in one form; raises `Refused`."""
    try:
        return place(urljoin(base, target.strip())).url
    except ValueError as error:
        raise error if isinstance(error, Refused) else Refused(f"no address: {error}") from None


def shown(url: str) -> str:
    """An address as it may be written down: without a password."""
    return re.sub(r"(?<=://)([^/@:?#]*):[^/@?#]*@", r"\1:…@", url)


def place(url: str) -> Place:
    """An address in one form: host in small ASCII letters (IDNA), no fragment, no usual port, odd
    characters of the path quoted (RFC 3986).

    Raises `Refused` for other schemes than http and https, for names and passwords in it, and for
    hosts written as numbers ("2130706433", "0177.0.0.1"), which hide where they lead.
    """
    url = url.strip()
    if len(url) > LONGEST:
        raise Refused(f"an address of {len(url):,} characters")
    if re.search(r"[\x00-\x20\x7f\\]", url.strip()):
        url = "".join(quote(char) if char in "\\ " else char for char in url)
        if re.search(r"[\x00-\x20\x7f]", url):
            raise Refused("control characters in the address")
    url = re.sub(r"(?i)^feed:(?=https?:)", "", url)
    url = re.sub(r"(?i)^feed:(?://)?", "http://", url)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused(f"no address: {error}") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise Refused(f"only http and https are fetched, not {scheme or 'this'}")
    if "@" in parts.netloc:
        raise Refused("an address with a name or password in it")
    path = urlunsplit(("", "", quote(parts.path or "/", safe=_KEPT), _query(parts.query), ""))
    port = _PORTS[scheme] if port is None else port
    return Place(scheme=scheme, host=_host(parts.hostname or ""), port=port, path=path)


def _query(words: str) -> str:
    return quote(words, safe=_KEPT)


def _host(name: str) -> str:
    if ":" in name:
        if "%" in name:
            raise Refused("an address with a zone in it")
        return name.lower()
    name = name.removesuffix(".")
    if not name or len(name) > 253:
        raise Refused("an address without a host" if not name else "a host name of odd length")
    try:
        name = name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise Refused(f"{name!r} is no host name") from None
    labels = name.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        if not _QUAD.fullmatch(name):
            raise Refused(f"{name} is a host written as a number")
    elif not all(map(_LABEL.fullmatch, labels)):
        raise Refused(f"{name!r} is no host name")
    return name
