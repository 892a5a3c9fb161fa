"""Remembers in what a set of rules found nothing: they need not look at the same again.

Only rules that look at one page or one text by itself can be spared that. What they find is never kept, only that they
found nothing: on a site that is in order that is nearly everything, and what is wrong is looked at every time.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from typing import Any

from ..stamps import hashed
from ..store import NOTHING_KEPT, Store, digest
from .records import Around, Page
from .records.content import Source
from .registry import Rule

KIND = "quiet"

ALONE = frozenset(("page", "source", "writing", "around", "options"))
"""What a rule may ask for and still look at one thing alone: nothing else of the site, and not the day."""


def looks_alone(rule: Rule) -> bool:
    """Whether what a rule finds depends on one page or text, and on its options, alone."""
    return set(rule.takes) <= ALONE and thing_of(rule) != ""


def thing_of(rule: Rule) -> str:
    """What a rule looks at: ``page``, ``source`` or ``writing``, empty where it is none of these."""
    return next((name for name in ("page", "source", "writing") if name in rule.takes), "")


class Quiet:
    """The pages, or texts, in which rules with these options found nothing, in a site with that around a page."""

    def __init__(
        self,
        store: Store,
        rules: Iterable[Rule],
        options: Mapping[str, Mapping[str, Any]],
        around: Around | None = None,
    ) -> None:
        self._store = store if store.code else NOTHING_KEPT  # who cannot name the code of the rules keeps nothing
        asked = [f"{rule.name} {sorted(options.get(rule.name, {}).items())!r}" for rule in rules]
        self._key = digest(store.code, repr(around), *asked)
        kept = self._store.get(KIND, self._key)
        self._before = frozenset(marshal.loads(kept)) if kept else frozenset()  # noqa: S302  (sealed, and holds texts)
        self._now: set[str] = set()

    def knows(self, item: object) -> bool:
        """Whether nothing was found in the same before."""
        name = _name(item) if self._store.folder else ""
        if name in self._before:
            self._now.add(name)
        return name in self._now

    def add(self, item: object) -> None:
        """Nothing was found in it."""
        if self._store.folder:
            self._now.add(_name(item))

    def keep(self) -> None:
        """Keep what was found quiet this time."""
        if self._now != self._before:
            self._store.put(KIND, self._key, marshal.dumps(sorted(self._now)))


def _name(item: object) -> str:
    """A name for all that a rule can see of a page or a text."""
    if isinstance(item, Page):
        held = item.digest or hashed(item.html.encode())
        return digest(item.path, item.file, held, item.source.digest if item.source else "")
    if isinstance(item, Source):
        return item.digest
    raise TypeError(item)
