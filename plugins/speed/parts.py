"""What shapes many pages at once, part by part: so that a build can say which of them is another."""

from __future__ import annotations

import marshal
from collections.abc import Mapping

from ..store import Store, digest

KIND = "parts"

TEMPLATE = "what draws by "
"""How the name of a part begins that shapes the pages of one template alone."""


class Parts:
    """The parts of one run, by names as people read them. What they were the last time stands in a store."""

    def __init__(self, store: Store, site: str) -> None:
        self._store = store
        self._key = digest(site)
        raw = store.get(KIND, self._key)
        self._former: dict[str, str] = marshal.loads(raw) if raw else {}  # noqa: S302  (sealed, and holds plain values)
        self._now: dict[str, str] = {}

    def note(self, parts: Mapping[str, str]) -> str:
        """Take in some parts, and give a digest of them."""
        self._now |= parts
        return digest(*(part for item in sorted(parts.items()) for part in item))

    def differing(self, name: str) -> str:
        """The name of a part that is not what it was: of those that shape all pages, or the one of that name."""
        for part, told in self._now.items():
            if self._former.get(part, told) != told and (part == name or not part.startswith(TEMPLATE)):
                return part
        return ""

    def keep(self) -> None:
        """Keep them for the next run."""
        if self._now:
            self._store.put(KIND, self._key, marshal.dumps(self._former | self._now))
