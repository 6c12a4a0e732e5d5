"""A site of our own on loopback: every path has its reply, and who asked what is noted."""

import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

STORY = (
    "A fire broke out in the tram depot of Ostby on Monday and at least 12 people were hurt,"
    " police said. “Nobody is missing,” said Ida Berg, head of the city's rescue service. The"
    " mayor denied that the depot had been overcrowded, and said an inquiry would begin on"
    " Tuesday. Trams will not run for three days, the city's transport company said. "
)


def page(title: str, more: str = "") -> str:
    """A page with a story of its own under this title."""
    told = f"<p>{STORY}</p><p>{title}: {STORY}</p>{more}"
    head = f"<title>{title}</title><meta property='og:type' content='article'>"
    body = f"<body><article><h1>{title}</h1>{told}</article></body>"
    return f"<!doctype html><html><head>{head}</head>{body}</html>"


@dataclass
class Reply:
    """``raw`` is sent as it stands, status line and all; else a body with its headers."""

    body: bytes | str = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | Iterator[bytes] | None = None


@dataclass
class Site:
    """``replies`` by path, for tests to fill; a path that is not there is answered with 404, and
    what has not changed (by ETag) with 304. ``asked`` are path and headers, in order."""

    replies: dict[str, Reply | Callable[[], Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def feed(self, *paths: str, updated: Mapping[str, str] | None = None) -> Reply:
        """A feed with an entry for each path."""
        rows = "".join(
            f"<item><title>News of {path}</title><link>{self.url}{path}</link>"
            f"<pubDate>Tue, 10 Mar 2026 08:00:00 GMT</pubDate>"
            + (f"<atom:updated>{updated[path]}</atom:updated>" if path in (updated or {}) else "")
            + "</item>"
            for path in paths
        )
        channel = f"<channel><title>Ostby Post</title>{rows}</channel>"
        told = f"<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'>{channel}</rss>"
        return Reply(told, kind="application/rss+xml")


@contextmanager
def serving(trust: Any = None) -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            found = site.replies.get(self.path, Reply(b"nothing here", 404))
            reply = found() if callable(found) else found
            self.close_connection = True
            if reply.raw is not None:
                pieces = [reply.raw] if isinstance(reply.raw, bytes) else reply.raw
                try:
                    for piece in pieces:
                        self.wfile.write(piece)
                        self.wfile.flush()
                except OSError:
                    pass  # they hung up, as they should
                return
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            tag = f'"{zlib.crc32(body):08x}"'
            status = reply.status
            if status == 200 and self.headers.get("If-None-Match") == tag:
                status, body = 304, b""
            self.send_response(status)
            told = {"Content-Type": reply.kind, "ETag": tag, **reply.headers}
            for name, value in {**told, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: Any) -> None:
            """Be quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if trust is not None:
        server.socket = trust.wrap_socket(server.socket, server_side=True)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
