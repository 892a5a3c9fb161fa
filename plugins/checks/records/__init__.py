"""What every rule reads and yields: content files, pages, the site they make, and findings about them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from ...problem import Severity
from ...source import Place, shown
from ..reading.picture import Picture
from ..reading.redirects import Redirect, read_redirects, refresh_of
from .address import Addresses, State, Target
from .content import Built, Content, Field, File, Layout, Settings, Source
from .page import Element, Fault, Heading, Image, Link, Page, Text

__all__ = [
    "At",
    "Built",
    "Content",
    "Element",
    "Fault",
    "Field",
    "File",
    "Finding",
    "Heading",
    "Image",
    "InFile",
    "Layout",
    "Link",
    "Page",
    "Settings",
    "Site",
    "Source",
    "Text",
]


@dataclass(frozen=True)
class Site:
    """A whole built site.

    ``broken`` are slugs of pages that could not be built because their source has errors, ``drafts`` of those that
    are not to be built yet. ``built`` is what Pelican made of each text; it is empty where anything else made the site.
    ``pictures`` are the sizes in bytes, and the first 64 KiB, of the files that are pictures by their names; ``texts``
    are files of the site that are text and no page, such as the feed and ``_headers``. ``content`` is None where nobody
    knows what the site was made from.
    """

    folder: Path
    addresses: Addresses
    pages: tuple[Page, ...]
    broken: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()
    built: tuple[Built, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    content: Content | None = None

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """Pages by their file."""
        return {page.path: page for page in self.pages}

    @cached_property
    def by_address(self) -> dict[str, Page]:
        """Pages by their address."""
        return {page.address: page for page in self.pages}

    @cached_property
    def by_title(self) -> dict[str, list[Page]]:
        """Pages that speak for themselves, by title."""
        return _grouped(self.pages, "title")

    @cached_property
    def by_description(self) -> dict[str, list[Page]]:
        """Pages that speak for themselves, by description."""
        return _grouped(self.pages, "description")

    @property
    def foreign(self) -> bool:
        """Whether it is the site of somebody who has not said what front matter means there: with any theme."""
        return self.content is not None and not self.content.layout.keys

    def usual(self, name: str) -> bool:
        """Whether most pages that speak for themselves have that: ``canonical``, ``description``."""
        listed = [page for page in self.pages if not page.unlisted]
        return 2 * sum(bool(getattr(page, name)) for page in listed) > len(listed)

    @cached_property
    def targets(self) -> dict[str, tuple[tuple[Link, Target], ...]]:
        """For each page's file, its links and where each leads."""
        find = self.addresses.find
        return {page.path: tuple((link, find(page.address, link.href)) for link in page.links) for page in self.pages}

    @cached_property
    def hosted(self) -> dict[str, list[tuple[Page, Link, Target]]]:
        """All links whose address names a host, by that address: most rules about addresses look at each once."""
        found: dict[str, list[tuple[Page, Link, Target]]] = defaultdict(list)
        for page in self.pages:
            for link, target in self.targets[page.path]:
                if "//" in link.href[:12]:
                    found[link.href].append((page, link, target))
        return found

    @cached_property
    def statuses(self) -> dict[str, str]:
        """What Pelican calls the pages it made, by their file: published, hidden, draft."""
        return {item.save_as: item.status for item in self.built if item.save_as}

    @cached_property
    def signposts(self) -> dict[str, str]:
        """Pages that only send their readers on, by their file, and the address they send them to."""
        found = ((page.path, refresh_of(page)) for page in self.pages)
        return {path: goal for path, goal in found if goal}

    @cached_property
    def redirects(self) -> tuple[Redirect, ...]:
        """What the host is told to send on, in order."""
        return tuple(read_redirects(self.texts.get("_redirects", "")))

    def redirect(self, target: Target) -> Redirect | None:
        """What the host does where nothing is: the first line of its redirects that fits."""
        return next((item for item in self.redirects if item.takes(f"/{target.path}")), None)

    @cached_property
    def _origins(self) -> dict[str, str]:
        """How messages name content files that were copied as they are, by their path and by their name and size."""
        files = self.content.files if self.content else ()
        named = {f"{file.name} {file.size}": file.shown for file in files}
        return named | {file.path: file.shown for file in files}

    def shown(self, path: str) -> str:
        """How messages name a file of the site: the one in the content folder that it is a copy of, if any."""
        size = self.pictures[path].size if path in self.pictures else ""
        known = self._origins.get(path) or self._origins.get(f"{path.rpartition('/')[2]} {size}")
        return known or self._of_theme(path) or shown(self.folder / path)

    def _of_theme(self, path: str) -> str:
        """How messages name the file of the theme that Pelican copied there, by its usual settings."""
        theme = self.content.layout.theme if self.content else None
        origin = theme / "static" / path.partition("/")[2] if theme else None
        return shown(origin) if origin and origin.is_file() else ""

    def wrote(self, link: Link, page: Page) -> bool:
        """Whether the author wrote this very address; else Pelican or the theme put the site's own before it."""
        if page.source is None or link.role == "name" or link.kind == "meta":
            return False
        href = link.href.strip()
        if href.partition("&")[0] not in page.source.prose:  # nearly always, and ten times as fast
            return False
        written = re.escape(href).replace("&", "&(?:amp;)?")
        return re.search(rf"(?<![\w/]){written}(?![\w/.?#&-])", page.source.prose) is not None

    def said(self, link: Link, page: Page) -> str:
        """A link's address as its author will know it: without the site's own where Pelican put that before it."""
        bare = link.href.removeprefix(self.addresses.root)
        added = page.source is not None and link.href not in page.source.text
        return bare if added and bare.startswith("/") else link.href

    def users(self, path: str) -> Iterator[Page]:
        """The pages that load a file of the site, or lead to it."""
        for page in self.pages:
            if any(target.path == path for _, target in self.targets[page.path]):
                yield page

    @cached_property
    def _led(self) -> dict[str, list[tuple[Page, Link, Target]]]:
        """All links of the site by the state of what they lead to."""
        found: dict[str, list[tuple[Page, Link, Target]]] = defaultdict(list)
        for page in self.pages:
            for link, target in self.targets[page.path]:
                found[target.state].append((page, link, target))
        return found

    def leading(self, *states: State) -> Iterator[tuple[Page, Link, Target]]:
        """The links of all pages that lead to something in one of these states, each with its page and its target.

        A rule about links asks for the few that are not in order, instead of looking at every link of the site.
        """
        for state in states:
            yield from self._led.get(state, ())


def _grouped(pages: tuple[Page, ...], name: str) -> dict[str, list[Page]]:
    """Pages by one of their texts, without unlisted pages and those that say they are a copy of another."""
    groups: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        if not page.unlisted and (not page.canonical or page.canonical.endswith(page.address)):
            groups[getattr(page, name)].append(page)
    return groups


@dataclass(frozen=True)
class InFile:
    """A place in a file that the rule itself knows: how messages name the file, line and column."""

    file: str
    line: int = 1
    column: int = 1


At: TypeAlias = Field | Element | Link | Text | InFile | Place | str | None
"""Where a finding stands: a record, a line and column of the file, words to look for, or the file as a whole.

In a rule about settings words are the name of a setting.
"""


@dataclass(frozen=True)
class Finding:
    """What a rule yields. ``where`` names the page, source or file in a rule that looks at all of them together.

    ``severity`` is that of this finding, where it is not the rule's own.
    """

    message: str
    at: At = None
    where: Page | Source | File | None = None
    severity: Severity | None = None
