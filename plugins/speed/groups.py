"""What pages looked at, in groups: what many pages look at alike is kept once, and compared once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from typing import TypeAlias

from ..pack import Pack
from ..store import digest
from .traces import ALL

Group: TypeAlias = tuple[str, tuple[tuple[str, str], ...], str | None]
"""The name of an object, what some of its attributes are (names with what these stand for, in order), and its sign.

That is empty where nobody could tell it, and None where the attributes do not go by it.
"""


class Groups:
    """The groups of one run, by their digests.

    ``look`` says what an attribute of the object with a name is now. What it says of those in ``passing`` holds until
    somebody may have changed them, all else for the whole run. ``sign`` says what an object was made of: one of the
    same sign is the same. It is empty where nobody can tell.
    """

    def __init__(
        self,
        pack: Pack,
        look: Callable[[str, str], str],
        passing: Set[tuple[str, str]],
        sign: Callable[[str], str] = lambda of: "",
    ) -> None:
        self._pack, self._look, self._passing, self._sign = pack, look, passing, sign
        self._same: set[str] = set()
        self._fleeting: set[str] = set()
        self._by_object: dict[str, list[str]] = defaultdict(list)

    def keep(self, of: str, told: Mapping[str, str], sign: str | None = None) -> str:
        """Keep what some attributes of an object are, and its sign, where all of them go by that. Gives a digest."""
        rows = tuple(sorted(told.items()))
        key = digest(of, *(part for row in rows for part in row))
        self._pack.put(key, (of, rows, sign))
        self._note(key, (of, rows, sign))
        return key

    def of(self, key: str) -> Group:
        """A group that was kept. Raises KeyError where it was not."""
        group: Group | None = self._pack.get(key)
        if group is None:
            raise KeyError(key)
        return group

    def differing(self, keys: Iterable[str]) -> str:
        """Which attribute in some groups is not what it was; nothing where all are."""
        for key in keys:
            if key not in self._same and (why := self._differing(key)):
                return why
        return ""

    def forget(self) -> None:
        """Compare anew what may have changed in place."""
        self._same -= self._fleeting
        self._fleeting.clear()

    def forget_of(self, of: str) -> None:
        """Compare anew what is known of an object."""
        self._same.difference_update(self._by_object.pop(of, ()))

    def _differing(self, key: str) -> str:
        of, rows, sign = self.of(key)
        now = "" if sign is None else self._sign(of)
        for name, told in rows if not now or now != sign else ():
            if self._look(of, name) != told:
                return f"{of} is another" if name == ALL else f'"{name}" of {of} is another'
        if now and now != sign:
            self._pack.put(key, (of, rows, now))
        self._note(key, (of, rows, now))
        return ""

    def _note(self, key: str, group: Group) -> None:
        of, rows, sign = group
        self._same.add(key)
        self._by_object[of].append(key)
        if sign or any((of, name) in self._passing for name, _ in rows):
            self._fleeting.add(key)
