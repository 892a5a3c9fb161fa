"""What every rule reads and yields: content files, pages, the site they make, and findings about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from ..source import Place
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
class Picture:
    """A file of the site that is a picture by its name: its size in bytes, and its first 64 KiB (all, of a drawing)."""

    size: int
    head: bytes


@dataclass(frozen=True)
class Site:
    """A whole built site.

    ``broken`` are slugs of pages that could not be built because their source has errors, ``drafts`` of those that
    are not to be built yet. ``built`` is what Pelican made of each text; it is empty where the site was made by anything.
    ``pictures`` are the sizes in bytes, and the first 64 KiB, of the files that are pictures by their names; ``texts`` are
    files of the site that are text and no page, such as the feed and ``_headers``. ``content`` is None where nobody knows
    what the site was made from.
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

    @cached_property
    def targets(self) -> dict[str, tuple[tuple[Link, Target], ...]]:
        """For each page's file, its links and where each leads."""
        find = self.addresses.find
        return {page.path: tuple((link, find(page.address, link.href)) for link in page.links) for page in self.pages}

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
    """What a rule yields. ``where`` names the page, source or file in a rule that looks at all of them together."""

    message: str
    at: At = None
    where: Page | Source | File | None = None
