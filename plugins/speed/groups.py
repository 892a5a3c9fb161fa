"""What pages looked at, in groups: what many pages look at alike is kept once, and compared once for all of them."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from typing import TypeAlias

from ..pack import Pack
from ..store import digest
from .traces import ALL

Rows: TypeAlias = tuple[tuple[str, str], ...]
"""Names of attributes with what these stand for, in order."""

Group: TypeAlias = tuple[str, str | None, bytes]
"""The name of an object, its sign, and what some of its attributes are: rows, packed since few of them are looked at.

The sign is empty where nobody could tell it, and None where the attributes do not go by it.
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
        self._lasting: set[str] = set()
        self._by_object: dict[str, list[str]] = defaultdict(list)

    def keep(self, of: str, told: Mapping[str, str], sign: str | None = None) -> str:
        """Keep what some attributes of an object are, and its sign, where all of them go by that. Gives a digest."""
        rows = tuple(sorted(told.items()))
        key = digest(of, *(part for row in rows for part in row))
        self._pack.put(key, (of, sign, marshal.dumps(rows)))
        self._note(key, of, sign, rows)
        return key

    def of(self, key: str) -> Group:
        """A group that was kept. Raises KeyError where it was not."""
        group: Group | None = self._pack.get(key)
        if group is None:
            raise KeyError(key)
        return group

    def rows(self, key: str) -> Rows:
        """What the attributes of a group were. Raises KeyError as ``of`` does."""
        rows: Rows = marshal.loads(self.of(key)[2])  # noqa: S302  (of a pack, which is sealed)
        return rows

    def differing(self, keys: Iterable[str]) -> str:
        """Which attribute in some groups is not what it was; nothing where all are."""
        for key in keys:
            if key not in self._same and (why := self._differing(key)):
                return why
        return ""

    def forget(self) -> None:
        """Compare anew what may have changed in place."""
        self._same &= self._lasting

    def forget_of(self, of: str) -> None:
        """Compare anew what is known of an object."""
        known = self._by_object.pop(of, ())
        self._same.difference_update(known)
        self._lasting.difference_update(known)

    def _differing(self, key: str) -> str:
        of, sign, packed = self.of(key)
        now = "" if sign is None else self._sign(of)
        if now and now == sign:
            self._note(key, of, now)
            return ""
        rows: Rows = marshal.loads(packed)  # noqa: S302  (as above)
        for name, told in rows:
            if self._look(of, name) != told:
                return f"{of} is another" if name == ALL else f'"{name}" of {of} is another'
        if now:
            self._pack.put(key, (of, now, packed))
        self._note(key, of, now, rows)
        return ""

    def _note(self, key: str, of: str, sign: str | None, rows: Rows = ()) -> None:
        """A group is as it was. With a sign it is so as long as that counts."""
        self._same.add(key)
        self._by_object[of].append(key)
        if not sign and not any((of, name) in self._passing for name, _ in rows):
            self._lasting.add(key)
