"""The server of the preview: sends responses, and tells open pages of new versions. It listens on this machine only."""

from __future__ import annotations

import contextlib
import errno
import threading
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from .overlay import EVENTS
from .preview import Preview
from .respond import FRESH, Response, respond

HOST = "127.0.0.1"

HEARTBEAT = 15.0
"""Seconds between signs of life to an open page: writing is the only way to learn that it was closed."""


class NoPort(Exception):
    """The port cannot be had. The text says why and what to do."""


@contextlib.contextmanager
def listening(preview: Preview, port: int) -> Iterator[str]:
    """Serve a preview while the block runs, and give the address. Port 0 takes any free port.

    Raises NoPort where the port is taken, kept for the system, or no port at all.
    """
    with _server(preview, port) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            preview.close()
            server.shutdown()
            thread.join()


def _server(preview: Preview, port: int) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer((HOST, port), partial(Handler, preview))
    except OverflowError as error:
        raise NoPort(f"{port} is no port; name one from 1024 to 65535 with --port") from error
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        reason = "another program uses it" if taken else (error.strerror or str(error)).lower()
        other = port + 1 if 1024 <= port < 65535 else 8000
        raise NoPort(f"port {port} cannot be used: {reason}; name another, such as --port {other}") from error


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    def __init__(self, preview: Preview, *args: Any) -> None:
        self.preview = preview
        super().__init__(*args)

    def handle(self) -> None:
        """Answer, and take no offence at a browser that has gone in the meantime."""
        with contextlib.suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        """Send a file, or news for as long as the page is open."""
        if self.path == EVENTS:
            self._send_news()
        else:
            self._send(self._response(), whole=True)

    def do_HEAD(self) -> None:
        """Send what GET would, without the body."""
        self._send(self._response(), whole=False)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: the terminal is for what there is to mend."""

    def _response(self) -> Response:
        return respond(self.preview.site, self.preview.state, self.path, self.headers.get("Accept-Encoding", ""))

    def _send(self, response: Response, *, whole: bool) -> None:
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if whole:
            self.wfile.write(response.body)

    def _send_news(self) -> None:
        self.send_response(HTTPStatus.OK)
        for name, value in {**FRESH, "Content-Type": "text/event-stream"}.items():
            self.send_header(name, value)
        self.end_headers()
        told = 0
        while not self.preview.closed:
            version = self.preview.wait(told, HEARTBEAT)
            news = f"data: {version}" if version != told else ": still here"
            self.wfile.write(f"{news}\n\n".encode())
            told = version
