"""The classes that contents get: they tell the `Watch` of a run what is read of a content, and what is written to it.

Reaches into Pelican as `pelican_contents` says. What a large site asks millions of times is kept in names of functions
around functions, which Python finds faster than attributes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pelican.contents import Content
from pelican.urlwrappers import URLWrapper

from ..stamps import hashed
from .later import Later
from .traces import Trace, apart

if TYPE_CHECKING:
    from .pelican_contents import Watch

ADDRESSES = ("url", "save_as")

_DICTIONARY: Any = vars(Content)["__dict__"]
_MADE = frozenset(("content", "summary"))  # by methods that are watched themselves
_WORKED_OUT = frozenset((*ADDRESSES, "relative_dir"))  # known by what comes of it
_WHOLE = frozenset(("__dict__", "__reduce_ex__", "__getstate__"))  # as for a copy


def watched(kind: type, watch: Watch) -> type:
    """A subclass of a class of contents, of the same name, for the contents of one run.

    Its ``noting`` is what looks up an attribute while a trace is open (``__getattribute__``).
    """
    running, addresses = watch.running, watch.addresses
    paths: dict[tuple[str, str], str] = {}
    write: Any = kind.__setattr__

    def writing(content: Any, name: str, value: Any) -> None:
        watch.written(content, name, value)
        write(content, name, value)

    class Watched(kind):  # type: ignore[misc]
        @property
        def __dict__(self) -> Any:  # type: ignore[override]
            """All attributes, as for a copy or for somebody who looks at them one by one."""
            _load_text(self)
            return own(self)

        @property
        def _content(self) -> Any:
            return _load_text(self)

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
            if source_path is None and id(self) not in watch.void:
                return held["relative_source_path"]
            path = source_path or held["source_path"]
            key = (held["settings"]["PATH"], path)
            if path and key not in paths:
                paths[key] = super().get_relative_source_path(path)
            return paths.get(key)

        def get_static_links(self) -> set[str]:
            text = own(self)["_content"]
            if running:
                running[-1].reads.add((self, "_content"))
            return set() if isinstance(text, Later) and text.bare else super().get_static_links()

        def get_url_setting(self, key: str) -> str:
            if not watch.writing:
                return super().get_url_setting(key)  # type: ignore[no-any-return]
            if running:
                running[-1].reads.add((self, key))
            return addresses.of(self, key, super().get_url_setting)

        def get_content(self, siteurl: str) -> str:
            return watch.text(self, "get_content", siteurl, super().get_content)

        def get_summary(self, siteurl: str) -> str:
            return watch.text(self, "get_summary", siteurl, super().get_summary)

        @property
        def content(self) -> Any:
            return self.get_content(_siteurl(self, running))

        @property
        def summary(self) -> Any:
            return self.get_summary(_siteurl(self, running))

        @summary.setter
        def summary(self, value: str) -> None:
            """Pelican's own does nothing either."""

    for name, value in (("noting", _noting(kind, running)), ("__setattr__", writing)):
        setattr(Watched, name, value)
    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(Watched, name, getattr(kind, name))
    return Watched


def _noting(kind: type, running: list[Trace]) -> Callable[[Any, str], Any]:
    look: Any = kind.__getattribute__

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

    return noting


class Addresses:
    """Addresses of contents, worked out once: they stay as long as what they are made of."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str], tuple[object, str]] = {}  # by id and kind of address

    def of(self, content: Any, key: str, make: Callable[[str], str]) -> str:
        """An address of a content; ``key`` says which, as in ``get_url_setting``."""
        made = _made_of(content)
        known, address = self._known.get((id(content), key), (None, ""))
        if known != made:
            address = make(key)
            self._known[(id(content), key)] = (made, address)
        return address

    def forget(self, content: Any) -> None:
        """Work out anew what there may be of a content: it has changed, or another has taken its place in memory."""
        for key in ADDRESSES if self._known else ():
            self._known.pop((id(content), key), None)


def own(content: Any) -> dict[str, Any]:
    """The attributes of a content, whatever its class says of them."""
    held: dict[str, Any] = _DICTIONARY.__get__(content)
    return held


def _load_text(content: Any) -> Any:
    """The HTML of a content, which from now on it holds."""
    held = own(content)
    if isinstance(held.get("_content"), Later):
        held["_content"] = held["_content"].load()
    return held.get("_content")


def _made_of(content: Any) -> object:
    """What an address is made of besides attributes, which tell when they are set; a copy, for it changes in place."""
    held = own(content)
    named = [(one._name, one._slug) for key in ("category", "author") if isinstance(one := held.get(key), URLWrapper)]
    return (dict(held["metadata"]), named)


def _siteurl(content: Any, running: list[Trace]) -> str:
    """The address of the site as it is written now: each page is known with its own."""
    with apart(running):
        return str(content.get_siteurl())
