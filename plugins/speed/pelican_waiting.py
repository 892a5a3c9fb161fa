"""Draws many pages in several processes, once Pelican has asked for all of them.

Reaches into Pelican by what its writer does: it makes a context for each page out of the one that all share, in which
``localsiteurl`` is the only name that changes from one page to the next.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..spread import may_spread, spread
from ..standing import make_way

SOME = 20
"""Pages that were drawn anew before it is likely that most will be."""

SITE = "localsiteurl"
"""The address of the site as pages name it, which contents look up in the context that all share."""

_NOTHING = object()


class Unheard(Exception):
    """Something was said of a page in a process that nobody hears."""


class Page(NamedTuple):
    """A page that waits: its template, its context, the key under which it is kept, and the path of its file."""

    template: Any
    context: Mapping[str, Any]
    key: str
    place: str

    def write(self, text: str) -> None:
        """Write its file, as Pelican does."""
        make_way(self.place)
        with open(self.place, "w", encoding="utf-8") as file:
            file.write(text)


Told = tuple[Any, ...]
Draw = Callable[[Page, Mapping[str, Any]], Told | None]
"""Draws and writes a page in a context, and gives what has to be known of it as plain values.

It gives None where that cannot be told, and raises an Exception where others must hear what is said of the page.
"""


class Waiting:
    """The pages of one run that wait. ``shared`` is the context that all share."""

    def __init__(self, shared: dict[str, Any]) -> None:
        self._shared = shared
        self._first = shared.get(SITE)
        self._met = 0
        self._pages: list[tuple[Page, Any]] = []
        self._stood: dict[str, tuple[int, ...]] = {}

    def takes(self, page: Page) -> bool:
        """Whether a page now waits; the first ones do not, as there may be no others."""
        self._met += 1
        if self._met <= SOME:
            return False
        # Each context is a copy of the shared one: only what is another need be held for so many pages.
        own = {name: value for name, value in page.context.items() if self._shared.get(name, _NOTHING) is not value}
        self._pages.append((page._replace(context=own), self._shared.get(SITE)))
        self._stood[page.place] = _stamp(page.place)
        return True

    def draw(self, draw: Draw, again: Callable[[Page, Mapping[str, Any]], None]) -> list[tuple[Page, Told]] | None:
        """Draw all pages, and give what is told of each; those of which something is said are drawn ``again`` here.

        None where of any page nobody can tell what it does: then nothing is known, and all can be drawn again. A page
        in whose place a file was put meanwhile is not drawn: Pelican would have put that in its place too.
        """
        site = self._shared.get(SITE)  # of the page that is asked for, if any is
        pages = [one for one in self._pages if _stamp(place := one[0].place) == self._stood[place]]
        self._pages = []
        made = spread(lambda one: self._drawn(draw, *one), pages, least=1)
        if None in made:
            self._shared[SITE] = self._first
            return None
        for (page, address), told in zip(pages, made, strict=True):
            if not told:
                again(page, self._context(page, address))
        self._shared[SITE] = site
        return [(page, told) for (page, _), told in zip(pages, made, strict=True) if told]

    def _drawn(self, draw: Draw, page: Page, address: Any) -> Told | None:
        """As ``draw``, but nothing at all for a page that has to be drawn again."""
        try:
            return draw(page, self._context(page, address))
        except Exception:  # whatever it is, it is met again where it is heard
            return ()

    def _context(self, page: Page, address: Any) -> dict[str, Any]:
        """The context of a page, and the shared one as it was when Pelican asked for the page."""
        self._shared[SITE] = address
        return {**self._shared, **page.context}


def _stamp(path: str) -> tuple[int, ...]:
    """What tells one file at a path from the next; nothing where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return ()
    return found.st_ino, found.st_ctime_ns, found.st_size


def may_wait(settings: Mapping[str, Any]) -> bool:
    """Whether it makes no difference when pages are written, and several processes may draw them."""
    looks = settings.get("STATIC_CREATE_LINKS") or settings.get("STATIC_CHECK_IF_MODIFIED")
    return not looks and may_spread()
