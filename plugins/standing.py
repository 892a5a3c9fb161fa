"""What stands in an output folder, by its content: what a build would make again is taken from there instead.

A file counts for what it holds, which its stamp only saves reading again. Such a file gets a second name in the folder
where the next site is built (link(2)): it is neither written nor flushed again, and its times stay.
"""

from __future__ import annotations

import marshal
import os
import shutil
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from .stamps import ABSENT, FINE, NO_STAMP, Entry, hashed, now, tick
from .store import NOTHING_KEPT, Store, digest

KIND = "stands"

VERSIONED = (".git", ".hg", ".svn")
"""Where programs that keep versions keep them."""

TOP = "./"
"""The output itself, among the names of folders."""

DROPPED = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems leave in folders that somebody looked into."""


class _Placed(NamedTuple):
    """What a file of the new site holds, and how it looked when it was put there."""

    digest: str
    size: int
    modified: int
    inode: int


class Last(NamedTuple):
    """What the last build put into an output: files by their names below it, and when its folders last changed.

    Folders go by names with a slash at their end, and the times are in nanoseconds.
    """

    files: dict[str, Entry]
    folders: dict[str, int]


def last(store: Store, output: Path) -> Last:
    """What the last build put into an output folder; nothing where nobody knows."""
    raw = store.get(KIND, digest(str(output)))
    rows, folders = marshal.loads(raw) if raw else ((), {})  # noqa: S302  (sealed, and holds plain values alone)
    return Last({name: Entry._make(row) for name, row in rows}, folders)


def strangers(output: Path, known: Last, mark: str) -> list[str]:
    """What no build has put into an output, by its name below it: it would be lost.

    ``mark`` is a file that every site has: where it is as it was placed, the output is the one that is known. Of
    another nobody can tell more than whether versions are kept in it. Folders without a file are nobody's loss.
    """
    try:
        found, stands = os.listdir(output), os.lstat(f"{output}/{mark}")
    except OSError:
        return []
    placed = known.files.get(mark, Entry(ABSENT))
    if placed[1:] != (stands.st_size, stands.st_mtime_ns, stands.st_ctime_ns, stands.st_ino):
        return sorted(name for name in found if name in VERSIONED)
    changed = [folder for folder, time in known.folders.items() if time != _changed(f"{output}/{folder}")]
    return sorted(_beside(f"{output}/", changed, known)) if changed else []


def _beside(output: str, folders: Iterable[str], known: Last) -> Iterator[str]:
    """The names of what is in folders of an output besides."""
    ours = {*known.files, *(folder.removesuffix("/") for folder in known.folders)}
    for folder in folders:
        for name in _names(output + folder):
            below = (folder + name).removeprefix(TOP)
            if below not in ours and name not in DROPPED and not _is_bare_folder(output + below):
                yield below


def _around(names: Iterable[str]) -> set[str]:
    """The folders in which files are, and those around them."""
    folders = {name.rpartition("/")[0] for name in names}
    around = folders
    while around := {folder.rpartition("/")[0] for folder in around} - folders:
        folders |= around
    return {f"{folder}/" if folder else TOP for folder in folders}


def _changed(folder: str) -> int:
    """When something came into a folder or went; 0 where there is none."""
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:
        return 0


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


class Standing:
    """The former output, beside the folder in which the next is built."""

    def __init__(self, output: Path, staging: Path, store: Store) -> None:
        self._output, self._staging, self._store = output, staging, store
        self._last = last(store, output)
        self._known = self._last.files
        self._placed: dict[str, _Placed] = {}
        self._mode = _fresh_mode(staging) if self._known else 0
        self._user = os.getuid()

    def bring(self, name: str, content: str) -> bool:
        """Put the former file of a name in its place, where it holds what has that digest. Says whether it does.

        A file that another program has a hand in, by its rights or by another name, is not touched.
        """
        placed = self._placed.get(name)
        if placed and placed.digest == content:
            return True
        path = f"{self._output}/{name}"
        found = self._found(name, path, content)
        try:
            if not found or not self._put(path, f"{self._staging}/{name}", found.st_mode):
                return False
        except OSError:
            return False
        self._placed[name] = _Placed(content, found.st_size, found.st_mtime_ns, found.st_ino)
        return True

    def copy(self, name: str, content: str) -> bool:
        """Write anew what the former file of a name holds, to where there is none yet. Says whether it has that digest.

        Some file systems know no second names (exFAT, many by FUSE), and others refuse one. Raises OSError.
        """
        raw = Path(f"{self._output}/{name}").read_bytes()
        if hashed(raw) != content:
            return False
        goal = self._staging / name
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_bytes(raw)
        self.note(name, content)
        return True

    def strangers(self, mark: str) -> list[str]:
        """What no build has put into the former output, as above. A clean build must not lose it either."""
        known = last(Store(self._store.folder), self._output) if self._store.clean else self._last
        return strangers(self._output, known, mark)

    def size(self, name: str) -> int | None:
        """How many bytes a file of the new site holds, where that was said of it or it was brought."""
        placed = self._placed.get(name)
        return placed.size if placed else None

    def holds(self, name: str, content: str) -> bool:
        """Whether the former file of a name can be brought, or copied, to where there is none yet."""
        found = self._found(name, f"{self._output}/{name}", content)
        return found is not None and found.st_mode == self._mode

    def _found(self, name: str, path: str, content: str) -> os.stat_result | None:
        """The former file of a name, where it is plain and holds what has that digest."""
        if not self._known:
            return None
        try:
            found = os.lstat(path)
            plain = found.st_nlink == 1 and found.st_uid == self._user and stat.S_ISREG(found.st_mode)
            return found if plain and self._content(name, path, found) == content else None
        except OSError:
            return None

    def _put(self, path: str, goal: str, mode: int) -> bool:
        """Give a file with such rights a second name, where one that is made there now has the same. Raises OSError."""
        if mode == self._mode:
            try:
                os.link(path, goal, follow_symlinks=False)
                return True
            except FileExistsError:
                pass
        if not os.path.lexists(goal) or os.lstat(goal).st_mode != mode:
            return False
        draft = f"{goal}.{os.getpid()}"
        os.link(path, draft, follow_symlinks=False)
        os.replace(draft, goal)
        return True

    def note(self, name: str, content: str) -> None:
        """A file of the new site holds what has that digest."""
        if self._store.folder is None:
            return
        found = os.stat(f"{self._staging}/{name}")
        self._placed[name] = _Placed(content, found.st_size, found.st_mtime_ns, found.st_ino)

    def keep(self, names: Iterable[str] = ()) -> None:
        """Remember what stands in the output now that the new site is there; ``names`` are those of all its files.

        Giving files another name, and taking the former away, has changed the times of their inodes. What has the same
        times of content, size and inode as when it was placed holds the same: nobody but this build had a second to
        change it in.
        """
        if self._store.folder is None:
            return
        time.sleep(1.5 * FINE / 1e9)  # or no stamp proves anything: see `stamps`; the clock of files goes in steps
        moment = now(self._store.folder)
        rows = [(name, self._stamped(name, placed, moment)) for name, placed in self._placed.items()]
        rows += [(name, (ABSENT, *NO_STAMP)) for name in names if name not in self._placed]
        folders = {name: _changed(f"{self._output}/{name}") for name in _around(name for name, _ in rows)}
        self._store.put(KIND, digest(str(self._output)), marshal.dumps((rows, folders)))

    def _content(self, name: str, path: str, found: os.stat_result) -> str:
        known = self._known.get(name)
        stamp = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        return known.digest if known and known[1:] == stamp else hashed(Path(path).read_bytes())

    def _stamped(self, name: str, placed: _Placed, moment: int) -> tuple[str, int, int, int, int]:
        """The entry of a file, plain."""
        content, size, modified, inode = placed
        try:
            found = os.lstat(f"{self._output}/{name}")
        except OSError:
            return (content, *NO_STAMP)
        changed = found.st_ctime_ns
        same = (found.st_size, found.st_mtime_ns, found.st_ino) == (size, modified, inode)
        if not same or max(modified, changed) >= moment - tick(modified):
            return (content, *NO_STAMP)
        return (content, size, modified, changed, inode)


NOTHING_STANDS = Standing(Path(os.devnull), Path(os.devnull), NOTHING_KEPT)
"""For whoever builds where nothing was."""


def _fresh_mode(folder: Path) -> int:
    """The mode of a file that is made in a folder now."""
    probe = folder / f".mode.{os.getpid()}"
    probe.touch()
    mode = probe.stat().st_mode
    probe.unlink()
    return mode


def make_way(path: str) -> None:
    """Remove a folder without a file, as a former site leaves it for the next, where a file goes."""
    if _is_bare_folder(path):
        shutil.rmtree(path)


def _is_bare_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path) and is_bare(path)


def is_bare(folder: str) -> bool:
    """Whether there is nothing but folders in a folder."""
    with os.scandir(folder) as found:
        entries = list(found)
    return all(entry.is_dir(follow_symlinks=False) and is_bare(entry.path) for entry in entries)
