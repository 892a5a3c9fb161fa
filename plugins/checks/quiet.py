"""Remembers in what rules found nothing: they need not look at the same again.

What they find is never kept, only that they found nothing: on a site that is in order that is nearly everything, and
what is wrong is looked at every time. A rule that looks at one page, text or file is spared those that it has seen; one
that looks at all together is spared where all that it looked at is what it was (``records.looked``).
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..stamps import hashed
from ..store import NOTHING_KEPT, Store, digest
from .records import Around, Page
from .records.content import File, Source
from .records.looked import Note
from .registry import Rule

KIND = "quiet"

THINGS = ("page", "source", "writing", "file")
"""What a rule may look at one by one."""

ALONE = frozenset((*THINGS, "around", "options"))
"""What a rule may ask for and still look at one thing alone: nothing else of the site, and not the day."""


def looks_alone(rule: Rule) -> bool:
    """Whether what a rule finds depends on one page, text or file, and on its options, alone."""
    return set(rule.takes) <= ALONE and thing_of(rule) != ""


def thing_of(rule: Rule) -> str:
    """What a rule looks at one by one: ``page``, ``source``, ``writing`` or ``file``, empty where it is none."""
    return next((name for name in THINGS if name in rule.takes), "")


def asked_of(rule: Rule, options: Mapping[str, Mapping[str, Any]]) -> str:
    """A rule, and how it is set."""
    return f"{rule.name} {sorted(options.get(rule.name, {}).items())!r}"


class Quiet:
    """The pages, texts or files in which rules with these options found nothing, in a site with that around a page.

    ``beyond`` stands for all else that the rules may look at.
    """

    def __init__(
        self,
        store: Store,
        rules: Iterable[Rule],
        options: Mapping[str, Mapping[str, Any]],
        around: Around | None = None,
        beyond: str = "",
    ) -> None:
        self._store = store if store.code else NOTHING_KEPT  # who cannot name the code of the rules keeps nothing
        asked = [asked_of(rule, options) for rule in rules]
        self._key = digest(store.code, repr(around), beyond, *asked)
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


class Verdicts:
    """The rules that found nothing in all of a site, or of its content, together.

    ``name`` tells the site or content from others, ``known`` stands for all that is known of it without looking more
    closely. ``held`` gives what stands for a thing that was looked at more closely; nothing where that is no more.
    """

    def __init__(self, store: Store, name: str, known: str, held: Callable[[Note], str]) -> None:
        self._store, self._held = store if store.code else NOTHING_KEPT, held
        self._known, self._key = known, digest(store.code, "verdicts", name)
        kept = self._store.get(KIND, self._key)
        self._before: dict[str, Any] = marshal.loads(kept) if kept else {}  # noqa: S302  (sealed, and holds texts)
        self._now: dict[str, Any] = {}

    def knows(self, asked: str) -> bool:
        """Whether a rule, so set, found nothing when all that it looked at was the same."""
        known, seen = self._before.get(asked, ("", ()))
        if not known or known != self._known or any(self._held((kind, name)) != held for kind, name, held in seen):
            return False
        self._now[asked] = (known, seen)
        return True

    def add(self, asked: str, seen: Iterable[Note]) -> None:
        """A rule found nothing, and looked at these."""
        held = [(*thing, self._held(thing)) for thing in sorted(seen)]
        if self._store.folder and all(one for *_, one in held):
            self._now[asked] = (self._known, tuple(held))

    def keep(self) -> None:
        """Keep what was found this time."""
        if self._now != self._before:
            self._store.put(KIND, self._key, marshal.dumps(self._now))


def _name(item: object) -> str:
    """A name for all that a rule can see of a page, a text or a file."""
    if isinstance(item, Page):
        held = item.digest or hashed(item.html.encode())
        return f"{held} {item.source.digest if item.source else '-'} {item.path} {item.file}"
    if isinstance(item, (Source, File)):
        return item.digest
    raise TypeError(item)
