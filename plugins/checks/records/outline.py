"""What rules about a whole site ask of a page: so little that it is kept, while the page itself need not be read."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Way: TypeAlias = tuple[str, str, str]
"""The tag on which an address stands, its role (see ``Link``), and the address."""


class Outline(NamedTuple):
    """One page in plain values.

    ``document`` says whether it is a page at all, and no line of text. ``canonical`` is the address that it calls its
    own, ``canonicals`` all that it calls so; ``noindex`` whether it asks search engines to leave it out; ``goal`` where
    it sends readers on to, ``refreshed`` whether it sends them anywhere. ``mains`` counts its <main>, ``ids`` are what
    a fragment may lead to, ``tags`` its elements, ``attributes`` the names of theirs, ``ways`` its links: each once, in
    order. ``sized`` are the address, width and height of each image that has one of the two.
    """

    document: bool
    title: str
    description: str
    canonical: str
    canonicals: tuple[str, ...]
    noindex: bool
    goal: str
    refreshed: bool
    mains: int
    ids: tuple[str, ...]
    tags: tuple[str, ...]
    attributes: tuple[str, ...]
    sized: tuple[tuple[str, str, str], ...]
    ways: tuple[Way, ...]
