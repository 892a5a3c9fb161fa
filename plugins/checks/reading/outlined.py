"""Pages whose outline is kept from the last build: they are read only where a rule looks more closely.

What stands for an outline is kept by itself: the outlines are read only where they are not all what they were.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Container, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from ...pack import Pack
from ...source import read_text, shown
from ...spread import spread
from ...stamps import hashed
from ...store import Store
from ...store import digest as digest_of
from ..lore.lasting import PLACE, as_written
from ..records import Page
from ..records.content import Source
from ..records.looked import note
from ..records.outline import Outline
from .parse import parse_page

KIND = "outline"

SHARES = 32
"""Packs among which the outlines of a site are shared out, so that one that changed is not written with all others."""


class _Told(NamedTuple):
    """What is kept of a page by itself: what stands for its outline, and what is asked of nearly all."""

    outlined: str
    document: bool
    title: str
    description: str
    canonical: str
    noindex: bool
    leads_to_lasting: bool

    @classmethod
    def of(cls, outline: Outline) -> _Told:
        """What is kept of a page with such an outline."""
        known = (outline.document, outline.title, outline.description, outline.canonical, outline.noindex)
        return cls(digest_of(repr(tuple(outline))), *known, any(PLACE in href for _, _, href in outline.ways))


_HELD = frozenset(
    ("path", "file", "source", "digest", "outline", "document", "outlined", "leads_to_lasting", "_pages", "_told")
)
"""What a page holds at first."""


class Outlined(Page):
    """A page that is read when somebody asks for more than its outline."""

    def __init__(self, pages: Pages, name: str, source: Source | None, digest: str, told: _Told) -> None:
        # The fields of a frozen record, and what is kept of its properties.
        known = {"path": name, "file": pages.shown(name), "source": source, "digest": digest}
        self.__dict__.update(known, _pages=pages, _told=told, outlined=told.outlined, document=told.document)
        self.__dict__["leads_to_lasting"] = told.leads_to_lasting

    @cached_property
    def outline(self) -> Outline:
        """What rules about the whole site ask of the page."""
        pages: Pages = self.__dict__["_pages"]
        return pages.outline(self.path, self.digest) or self._whole.outline

    @property
    def title(self) -> str:
        """The words of the title, empty where there is none."""
        return str(self.__dict__["_told"].title)

    @property
    def description(self) -> str:
        """What the page tells search engines about itself, empty where it does not."""
        return str(self.__dict__["_told"].description)

    @property
    def canonical(self) -> str:
        """The address the page says is its own, empty where it does not."""
        return str(self.__dict__["_told"].canonical)

    @property
    def unlisted(self) -> bool:
        """Whether search engines are asked to leave the page out; the page for wrong addresses always is."""
        return self.path == "404.html" or bool(self.__dict__["_told"].noindex)

    def let_go(self) -> None:
        """Hold no more than at first."""
        for name in self.__dict__.keys() - _HELD:
            del self.__dict__[name]

    def rest(self) -> None:
        """Hold all that was read, and say again when somebody asks for it."""
        resting = {name: self.__dict__.pop(name) for name in self.__dict__.keys() - _HELD}
        self.__dict__["_resting"] = resting

    @cached_property
    def _whole(self) -> Page:
        pages: Pages = self.__dict__["_pages"]
        return pages.parsed(self.path, self.source)

    def __getattr__(self, name: str) -> Any:
        """A field that was not read yet."""
        if name not in Page.__dataclass_fields__:
            raise AttributeError(name)
        note(("page", self.path), self)
        self.__dict__.update(self.__dict__.pop("_resting", {}))
        value = self.__dict__[name] = getattr(self._whole, name)
        return value


class Glance(Protocol):
    """A first look at a page by itself, while it is at hand."""

    def finds_nothing(self, page: Page) -> bool:
        """Whether nothing is wrong with it."""
        ...

    def pass_over(self, page: Page) -> None:
        """Nothing is wrong with that page."""
        ...


class Pages:
    """The pages of a folder, by their names in it. ``digests`` are of what files hold, as far as somebody knows.

    ``names`` are those of all its files. ``glance`` is had at each page that has to be read.
    """

    def __init__(
        self,
        folder: Path,
        names: Container[str],
        store: Store,
        digests: Mapping[str, str],
        glance: Glance | None = None,
    ) -> None:
        self._folder, self._names, self._store, self._digests, self._glance = folder, names, store, digests, glance
        self._keeps = bool(store.folder and store.code)
        self._known: dict[str, tuple[tuple[Any, ...], str, bool]] = {}
        self._base = shown(folder)
        self._briefs = Pack(store, str(folder), "brief")
        self._packs: dict[int, Pack] = {}
        self._seen: list[tuple[str, str]] = []

    def prepare(self, wanted: Iterable[tuple[str, Source | None]]) -> None:
        """Read pages that will be asked for, each by its name and source, where several processes can do that."""
        new = [one for one in wanted if self._keeps and not self._briefs.get(self._digest(one[0]))]
        told = spread(lambda one: self._told(*one), new)
        self._known = {name: known for (name, _), known in zip(new, told, strict=True) if known}

    def page(self, name: str, source: Source | None) -> Page:
        """One page. Raises Unreadable where it is no text, or no parser can make sense of it."""
        digest = self._digest(name)
        if brief := self._briefs.get(digest):
            self._seen.append((name, digest))
            return Outlined(self, name, source, digest, _Told._make(brief))
        if not digest or not self._keeps:
            return self.parsed(name, source)
        # It can be had again, and a large site is too much to hold.
        kept, own, fine = self._known.pop(name) if name in self._known else self._told(name, source)
        outline = Outline._make(kept)
        told = _Told.of(outline)
        if not own:  # else what its author wrote depends on which other files there are
            self._briefs.put(digest, tuple(told))
            self._pack(name).put(digest, kept)
            self._seen.append((name, digest))
        page = Outlined(self, name, source, own or digest, told)
        page.__dict__["outline"] = outline
        if self._glance and fine:
            self._glance.pass_over(page)
        return page

    def outline(self, name: str, digest: str) -> Outline | None:
        """The outline of a page that is kept; None where it is not there any more."""
        kept = self._pack(name).get(digest)
        return Outline._make(kept) if kept else None

    def _pack(self, name: str) -> Pack:
        """Where the outline of a page is kept."""
        share = _share(name)
        if share not in self._packs:
            self._packs[share] = Pack(self._store, str(self._folder), KIND, str(share))
        return self._packs[share]

    def _told(self, name: str, source: Source | None) -> tuple[tuple[Any, ...], str, bool]:
        """The outline of a page, its digest where it has one of its own, and whether nothing is wrong with it."""
        page = self.parsed(name, source)
        fine = bool(self._glance and self._glance.finds_nothing(page))
        if source:
            source.let_go()
        return tuple(page.outline), page.digest, fine

    def parsed(self, name: str, source: Source | None) -> Page:
        """One page with all that stands in it. It has a digest where its HTML is not what the file holds."""
        text = read_text(self._folder / name)
        html = as_written(text, self._names)
        page = parse_page(html, path=name, file=self.shown(name), size=len(html.encode()), source=source)
        if html is not text:
            page.__dict__["digest"] = hashed(html.encode())
        return page

    def shown(self, name: str) -> str:
        """How messages name a file of the folder."""
        return shown(self._folder / name) if self._base == os.curdir else f"{self._base}/{name}"

    def keep(self) -> None:
        """Keep the outlines for the next build."""
        self._briefs.keep()
        for name, digest in self._seen:
            if _share(name) in self._packs:
                self._pack(name).get(digest)
        for pack in self._packs.values():
            pack.keep()
        self._packs.clear()  # whoever asks for an outline now reads it again

    def _digest(self, name: str) -> str:
        try:
            return self._digests.get(name) or hashed((self._folder / name).read_bytes())
        except OSError:
            return ""  # why, is said where its text is read


def _share(name: str) -> int:
    """The number of the pack that holds the outline of a page."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass")) % SHARES
