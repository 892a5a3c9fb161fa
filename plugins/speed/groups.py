"""What pages looked at, in groups: what many pages look at alike is kept once, and compared once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from typing import TypeAlias

from ..pack import Pack
from ..store import digest

Group: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""The name of an object, and what some of its attributes are: names with what these stand for, in order."""


class Groups:
    """The groups of one run, by their digests.

    ``look`` says what an attribute of the object with a name is now. What it says of those in ``passing`` holds until
    somebody may have changed them, all else for the whole run.
    """

    def __init__(self, pack: Pack, look: Callable[[str, str], str], passing: Set[tuple[str, str]]) -> None:
        self._pack, self._look, self._passing = pack, look, passing
        self._same: set[str] = set()
        self._fleeting: set[str] = set()
        self._by_object: dict[str, list[str]] = defaultdict(list)

    def keep(self, of: str, told: Mapping[str, str]) -> str:
        """Keep what some attributes of an object are. Gives the digest of that."""
        rows = tuple(sorted(told.items()))
        key = digest(of, *(part for row in rows for part in row))
        self._pack.put(key, (of, rows))
        self._note(key, (of, rows))
        return key

    def of(self, key: str) -> Group:
        """A group that was kept. Raises KeyError where it was not."""
        group: Group | None = self._pack.get(key)
        if group is None:
            raise KeyError(key)
        return group

    def differing(self, keys: Iterable[str]) -> str:
        """Which attribute in some groups is not what it was; nothing where all are."""
        if self._same.issuperset(keys):
            return ""
        return next(filter(None, map(self._differing, keys)), "")

    def forget(self) -> None:
        """Compare anew what may have changed in place."""
        self._same -= self._fleeting
        self._fleeting.clear()

    def forget_of(self, of: str) -> None:
        """Compare anew what is known of an object."""
        self._same.difference_update(self._by_object.pop(of, ()))

    def _differing(self, key: str) -> str:
        if key in self._same:
            return ""
        of, rows = self.of(key)
        for name, told in rows:
            if self._look(of, name) != told:
                return f'"{name}" of {of} is another'
        self._note(key, (of, rows))
        return ""

    def _note(self, key: str, group: Group) -> None:
        of, rows = group
        self._same.add(key)
        self._by_object[of].append(key)
        if any((of, name) in self._passing for name, _ in rows):
            self._fleeting.add(key)
