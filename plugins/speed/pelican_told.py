"""What names of a context and attributes of contents stand for, as short texts to compare with former ones."""

from __future__ import annotations

import datetime
import operator
from collections.abc import Iterator, Mapping
from gettext import NullTranslations
from itertools import repeat
from typing import Any, NamedTuple

from pelican import signals
from pelican.contents import Content, Static
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper
from pelican.utils import DateFormatter

from ..pack import Pack
from ..store import NOTHING_KEPT
from .fingerprint import Fingerprints, Parts
from .groups import Groups
from .noted import Looked
from .pelican_contents import ACROSS, LINKED, REFERRED, STATIC, Watch
from .pelican_lists import Articles, Held
from .pelican_watched import ADDRESSES, own
from .surroundings import Opaque
from .traces import ALL, Trace

ABSENT = "-"
_NOTHING = object()

WRITING = (
    *(signals.article_generator_write_article, signals.page_generator_write_page, signals.content_written),
    *(signals.feed_generated, signals.feed_written, signals.article_writer_finalized, signals.page_writer_finalized),
)
"""What is sent between one page and the next: whoever hears it may change what the next page shows."""

_LASTING = (str, int, float, type(None), datetime.date, URLWrapper, Content)
_WRAPPED = ("settings", "_name", "_slug", "_slug_from_name", "name", "slug")


class Seen(NamedTuple):
    """What a page looked at: names of its own context, and the digests of what it shares with others.

    Those are of names of the context that all pages have, and of attributes of objects. ``files`` are the names of
    static files whose address it asked for.
    """

    own: tuple[tuple[str, str], ...]
    shared: str
    reads: tuple[str, ...]
    files: tuple[str, ...]


def _wrapped(value: URLWrapper) -> object:
    beside = {name: item for name, item in vars(value).items() if name not in _WRAPPED}
    alone = value._slug_from_name and not beside and type(value._name) is str
    return value._name if alone else (value._name, None if value._slug_from_name else value._slug, beside)


def _plain(value: Paginator) -> object:
    """What a paginator goes through, article by article: it has counted them already, and so nobody notes that."""
    articles = value.object_list
    return articles.held.plain() if isinstance(articles, Articles) else articles


PARTS: dict[type, Parts] = {
    URLWrapper: _wrapped,
    Page: vars,
    Paginator: lambda value: {**vars(value), "_count": None, "_num_pages": None, "object_list": _plain(value)},
    DateFormatter: vars,
    NullTranslations: lambda value: {name: vars(value).get(name) for name in ("_info", "_catalog", "_fallback")},
}
"""Objects of Pelican and Python that contexts and functions hold, with what they are made of."""


