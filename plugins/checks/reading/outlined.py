"""Pages whose outline is kept from the last build: they are read only where a rule looks more closely."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from ...pack import Pack
from ...source import read_text, shown
from ...spread import spread
from ...stamps import hashed
from ...store import Store
from ..lore.lasting import as_written
from ..records import Page
from ..records.content import Source
from ..records.outline import Outline
from .parse import parse_page

KIND = "outline"


_HELD = frozenset(("path", "file", "source", "digest", "outline", "_pages"))


class Outlined(Page):
    """A page that is read when somebody asks for more than its outline."""

    def __init__(self, pages: Pages, name: str, source: Source | None, digest: str, outline: Outline) -> None:
        # The fields of a frozen record, and what is kept of its properties.
        known = {"path": name, "file": pages.shown(name), "source": source, "digest": digest, "outline": outline}
        self.__dict__.update(known, _pages=pages)

    def let_go(self) -> None:
        """Hold no more than at first."""
        for name in self.__dict__.keys() - _HELD:
            del self.__dict__[name]

    @cached_property
    def _whole(self) -> Page:
        pages: Pages = self.__dict__["_pages"]
        return pages.parsed(self.path, self.source)

    def __getattr__(self, name: str) -> Any:
        """A field that was not read yet."""
        if name not in Page.__dataclass_fields__:
            raise AttributeError(name)
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
        self._pack = Pack(store, str(folder), KIND)

    def prepare(self, wanted: Iterable[tuple[str, Source | None]]) -> None:
        """Read pages that will be asked for, each by its name and source, where several processes can do that."""
        new = [one for one in wanted if self._keeps and not self._pack.get(self._digest(one[0]))]
        told = spread(lambda one: self._told(*one), new)
        self._known = {name: known for (name, _), known in zip(new, told, strict=True) if known}

    def page(self, name: str, source: Source | None) -> Page:
        """One page. Raises Unreadable where it is no text, or no parser can make sense of it."""
        digest = self._digest(name)
        kept = self._pack.get(digest)
        if kept:
            return Outlined(self, name, source, digest, Outline._make(kept))
        if not digest or not self._keeps:
            return self.parsed(name, source)
        # It can be had again, and a large site is too much to hold.
        outline, own, fine = self._known.pop(name) if name in self._known else self._told(name, source)
        if not own:  # else what its author wrote depends on which other files there are
            self._pack.put(digest, outline)
        page = Outlined(self, name, source, own or digest, Outline._make(outline))
        if self._glance and fine:
            self._glance.pass_over(page)
        return page

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
        self._pack.keep()

    def _digest(self, name: str) -> str:
        try:
            return self._digests.get(name) or hashed((self._folder / name).read_bytes())
        except OSError:
            return ""  # why, is said where its text is read
