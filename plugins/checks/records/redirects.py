"""Addresses that a host or a page sends readers on from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ...record import record

# The statuses by which a host sends a reader on; with 200 it serves the other file under the old address.
_SERVED, _SENT = frozenset((200,)), frozenset((301, 302, 303, 307, 308))


@record
class Redirect:
    """One line of a ``_redirects`` file, as Netlify and Cloudflare Pages read it: from where, to where, how."""

    start: str
    goal: str
    status: int = 301

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """``*`` stands for all that follows, ``:name`` for one part of the path; a slash at the end is all one."""
        parts = re.split(r"(\*|:[A-Za-z]\w*)", self.start.rstrip("/"))
        forms = {"*": ".*", ":": "[^/]+"}
        return re.compile("".join(forms.get(part[:1], re.escape(part)) for part in parts) + "/?")

    def takes(self, path: str) -> bool:
        """Whether it answers for an address of the site, ``/old/``."""
        return self.status in _SERVED | _SENT and bool(self._pattern.fullmatch(path))

    @property
    def sends(self) -> bool:
        """Whether the reader is sent on, and not served what is asked for."""
        return self.status in _SENT


def read_redirects(text: str) -> Iterator[Redirect]:
    """The lines of a ``_redirects`` file that say from where to where; a status may follow, with "!" to force it."""
    for line in text.splitlines():
        start, *rest = line.partition(" #")[0].split() or [""]
        goals = [word for word in rest if word.startswith(("/", "http"))]
        if start.startswith("/") and goals:
            codes = [int(word.rstrip("!")) for word in rest if re.fullmatch(r"\d{3}!?", word)]
            yield Redirect(start, goals[0], *codes[:1])
