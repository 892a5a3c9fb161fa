"""A folder on this machine: a server shows ``current`` in it, a link to one of the folders in ``releases``."""

from __future__ import annotations

import contextlib
import filecmp
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...record import record
from ..durable import flush, flush_all, flush_each
from ..listing import NAME as LIST
from ..listing import lasting_of
from ..releases import Changes, Held, Release, compared, digests_of, held, size_of
from ..served import LASTING
from ..staging import Refused

if TYPE_CHECKING:
    from . import Settings

KEYS: dict[str, str] = {}

OWN = ("output", "content", "theme", ".cache")
"""Folders of the project: a build replaces some of them whole, and publishes what it finds in the others."""

SHOWN, RELEASES, INCOMING = "current", "releases", "incoming-"


def wrong(given: Mapping[str, Any], home: Path) -> tuple[str, ...]:
    """What is wrong with ``to``, a folder from the one with pyproject.toml; nothing where all is well."""
    to, place = given["to"], os.path.expanduser(given["to"])
    if place.startswith("~") or "\0" in place:
        return f'"to" is {to!r}, and no such folder can be; write its path, as in "/srv/site"', "to"
    folder = Path(os.path.realpath(home / place))
    own = next((name for name in OWN if _share(folder, Path(os.path.realpath(home / name)))), "")
    if own:
        told = f'"to" is "{to}", which lies in {own}/ or around it, and the project keeps that for itself'
        return f'{told}; name a folder apart from it, as in "/srv/site"', "to"
    return ()


def _share(one: Path, other: Path) -> bool:
    """Whether two folders are the same, or one of them lies in the other."""
    return one.is_relative_to(other) or other.is_relative_to(one)


def target(settings: Settings, cache: Path) -> Folder:
    """The folder that ``to`` names."""
    del cache
    return Folder(settings.home / os.path.expanduser(settings.to))


@record
class Folder:
    """A folder with releases."""

    to: Path

    def held(self) -> Held:
        """What is there."""
        link = self.to / SHOWN
        if os.path.lexists(link) and not link.is_symlink():
            raise Refused(f"{link} is no link that `invoke publish` made; name another folder, or move it away")
        names = os.listdir(self.to / RELEASES) if (self.to / RELEASES).is_dir() else []
        return held(names, os.path.basename(os.readlink(link)) if link.is_symlink() else "")

    def changes(self, site: Path) -> Changes:
        """What would change if a site took the place of the one that is shown. Raises OSError where nothing could."""
        _try_out(self.to)
        _try_out(self.to / RELEASES)
        now = self.held().shown
        return compared(digests_of(site), digests_of(self._folder(now)) if now else {})

    def upload(self, site: Path, release: Release) -> None:
        """Copy a site there. Files that stay as they were keep their age, so that browsers need not ask for them."""
        if self._folder(release).is_dir():
            return
        incoming = self.to / f"{INCOMING}{release.digest}"
        shutil.rmtree(incoming, ignore_errors=True)
        self._folder(release).parent.mkdir(parents=True, exist_ok=True)
        self._folder(release).parent.chmod(0o755)
        self._refuse_full(site)
        former = self.held().shown
        for name in digests_of(site):
            _copy(site / name, incoming / name, self._folder(former) / name if former else None)
        _open(incoming)
        flush_all(incoming)
        incoming.replace(self._folder(release))
        flush(self.to / RELEASES)

    def switch(self, release: Release) -> None:
        """Show a release, beside what lasts of the others: one link takes the place of another."""
        self._keep_lasting(release)
        link = self.to / f".{SHOWN}.{os.getpid()}"
        link.unlink(missing_ok=True)
        link.symlink_to(Path(RELEASES, release.name))
        link.replace(self.to / SHOWN)
        flush(self.to)

    def remove(self, releases: Iterable[Release]) -> None:
        """Remove releases, and what is left over of copies that broke off."""
        for folder in (*map(self._folder, releases), *self.to.glob(f"{INCOMING}*")):
            shutil.rmtree(folder)
        for link in self.to.glob(f".{SHOWN}.*"):
            link.unlink()

    def _folder(self, release: Release) -> Path:
        return self.to / RELEASES / release.name

    def _keep_lasting(self, release: Release) -> None:
        """Put what lasts of all other releases into one: their pages, open in a browser, may yet ask for it.

        Only what they brought themselves, so that it goes when they go.
        """
        goal = self._folder(release)
        for other in map(self._folder, self.held().releases):
            names = lasting_of((other / LIST).read_text(encoding="utf-8")) if (other / LIST).is_file() else ()
            for name in names:
                if (other / name).is_file() and not (goal / name).exists():
                    _copy(other / name, goal / name, other / name)
        _open(goal)
        flush_each(goal / LASTING.strip("/"))

    def _refuse_full(self, site: Path) -> None:
        needed = size_of(site)
        free = shutil.disk_usage(self.to).free
        if free < needed:
            raise Refused(f"the site takes {needed:,} bytes, and {self.to} has room for {free:,}; make room there")


def _try_out(folder: Path) -> None:
    """Make a folder and remove it, there or in the nearest folder above that is there: rights alone do not tell all."""
    near = next(path for path in (folder, *folder.parents) if os.path.lexists(path))
    try:
        os.rmdir(tempfile.mkdtemp(prefix=INCOMING, dir=near))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(near)) from error


def _open(folder: Path) -> None:
    """Let a server read a folder with all folders below, whoever publishes."""
    for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        path.chmod(0o755)


def _copy(file: Path, copy: Path, former: Path | None) -> None:
    """Copy a file; where the release before holds the same, it is the same file once more, with its age.

    A browser that asks whether it changed then hears no. A release is never written to, so they may share it.
    """
    copy.parent.mkdir(parents=True, exist_ok=True)
    if former and former.is_file() and filecmp.cmp(file, former, shallow=False):
        with contextlib.suppress(OSError):  # some file systems know no second name
            return os.link(former, copy)
    draft = copy.with_name(f".{copy.name}.part")
    shutil.copyfile(file, draft)
    draft.chmod(0o644)
    draft.replace(copy)
    return None
