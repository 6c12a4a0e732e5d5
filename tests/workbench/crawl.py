"""Goes through the workbench by its links, as a reader would: which addresses each screen has."""

import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from lxml import html

from reportedly.workbench.app import SCREENS
from reportedly.workbench.page import Action, Screen

__all__ = ["ACTIONS", "PATHS", "Crawl", "crawled", "links", "of_screen"]

LATER = frozenset({"/add/{job}", "/add/{job}/cancel", "/bench/work"})
"""Screens and actions of what is only just going on: no link leads there while nothing is."""
ACTIONS = tuple(dict.fromkeys(one.path for one in SCREENS if isinstance(one, Action)))
PATHS = tuple(
    dict.fromkeys(one.path for one in SCREENS if isinstance(one, Screen) and one.path not in LATER)
)
"""The screens, as their paths are written: "/stories/{id}"."""
_HERE = "http://testserver"
_STARTS = ("/stories", "/search?q=people", "/claims?words=people&sort=-day", "/people?q=ma")
_EACH = 3
"""How many addresses of a screen are looked at for each set of parameters that it is asked with"""
_MOST = 25
"""and how many in all."""


@dataclass
class Crawl:
    """``pages`` are what was read of each screen, by address, ``parts`` of it those that are put
    into another by htmx; ``others`` addresses of screens that give a file, or lead on to another;
    ``broken`` are links that lead to none, with the page they stand on; ``away`` are links that
    lead off this machine."""

    pages: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    parts: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    others: dict[str, str] = field(default_factory=dict)
    broken: list[tuple[str, str, int]] = field(default_factory=list)
    away: list[tuple[str, str]] = field(default_factory=list)

    def of(self, path: str, most: int = _MOST) -> dict[str, str]:
        """Addresses of a screen, with their pages; none where it has no page of its own."""
        found = self.pages.get(path, {})
        assert found or path in self.others, f"no link leads to {path}"
        return dict(list(found.items())[:most])


def crawled(client: Any) -> Crawl:
    """From the first page on, and from what one may type. Downloads and twins are not kept."""
    crawl = Crawl()
    waiting = deque((address, "") for address in _STARTS)
    seen = set(_STARTS)
    taken = defaultdict[tuple[str, ...], int](int)
    while waiting:
        address, source = waiting.popleft()
        path = of_screen(address)
        kind = (path, *sorted({name for name, _ in parse_qsl(urlsplit(address).query)}))
        if taken[kind] >= _EACH or len(crawl.pages.get(path, ())) >= _MOST:
            continue
        taken[kind] += 1
        answer = client.get(address, follow_redirects=True)
        if answer.status_code != 200:
            crawl.broken.append((address, source, answer.status_code))
            continue
        final = str(answer.url.raw_path, "ascii")
        if of_screen(final) != path or not answer.headers["content-type"].startswith("text/html"):
            crawl.others[path] = address
            continue
        held = crawl.pages if "<html" in answer.text else crawl.parts
        held[path][address] = answer.text
        for link in links(answer.text, address):
            if not link.startswith(f"{_HERE}/"):
                crawl.away.append((link, address))
            elif (inner := link.removeprefix(_HERE)) not in seen:
                seen.add(inner)
                waiting.append((inner, address))
    return crawl


def links(page: str, address: str) -> list[str]:
    """Where the links of a page lead, in order; what is put by htmx is asked for as well."""
    tree = html.fromstring(page)
    found = tree.xpath("//a/@href | //link/@href | //script/@src | //img/@src | //*/@hx-get")
    found += tree.xpath("//form[not(@method) or @method='get']/@action")
    joined = (urldefrag(urljoin(_HERE + address, str(one)))[0] for one in found)
    return list(dict.fromkeys(joined))


def of_screen(address: str) -> str:
    """The screen that an address is of, as its path is written; the path itself if it is none."""
    path = urlsplit(address).path
    for one in PATHS:
        pattern = re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(one))
        if re.fullmatch(pattern, path):
            return one
    return path
