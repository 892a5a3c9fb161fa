"""What every rule reads and yields: content files, pages, the site they make, and findings about them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeAlias

from ...problem import Severity
from ...record import record
from ...source import Place, shown
from ...store import digest as digest_of
from ..lore.lasting import unhashed
from .address import Addresses, State, Target
from .content import Built, Content, Field, File, Layout, Settings, Source
from .looked import UNKNOWN, note
from .outline import Way
from .page import Element, Fault, Heading, Image, Link, Page, Text
from .picture import Picture
from .redirects import Redirect, read_redirects

__all__ = [
    "Around",
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
    "Road",
    "Settings",
    "Site",
    "Source",
    "Text",
]


@record
class Around:
    """What a rule about one page may know of the site around it: nothing that another page or file can change.

    ``addresses`` knows none of the files. ``foreign`` is as for ``Site``, ``made`` tells whether Pelican made the site
    of texts, and ``headers`` is what hosts are told to send with each page.
    """

    addresses: Addresses
    foreign: bool
    made: bool
    headers: str

    @classmethod
    def of(cls, url: str, content: Content | None, built: Iterable[Built], headers: str) -> Around:
        """What is around the pages of a site at that address, made of that."""
        return cls(Addresses(frozenset(), url), is_foreign(content), any(True for _ in built), headers)


def is_foreign(content: Content | None) -> bool:
    """Whether content is that of somebody who has not said what front matter means there: with any theme."""
    return content is not None and not content.layout.keys


class Road(NamedTuple):
    """An address as it stands on pages: on which tag, in which role, where it leads, and the pages."""

    kind: str
    role: str
    href: str
    target: Target
    pages: tuple[Page, ...]


@record
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

    @property
    def xml(self) -> dict[str, str]:
        """The texts that are feeds or sitemaps by their names."""
        return {path: self.texts[path] for path in self.texts if path.endswith(".xml")}

    @cached_property
    def known(self) -> str:
        """Stands for all that a rule can see of the site without looking into a page or a file.

        What hosts are told counts in any case. Names of lasting copies count only where pages lead to them: that of
        what readers keep for when they have no network is another at every edit.
        """
        pages = [(page.path, page.outlined, page.source.path if page.source else "") for page in self.pages]
        named = any(page.leads_to_lasting for page in self.pages)
        files = self.addresses.files if named else map(unhashed, self.addresses.files)
        more = (sorted(files), sorted(self.broken), sorted(self.drafts), self.addresses.url)
        hosts = (self.texts.get("_headers"), self.texts.get("_redirects"))
        built = [tuple(vars(one).values()) for one in self.built]
        return digest_of(
            self.content.known if self.content else "", *map(repr, (self.folder, pages, more, hosts, built))
        )

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """Pages by their file."""
        return {page.path: page for page in self.pages}

    @cached_property
    def by_address(self) -> dict[str, Page]:
        """Pages by their address."""
        return {page.address: page for page in self.pages}

    @cached_property
    def by_title(self) -> dict[str, Page]:
        """The first of the pages that speak for themselves, by title."""
        return self._first("title")

    @cached_property
    def by_description(self) -> dict[str, Page]:
        """The first of the pages that speak for themselves, by description."""
        return self._first("description")

    def _first(self, name: str) -> dict[str, Page]:
        first: dict[str, Page] = {}
        for page in self.pages:
            if page.speaks:
                first.setdefault(getattr(page, name), page)
        return first

    @property
    def foreign(self) -> bool:
        """Whether it is the site of somebody who has not said what front matter means there: with any theme."""
        return is_foreign(self.content)

    @cached_property
    def around(self) -> Around:
        """What rules about one page may know of it."""
        return Around.of(self.addresses.url, self.content, self.built, self.texts.get("_headers", ""))

    def usual(self, name: str) -> bool:
        """Whether most pages that speak for themselves have that: ``canonical``, ``description``."""
        listed = [page for page in self.pages if not page.unlisted]
        return 2 * sum(bool(getattr(page, name)) for page in listed) > len(listed)

    @cached_property
    def roads(self) -> tuple[Road, ...]:
        """All links of the site, those made one that lead to the same place in the same way."""
        everywhere: dict[Way, list[Page]] = {}
        here: list[Road] = []
        for page in self.pages:
            for way in page.outline.ways:
                if way[2].startswith(("/", "http")):
                    everywhere.setdefault(way, []).append(page)
                else:  # it leads elsewhere from another page
                    here.append(Road(*way, self.addresses.find(page.address, way[2]), (page,)))
        find = self.addresses.find
        return (*(Road(*way, find("/", way[2]), tuple(pages)) for way, pages in everywhere.items()), *here)

    @cached_property
    def hosted(self) -> tuple[Road, ...]:
        """Those whose address names a host."""
        return tuple(road for road in self.roads if "//" in road.href[:12])

    def links(self, roads: Iterable[Road]) -> Iterator[tuple[Page, Link, Target]]:
        """The links that are meant, each with its page and its target, page by page and as they stand there.

        Most sites have nothing wrong with them: only the pages with what is wrong are looked at.
        """
        wanted: dict[str, set[Way]] = defaultdict(set)
        for road in roads:
            for page in road.pages:
                wanted[page.path].add((road.kind, road.role, road.href))
        for page in self.pages if wanted else ():
            for link in page.links if page.path in wanted else ():
                if (link.kind, link.role, link.href) in wanted[page.path]:
                    yield page, link, self.addresses.find(page.address, link.href)

    @cached_property
    def statuses(self) -> dict[str, str]:
        """What Pelican calls the pages it made, by their file: published, hidden, draft."""
        return {item.save_as: item.status for item in self.built if item.save_as}

    @cached_property
    def signposts(self) -> dict[str, str]:
        """Pages that only send their readers on, by their file, and the address they send them to."""
        found = ((page.path, page.outline.goal) for page in self.pages)
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
        note(UNKNOWN)
        size = self.pictures[path].size if path in self.pictures else ""
        known = self._origins.get(path) or self._origins.get(f"{path.rpartition('/')[2]} {size}")
        return known or self._of_theme(path) or shown(self.folder / path)

    def _of_theme(self, path: str) -> str:
        """How messages name the file of the theme that Pelican copied or drew there, by its usual settings."""
        theme = self.content.layout.theme if self.content else None
        origins = (theme / "static" / path.partition("/")[2], theme / "templates" / path) if theme else ()
        return next((shown(origin) for origin in origins if origin.is_file()), "")

    def wrote(self, link: Link, page: Page) -> bool:
        """Whether the author wrote this very address; else Pelican or the theme put the site's own before it."""
        href, prose = link.href.strip(), page.source.prose if page.source else ""
        unwritten = not prose or link.role == "name" or link.kind == "meta"
        if unwritten or href.partition("&")[0] not in prose:  # nearly always, and ten times as fast
            return False
        written = re.escape(href).replace("&", "&(?:amp;)?")
        return re.search(rf"(?<![\w/]){written}(?![\w/.?#&-])", prose) is not None

    def written(self, road: Road) -> Road:
        """The same on the pages whose author may have written it: their text names the host of the site."""
        return road._replace(pages=tuple(page for page in road.pages if page.path in self._naming))

    @cached_property
    def _naming(self) -> frozenset[str]:
        """The pages whose text names the host of the site in an address."""
        host = self.addresses.host
        made = ((page, page.source.gist.hosts) for page in self.pages if page.source)
        return frozenset(page.path for page, hosts in made if any(host in one for one in hosts))

    def said(self, link: Link, page: Page) -> str:
        """A link's address as its author will know it: without the site's own where Pelican put that before it."""
        bare = link.href.removeprefix(self.addresses.root)
        added = page.source is not None and link.href not in page.source.text
        return bare if added and bare.startswith("/") else link.href

    def users(self, path: str) -> Iterator[Page]:
        """The pages that load a file of the site, or lead to it."""
        using = {page.path for road in self.roads if road.target.path == path for page in road.pages}
        yield from (page for page in self.pages if page.path in using)

    @cached_property
    def _led(self) -> dict[str, list[Road]]:
        """The links of the site by the state of what they lead to."""
        found: dict[str, list[Road]] = defaultdict(list)
        for road in self.roads:
            found[road.target.state].append(road)
        return found

    def led(self, *states: State) -> Iterator[Road]:
        """The links that lead to something in one of these states."""
        for state in states:
            yield from self._led.get(state, ())

    def leading(self, *states: State) -> Iterator[tuple[Page, Link, Target]]:
        """The links of all pages that lead to something in one of these states, each with its page and its target.

        A rule about links asks for the few that are not in order, instead of looking at every link of the site.
        """
        return self.links(self.led(*states))


@record
class InFile:
    """A place in a file that the rule itself knows: how messages name the file, line and column."""

    file: str
    line: int = 1
    column: int = 1


At: TypeAlias = Field | Element | Link | Text | InFile | Place | str | None
"""Where a finding stands: a record, a line and column of the file, words to look for, or the file as a whole.

In a rule about settings words are the name of a setting.
"""


@record
class Finding:
    """What a rule yields. ``where`` names the page, source or file in a rule that looks at all of them together.

    ``severity`` is that of this finding, where it is not the rule's own.
    """

    message: str
    at: At = None
    where: Page | Source | File | None = None
    severity: Severity | None = None
