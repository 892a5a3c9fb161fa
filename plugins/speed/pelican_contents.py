"""Contents that note what is read of them, whoever reads: templates, filters, functions or Pelican itself.

Reaches into Pelican further than its signals go. A content gets a subclass of its own class (same name, nothing else
changed, see `pelican_watched`) when it is made, and so is watched like any Python object. Its text and its summary are
made once for each address of the site, in ``get_content`` and ``get_summary``, and what they look at then counts for
whoever reads them. They look up links in ``generated_content`` and ``static_content`` of the context.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from pelican.contents import Article, Content, Page, Static

from .hearing import listening
from .later import Later
from .pelican_lists import Articles
from .pelican_watched import Addresses, own, watched
from .traces import Trace, apart

KINDS = (Article, Page, Static)
"""The classes that are watched. Contents of others are unknown objects, and pages that show them are always drawn."""

STATIC = "static_content"
LINKED = ("generated_content", STATIC)
"""Where Pelican looks up what a link in a text leads to."""

REFERRED = "_output_location_referenced"
"""What a static file remembers once somebody asked for its address: an ``{attach}`` link then moves it no more."""

ACROSS = frozenset(("translations",))
"""What Pelican makes of a content and others."""

HELD = 500
"""Texts with their links that are held once they were made: Pelican would hold all. Most stand on one page alone."""

_INNER = frozenset(("_context", "settings"))  # of Pelican's own methods: lookups are noted, settings count as a whole


class Watch:
    """Watches the contents of one run."""

    def __init__(self) -> None:
        self.running: list[Trace] = []  # what is looked at counts for the last
        self.names: dict[int, str] = {}  # of contents and what else is looked at, by id, once all are made
        self.lists: dict[str, Articles] = {}  # those of tags and the like, by name
        self.known: dict[str, dict[str, str]] = {}  # by name and attribute: what was told and has not changed
        self.settled: dict[str, str] = {}  # what shapes a text whatever the day, by the path of the text
        self.void: set[int] = set()  # ids of contents that somebody has written to since they were made
        self.alone = False  # whether none but Pelican itself has a hand in contents
        self.touched: set[str] = set()  # the names of what was written to since it was told
        self.writing = False  # whether all contents are read and pages are written: addresses are worked out once then
        self.addresses = Addresses()
        self._signs: dict[int, str] = {}
        self._classes: dict[type, Any] = {}  # those that contents get, by their own
        self._texts: dict[tuple[int, str, str], Trace] = {}
        self._held: deque[tuple[Any, str]] = deque()

    def begin(self, content: Content) -> None:
        """Watch a content from now on."""
        kind, text = type(content), content._content
        self.void.discard(id(content))  # what is known of another that is gone, and stood at the same place in memory
        self._signs.pop(id(content), None)
        self.addresses.forget(content)
        if kind in KINDS:
            self._classes[kind] = self._classes.get(kind) or watched(kind, self)
            content.__class__ = self._classes[kind]
        elif isinstance(text, Later):
            content._content = text.load()

    def written(self, content: Any, name: str, value: Any) -> None:
        """An attribute of a content is about to get a value: forget what is known of it."""
        of = self.names.get(id(content), "")
        if self.known.pop(of, None):
            self.touched.add(of)
        if name not in ACROSS and not (type(value) is str and own(content).get(name) == value):
            self.void.add(id(content))
            self._signs.pop(id(content), None)
        self.addresses.forget(content)
        if self.running and name != REFERRED:
            self.running[-1].spoiled = f"{name} of {own(content)['source_path']} is changed"

    def changed(self, content: Any) -> bool:
        """Whether anybody has written to a content since it was made, or it is not watched."""
        return id(content) in self.void or type(content) not in self._classes.values()

    def sign(self, content: Any) -> str:
        """What tells how a content was made, and so all that it is alone; empty where nobody can tell."""
        if not self.alone:
            return ""
        number = id(content)
        sign = self._signs.get(number)
        if sign is None:
            sign = self._signs[number] = self._sign(content)
        return sign

    def _sign(self, content: Any) -> str:
        key = self.settled.get(content.source_path)
        if not key or self.changed(content):
            return ""
        days = (own(content).get(name) for name in ("date", "modified"))  # a path or a setting may name half a date
        return f"{key} {type(content).__name__} {content.status} {' '.join(map(repr, days))}"

    def conclude(self) -> None:
        """All pages are written: hold no content any more."""
        for held in (self._texts, self.known, self.names, self.lists, self._held, self._signs):
            held.clear()

    @contextlib.contextmanager
    def noting(self, trace: Trace) -> Iterator[Trace]:
        """Note in a trace what is read while the block runs. What is never asked for costs nothing."""
        outermost = () if self.running else tuple(self._classes.values())
        self.running.append(trace)
        for kind in outermost:
            kind.__getattribute__ = kind.noting
        try:
            yield trace
        finally:
            self.running.pop()
            for kind in outermost:
                del kind.__getattribute__

    def text(self, content: Any, what: str, siteurl: str, make: Callable[[str], str]) -> str:
        """A text of a content, with all that it looks at when it is made the first time."""
        running = self.running
        key = (id(content), what, siteurl)
        trace = self._texts.get(key)
        if trace is not None:
            with apart(running):
                text = make(siteurl)
        else:
            text, trace = self._made(content, what, siteurl, make)
            self._texts[key] = trace
        if running:
            running[-1].take(trace)
        return text

    def _made(self, content: Any, what: str, siteurl: str, make: Callable[[str], str]) -> tuple[str, Trace]:
        memory = vars(Content)[what].cache
        early = (content, siteurl) in memory
        with self.noting(Trace()) as trace, listening() as said:
            text = make(siteurl)
        trace.reads = {(read, name) for read, name in trace.reads if name not in _INNER}
        if said or early:
            trace.spoiled = f"{what} of {content.source_path} {'gave a warning' if said else 'was made too early'}"
        elif what == "get_content":
            self._held.append((content, siteurl))
            if len(self._held) > HELD:
                memory.pop(self._held.popleft(), None)
        return text, trace
