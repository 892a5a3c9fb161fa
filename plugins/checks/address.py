"""Where an address leads on a site of plain files, as a static host answers it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, TypeAlias
from urllib.parse import quote, unquote, urljoin, urlsplit

State: TypeAlias = Literal["outside", "found", "slash", "case", "missing", "faulty"]
"""``faulty``: no address at all, or one that was not filled in; rules about the form of addresses say what is wrong."""

# What the URL standard strips from both ends of an attribute.
_SPACE = " \t\n\r\f"

_HOST = re.compile(r"(?:[\w.-]*\w\.?|\[[0-9A-Fa-f:.]+\])(?::\d*)?")
_FILENAME = re.compile(r"(?:\{|%7B|\||%7C)(?:filename|static|attach|author|category|tag|index)(?:\}|%7D|\||%7C)", re.I)
_TEMPLATE = re.compile(r"\{\{|\{%|\{#|%\}")
_EMAIL = re.compile(r"[^/\s:?#]+@[\w-]+(?:\.[\w-]+)+")

# At either end only: inside, it may be the right name of a page.
_QUOTE = r"(?:[“”‘’„«»]|%E2%80%9[89CDE])"

# A drive letter, a file, a machine of the office.
_ON_DISK = re.compile(r"(?i)file:|[a-z]:[\\/]|\\\\")

# Tried in order on the address as written; the first that fits says what is wrong.
_MALFORMED = (
    (re.compile(r"(?i)(?:java|vb)script:"), "runs script; give a real address, or use a button"),
    (re.compile(rf"{_QUOTE}|.*{_QUOTE}$", re.S | re.I), "holds a typographic quotation mark; take it out"),
    (re.compile(r"(?i)https?:/*https?[:/]"), 'holds the scheme twice; keep one "https://"'),
    (re.compile(r"(?i)https?:(?!//)|https?//|https?[;,.]/+"), 'should begin with "https://"'),
    (re.compile(r"(?i)https?:///"), 'has too many slashes; begin with "https://"'),
    (re.compile(r"(?i)www\.[\w-]+\.\w"), 'has no scheme; begin with "https://"'),
    (
        re.compile(r"(?i)mailto:/+|mailto:(?!.*%40)[^?@]+(?:\?|$)"),
        'is no e-mail address; write "mailto:name@example.org"',
    ),
    (
        re.compile(r"(?i)(?!mailto:|tel:|sms:|data:)\S*\s"),
        'holds a space; take it out, or write "%20" where it belongs',
    ),
    (re.compile(r"[^?#:]*\\"), 'holds a backslash; write "/"'),
)


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


def unfilled(href: str) -> bool:
    """Whether Pelican or Jinja left something in the address that it should have filled in."""
    return bool(_FILENAME.search(href))


def unrendered(text: str) -> bool:
    """Whether template code stands in the text."""
    return bool(_TEMPLATE.search(text))


def on_disk(href: str) -> bool:
    """Whether the address is that of a file on somebody's machine."""
    return bool(_ON_DISK.match(href.strip(_SPACE)))


def host_of(href: str) -> str:
    """The host an address names, in lower case, empty where there is none or it cannot be told."""
    try:
        return urlsplit(href.strip(_SPACE)).hostname or ""
    except ValueError:
        return ""


@lru_cache(maxsize=1 << 15)  # the same address stands on many pages
def malformed(href: str) -> str:
    """What is wrong with the form of an address, empty where nothing is or where another rule says it."""
    href = href.strip(_SPACE)
    if unfilled(href) or unrendered(href) or on_disk(href):
        return ""
    for pattern, fault in _MALFORMED:
        if pattern.match(href):
            return fault
    if _EMAIL.fullmatch(href):
        return f'is an e-mail address; write "mailto:{href}"'
    return _wrong_scheme(href) or _wrong_host(href)


def _wrong_scheme(href: str) -> str:
    """Mistyped http only: there are more true schemes than any list knows."""
    scheme, colon, _ = href.partition(":")
    known = scheme.lower() in ("http", "https") or not colon or not scheme.isalpha()
    if known or not difflib.get_close_matches(scheme.lower(), ("http", "https"), cutoff=0.75):
        return ""
    return f'begins with "{scheme}:"; write "https:"'


def _wrong_host(href: str) -> str:
    try:
        parts = urlsplit(href)
    except ValueError:
        return "is no address; compare it with the one in your browser"
    web = parts.scheme in ("http", "https") or href.startswith("//")
    if not web or _HOST.fullmatch(parts.netloc.rpartition("@")[2]):
        return ""
    return f'has no usable host name ("{parts.netloc}"); compare it with the one in your browser'


@dataclass(frozen=True)
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
        if malformed(href) or unfilled(href) or unrendered(href) or on_disk(href):
            return FAULTY
        href = href.strip(_SPACE)
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
