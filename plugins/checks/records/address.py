"""Where an address leads on a site of plain files, as a static host answers it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias
from urllib.parse import quote, unquote, urljoin, urlsplit

from ...record import record
from .form import SPACE, malformed, on_disk, unfilled, unrendered

State: TypeAlias = Literal["outside", "found", "slash", "case", "missing", "faulty"]
"""``faulty``: no address at all, or one that was not filled in; rules about the form of addresses say what is wrong."""


# Most addresses: from the root of the site, and nothing in them that has to be taken apart.
_PLAIN = re.compile(r"(?P<path>/(?:[\w-]+/)*(?:[\w-]+(?:\.\w+)?)?)(?:#(?P<fragment>[\w-]*))?", re.ASCII)


@dataclass(frozen=True)
class Target:
    """Where a link leads. ``path`` is a file of the site; where it is missing, the one that was meant."""

    state: State
    path: str = ""
    fragment: str = ""

    @property
    def slug(self) -> str:
        """The path without what makes it a file: ``say-no`` for ``say-no/index.html``."""
        return address_of(self.path).strip("/")


OUTSIDE = Target("outside")
FAULTY = Target("faulty")


def address_of(path: str) -> str:
    """The address of a file of the site: ``/say-no/`` for ``say-no/index.html``."""
    return "/" + (path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path)


@record
class Addresses:
    """All files of a site, and the address it stands at (which may have a path: ``https://example.org/sub``)."""

    files: frozenset[str]
    url: str

    @cached_property
    def root(self) -> str:
        """The site's address without the slash at its end."""
        return self.url.rstrip("/")

    @cached_property
    def prefix(self) -> str:
        """The path that stands before every address of the site, mostly empty."""
        return urlsplit(self.root).path

    @cached_property
    def _cut(self) -> str:
        """What may be cut off full addresses of the site: its root, where that is in order and has no path."""
        return "" if self.prefix or malformed(self.root) or unrendered(self.root) else self.root

    @cached_property
    def host(self) -> str:
        """The host of the site without "www."."""
        return (urlsplit(self.root).hostname or "").removeprefix("www.")

    @cached_property
    def folded(self) -> dict[str, str]:
        """Files by their name in lower case."""
        return {path.casefold(): path for path in sorted(self.files)}

    @cached_property
    def known(self) -> frozenset[str]:
        """The addresses of all pages, as an author writes them."""
        return frozenset(self.written(path) for path in self.files if path.endswith((".html", ".htm")))

    def written(self, path: str) -> str:
        """How an author writes the address of a file."""
        return self.prefix + quote(address_of(path), safe="/~@:!$&'()*+,;=")

    def own(self, href: str) -> bool:
        """Whether a full address is one of this site."""
        return (href + "/").startswith(self.root + "/")

    def ours(self, href: str) -> bool:
        """Whether a full address is one of this site, be it by http or https, with or without "www."."""
        if self.host not in href.lower():
            return False
        try:
            home, there = urlsplit(self.root), urlsplit(href.strip(SPACE))
            same = self.host == (there.hostname or "").removeprefix("www.")
            return same and home.port == there.port and f"{there.path}/".startswith(f"{self.prefix}/")
        except ValueError:
            return False

    @cached_property
    def _found(self) -> dict[str, Target]:
        """What was looked up before, by address: most stand on many pages."""
        return {}

    def find(self, address: str, href: str) -> Target:
        """Where ``href`` leads when it stands on the page at ``address``."""
        if not href.startswith(("/", "http")):  # else it leads to the same place from every page
            return self._find(address, href)
        if (known := self._found.get(href)) is None:
            known = self._found[href] = self._find(address, href)
        return known

    def _find(self, address: str, href: str) -> Target:
        if not self.prefix and (plain := _PLAIN.fullmatch(href.removeprefix(self._cut))):
            return self._look_up(plain["path"], plain["fragment"] or "")
        if malformed(href) or unfilled(href) or unrendered(href) or on_disk(href):
            return FAULTY
        href = href.strip(SPACE)
        goal, home = urlsplit(urljoin(self.root + address, href)), urlsplit(self.root)
        if goal.scheme not in ("http", "https", "") or goal.netloc.lower() != home.netloc.lower():
            return OUTSIDE
        path, fragment = unquote(goal.path), unquote(goal.fragment)
        if not (path + "/").startswith(self.prefix + "/"):
            # A full address beside the site's folder is another site; a bare path is this site without its prefix.
            return OUTSIDE if href.startswith(("http", "//")) else Target("missing", path.lstrip("/"), fragment)
        return self._look_up(path.removeprefix(self.prefix), fragment)

    def _look_up(self, path: str, fragment: str) -> Target:
        wanted = path.removeprefix("/")
        index = f"{path.removesuffix('/')}/index.html".removeprefix("/")
        if wanted in self.files:
            return Target("found", wanted, fragment)
        if index in self.files:
            # The bare root needs its slash only where a prefix stands before it.
            whole = path.endswith("/") or (not path and not self.prefix)
            return Target("found" if whole else "slash", index, fragment)
        for name in (wanted, index):
            if name.casefold() in self.folded:
                return Target("case", self.folded[name.casefold()], fragment)
        return Target("missing", wanted, fragment)
