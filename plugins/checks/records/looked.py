"""What is looked at beyond what is known of everything: the whole of a text, of a page, of a file.

Of each text its front matter and gist are known, of each page its outline. A rule that asked for no more, and found
nothing, need not look again for as long as all that is the same; where it asked for more, for as long as that is too.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Protocol, TypeAlias

Note: TypeAlias = tuple[str, str]
"""A kind of thing, and its name: ``("text", "content/pages/home.md")``."""

CHANGED: Note = ("changed", "")
"""Something has changed while it was looked at: what is found says nothing of it as it was."""

UNKNOWN: Note = ("unknown", "")
"""Something is looked at of which nobody knows whether it stays the same."""


class Holder(Protocol):
    """What holds more once it was asked for it."""

    def let_go(self) -> None:
        """Hold no more than at first."""

    def rest(self) -> None:
        """Hold all of it, and say again when it is asked for."""


_notes: list[set[Note]] = []
_holders: dict[int, Holder] = {}
_kept: dict[int, object] = {}


def note(thing: Note, holder: Holder | None = None) -> None:
    """Something is looked at. ``holder`` does not say so again before it has let go of it."""
    if _notes:
        _notes[-1].add(thing)
    if holder is not None:
        _holders[id(holder)] = holder


@contextlib.contextmanager
def noting(own: object = None) -> Iterator[set[Note]]:
    """What is looked at while the block runs. All holders let go before, but for the one that is looked at itself."""
    _let_go(own)
    _notes.append(set())
    try:
        yield _notes[-1]
    finally:
        _notes.pop()


def keep(thing: object) -> None:
    """What was found in a thing is told by its parts: it need not let go of them."""
    _kept[id(thing)] = thing


def release() -> None:
    """Nobody looks any more: all holders let go, but for those that are kept."""
    for holder in _holders.values():
        if id(holder) not in _kept:
            holder.let_go()
    _holders.clear()
    _kept.clear()


def _let_go(own: object) -> None:
    left = _holders.pop(id(own), None)
    for holder in _holders.values():
        if id(holder) in _kept:
            holder.rest()
        else:
            holder.let_go()
    _holders.clear()
    if left is not None:
        _holders[id(own)] = left
