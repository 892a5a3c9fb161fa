"""The files that a built page's words may come from, besides its own source."""

from __future__ import annotations

from ...record import record


@record
class Words:
    """A file whose words may stand on a page."""

    file: str
    text: str


@record
class Files:
    """What pages are made from besides their own sources: data with words, the frame's words, templates, settings."""

    words: tuple[Words, ...] = ()
    frame: tuple[Words, ...] = ()
    templates: tuple[Words, ...] = ()
    settings: tuple[Words, ...] = ()

    @property
    def around(self) -> tuple[Words, ...]:
        """What may hold the frame of pages. The settings come last: a program holds short strings of all kinds."""
        return *self.frame, *self.templates, *self.settings