class Told:
    """Tells what stands where, for one run. What was told holds as long as nobody had a chance to change it."""

    def __init__(self, shared: Mapping[str, Any], settings: object, watch: Watch) -> None:
        self._shared = shared
        self._objects = dict(_contents(shared)) | {name: articles.held for name, articles in watch.lists.items()}
        self._watch = watch
        watch.writing = True
        watch.names |= {id(item): name for name, item in self._objects.items()} | {id(settings): "settings"}
        watch.names |= {id(articles): name for name, articles in watch.lists.items()}
        self.fingerprints = Fingerprints(watch.names, PARTS)
        self._of_context: dict[str, tuple[object, str]] = {}
        self._same_names: dict[str, tuple[tuple[str, ...], tuple[object, ...]]] = {}
        self._passing: set[tuple[str, str]] = set()
        self._given: set[str] = set()
        self.begin(Pack(NOTHING_KEPT))
        self.heard = any(signal.receivers for signal in WRITING)

    def begin(self, pack: Pack) -> None:
        """Compare with what is kept in a pack."""
        self._groups = Groups(pack, self._attribute, self._passing, self._sign)

    def forget(self, *, changed: bool = False) -> None:
        """Look anew at what may have changed in place; ``changed`` says that a template did so."""
        for of, name in self._passing:
            self._watch.known.get(of, {}).pop(name, None)
        self._watch.alone = False
        self._groups.forget()
        self.fingerprints.forget(changed=changed)
        self._passing.clear()
        self._same_names.clear()
        self._of_context = {name: told for name, told in self._of_context.items() if isinstance(told[0], _LASTING)}

    def differing(self, seen: Seen, context: Mapping[str, Any]) -> str:
        """What is not as it was; nothing where all is."""
        try:
            for name, told in seen.own:
                if self._stands_for(context, name) != told:
                    return f'"{name}" is another'
            return self._of_all(seen.shared, context) or self._of_objects(seen.reads)
        except Exception as error:  # objects of plugins may raise anything when they are looked at
            return f"nobody can tell what {error} is"

    def _of_all(self, key: str, context: Mapping[str, Any]) -> str:
        """Which name is another of those that all pages share."""
        names, values = self._same_names.get(key, ((), ()))
        if names and all(map(operator.is_, map(context.get, names, repeat(_NOTHING)), values)):
            return ""
        rows = self._groups.rows(key)
        for name, told in rows:
            if self._stands_for(context, name) != told:
                return f'"{name}" is another'
        names = tuple(name for name, _ in rows)
        self._same_names[key] = (names, tuple(context.get(name, _NOTHING) for name in names))
        return ""

    def _of_objects(self, keys: tuple[str, ...]) -> str:
        while self._watch.touched:
            self._groups.forget_of(self._watch.touched.pop())
        return self._groups.differing(keys)

    def refer(self, seen: Seen) -> None:
        """Do what reading does beside: a static file whose address is asked for is moved by no link any more."""
        for of in seen.files:
            own(self._objects[of])[REFERRED] = True

    def of(self, trace: Trace, context: Mapping[str, Any]) -> Seen:
        """What all that a page looked at stands for. Raises Opaque where that cannot be told."""
        reads: dict[str, dict[str, str]] = {}
        for item, name in trace.reads:
            if name == "settings":  # they count as a whole
                continue
            of = self._watch.names.get(id(item))
            if of is None or name == "_context":
                raise Opaque(f"{name} of {type(item).__name__}")
            reads.setdefault(of, {})[name] = self._attribute(of, name)
        names = {name: self._stands_for(context, name) for name in sorted(trace.names)}
        own = [name for name in names if context.get(name, _NOTHING) is not self._shared.get(name, _NOTHING)]
        asked = [of for of, told in sorted(reads.items()) if not told.keys().isdisjoint(ADDRESSES)]
        return Seen(
            tuple((name, names.pop(name)) for name in own),
            self._groups.keep("", names),
            tuple(key for of, told in sorted(reads.items()) for key in self._kept(of, told)),
            tuple(of for of in asked if of.startswith(f"{STATIC}/")),
        )

    def groups(self, seen: Seen) -> list[tuple[str, Any]]:
        """The groups that a page goes by, each once in a run, by their names."""
        new = dict.fromkeys(key for key in (seen.shared, *seen.reads) if key not in self._given)
        self._given.update(new)
        return [(key, self._groups.of(key)) for key in new]

    def _kept(self, of: str, told: dict[str, str]) -> Iterator[str]:
        """The groups of an object: what it is alone, and what others make of it."""
        across = {name: told[name] for name in ACROSS & told.keys()}
        if across:
            yield self._groups.keep(of, across)
        if len(across) < len(told):
            alone = {name: told[name] for name in told.keys() - ACROSS}
            yield self._groups.keep(of, alone, self._sign(of))

    def _sign(self, of: str) -> str:
        content = self._objects.get(of)
        return self._watch.sign(content) if isinstance(content, Content) else ""

    def _stands_for(self, context: Mapping[str, Any], name: str) -> str:
        """What a name of the context stands for. Those of the environment are known with it."""
        if name not in context:
            return ABSENT
        value = context[name]
        known, told = self._of_context.get(name, (ABSENT, ""))
        if value is not known:
            told = self.fingerprints.of(value)
            if value is self._shared.get(name):
                self._of_context[name] = (value, told)
        return told

    def _attribute(self, of: str, name: str) -> str:
        """What an attribute of an object is, or what stands at a path."""
        known = self._watch.known.setdefault(of, {})
        if name in known:
            return known[name]
        value = _value(self._objects.get(of), name)
        told = ABSENT if value is ABSENT else self.fingerprints.of(value)
        known[name] = told
        if not isinstance(value, _LASTING):
            self._passing.add((of, name))
        return told


def _value(item: Any, name: str) -> Any:
    if item is None:
        return ABSENT
    if isinstance(item, Held):
        return item.plain()
    if isinstance(item, Looked):
        return sorted(dict.items(item)) if name == ALL else dict.get(item, name)
    if name == "_content" and hasattr(type(item), "text_digest"):
        return item.text_digest
    if name in ADDRESSES and isinstance(item, Static):
        return getattr(Content, name).fget(item)  # asking the file itself counts
    value = getattr(item, name, ABSENT)
    return "a method" if getattr(value, "__self__", None) is item and not _is_own(item, name) else value


def _is_own(item: Any, name: str) -> bool:
    """Whether an object holds something by that name itself."""
    return name in (own(item) if isinstance(item, Content) else vars(item))


def _contents(context: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key in LINKED:
        yield key, context[key]
        yield from ((f"{key}/{path}", content) for path, content in dict.items(context[key]) if content is not None)
