"""How a publisher's file comes in: conditionally, with retries, bounded in size and time, whole or not at all."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import stamina

from sekisho.errors import UsageError
from sekisho.version import __version__

_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a download may cost before it is given up.

    Args:
        size: bytes after decompression.
        ratio: how many times larger than what came over the wire the content may become, beyond the first 16 MiB.
        seconds: the whole download.
        rate: bytes a second on average, once `patience` seconds have passed.
        patience: see `rate`.
        attempts: how often a passing failure is tried.
        pause: seconds before the second attempt; doubled each time.
    """

    size: int = 1024 * _MIB
    ratio: int = 100
    seconds: float = 1800.0
    rate: int = 2_000
    patience: float = 30.0
    attempts: int = 4
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Download:
    """What came of a request.

    Args:
        path: the file, or None where nothing new came.
        address: where it came from, after redirects.
        etag: of the response.
        last_modified: of the response.
        unchanged: the server says that nothing changed.
        failure: why nothing came.
    """

    path: Path | None = None
    address: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False
    failure: str | None = None


class _GivenUp(Exception):
    """A download that must not be tried again; the message says why."""


class _Passing(Exception):
    """A failure that may pass."""


Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Downloader:
    """Fetches files over HTTP.

    Args:
        limits: what a download may cost.
        proxy: address of a proxy; the environment's by default.
        progress: told the bytes so far and the total where it is known.
    """

    limits: Limits = field(default_factory=Limits)
    proxy: str | None = None
    progress: Progress | None = None

    def fetch(
        self, address: str, target: Path, *, etag: str | None = None, last_modified: str | None = None
    ) -> Download:
        """Fetch one file into `target`, or say why not; a conditional request where the last answer's marks are given.

        Args:
            address: of the file.
            target: written only when the file is whole.
            etag: of the state that is already there.
            last_modified: likewise.
        """
        headers = {"User-Agent": f"sekisho/{__version__}", "Accept": "*/*"}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": last_modified} if last_modified else {}
        try:
            for attempt in stamina.retry_context(
                on=_Passing,
                attempts=self.limits.attempts,
                timeout=None,
                wait_initial=self.limits.pause,
                wait_max=30.0,
                wait_jitter=self.limits.pause / 4,
            ):
                with attempt:
                    return self._once(address, target, headers)
        except (_GivenUp, _Passing) as error:
            return Download(address=address, failure=str(error))
        raise AssertionError("retrying ends with an answer or an error")

    def find_link(self, page: str, pattern: str) -> str:
        """The address that a page names, for publishers whose file changes its name with every edition.

        Raises:
            OSError: the page could not be read, or names no such file.
        """
        try:
            with self._client() as client:
                text: str = client.get(page).raise_for_status().text
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeDecodeError) as error:
            raise OSError(f"{page}: {_said(error)}") from error
        found = sorted(set(re.findall(pattern, text)), key=lambda link: re.findall(r"\d{8}", link)[-1:])
        if not found:
            raise OSError(f"{page}: no link like {pattern}: the page has changed; import the file by hand")
        try:
            link: str = urljoin(page, found[-1])
        except ValueError as error:
            raise OSError(f"{page}: its link {found[-1]!r} is no address: {error}") from error
        if urlsplit(page).scheme == "https" and urlsplit(link).scheme != "https":
            raise OSError(f"{page}: its link {link} is not encrypted")
        return link

    def _client(self) -> httpx.Client:
        try:
            return httpx.Client(
                follow_redirects=True,
                max_redirects=5,
                proxy=self.proxy,
                timeout=httpx.Timeout(30.0, connect=15.0),
                headers={"User-Agent": f"sekisho/{__version__}"},
            )
        except (ValueError, ImportError) as error:
            raise UsageError(f"the proxy {self.proxy!r} cannot be used: {error}; write http://host:port") from error

    def _once(self, address: str, target: Path, headers: dict[str, str]) -> Download:
        part = target.with_name(f"{target.name}.part")
        try:
            with self._client() as client, client.stream("GET", address, headers=headers) as response:
                if response.status_code == httpx.codes.NOT_MODIFIED:
                    return Download(address=address, unchanged=True)
                self._check(address, response)
                self._receive(response, part)
                part.replace(target)
                return Download(
                    path=target,
                    address=str(response.url),
                    etag=response.headers.get("ETag"),
                    last_modified=response.headers.get("Last-Modified"),
                )
        except (httpx.TooManyRedirects, httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise _GivenUp(f"{address}: {_said(error)}") from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise _Passing(f"{address}: {_said(error)}") from error
        except OSError as error:
            raise _GivenUp(f"{target}: {error.strerror or error}") from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _check(self, address: str, response: httpx.Response) -> None:
        if response.status_code in _RETRIED:
            raise _Passing(f"{address}: the server answers {response.status_code} {response.reason_phrase}")
        if response.status_code != httpx.codes.OK:
            raise _GivenUp(f"{address}: the server answers {response.status_code} {response.reason_phrase}")
        hops = [*(r.url for r in response.history), response.url]
        if urlsplit(address).scheme == "https" and any(url.scheme != "https" for url in hops):
            raise _GivenUp(f"{address}: redirected by way of {', '.join(map(str, hops))}, not encrypted throughout")
        kind = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
        if kind in ("text/html", "application/xhtml+xml"):
            raise _GivenUp(f"{address}: a web page came instead of the list; look at it in a browser")
        if kind.startswith(("image/", "audio/", "video/")):
            raise _GivenUp(f"{address}: content of type {kind} came instead of the list")

    def _receive(self, response: httpx.Response, part: Path) -> None:
        limits, start, size = self.limits, time.monotonic(), 0
        total = (
            int(response.headers["Content-Length"]) if response.headers.get("Content-Length", "").isdigit() else None
        )
        with part.open("wb") as target:
            for block in response.iter_bytes():
                size += len(block)
                target.write(block)
                spent = time.monotonic() - start
                wire = response.num_bytes_downloaded
                if size > limits.size:
                    raise _GivenUp(f"{response.url}: more than {limits.size // _MIB} MiB: given up")
                if size > 16 * _MIB and size > limits.ratio * max(wire, 1):
                    raise _GivenUp(f"{response.url}: {wire:,} bytes unpack to more than {size:,}: refused")
                if spent > limits.seconds or (spent > limits.patience and wire < limits.rate * spent):
                    raise _Passing(f"{response.url}: too slow: {wire:,} bytes in {spent:.0f} s")
                if self.progress:
                    self.progress(wire, total)
        if total is not None and response.num_bytes_downloaded < total:
            raise _Passing(f"{response.url}: cut after {response.num_bytes_downloaded:,} of {total:,} bytes")


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__
