"""Contents that note what is read of them, whoever reads: templates, filters, functions or Pelican itself.

Reaches into Pelican further than its signals go. A content gets a subclass of its own class (same name, nothing else
changed) when it is made, and so is watched like any Python object. Its text and its summary are made once for each
address of the site, in ``get_content`` and ``get_summary``, and what they look at then counts for whoever reads them.
They look up links in ``generated_content`` and ``static_content`` of the context.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from pelican.contents import Article, Content, Page, Static
from pelican.urlwrappers import URLWrapper

from ..stamps import hashed
from .hearing import listening
from .later import Later
from .pelican_lists import Articles
from .traces import Trace

KINDS = (Article, Page, Static)
"""The classes that are watched. Contents of others are unknown objects, and pages that show them are always drawn."""

STATIC = "static_content"
LINKED = ("generated_content", STATIC)
"""Where Pelican looks up what a link in a text leads to."""

REFERRED = "_output_location_referenced"
"""What a static file remembers once somebody asked for its address: an ``{attach}`` link then moves it no more."""

ADDRESSES = ("url", "save_as")

HELD = 500
"""Texts with their links that are held once they were made: Pelican would hold all. Most stand on one page alone."""

ACROSS = frozenset(("translations",))
"""What Pelican makes of a content and others."""

_DICTIONARY: Any = vars(Content)["__dict__"]
_MADE = frozenset(("content", "summary"))  # by methods that are watched themselves
_WORKED_OUT = frozenset((*ADDRESSES, "relative_dir"))  # known by what comes of it
_INNER = frozenset(("_context", "settings"))  # of Pelican's own methods: lookups are noted, settings count as a whole
_WHOLE = frozenset(("__dict__", "__reduce_ex__", "__getstate__"))  # as for a copy


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
        self._signs: dict[int, str] = {}
        self._kinds: set[type] = set()  # those of contents that are watched
        self._addresses: dict[tuple[int, str], tuple[object, str]] = {}
        self._classes: dict[type, Any] = {}
        self._texts: dict[tuple[int, str, str], Trace] = {}
        self._held: deque[tuple[Any, str]] = deque()

    def begin(self, content: Content) -> None:
        """Watch a content from now on."""
        kind, text = type(content), content._content
        self.void.discard(id(content))
        self._signs.pop(id(content), None)
        self._forget_address(content)  # what is known of another that is gone, and stood at the same place in memory
        if kind in KINDS:
            self._classes[kind] = self._classes.get(kind) or self._watched(kind)
            self._kinds.add(self._classes[kind])
            content.__class__ = self._classes[kind]
        elif isinstance(text, Later):
            content._content = text.load()

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
        if not key or type(content) not in self._kinds or id(content) in self.void:
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
            with unnoted(running):
                text = make(siteurl)
        else:
            text, trace = self._made(content, what, siteurl, make)
            self._texts[key] = trace
        if running:
            running[-1].take(trace)
        return text

    def _forget_address(self, content: Any) -> None:
        for key in ADDRESSES if self._addresses else ():
            self._addresses.pop((id(content), key), None)

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

    def _watched(self, kind: type) -> type:
        running, known, names, text, touched = self.running, self.known, self.names, self.text, self.touched
        watch, addresses, forget, void = self, self._addresses, self._forget_address, self.void
        signs = self._signs
        paths: dict[tuple[str, str], str] = {}
        look: Any = kind.__getattribute__
        write: Any = kind.__setattr__

        def noting(content: Any, name: str) -> Any:
            trace = running[-1]
            if name[:2] == "__" or name in _MADE:
                if name in _WHOLE:
                    trace.spoiled = f"all of {look(content, 'source_path')} is looked at"
                return look(content, name)
            trace.reads.add((content, name))
            if name not in _WORKED_OUT:
                return look(content, name)
            running.append(Trace())
            try:
                return look(content, name)
            finally:
                running.pop()

        def writing(content: Any, name: str, value: Any) -> None:
            of = names.get(id(content), "")
            if known.pop(of, None):
                touched.add(of)
            if name not in ACROSS and not (type(value) is str and own(content).get(name) == value):
                void.add(id(content))
                signs.pop(id(content), None)
            forget(content)
            if running and name != REFERRED:
                running[-1].spoiled = f"{name} of {look(content, 'source_path')} is changed"
            write(content, name, value)

        class Watched(kind):  # type: ignore[misc]
            @property
            def __dict__(self) -> Any:  # type: ignore[override]
                """All attributes, as for a copy or for somebody who looks at them one by one."""
                held = own(self)
                if isinstance(held.get("_content"), Later):
                    held["_content"] = held["_content"].load()
                return held

            @property
            def _content(self) -> Any:
                held = own(self)
                if isinstance(held["_content"], Later):
                    held["_content"] = held["_content"].load()
                return held["_content"]

            @_content.setter
            def _content(self, text: Any) -> None:
                own(self)["_content"] = text

            @property
            def text_digest(self) -> str:
                """The digest of its HTML, which need not be read for that."""
                text = own(self)["_content"]
                return text.digest if isinstance(text, Later) else hashed((text or "").encode("utf-8", "surrogatepass"))

            def get_relative_source_path(self, source_path: str | None = None) -> Any:
                held = own(self)
                path = source_path or held["source_path"]
                key = (held["settings"]["PATH"], path)
                if path and key not in paths:
                    paths[key] = super().get_relative_source_path(path)
                return paths.get(key)

            def get_static_links(self) -> set[str]:
                text = own(self)["_content"]
                return set() if isinstance(text, Later) and text.bare else super().get_static_links()

            def get_url_setting(self, key: str) -> str:
                if not watch.writing:
                    return super().get_url_setting(key)  # type: ignore[no-any-return]
                made = _made_of(self)
                known, address = addresses.get((id(self), key), (None, ""))
                if known != made:
                    address = super().get_url_setting(key)
                    addresses[(id(self), key)] = (made, address)
                return address

            def get_content(self, siteurl: str) -> str:
                return text(self, "get_content", siteurl, super().get_content)

            def get_summary(self, siteurl: str) -> str:
                return text(self, "get_summary", siteurl, super().get_summary)

            @property
            def content(self) -> Any:
                return self.get_content(_siteurl(self, running))

            @property
            def summary(self) -> Any:
                return self.get_summary(_siteurl(self, running))

            @summary.setter
            def summary(self, value: str) -> None:
                """Pelican's own does nothing either."""

        for name, value in (("noting", noting), ("__setattr__", writing)):
            setattr(Watched, name, value)
        for name in ("__module__", "__name__", "__qualname__", "__doc__"):
            setattr(Watched, name, getattr(kind, name))
        return Watched


def own(content: Any) -> dict[str, Any]:
    """The attributes of a content, whatever its class says of them."""
    held: dict[str, Any] = _DICTIONARY.__get__(content)
    return held


def _made_of(content: Any) -> object:
    """What an address is made of besides attributes, which tell when they are set; a copy, for it changes in place."""
    held = own(content)
    named = [(one._name, one._slug) for key in ("category", "author") if isinstance(one := held.get(key), URLWrapper)]
    return (dict(held["metadata"]), named)


def _siteurl(content: Any, running: list[Trace]) -> str:
    """The address of the site as it is written now: each page is known with its own."""
    with unnoted(running):
        return str(content.get_siteurl())


@contextlib.contextmanager
def unnoted(running: list[Trace]) -> Iterator[None]:
    """Note nothing of what is looked at while the block runs."""
    running.append(Trace())
    try:
        yield
    finally:
        running.pop()
