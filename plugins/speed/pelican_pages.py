"""Pages that did not change are not drawn: their text is kept, with all that it was made of.

A page is known by its place, the code, the settings and the environment of its template. What the template looked at
when it was drawn last is looked at again: where all of that is the same, so is the page. Whatever cannot be told, or
may do more than make a page, means that it is drawn. ``get_writer`` is the lever: Pelican's own writer does all the
rest, files, signals and complaints among it, and asks what it takes for a template to render a context.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from pelican.utils import sanitised_join
from pelican.writers import Writer

from ..pack import Pack
from ..stamps import hashed
from ..standing import make_way
from ..store import Store
from .environments import Environments
from .hearing import DRAWN, listening
from .opened import Opened
from .parts import TEMPLATE, Parts
from .pelican_contents import Watch
from .pelican_told import Seen, Told
from .pelican_waiting import Page, Unheard, Waiting
from .reads import watching
from .surroundings import environment
from .traces import Trace

KIND = "drawn"

APART = frozenset(("OUTPUT_PATH", "STORE", "STANDS", "PROBLEMS"))
"""Settings that say where a site goes and what is found on the way, and nothing of what stands in it."""

IN_ORDER = "in order"
"""Where it is kept that pages have to be drawn one after the other."""

OURS = "SPEED_"
"""How the names of settings begin that only this plugin uses."""


Stands = Callable[[str, str], bool]
"""Says whether a file of that name with that digest stands where the site goes: then it need not be written."""


class Record(NamedTuple):
    """A page as it was drawn: what was looked at, the name of the list of files that were read, the text's digest."""

    seen: tuple[Any, ...]
    files: str
    text: str


