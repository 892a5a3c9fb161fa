"""A host that can be taken away, and comes back on the same port: what a phone in a tunnel sees of it."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import brotli

from plugins.publishing.hosts.netlify import read_headers
from plugins.publishing.served import TYPES, UNKNOWN


class Host:
    """Serves a folder as it is published, with the headers its build wrote, until it is stopped.

    ``status`` is what it answers to everything, where that is not 0. ``hold`` keeps back all answers while it is clear.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.headers: Mapping[str, str] = read_headers(folder)
        self.status = 0
        self.hold = threading.Event()
        self.hold.set()
        self.requests: list[str] = []
        self.sent = 0
        self.port = 0
        self.start()

    @property
    def address(self) -> str:
        """The address of the site, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Serve, on the port of before where there was one."""
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), partial(_Handler, self))
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Be gone: nobody answers at the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(http.server.BaseHTTPRequestHandler):
    def __init__(self, host: Host, *args: object) -> None:
        self.host = host
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.host.requests.append(self.path)
        self.host.hold.wait(30)
        path = self.path.partition("?")[0]
        file = self.host.folder / path.lstrip("/")
        if file.is_dir() and not path.endswith("/"):
            return self._send(301, b"", Location=f"{path}/")
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        file = file if found else self.host.folder / "404.html"
        status = self.host.status or (200 if found else 404)
        kind = TYPES.get(file.suffix, UNKNOWN)
        return self._send(status, file.read_bytes(), **{"Content-Type": kind, "Cache-Control": "no-cache"})

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        small = brotli.compress(body, quality=5)
        self.host.sent += len(small)
        self.send_response(status)
        for name, value in {**self.host.headers, **headers, "Content-Encoding": "br"}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(small)))
        self.end_headers()
        self.wfile.write(small)

    def log_message(self, *args: object) -> None:
        """Say nothing: the tests read ``requests``."""
