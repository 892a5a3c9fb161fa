"""Pages whose outline is kept from the last build: they are read only where a rule looks more closely."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from ...pack import Pack
from ...source import read_text, shown
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


class Pages:
    """The pages of a folder, by their names in it. ``digests`` are of what files hold, as far as somebody knows.

    ``names`` are those of all its files. ``look`` is shown each page that had to be read, as long as it is at hand.
    """

    def __init__(
        self,
        folder: Path,
        names: Container[str],
        store: Store,
        digests: Mapping[str, str],
        look: Callable[[Page], None] = lambda page: None,
    ) -> None:
        self._folder, self._names, self._store, self._digests, self._look = folder, names, store, digests, look
        self._base = shown(folder)
        self._pack = Pack(store, str(folder), KIND)

    def page(self, name: str, source: Source | None) -> Page:
        """One page. Raises Unreadable where it is no text, or no parser can make sense of it."""
        digest = self._digests.get(name) or self._digest(name)
        kept = self._pack.get(digest)
        if kept:
            return Outlined(self, name, source, digest, Outline._make(kept))
        page = self.parsed(name, source)
        if not digest or not self._store.folder or not self._store.code:
            return page
        if not page.digest:  # else what its author wrote depends on which other files there are
            self._pack.put(digest, tuple(page.outline))
        outlined = Outlined(self, name, source, page.digest or digest, page.outline)
        outlined.__dict__["_whole"] = page
        self._look(outlined)
        outlined.let_go()  # it can be had again, and a large site is too much to hold
        return outlined

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
            return hashed((self._folder / name).read_bytes())
        except OSError:
            return ""  # why, is said where its text is read
