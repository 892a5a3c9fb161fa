"""Reads many texts in several processes, before Pelican asks for one after the other.

Reaches into Pelican by what its generators say they will read: ``get_files`` with the settings for articles, or pages.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.utils import file_suffix

from ..spread import spread

SOME = 20
"""Texts that were read anew in a row before it is likely that most will be."""

_KINDS = {ArticlesGenerator: "ARTICLE", PagesGenerator: "PAGE"}


class Ahead:
    """The texts of one run that were read before they were asked for, by the keys under which they are kept."""

    def __init__(self) -> None:
        self._generators: list[Any] = []
        self._asked: set[str] = set()
        self.made: dict[str, Any] = {}

    def expect(self, generator: Any) -> None:
        """A generator will read texts. Those of plugins may do that in ways that nobody knows."""
        if type(generator) in _KINDS:
            self._generators.append(generator)

    def get(self, key: str, source_path: str) -> Any:
        """What came of a text that is not kept; None where nobody read it ahead."""
        self._asked.add(source_path)
        if len(self._asked) == SOME:
            waiting = [one for one in self._waiting() if one[1] not in self._asked]
            self._generators.clear()
            made = spread(lambda one: one[0].read_ahead(one[1]), waiting)
            self.made = dict(filter(None, made))
        return self.made.pop(key, None)

    def _waiting(self) -> Iterator[tuple[Any, str]]:
        """The texts that will be asked for, each with its reader, where that one remembers."""
        for generator in self._generators:
            kind, settings = _KINDS[type(generator)], generator.settings
            for file in generator.get_files(settings[f"{kind}_PATHS"], exclude=settings[f"{kind}_EXCLUDES"]):
                path = os.path.abspath(os.path.join(generator.path, file))
                reader = generator.readers.readers.get(file_suffix(path))
                if hasattr(reader, "read_ahead"):
                    yield reader, path
