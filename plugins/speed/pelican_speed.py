"""Handlers that Pelican calls, and where what they keep is kept."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.readers import Readers

from ..store import Store
from .pelican_lists import quicken
from .pelican_reading import remember
from .pelican_templates import remember as remember_templates
from .surroundings import code


def begin(pelican: Pelican) -> None:
    """Find the store, and turn off Pelican's own cache: it goes by paths and times alone."""
    settings = pelican.settings
    settings.setdefault("STORE", Store(Path(settings["CACHE_PATH"]) / "store"))
    settings["CACHE_CONTENT"] = settings["LOAD_CONTENT_CACHE"] = False


def read(readers: Readers) -> None:
    """Let readers remember, where there is a store to remember in: those that a plugin makes for itself have none."""
    store = readers.settings.get("STORE")
    if store and store.folder:
        remember(readers, store)


def compile_once(generator: Any) -> None:
    """Let the templates of a generator be compiled once."""
    settings = generator.settings
    store = settings.get("STORE")
    if store and store.folder:
        settings["SPEED_CODE"] = settings.get("SPEED_CODE") or code()  # the same for all generators of one run
        remember_templates(generator.env, store, settings["SPEED_CODE"])


def list_quickly(generators: Iterable[Any]) -> None:
    """Let lists of articles know at once what they hold."""
    for generator in generators:
        quicken(generator)
