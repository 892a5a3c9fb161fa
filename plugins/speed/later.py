"""Texts that are had from a store once somebody asks for them: of most nobody does."""

from __future__ import annotations

from collections.abc import Callable


class Later(str):
    """The HTML of a text, empty until it is asked for by ``load``.

    ``digest`` is that of the HTML (``stamps.hashed``); ``bare`` says that it names no file of the site that goes with
    it. Whoever hands on such a text sees that nobody takes it for an empty one.
    """

    digest: str
    bare: bool
    load: Callable[[], str]

    def __new__(cls, digest: str, bare: bool, load: Callable[[], str]) -> Later:
        """A text with that digest."""
        made = super().__new__(cls)
        made.digest, made.bare, made.load = digest, bare, load
        return made
