"""The security policy that a page is served under, and what it lets the page do (Content Security Policy, level 3)."""

from __future__ import annotations

import base64
import fnmatch
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from ...record import record
from ..records.form import parts_of

# Where a directive is silent, the next one speaks for it.
_INSTEAD = {
    "child-src": "default-src",
    "font-src": "default-src",
    "frame-src": "child-src",
    "img-src": "default-src",
    "manifest-src": "default-src",
    "media-src": "default-src",
    "object-src": "default-src",
    "script-src": "default-src",
    "script-src-attr": "script-src",
    "script-src-elem": "script-src",
    "style-src": "default-src",
    "style-src-attr": "style-src",
    "style-src-elem": "style-src",
}
_HASH = re.compile(r"'(sha256|sha384|sha512)-[^']+'")
_HEADER = re.compile(r"\s+Content-Security-Policy:\s*(.*)", re.IGNORECASE)


@record
class Policy:
    """One policy. ``directives`` are pairs of a name and its sources; of two equal names the first counts."""

    directives: tuple[tuple[str, tuple[str, ...]], ...]

    def sources(self, name: str) -> tuple[str, ...] | None:
        """What a directive allows, or the one that speaks for it; None where nothing is said, and so all allowed."""
        for directive, sources in self.directives:
            if directive == name:
                return sources
        return self.sources(_INSTEAD[name]) if name in _INSTEAD else None

    def inline(self, name: str, text: str, nonce: str = "") -> bool:
        """Whether a script or a style may stand in the page. A hash or a nonce switches 'unsafe-inline' off."""
        sources = self.sources(name)
        if sources is None:
            return True
        kinds = {found[1] for source in sources if (found := _HASH.fullmatch(source))}
        if any(_hash(kind, text) in sources for kind in kinds) or (nonce and f"'nonce-{nonce}'" in sources):
            return True
        strict = bool(kinds) or any(source.startswith("'nonce-") for source in sources)
        return "'unsafe-inline'" in sources and not strict

    def attribute(self, name: str) -> bool:
        """Whether a style or a handler may stand on an element; one by one they are allowed by no site we know."""
        return "'unsafe-hashes'" in (self.sources(name) or ()) or self.inline(name, "")

    def loads(self, name: str, address: str, home: str) -> bool:
        """Whether the page may load or send to a whole address; ``home`` is that of the site."""
        sources = self.sources(name)
        return sources is None or any(_fits(source, address, home) for source in sources)


def policies(headers: str, address: str) -> Iterator[Policy]:
    """The policies that ``_headers`` gives to the page at an address."""
    for pattern, policy in _served(headers):
        if fnmatch.fnmatchcase(address, pattern):
            yield policy


@lru_cache(maxsize=64)
def _served(headers: str) -> tuple[tuple[str, Policy], ...]:
    pattern, found = "", []
    for line in headers.splitlines():
        if header := _HEADER.match(line):
            found.append((pattern, parse(header[1])))
        elif line.strip() and not line[0].isspace() and line[0] != "#":
            pattern = line.strip()
    return tuple(found)


@lru_cache(maxsize=256)
def parse(text: str) -> Policy:
    """The policy that a header or a <meta> states."""
    parts = (part.split() for part in text.split(";"))
    return Policy(tuple((words[0].lower(), tuple(words[1:])) for words in parts if words))


@lru_cache(maxsize=1024)  # all pages of a site hold the same style
def _hash(kind: str, text: str) -> str:
    return f"'{kind}-{base64.b64encode(hashlib.new(kind, text.encode()).digest()).decode()}'"


def _fits(source: str, address: str, home: str) -> bool:
    goal, own = urlsplit(address), urlsplit(home)
    if source == "'self'":
        return (goal.scheme, goal.netloc) == (own.scheme, own.netloc)
    if source == "*":
        return goal.scheme in ("http", "https")
    if source.endswith(":"):
        return goal.scheme == source[:-1].lower()
    wanted = parts_of(source if "://" in source else f"{own.scheme}://{source}")
    path = not wanted.path or goal.path == wanted.path or (wanted.path[-1] == "/" and goal.path.startswith(wanted.path))
    return wanted.scheme in (goal.scheme, "http") and fnmatch.fnmatchcase(goal.netloc, wanted.netloc) and path
