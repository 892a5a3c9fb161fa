"""What every rule reads and yields: content files, pages, the site they make, and findings about them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from ..source import Place
from .address import Addresses, Target
from .content import Content, Field, Source
from .page import Element, Heading, Image, Link, Page, Text

__all__ = [
    "At",
    "Content",
    "Element",
    "Field",
    "Finding",
    "Heading",
    "Image",
    "Link",
    "Page",
    "Site",
    "Source",
    "Text",
]


@dataclass(frozen=True)
class Site:
    """A whole built site.

    ``broken`` are slugs of pages that could not be built because their source has errors, ``drafts`` of those that
    are not to be built yet.
    """

    folder: Path
    addresses: Addresses
    pages: tuple[Page, ...]
    broken: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()

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


def _grouped(pages: tuple[Page, ...], name: str) -> dict[str, list[Page]]:
    """Pages by one of their texts, without unlisted pages and those that say they are a copy of another."""
    groups: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        if not page.unlisted and (not page.canonical or page.canonical.endswith(page.address)):
            groups[getattr(page, name)].append(page)
    return groups


At: TypeAlias = Field | Element | Link | Text | Place | str | None
"""Where a finding stands: a record, a line and column of the file, words to look for, or the file as a whole."""


@dataclass(frozen=True)
class Finding:
    """What a rule yields. ``where`` names the page or source in a rule that looks at all of them together."""

    message: str
    at: At = None
    where: Page | Source | None = None
