"""What a target holds: whole sites side by side, numbered in the order in which they came, one of them shown.

The number and not the clock says which is newer: clocks are set back.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..record import record
from .served import LASTING
from .staging import Refused

_NAME = re.compile(r"(?P<number>\d{4,})-(?P<time>\d{8}T\d{4})-(?P<digest>[0-9a-f]{16})")


WAY_OUT = "mend that, or what pyproject.toml says of the target, and run the same command again"
"""What to do where another program says no."""


class Unreachable(Exception):
    """A target did not answer, or the way to it was cut. The text says what went wrong; it may work later."""


@dataclass(frozen=True, order=True)
class Release:
    """One whole site at a target. ``time`` is the minute at which it was sent, in UTC, as in ``20261126T1540``."""

    number: int
    time: str
    digest: str

    @property
    def name(self) -> str:
        """The name of its folder."""
        return f"{self.number:04}-{self.time}-{self.digest}"

    def __str__(self) -> str:
        day, hour = self.time[:8], self.time[9:]
        return f"{self.number} of {day[:4]}-{day[4:6]}-{day[6:]} {hour[:2]}:{hour[2:]} UTC"


@record
class Held:
    """The releases of a target, oldest first, and the one that is shown."""

    releases: tuple[Release, ...] = ()
    shown: Release | None = None

    def like(self, digest: str) -> Release | None:
        """The newest release with just these files."""
        return next((release for release in reversed(self.releases) if release.digest == digest), None)

    def before(self) -> Release | None:
        """The release before the one that is shown."""
        earlier = [one for one in self.releases if not self.shown or one.number < self.shown.number]
        return earlier[-1] if earlier else None

    def after(self, release: Release, keep: int) -> Held:
        """What is there once a release is shown, and no more of the others kept than so many."""
        there = Held(tuple(sorted({*self.releases, release})), release)
        gone = there.beyond(keep)
        return Held(tuple(one for one in there.releases if one not in gone), release)

    def next(self, digest: str, now: datetime.datetime) -> Release:
        """The release that comes after all others."""
        number = max((release.number for release in self.releases), default=0) + 1
        return Release(number, f"{now.astimezone(datetime.UTC):%Y%m%dT%H%M}", digest)

    def beyond(self, keep: int) -> tuple[Release, ...]:
        """The oldest releases, beyond those to be kept; never the one that is shown."""
        return tuple(one for one in self.releases[: max(0, len(self.releases) - keep)] if one != self.shown)


@record
class Changes:
    """How a site differs from what is shown: names of files."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


class Target(Protocol):
    """A place to publish to. Every call may raise Unreachable, where trying again may help, Refused, or OSError."""

    def held(self) -> Held:
        """What is there."""

    def changes(self, site: Path) -> Changes:
        """What would change if a site took the place of the one that is shown."""

    def upload(self, site: Path, release: Release) -> None:
        """Bring a whole site there under a release's name, beside the one that is shown. May be called again."""

    def switch(self, release: Release) -> None:
        """Show a release, in one step. What lasts of the others stays for readers who still have an old page open."""

    def remove(self, releases: Iterable[Release]) -> None:
        """Remove releases, and what is left over of uploads that were cut."""


def held(names: Iterable[str], shown: str) -> Held:
    """What a target holds, from the names of its folders; names of other things are passed over."""
    found = {name: Release(int(match["number"]), match["time"], match["digest"]) for name, match in _matches(names)}
    return Held(tuple(sorted(found.values())), found.get(shown))


def _matches(names: Iterable[str]) -> list[tuple[str, re.Match[str]]]:
    return [(name, match) for name in names if (match := _NAME.fullmatch(name))]


def digests_of(site: Path) -> dict[str, str]:
    """A hash of each file of a site by its name. Raises Refused where there is a link: it may lead out of the site."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("*")):
        if path.is_symlink():
            raise Refused(f"{path} is a link, and may lead out of the site; put the file itself there")
        if path.is_file():
            found[path.relative_to(site).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def digest_of(site: Path) -> str:
    """One hash for all names and bytes of a site, as it stands in a release's name."""
    lines = "".join(f"{digest} {name}\n" for name, digest in digests_of(site).items())
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


def size_of(site: Path) -> int:
    """How many bytes the files of a site hold."""
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file())


def compared(new: dict[str, str], former: dict[str, str]) -> Changes:
    """How the files of one site differ from those of a former one. What lasts is not gone: see ``Target.switch``."""
    return Changes(
        tuple(name for name in new if name not in former),
        tuple(name for name in new if former.get(name, new[name]) != new[name]),
        tuple(name for name in former if name not in new and not f"/{name}".startswith(LASTING)),
    )
