"""Which outlet a page is of, and whose report it prints: "og:site_name", its publisher."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from reportedly.read.headlines import normal
from reportedly.read.outlets import is_agency, known_outlet, outlet_of_host, outlets_in

__all__ = ["agency_of", "outlet_of"]

_BARS = re.compile(r"\s+[|–—»·-]\s+")
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.")


def outlet_of(declared: Sequence[tuple[str, str]], url: str) -> tuple[str, str]:
    """The name of the outlet and where it stands, "" where none is told.

    ``declared`` are the names that the page gives its site and publisher, the surest first. One
    that its address spells out goes before others, and any outlet before a news agency: pages
    that print an agency's report often name the agency as their publisher.
    """
    host = _host(url)
    told = list(_named(declared))
    if known := outlet_of_host(host):
        same = (fact for fact in told if known_outlet(fact[0]) == known)
        return next(same, (known, f"the address is at {host}"))
    for agency in (False, True):
        fit = [(name, why) for name, why in told if _is_agency(name) == agency]
        spelled = next((fact for fact in fit if _spells(fact[0], host)), None)
        if spelled is not None:
            return spelled
        if fit:
            return fit[0]
    return "", ""


def agency_of(
    outlet: str, declared: Sequence[tuple[str, str]], authors: Sequence[tuple[str, str]]
) -> tuple[str, str]:
    """The news agency whose report the page says it prints, and where; "" where it says of none.

    ``declared`` are its publishers and sources, ``authors`` what it gives as authors ("Ana Reyes,
    Associated Press").
    """
    own = known_outlet(outlet) or outlet
    for value, why in (*declared, *authors):
        whole = known_outlet(value)
        if is_agency(whole) and whole != own:
            return whole, why
    for value, why in authors:
        for part in re.split(r",|;|\||/| for | [-–—] |\(", value)[1:]:
            found = next(
                (name for name, start, _ in outlets_in(part.strip(), sure=True) if not start), ""
            )
            if is_agency(found) and found != own:
                return found, why
    return "", ""


def _named(declared: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for value, why in declared:
        name = value.strip().lstrip("@").strip()
        if name and not _ADDRESS.match(name) and len(name) <= 80:
            yield _BARS.split(name)[0], why


def _is_agency(name: str) -> bool:
    return is_agency(known_outlet(name))


def _spells(name: str, host: str) -> bool:
    """Whether a host spells a name out: "www.harbour-post.example" "The Harbour Post"."""
    key = normal(name).replace(" ", "").removeprefix("the")
    squeezed = host.removeprefix("www.").replace("-", "").replace(".", "")
    return len(key) > 3 and (key in squeezed or squeezed.startswith(key[:8]))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").casefold()
    except ValueError:
        return ""
