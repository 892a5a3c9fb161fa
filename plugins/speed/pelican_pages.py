"""Pages that did not change are not drawn: their text is kept, with all that it was made of.

A page is known by its place, the code, the settings and the environment of its template. What the template looked at
when it was drawn last is looked at again: where all of that is the same, so is the page. Whatever cannot be told, or
may do more than make a page, means that it is drawn. ``get_writer`` is the lever: Pelican's own writer does all the
rest, files, signals and complaints among it, and asks what it takes for a template to render a context.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from pelican.writers import Writer

from ..store import Store, digest
from .environments import Environments
from .hearing import DRAWN, listening
from .opened import Opened
from .parts import TEMPLATE, Parts
from .pelican_contents import Watch
from .pelican_told import Reads, Told
from .reads import watching
from .surroundings import environment
from .traces import Trace

KIND = "page"

APART = frozenset(("OUTPUT_PATH", "STORE", "PROBLEMS"))
"""Settings that say where a site goes and what is found on the way, and nothing of what stands in it."""

OURS = "SPEED_"
"""How the names of settings begin that only this plugin uses."""


class Record(NamedTuple):
    """A page as it was drawn: what names of the context and attributes of objects were, and its text.

    ``files`` is the name of the list of files that were read.
    """

    names: dict[str, str]
    reads: Reads
    files: str
    text: str


class Pages:
    """The pages of one run. ``never`` says why none of them can be taken from the store, where that is so."""

    def __init__(self, generator: Any, watch: Watch, store: Store) -> None:
        self._settings: dict[str, Any] = generator.settings
        self._context: Mapping[str, Any] = generator.context
        self._watch = watch
        self._store = store
        self._told = Told(generator.context, generator.settings, watch)
        self._environments = Environments(self._told.fingerprints)
        self._parts = Parts(store, str(generator.settings["PATH"]))
        self._opened = Opened(store, (str(store.folder), generator.settings["OUTPUT_PATH"]))
        self._shared = ""
        self._kept: list[str] = []
        self.never = ""

    def text(self, template: Any, context: Mapping[str, Any]) -> str:
        """What a template makes of a context, drawn only where it is not known."""
        if self._told.heard:
            self._told.forget()
        key = self._key(template, context)
        record = self._record(key)
        why = self.never or (self._differing(record, context) if record else self._unknown(template))
        if record and not why:
            self._told.refer(record.reads)
            return record.text
        DRAWN.info("%s, since %s", context["output_file"], why)
        return self._drawn(template, context, key)

    def conclude(self) -> None:
        """Forget all pages of this run where a template changed meanwhile: nobody can tell what of it they show."""
        self._parts.keep()
        if self._kept and not self._environments.settled():
            for key in self._kept:
                self._store.put(KIND, key, b"")

    def _key(self, template: Any, context: Mapping[str, Any]) -> str:
        """What a page is known by; nothing where that cannot be told."""
        if self.never:
            return ""
        try:
            self._shared = self._shared or self._parts.note(self._everywhere())
            drawing = self._environments.of(template.environment, template.name)
            shape = self._parts.note({f"{TEMPLATE}{template.name}": drawing})
        except Exception as error:  # what a plugin brings may raise anything when it is looked at
            self.never = f"nobody can tell what {error} makes"
            return ""
        addresses = (repr(where.get("localsiteurl")) for where in (context, self._context))
        return digest(self._shared, shape, str(context["output_file"]), *addresses)

    def _everywhere(self) -> dict[str, str]:
        """What shapes each page, by names as people read them."""
        names = (name for name in self._settings if name not in APART and not name.startswith(OURS))
        settings = {f"the setting {name}": self._told.fingerprints.of(self._settings[name]) for name in names}
        surroundings = {"the environment": environment(), "the working folder": os.getcwd()}
        return {"the code": self._settings["SPEED_CODE"], **surroundings, **settings}

    def _unknown(self, template: Any) -> str:
        """Why nothing is known of a page."""
        part = self._parts.differing(f"{TEMPLATE}{template.name}")
        return f"{part} is another" if part else "it was not drawn before"

    def _record(self, key: str) -> Record | None:
        raw = self._store.get(KIND, key) if key else None
        return Record(*marshal.loads(raw)) if raw else None  # noqa: S302  (sealed, and holds plain values alone)

    def _differing(self, record: Record, context: Mapping[str, Any]) -> str:
        return self._told.differing(record.names, record.reads, context) or self._opened.differing(record.files)

    def _drawn(self, template: Any, context: Mapping[str, Any], key: str) -> str:
        before = self._problems()
        trace = Trace()
        with self._watch.noting(trace), watching() as reads, listening() as said:
            text: str = template.render(context)
        if self._told.fingerprints.foreign or trace.changed or trace.spoiled or not key:
            self._told.forget()
        self._opened.take(reads, self._environments.folders)
        if said or self._problems() != before:
            trace.spoiled = "drawing it gave a warning"
        if reads.asked or any(not path.startswith(f"{self._store.folder}/") for path in reads.written):
            trace.spoiled = "drawing it does more than make a page"
        if not self._told.fingerprints.settled():
            self.never = "functions remember what they were given"
        if key and not trace.spoiled and not self.never:
            self._keep(key, trace, context, text)
        return text

    def _problems(self) -> int:
        return len(self._settings.get("PROBLEMS") or ())

    def _keep(self, key: str, trace: Trace, context: Mapping[str, Any], text: str) -> None:
        try:
            names, reads = self._told.of(trace, context)
            files = self._opened.kept()
        except Exception:  # as above: then the page is drawn the next time too
            return
        if trace.changed and _leads_to(trace, context):
            self.never = "a template changes what others show"
            return
        self._store.put(KIND, key, marshal.dumps((names, reads, files, text)))
        self._kept.append(key)


def _leads_to(trace: Trace, context: Mapping[str, Any]) -> bool:
    """Whether something that a template changed is shared with others, and no list of its own."""
    changed = set(map(id, trace.changed))
    waiting = [context.get(name) for name in trace.names] + [getattr(item, name, None) for item, name in trace.reads]
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        if id(value) in changed:
            return True
        if id(value) not in seen and isinstance(value, (dict, list, tuple, set)):
            seen.add(id(value))
            waiting += value.values() if isinstance(value, dict) else value
    return False


class _Template:
    """What Pelican's writer takes for a template."""

    def __init__(self, template: Any, pages: Pages) -> None:
        self._template = template
        self._pages = pages

    def render(self, context: Mapping[str, Any]) -> str:
        """The text of a page."""
        return self._pages.text(self._template, context)


def writer(pages: Pages) -> type[Writer]:
    """Pelican's writer, which draws no page that did not change."""

    class Remembering(Writer):  # type: ignore[misc]
        def write_file(self, name: Any, template: Any, *others: Any, **named: Any) -> None:
            super().write_file(name, _Template(template, pages), *others, **named)

    return Remembering