class Pages:
    """The pages of one run. ``never`` says why none of them can be taken from the store, where that is so.

    ``stands`` is None where nobody can tell, or somebody may look at a page once it is written: then all are. Pages
    that wait are drawn in several processes; none does where ``waiting`` is None.
    """

    def __init__(
        self, generator: Any, watch: Watch, store: Store, stands: Stands | None = None, waiting: Waiting | None = None
    ) -> None:
        self._settings: dict[str, Any] = generator.settings
        self._context: Mapping[str, Any] = generator.context
        self._watch = watch
        self._store = store
        self._stands = stands
        self._waiting = waiting
        self._astray = False  # whether a page that waited did more than anybody can tell
        self._told = Told(generator.context, generator.settings, watch)
        self._environments = Environments(self._told.fingerprints)
        self._parts = Parts(store, str(generator.settings["PATH"]))
        self._opened = Opened(store, (str(store.folder), generator.settings["OUTPUT_PATH"]))
        self._pack: Pack | None = None
        self._shapes: dict[str, str] = {}
        self.never = ""

    def text(self, template: Any, context: Mapping[str, Any], place: str = "") -> str | None:
        """What a template makes of a context, drawn only where it is not known.

        None where that stands already where the site goes, or waits to be drawn. That is so only for a page with a
        ``place``: the path of its file, to which nothing was written yet.
        """
        if self._astray:
            return None
        if self._told.heard:
            self._told.forget()
        key = self._key(template, context)
        record = self._record(key)
        why = self.never or (self._differing(record, context) if record else self._unknown(template))
        if record and not why:
            self._told.refer(Seen._make(record.seen))
            if place and self._stands and self._stands(context["output_file"], record.text):
                return None
            text = self._store.get(KIND, record.text)
            if text is not None:
                return text.decode("utf-8", "surrogatepass")
            why = "its text is gone"
        DRAWN.info("%s, since %s", context["output_file"], why)
        page = Page(template, context, key, place)
        waits = self._waiting and place and key and not self._in_order() and self._waiting.takes(page)
        return self._drawn(template, context, key) if not waits and self.draw_waiting() else None

    def draw_waiting(self) -> bool:
        """Draw the pages that wait. False where nobody can tell what drawing one does beside.

        Then all have to be drawn once more, one after the other.
        """
        done = self._waiting.draw(self._ahead, self._again) if self._waiting else []
        if done is None:
            assert self._pack  # or none would wait
            self._pack.put(IN_ORDER, (1,))
            self._astray = True
        for page, (record, groups, paths) in done or ():
            self._know(page.key, Record._make(record), groups, paths)
        return not self._astray

    def begin_again(self) -> None:
        """Draw all pages once more, and none apart."""
        self._waiting, self._astray = None, False

    def conclude(self) -> None:
        """Keep all pages, but where a template changed meanwhile: nobody can tell what of it they show."""
        self._parts.keep()
        if self._pack and self._environments.settled():
            self._pack.keep()

    def _in_order(self) -> bool:
        return self._pack is None or self._pack.get(IN_ORDER) is not None

    def _ahead(self, page: Page, context: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """Draw and write a page, in a child. Gives what has to be known of it: nothing where that cannot be told."""
        text, trace, warned = self._made(page.template, context, page.key)
        record = self._keep(page.key, trace, page.template, context, text)
        if record is None:
            return None
        if warned:  # and nobody heard
            raise Unheard(page.place)
        page.write(text)
        return tuple(record), self._told.groups(Seen._make(record.seen)), self._opened.new()

    def _again(self, page: Page, context: Mapping[str, Any]) -> None:
        """Draw and write a page of which something was said, or that raised an error, which now everybody hears."""
        page.write(self._drawn(page.template, context, page.key))

    def _know(self, key: str, record: Record, groups: Iterable[tuple[str, Any]], paths: Iterable[str]) -> None:
        """Keep what a child told of a page."""
        assert self._pack  # as above
        for name, group in groups:
            self._pack.put(name, group)
        self._pack.put(key, tuple(record))
        self._opened.know(paths)
        self._told.refer(Seen._make(record.seen))

    def _key(self, template: Any, context: Mapping[str, Any]) -> str:
        """What a page is known by; nothing where that cannot be told."""
        if self.never:
            return ""
        try:
            self._pack = self._pack or self._begun()
            shape = self._shape(template)
        except Exception as error:  # what a plugin brings may raise anything when it is looked at
            self.never = f"nobody can tell what {error} makes"
            return ""
        addresses = (repr(where.get("localsiteurl")) for where in (context, self._context))
        return "\0".join((str(context["output_file"]), template.name, shape, *addresses))

    def _begun(self) -> Pack:
        """What is kept of pages that are all shaped as now."""
        site, shared = str(self._settings["PATH"]), self._parts.note(self._everywhere())
        pack = Pack(self._store, KIND, site, shared, code=self._settings["SPEED_CODE"])
        self._told.begin(pack)
        return pack

    def _shape(self, template: Any) -> str:
        """What draws by a template."""
        drawing = self._environments.of(template.environment, template.name)
        if self._shapes.get(template.name) != drawing:
            self._parts.note({f"{TEMPLATE}{template.name}": drawing})
            self._shapes[template.name] = drawing
        return drawing

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
        row = self._pack.get(key) if self._pack and key else None
        return Record._make(row) if row else None

    def _differing(self, record: Record, context: Mapping[str, Any]) -> str:
        return self._told.differing(Seen._make(record.seen), context) or self._opened.differing(record.files)

    def _drawn(self, template: Any, context: Mapping[str, Any], key: str) -> str:
        text, trace, warned = self._made(template, context, key)
        if warned or not self._keep(key, trace, template, context, text):
            self._waiting = None  # it may have changed what pages that are drawn apart would show
        return text

    def _made(self, template: Any, context: Mapping[str, Any], key: str) -> tuple[str, Trace, bool]:
        """The text of a page, what it looked at, and whether a warning was given meanwhile."""
        before = self._problems()
        trace = Trace()
        with self._watch.noting(trace), watching() as reads, listening() as said:
            text: str = template.render(context)
        if self._told.fingerprints.foreign or trace.changed or trace.spoiled or not key:
            self._told.forget(changed=bool(trace.changed))
        self._opened.take(reads, self._environments.folders)
        if reads.asked or any(not path.startswith(f"{self._store.folder}/") for path in reads.written):
            trace.spoiled = "drawing it does more than make a page"
        if not self._told.fingerprints.settled():
            self.never = "functions remember what they were given"
        return text, trace, bool(said) or self._problems() != before

    def _problems(self) -> int:
        return len(self._settings.get("PROBLEMS") or ())

    def _keep(self, key: str, trace: Trace, template: Any, context: Mapping[str, Any], text: str) -> Record | None:
        """Keep a page for the next run; None where nobody can tell what shaped it."""
        if not key or trace.spoiled or self.never:
            return None
        try:
            seen = self._told.of(trace, context)
            files = self._opened.kept()
        except Exception:  # as above: then the page is drawn the next time too
            return None
        if trace.changed and _leads_to(trace, {**template.environment.globals, **context}):
            self.never = "a template changes what others show"
            return None
        raw = text.encode("utf-8", "surrogatepass")
        record = Record(tuple(seen), files, hashed(raw))
        self._store.put(KIND, record.text, raw)
        assert self._pack  # there is no key without
        self._pack.put(key, tuple(record))
        return record


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

    def __init__(self, template: Any, draw: Callable[[Any, Mapping[str, Any]], str]) -> None:
        self._template = template
        self._draw = draw

    def render(self, context: Mapping[str, Any]) -> str:
        """The text of a page."""
        return self._draw(self._template, context)


def writer(pages: Pages) -> type[Writer]:
    """Pelican's writer, which draws no page that did not change, and writes none that stands where it goes already."""

    class Remembering(Writer):  # type: ignore[misc]
        _standing = False  # whether the page that is written next stands there already

        def write_file(self, name: Any, template: Any, *others: Any, **named: Any) -> None:
            super().write_file(name, _Template(template, self._drawn), *others, **named)

        def _drawn(self, template: Any, context: Mapping[str, Any]) -> str:
            path = sanitised_join(self.output_path, context["output_file"])
            text = pages.text(template, context, "" if path in self._written_files else path)
            self._standing = text is None
            return text or ""

        def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
            if not self._standing:
                make_way(filename)
                return super()._open_w(filename, encoding, override)
            self._standing = False
            self._written_files.add(filename)
            self._overridden_files.update([filename] if override else [])
            return io.StringIO()

    return Remembering
