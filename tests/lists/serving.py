"""A publisher's server on this machine that serves real bytes, and fails in every way that publishers have failed."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Behaviour = Callable[["Handler", bytes], None]


class Handler(BaseHTTPRequestHandler):
    """Answers as the site says."""

    site: Site

    def do_GET(self) -> None:
        self.site.requests.append((self.path, dict(self.headers)))
        behave = self.site.behaviours.pop(0) if self.site.behaviours else self.site.last
        self.site.last = behave
        behave(self, self.site.content)

    def log_message(self, *args: object) -> None:
        """Stay silent."""

    def answer(self, status: int, body: bytes, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)


@dataclass
class Site:
    """What is served, how, and what was asked.

    Args:
        content: the list file.
        behaviours: one for each request, in order; the last one goes on.
    """

    content: bytes
    behaviours: list[Behaviour] = field(default_factory=list)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""
    last: Behaviour = lambda handler, content: whole(handler, content)


@contextmanager
def serving(content: bytes, *behaviours: Behaviour) -> Iterator[Site]:
    """Serve on a free port of the loopback address until the block ends."""
    site = Site(content, list(behaviours))
    handler = type("SiteHandler", (Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_port}/list.xml"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _etag(content: bytes) -> str:
    return f'"{sha256(content).hexdigest()[:16]}"'


def whole(handler: Handler, content: bytes) -> None:
    """The file, or 304 where the client has it."""
    if handler.headers.get("If-None-Match") == _etag(content):
        handler.send_response(304)
        handler.end_headers()
        return
    handler.answer(200, content, Content_Type="application/xml", ETag=_etag(content))


def zipped(handler: Handler, content: bytes) -> None:
    """The file, compressed on the way."""
    handler.answer(200, gzip.compress(content), Content_Type="application/xml", Content_Encoding="gzip")


def cut(share: float) -> Behaviour:
    """A connection that ends after a share of what was promised."""

    def behave(handler: Handler, content: bytes) -> None:
        handler.answer(200, content[: int(len(content) * share)], len(content), Content_Type="application/xml")
        handler.close_connection = True

    return behave


def status(code: int) -> Behaviour:
    """An error of the server."""

    def behave(handler: Handler, content: bytes) -> None:
        handler.answer(code, b"sorry", Content_Type="text/plain")

    return behave


def redirect(handler: Handler, content: bytes) -> None:
    """The file has moved next door, where it is served."""
    if handler.path != "/moved.xml":
        handler.site.behaviours.insert(0, redirect)
        handler.answer(302, b"", Location="/moved.xml")
    else:
        whole(handler, content)


def drip(handler: Handler, content: bytes) -> None:
    """A byte at a time, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/xml")
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    try:
        for i in range(len(content)):
            handler.wfile.write(content[i : i + 1])
            handler.wfile.flush()
            time.sleep(0.02)
    except OSError:
        return


def page(handler: Handler, content: bytes) -> None:
    """An error page with status 200."""
    handler.answer(200, b"<!DOCTYPE html><html><body>Maintenance</body></html>", Content_Type="text/html")


def page_in_disguise(handler: Handler, content: bytes) -> None:
    """An error page that says it is XML."""
    handler.answer(200, b"<!DOCTYPE html><html><body>Maintenance</body></html>", Content_Type="application/xml")


def picture(handler: Handler, content: bytes) -> None:
    """A wrong content type."""
    handler.answer(200, content, Content_Type="image/png")


def bomb(handler: Handler, content: bytes) -> None:
    """64 MiB of blanks in 64 KiB."""
    handler.answer(200, gzip.compress(b" " * (64 << 20)), Content_Type="application/xml", Content_Encoding="gzip")


def gone(handler: Handler, content: bytes) -> None:
    """The connection is closed without a word."""
    handler.close_connection = True
    handler.connection.close()
