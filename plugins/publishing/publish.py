"""Brings a built site to a target, takes it back to an earlier release, and keeps no more releases than wanted."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from ..record import record
from .patience import patiently
from .releases import Changes, Held, Release, Target, Unreachable, digest_of
from .staging import Refused

Found = TypeVar("Found")
Say = Callable[[str], None]


class Sent(NamedTuple):
    """A release that is shown, whether it was shown already, and whether an earlier one is still there."""

    release: Release
    known: bool
    earlier: bool


@record
class Publishing:
    """How to publish: where to, how many releases stay there, who is told of troubles, how many seconds to wait."""

    target: Target
    keep: int
    say: Say
    waits: tuple[float, ...]

    def publish(self, site: Path, record: Callable[[], None], now: datetime.datetime) -> Sent:
        """Bring a site there and show it.

        ``record`` is called once the site is there and before readers see it. May raise Unreachable, Refused, OSError:
        the target then shows what it showed, and the same call goes on where this one was cut.
        """
        digest = digest_of(site)
        before = self.held()
        release = before.like(digest) or before.next(digest, now)
        self._patiently(partial(self.target.upload, site, release))
        record()
        if release != before.shown:
            self._patiently(partial(self.target.switch, release))
        self._tidy()
        return Sent(release, release == before.shown, before.after(release, self.keep).before() is not None)

    def _tidy(self) -> None:
        """Remove what is no longer needed. The site is shown by now: where that fails, the next publish does it."""
        try:
            # Asked anew: from another machine somebody may have shown another release meanwhile.
            self._patiently(partial(self.target.remove, self.held().beyond(self.keep)))
        except (Unreachable, Refused, OSError) as error:
            self.say(f"Old releases are still there: {error}. The next publish tries again to remove them.")

    def held(self) -> Held:
        """What is there."""
        return self._patiently(self.target.held)

    def changes(self, site: Path) -> Changes:
        """What would change there if a site were published."""
        return self._patiently(partial(self.target.changes, site))

    def rollback(self, number: int | None) -> Release:
        """Show the release with a number, or else the one before that which is shown. Raises Refused without it."""
        there = self.held()
        if number is None:
            wanted = there.before()
        else:
            wanted = next((release for release in there.releases if release.number == number), None)
        if not wanted:
            known = ", ".join(str(release.number) for release in there.releases)
            what = "no earlier release" if number is None else f"no release {number}"
            raise Refused(f"there is {what}; there are: {known}" if known else f"there is {what}; publish one first")
        self._patiently(partial(self.target.switch, wanted))
        return wanted

    def _patiently(self, action: Callable[[], Found]) -> Found:
        return patiently(action, self.say, waits=self.waits)
