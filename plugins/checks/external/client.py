"""Makes one HTTP request, within its limits of time and bytes, and says plainly what came of it."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
import time
import urllib.request
from collections.abc import Mapping
from contextvars import ContextVar
from http.client import HTTPException
from types import TracebackType
from urllib.parse import urlsplit

import urllib3
from urllib3 import exceptions as trouble
from urllib3.connection import HTTPConnection, HTTPSConnection

from .records import Limits, Reply, Trouble, Wanted

_READ = 1 << 16

_CHARSET = re.compile(r"charset\s*=\s*[\"']?(?P<name>[\w-]+)", re.IGNORECASE)

# A name that does not exist, or has no address. Any other failure to resolve is the resolver's own.
_NO_NAME = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))


class _Guard:
    """Cuts a connection when its time is over: a time-out of a socket begins anew with every byte that drips in."""

    def __init__(self, seconds: float) -> None:
        self.fired = False
        self._seconds = seconds
        self._timer: threading.Timer | None = None

    def watch(self, sock: socket.socket) -> None:
        self._timer = threading.Timer(self._seconds, self._cut, (sock,))
        self._timer.daemon = True
        self._timer.start()

    def _cut(self, sock: socket.socket) -> None:
        self.fired = True
        with contextlib.suppress(OSError):
            socket.socket.shutdown(
                sock, socket.SHUT_RDWR
            )  # not that of a TLS socket, which would wait for the other end

    def stop(self) -> None:
        if self._timer:
            self._timer.cancel()


_GUARD: ContextVar[_Guard] = ContextVar("guard")


class _Watched(HTTPConnection):
    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]
        _GUARD.get().watch(self.sock)
        return super().getresponse()


class _WatchedTls(_Watched, HTTPSConnection):
    pass


class _Plain(urllib3.HTTPConnectionPool):
    ConnectionCls = _Watched


class _Tls(urllib3.HTTPSConnectionPool):
    ConnectionCls = _WatchedTls


class Client:
    """Asks one address at a time, from any thread. Use it in a ``with`` block, which closes what it opened.

    It follows no redirect and tries nothing twice. Proxies are those of the environment (``HTTPS_PROXY`` and its kin).
    """

    def __init__(self, agent: str, limits: Limits) -> None:
        # Bytes as they are: nothing is unpacked, so that the limit of size is one of what is held in memory, too.
        self._headers = {"User-Agent": agent, "Accept": "text/html,*/*;q=0.8", "Accept-Encoding": "identity"}
        self._connect = limits.connect
        self._managers = {"": urllib3.PoolManager(num_pools=64)}
        for proxy in _proxies().values():
            if proxy.startswith("http"):
                self._managers[proxy] = urllib3.ProxyManager(proxy)
        for manager in self._managers.values():
            manager.pool_classes_by_scheme = {"http": _Plain, "https": _Tls}

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for manager in self._managers.values():
            manager.clear()

    def ask(self, wanted: Wanted) -> Reply:
        """What came of a request. Whatever goes wrong with it is in the reply; nothing is raised."""
        begun, guard = time.monotonic(), _Guard(wanted.seconds)
        token = _GUARD.set(guard)
        try:
            fields = self._ask(wanted)
        except (trouble.HTTPError, HTTPException, OSError, ValueError) as error:
            fields = {"trouble": "timeout" if guard.fired else trouble_of(error)}
        finally:
            guard.stop()
            _GUARD.reset(token)
        return Reply(**fields, at=time.time(), seconds=time.monotonic() - begun)  # type: ignore[arg-type]

    def _ask(self, wanted: Wanted) -> Mapping[str, object]:
        response = self._manager(wanted.url).request(
            wanted.method,
            wanted.url,
            headers=self._headers,
            timeout=urllib3.Timeout(connect=min(self._connect, wanted.seconds), read=wanted.seconds),
            redirect=False,
            retries=False,
            preload_content=False,
        )
        try:
            if _GUARD.get().fired:
                raise TimeoutError  # half of the headers look like all of them
            return _fields(response, wanted)
        finally:
            response.close()  # what was not read is not waited for

    def _manager(self, url: str) -> urllib3.PoolManager:
        parts = urlsplit(url)
        proxies = _proxies()
        proxy = proxies.get(parts.scheme) or proxies.get("all") or ""
        beside = proxy and urllib.request.proxy_bypass(parts.hostname or "")
        return self._managers.get("" if beside else proxy, self._managers[""])


def _proxies() -> dict[str, str]:
    """The proxies of the environment by the scheme that they are for, each with a scheme of its own, as curl reads it.

    Python gives the hosts beside them (``NO_PROXY``) among them.
    """
    found = {kind: value for kind, value in urllib.request.getproxies().items() if kind != "no" and value}
    return {kind: value if "://" in value else f"http://{value}" for kind, value in found.items()}


# More special ones come first.
_KINDS: tuple[tuple[type[Exception], Trouble], ...] = (
    (trouble.ConnectTimeoutError, "unreachable"),
    (trouble.ProxyError, "unreachable"),
    (trouble.ReadTimeoutError, "timeout"),
    (trouble.SSLError, "tls"),
    (ValueError, "address"),
)


def trouble_of(error: BaseException) -> Trouble:
    """What kind of trouble an exception of urllib3 is."""
    cause = error.__cause__ or error.__context__ or error
    if isinstance(error, trouble.NameResolutionError):
        return "name" if isinstance(cause, OSError) and cause.errno in _NO_NAME else "unreachable"
    if isinstance(cause, ConnectionRefusedError):
        return "refused"
    for kind, name in _KINDS:
        if isinstance(error, kind):
            return name
    return "reset" if isinstance(cause, OSError) else "garbled"


def _fields(response: urllib3.BaseHTTPResponse, wanted: Wanted) -> dict[str, object]:
    head = {name: response.headers.get(name, "") for name in ("content-type", "location", "retry-after")}
    kind = head["content-type"].lower()
    raw, whole = b"", False
    if wanted.body and (not kind or "html" in kind or kind.startswith("text/plain")):
        raw, whole = _body(response, wanted.body)
    return {
        "status": response.status,
        "kind": kind.partition(";")[0].strip(),
        "location": head["location"],
        "retry_after": head["retry-after"],
        "text": _decoded(raw, kind),
        "whole": whole,
    }


def _body(response: urllib3.BaseHTTPResponse, limit: int) -> tuple[bytes, bool]:
    """As many bytes as there are below the limit, and whether these are all. A body that breaks off ends there."""
    raw = bytearray()
    try:
        while len(raw) <= limit:
            if not (piece := response.read1(_READ)):
                # What was cut off looks like an end, too.
                return bytes(raw), not response.length_remaining and not _GUARD.get().fired
            raw += piece
    except (trouble.HTTPError, HTTPException, OSError, ValueError):
        pass
    return bytes(raw[:limit]), False


def _decoded(raw: bytes, kind: str) -> str:
    """The text of a page in the encoding that its header, or its first kilobyte, names."""
    found = _CHARSET.search(kind) or _CHARSET.search(raw[:1024].decode("latin-1"))
    try:
        return raw.decode(found["name"] if found else "utf-8", "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")
