"""The state of a preview: which version of the site is shown, and what keeps a newer one from being shown."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from ..problem import Problem
from ..publishing.hosts.netlify import read_headers
from ..publishing.records import Request, Result
from ..record import record

Builder = Callable[[Request], Result]


@record
class State:
    """What open pages are to show. ``headers`` is None as long as no build has succeeded.

    ``errors`` and ``refused`` say what keeps the newest build from being shown; without them the newest is shown.
    """

    version: int
    headers: Mapping[str, str] | None = None
    errors: tuple[Problem, ...] = ()
    refused: str = ""

    @property
    def troubled(self) -> bool:
        """Whether something must be mended before the newest text is shown."""
        return bool(self.errors or self.refused)


class Preview:
    """Builds the site again on demand, and tells all who wait that its state has changed.

    Where a build has errors its output stays as it was, so what is shown is always the last good site.
    """

    def __init__(self, request: Request, builder: Builder) -> None:
        self.request = request
        self.closed = False
        # Versions start at the time: to a page left open over a restart, each version of the new server is another.
        self.state = State(version=int(time.time()))
        self._builder = builder
        self._changed = threading.Condition()

    @property
    def site(self) -> Path:
        """The folder with the site that is shown."""
        return self.request.output

    def rebuild(self) -> Result:
        """Build once, and take over what came of it."""
        result = self._builder(self.request)
        headers = read_headers(self.site) if result.published else self.state.headers
        errors = tuple(problem for problem in result.problems if problem.severity == "error")
        with self._changed:
            self.state = State(self.state.version + 1, headers, errors, result.refused)
            self._changed.notify_all()
        return result

    def wait(self, version: int, patience: float) -> int:
        """The current version, once it is another than the given one, at the latest after ``patience`` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self.state.version != version, patience)
            return self.state.version

    def close(self) -> None:
        """Let go of all who wait: nothing will change any more."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()
