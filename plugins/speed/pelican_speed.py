"""Handlers that Pelican calls, and where what they keep is kept."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from blinker import Signal
from pelican import Pelican, signals
from pelican.contents import Article, Page
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.readers import Readers
from pelican.writers import Writer

from ..store import Store
from .noted import Looked
from .noted import watch as watch_environment
from .pelican_contents import LINKED, Watch
from .pelican_lists import quicken
from .pelican_making import Making
from .pelican_pages import OURS, Pages, writer
from .pelican_reading import remember
from .pelican_templates import remember as remember_templates
from .pelican_told import WRITING
from .pelican_translations import look_quickly
from .pelican_waiting import Waiting, may_wait
from .surroundings import code

_MAKES = {ArticlesGenerator: Article, PagesGenerator: Page}
_SIGNALS = [signal for signal in vars(signals).values() if isinstance(signal, Signal)]


def begin(pelican: Pelican) -> None:
    """Find the store, and turn off Pelican's own cache: it goes by paths and times alone.

    A plugin may build a further site with a copy of the settings: what this plugin knows of the first is not its own.
    """
    settings = pelican.settings
    for name in [name for name in settings if name.startswith(OURS)]:
        del settings[name]
    settings["SPEED_TIDIES"] = "STORE" not in settings
    settings.setdefault("STORE", Store(Path(settings["CACHE_PATH"]) / "store"))
    settings["CACHE_CONTENT"] = settings["LOAD_CONTENT_CACHE"] = False
    settings["SPEED_WATCH"] = Watch()
    look_quickly()


def read(readers: Readers) -> None:
    """Let readers remember, where there is a store to remember in: those that a plugin makes for itself have none."""
    store = readers.settings.get("STORE")
    if store and store.folder:
        remember(readers, store, partial(_may_wait, readers.settings))


def compile_once(generator: Any) -> None:
    """Let the templates of a generator be compiled once."""
    settings = generator.settings
    store = settings.get("STORE")
    if store and store.folder:
        settings["SPEED_CODE"] = settings.get("SPEED_CODE") or code()  # the same for all of one run
        remember_templates(generator.env, store, settings["SPEED_CODE"])
        settings["SPEED_AHEAD"].expect(generator)
        watch: Watch = settings["SPEED_WATCH"]
        watch_environment(generator.env, watch.running)
        for key in LINKED:
            generator.context[key] = Looked(watch.running, generator.context[key])


def ask_no_times(generator: Any) -> None:
    """Let a generator ask for the time of no text: only Pelican's own cache wants to know it, which is off."""
    for cache in (generator, generator.readers):
        cache._filestamp_func = lambda path: 0.0


def make_once(generator: Any) -> None:
    """Let a generator of Pelican's own make a content of each text once."""
    kind = _MAKES.get(type(generator))
    settings = generator.settings
    if kind and settings.get("SPEED_TEXTS"):
        making = Making(generator, kind, settings["STORE"], partial(_alone, settings))
        generator.get_cached_data, generator.cache_data = making.get, making.put
        settings.setdefault("SPEED_MAKING", []).append(making)


def watch_contents(content: Any) -> None:
    """Let a content tell what is read of it."""
    if watch := content.settings.get("SPEED_WATCH"):
        watch.begin(content)


def list_quickly(generators: Iterable[Any]) -> None:
    """Let lists of articles know at once what they hold, and tell who looks."""
    for generator in generators:
        watch: Watch = generator.settings["SPEED_WATCH"]
        watch.lists.update(quicken(generator, watch.running))


def know_pages(generators: Sequence[Any]) -> None:
    """Get ready to tell which pages did not change."""
    generator = next(iter(generators))
    settings = generator.settings
    store = settings.get("STORE")
    if store and store.folder:
        settings["SPEED_WATCH"].alone = _alone(settings)
        if texts := settings.get("SPEED_TEXTS"):
            texts.keep()
        for making in settings.pop("SPEED_MAKING", ()):
            making.keep()
        quiet = _nobody_looks(generators)
        stands = settings.get("STANDS") if quiet else None
        waiting = Waiting(generator.context) if quiet and may_wait(settings) else None
        settings["SPEED_PAGES"] = Pages(generator, settings["SPEED_WATCH"], store, stands, waiting)
        settings["SPEED_GENERATORS"] = generators


def _may_wait(settings: Mapping[str, Any]) -> bool:
    """Whether texts may be left in the store: nobody sees them before contents are watched."""
    first = next(iter(_receivers(signals.content_object_init)), None)
    return not settings["TYPOGRIFY"] and first is watch_contents


def _alone(settings: Mapping[str, Any]) -> bool:
    """Whether contents are what Pelican alone makes of texts: no plugin hears of them, nor does time or order count."""
    others = [one for signal in _SIGNALS for one in _receivers(signal) if not getattr(one, "only_looks", False)]
    ours = all(getattr(one, "__module__", "").startswith(f"{__package__}.") for one in others)
    return ours and not settings["DATE_FORMATS"] and settings.get("DEFAULT_DATE") != "fs"


def _receivers(signal: Signal) -> Iterator[Any]:
    """Who hears a signal, in order. Whoever only looks says so by an attribute ``only_looks``."""
    for one in signal.receivers.values():
        yield one() if isinstance(one, weakref.ref) else one


def _nobody_looks(generators: Iterable[Any]) -> bool:
    """Whether none but Pelican's own generators, and no plugin, may look at a page once it is written."""
    heard = any(signal.receivers for signal in WRITING) or len(signals.finalized.receivers) > 1  # one is our own
    return not heard and all(type(generator).__module__ == "pelican.generators" for generator in generators)


def write_pages(pelican: Pelican) -> type[Writer] | None:
    """A writer that draws the pages that changed, where no other plugin has one of its own."""
    pages = pelican.settings.get("SPEED_PAGES")
    return writer(pages) if pages and len(signals.get_writer.receivers) == 1 else None


def conclude(pelican: Pelican) -> None:
    """All pages are written, but those that wait."""
    generators = pelican.settings.pop("SPEED_GENERATORS", ())
    if pages := pelican.settings.get("SPEED_PAGES"):
        if not pages.draw_waiting():
            pages.begin_again()
            writer = pelican._get_writer()
            for generator in generators:
                if hasattr(generator, "generate_output"):
                    generator.generate_output(writer)
        pages.conclude()
        del pelican.settings["SPEED_PAGES"]
        pelican.settings["SPEED_WATCH"].conclude()
    if pelican.settings.get("SPEED_TIDIES"):  # else whoever brought the store does
        pelican.settings["STORE"].tidy()
