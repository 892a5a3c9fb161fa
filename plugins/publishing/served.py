"""How a site is to be served, whatever serves it. Each host is told so in its own words."""

from __future__ import annotations

from collections.abc import Mapping

from ..record import record
from .redirects import Redirect

HTML = "text/html; charset=utf-8"

TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".download": "application/octet-stream",
    ".gif": "image/gif",
    ".html": HTML,
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".sha256": "application/octet-stream",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
"""Content types by ending. Our own list: what a server, or Python, knows depends on the machine."""

UNKNOWN = "application/octet-stream"
"""The content type of anything else."""

COMPRESSED = (".css", ".download", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml")
"""Endings of files that gain by compression."""

COPIES = (".br", ".gz")
"""Endings of the compressed copies. A browser gets one in place of the file itself, never by its own name."""

COPIED = tuple(f"{ending}{copy}" for ending in COMPRESSED for copy in COPIES)
"""Endings of the names of such copies, as in ``.html.br``."""

NOT_FOUND = "404.html"
"""The page for wrong addresses."""

FRESH = "no-cache"
"""Cache-Control of all that may change: a browser keeps it, and asks each time whether it is still the newest."""

LASTING = "/lasting/"
"""What stands below carries a hash of its bytes in its name: other bytes have another address."""

FOR_EVER = "public, max-age=31536000, immutable"
"""Cache-Control of what stands below LASTING. A year is what servers may promise (RFC 9111, 5.2.2.1; RFC 8246)."""


@record
class Served:
    """One site as its readers are to get it.

    ``headers`` come with every answer. ``base`` is what stands before every path, as in ``/sub``. ``missing`` says
    whether there is a page for wrong addresses, ``lasting`` whether there is anything below LASTING.
    """

    headers: Mapping[str, str]
    redirects: tuple[Redirect, ...] = ()
    base: str = ""
    missing: bool = True
    lasting: bool = False

    @property
    def moves(self) -> tuple[tuple[str, str], ...]:
        """From where to where readers are sent on: whole paths, each old one with a slash at its end and without."""
        return tuple(
            (self.base + old, redirect.new if "://" in redirect.new else self.base + redirect.new)
            for redirect in self.redirects
            for old in redirect.olds
        )
