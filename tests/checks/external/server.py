"""A real server on this machine that behaves as badly as the net does, and counts what it is asked."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias

PAGE = '<!doctype html><html lang="en"><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>'


class Handler(BaseHTTPRequestHandler):
    """Gives each request to the behaviour of its path."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_HEAD(self) -> None:
        with self.server.lock:
            self.server.asked.append((self.command, self.path))
            self.server.agents.add(self.headers["User-Agent"])
            self.server.busy += 1
            self.server.most = max(self.server.most, self.server.busy)
        try:
            with contextlib.suppress(ConnectionError):
                self.server.behaviour(self.path)(self)
        finally:
            with self.server.lock:
                self.server.busy -= 1

    do_GET = do_HEAD

    def times(self) -> int:
        """How often this path was asked for, this time included."""
        return sum(path == self.path for _, path in self.server.asked)

    def say(self, status: int, text: str | bytes = "", kind: str = "text/html", **headers: str) -> None:
        # With no content there is no body: what came of one would stand before the next reply of the connection.
        raw = b"" if status in (204, 304) else text.encode() if isinstance(text, str) else text
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in ({"Content_Length": str(len(raw))} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(raw)

    def log_message(self, *about: object) -> None:
        """Tests look at ``asked``."""


Behaviour: TypeAlias = Callable[[Handler], None]


class Server(ThreadingHTTPServer):
    """Its own host, as far as the check can tell: the port is part of the name."""

    daemon_threads = True

    def __init__(self, paths: dict[str, Behaviour], host: str = "127.0.0.1") -> None:
        super().__init__((host, 0), Handler)
        self.paths = paths
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.busy = self.most = self.sent = 0
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}"

    def behaviour(self, path: str) -> Behaviour:
        return self.paths.get(path) or (missing if path == "/robots.txt" else self.paths.get("*", missing))

    def count(self, path: str) -> dict[str, int]:
        """How often each method was used on a path."""
        return dict(Counter(method for method, asked in self.asked if asked == path))

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news."""


@contextlib.contextmanager
def serving(paths: dict[str, Behaviour], host: str = "127.0.0.1") -> Iterator[Server]:
    with Server(paths, host) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def closed_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def page(title: str = "A page", body: str = "") -> Behaviour:
    return lambda handler: handler.say(200, PAGE.format(title=title, body=body))


def status(number: int, **headers: str) -> Behaviour:
    return lambda handler: handler.say(number, "no", **headers)


missing = status(404)


def to(location: str, number: int = 301) -> Behaviour:
    return status(number, Location=location)


def once(number: int, then: Behaviour | None = None, **headers: str) -> Behaviour:
    """Only the first request goes wrong."""
    return lambda handler: (status(number, **headers) if handler.times() == 1 else then or page())(handler)


def head_gives(number: int, then: Behaviour | None = None) -> Behaviour:
    return lambda handler: (status(number) if handler.command == "HEAD" else then or page())(handler)


def hangs(seconds: float) -> Behaviour:
    return lambda handler: time.sleep(seconds)


def resets(handler: Handler) -> None:
    """Breaks off so that the other end is told at once."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def garbles(handler: Handler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")
    handler.close_connection = True


def later(seconds: int) -> Behaviour:
    """Too many requests, and a date from which on there are not."""
    return lambda handler: handler.say(429, Retry_After=formatdate(time.time() + seconds, usegmt=True))


def drips(part: bytes, seconds: float, head: bytes = b"") -> Behaviour:
    """Sends a piece again and again, never long enough apart for a socket to time out."""

    def behave(handler: Handler) -> None:
        handler.close_connection = True
        handler.wfile.write(head)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            handler.wfile.write(part)
            time.sleep(0.05)

    return behave


def huge(handler: Handler) -> None:
    """A page that says it is of 4 GB, and sends until the other end has enough; ``sent`` tells how much that was."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", str(1 << 32))
    handler.end_headers()
    handler.close_connection = True
    while handler.command == "GET" and handler.server.sent < 1 << 26:
        handler.server.sent += handler.wfile.write(b"<p>word</p>" * 6000)
