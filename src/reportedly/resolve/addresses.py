"""One page under all its addresses: "m.paper.example/quake/amp?utm_source=x#top"."""

import re
from functools import cache, lru_cache
from urllib.parse import unquote

from reportedly.lexicon.load import lexicon

__all__ = ["canonical", "host_of"]

_SCHEME = re.compile(r"^(?:https?:)?//", re.I)
_ARCHIVED = re.compile(r"^web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?:https?://?)?", re.I)


@lru_cache(maxsize=1 << 14)
def canonical(url: str) -> str:
    """The address without what differs between two visits to one page: scheme, "www." and the
    like, tracking parameters, fragment, closing slash, the marks of AMP and of a web archive;
    parameters in the order of their names (RFC 3986, 6.2.2 and 6.2.3, as far as it holds of
    pages). "" where unknown or a site's front page.

    >>> canonical("https://m.paper.example/quake/amp/?utm_source=x&id=7#top")
    'paper.example/quake?id=7'
    """
    place = _SCHEME.sub("", url.strip())
    place = _SCHEME.sub("", _ARCHIVED.sub("", place))
    for cache_ in sorted(_words("caches"), key=lambda name: (-len(name), name)):
        before, found, after = place.partition(f"{cache_}/")
        if found and before.count("/") == 0:
            place = after
    place, _, query = place.partition("#")[0].partition("?")
    host, _, path = place.partition("/")
    parts = [part for part in unquote(path).split("/") if part]
    while parts and parts[-1].casefold() in _words("tails"):
        parts.pop()
    parts = [part for part in parts if part.casefold() != "amp"]
    kept = sorted(p for p in query.split("&") if p.strip("=") and not _tracks(p.partition("=")[0]))
    if not parts and not kept:
        return ""
    asked = f"?{'&'.join(kept)}" if kept else ""
    return f"{_own(host)}/{'/'.join(parts)}{asked}".casefold()


def host_of(url: str) -> str:
    """The site's own name: "paper.example"; "" where there is no address."""
    return _own(_SCHEME.sub("", url.strip()).partition("/")[0]) if url else ""


def _own(host: str) -> str:
    labels = host.casefold().rpartition("@")[2].partition(":")[0].split(".")
    while len(labels) > 2 and labels[0] in _words("fronts"):
        labels.pop(0)
    return ".".join(labels)


def _tracks(name: str) -> bool:
    """Whether a parameter says where the reader comes from; a name that ends in "_" is the
    beginning of many."""
    name = name.casefold()
    words = _words("tracking")
    return name in words or any(len(w) > 1 and w[-1] == "_" and name.startswith(w) for w in words)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("addresses")[name])
