"""What the last build read and wrote: where all of it stands as it was, a build would make the same again."""

from __future__ import annotations

import contextlib
import functools
import marshal
import os
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ..record import record
from ..stamps import ABSENT, Entry, digest_of_names, look, look_below, now, tick
from ..standing import last
from ..store import Store, digest
from .reads import Reads, code
from .surroundings import environment, has_stood, is_installed, modules

KIND = "built"

_SYSTEM = ("/dev/", "/proc/", "/sys/")  # shows its own state there, in files that nobody keeps
_MEMORY = "/dev/shm/"  # noqa: S108  (nothing is written: a site may stand there)


def request_name(*asked: object) -> str:
    """A name for what is asked of a build by this Python, in this folder and this environment."""
    return digest(repr(asked), os.getcwd(), sys.version, sys.executable, repr(time.tzname), environment())


@record
class Begun:
    """When a build began: ``moment`` by the clock of the store's disk in nanoseconds, ``time`` by the system's.

    ``around`` tells which names were in the folders in which builds come and go, but for what those make.
    """

    moment: int
    time: float
    around: Mapping[str, str]


@record
class Former:
    """A build that is over. ``outcome`` is what it said, ``until`` the time from which it would say another thing.

    So it might before the time at which it ``began``, which comes again where somebody sets the clock back. ``seen`` is
    what stood at each path that it read, and stands at each that it wrote.
    """

    outcome: bytes
    began: float
    until: float
    seen: Mapping[str, Entry]


class Kept:
    """The last build of one name, in a store."""

    def __init__(self, store: Store, name: str) -> None:
        self.store = store
        self.name = name
        self._clock = store.folder or Path(os.devnull)

    @functools.cached_property
    def former(self) -> Former | None:
        """The last build, whatever changed since."""
        raw = self.store.get(KIND, self.name)
        if raw is None:
            return None
        outcome, began, until, rows = marshal.loads(raw)  # noqa: S302  (sealed, and holds plain values alone)
        return Former(outcome, began, until, {path: Entry._make(row) for path, row in rows})

    def begin(self, output: Path) -> Begun:
        """A build begins: nothing that shapes it has been read yet."""
        return Begun(now(self._clock), time.time(), self._around(output))

    def recall(self) -> tuple[Former | None, str]:
        """The last build, where another would read and write just the same; else None, and why it might not."""
        former = self.former
        if self.store.clean:
            return None, "nothing counts that was kept"
        if former is None:
            return None, "there is no earlier build to compare with"
        if time.time() >= former.until:
            return None, "a text is due"
        if time.time() < former.began:
            return None, "the clock was set back"
        moment, changed = now(self._clock), ""
        looks: dict[str, Entry] = {}
        for path, entry in former.seen.items():
            looks[path] = look(path, entry, moment)
            if looks[path].digest != entry.digest:
                changed = changed or path
                if not os.path.isdir(path):  # a file says more than a folder
                    return None, f"{_shown(path)} is not what it was"
        if not changed and looks != former.seen:  # the same as before at other times: this saves reading it again
            self._keep(replace(former, seen=looks))
        return (None, f"{_shown(changed)} is not what it was") if changed else (former, "")

    def remember(self, outcome: bytes, reads: Reads, output: Path, *, began: Begun, until: float) -> str:
        """Keep a build. Where it may not be kept, says why.

        A build that asked others than files is not kept: they may answer otherwise at any time. Nor is one whose files
        may have changed after they were read.
        """
        if reads.asked:
            return f"the build asked others: {', '.join(sorted(reads.asked))}"
        if until <= time.time():
            return "the time counts for what it makes"
        moment = now(self._clock)
        known = dict(self.former.seen) if self.former else {}
        placed = {f"{output}/{name}": entry for name, entry in last(self.store, output).files.items()}
        known |= placed
        read = {path: look(path, known.get(path), moment) for path in self._paths(reads, output)}
        gone = {_left_of(path) for path, entry in read.items() if entry.digest == ABSENT} - read.keys()
        left = {path: look(path, None, moment) for path in gone}
        if late := _late(read | left, began, self._around(output)):
            return f"{_shown(late)} was written while the site was built"
        # what was changed since it was placed has another stamp, and so is seen the next time
        stamped = {path: entry for path, entry in placed.items() if entry.size >= 0}
        written = dict(look_below(str(output), stamped, moment))
        self._keep(Former(outcome, began.time, until, {**read, **written}))
        return ""

    def _around(self, output: Path) -> dict[str, str]:
        """The names in each folder in which builds come and go: its time tells nothing of what others do in it."""
        mine = self._mine(output)
        return {str(folder): _names_in(folder, mine) for folder in (output.parent, *self._clock.parents)}

    def _mine(self, output: Path) -> tuple[str, ...]:
        """How the paths of what builds make begin."""
        return f"{output}/", f"{output.parent}/.{output.name}.", f"{self.store.folder}/"

    def _paths(self, reads: Reads, output: Path) -> Iterator[str]:
        mine = self._mine(output)
        outside = {path for path in reads.listed if not path.startswith(mine) and path != str(output)}
        for path in _read(reads, outside):
            if not path.startswith(mine) and path != str(output) and not _is_system(path):
                yield path

    def _keep(self, former: Former) -> None:
        rows = [(path, tuple(entry)) for path, entry in former.seen.items()]
        self.store.put(KIND, self.name, marshal.dumps((former.outcome, former.began, former.until, rows)))


def _read(reads: Reads, listed: set[str]) -> set[str]:
    """All that was read, all code that may run, and the folders around: what is put there may be read the next time.

    Of folders that were ``listed`` the files count too: their size and time may have been looked at. In folders of code
    it is modules that were looked for.
    """
    files = {path for path in reads.files | code() | modules() if not _is_compiled(path)}
    listed = {path for path in listed if not _is_compiled(path)}
    folders = {os.path.dirname(path) for path in files} | listed
    within = {path for folder in listed if not _is_code(folder) for path in _files(folder)}
    return files | folders | within


def _is_compiled(path: str) -> bool:
    """Whether a file holds, or a folder is for, compiled code: Python looks itself whether that fits its source."""
    return "/__pycache__/" in f"{path}/"


def _is_system(path: str) -> bool:
    return f"{path}/".startswith(_SYSTEM) and not path.startswith(_MEMORY)


def _is_code(folder: str) -> bool:
    return folder in sys.path or is_installed(f"{folder}/")


def _files(folder: str) -> list[str]:
    try:
        return [entry.path for entry in os.scandir(folder) if entry.is_file()]
    except OSError:
        return []


def _left_of(path: str) -> str:
    """The innermost folder that is left around a path: its time tells whether one in it was taken away with all."""
    while not os.path.exists(path := os.path.dirname(path)):
        pass
    return path


def _late(read: Mapping[str, Entry], began: Begun, around: Mapping[str, str]) -> str:
    """A path at which something was written, made or removed since a build began; empty where there is none."""
    for path, entry in read.items():
        if began.around[path] != around[path] if path in around else not _settled(path, entry, began.moment):
            return path
    return ""


def _settled(path: str, entry: Entry, began: int) -> bool:
    """Whether what stands at a path has stood there since before a build began."""
    if entry.digest == ABSENT or 0 <= max(entry.modified, entry.changed) < began - tick(entry.modified):
        return True
    return has_stood(path, entry.digest)


def _names_in(folder: Path, mine: tuple[str, ...]) -> str:
    """A digest of the names in a folder, and of where those lead that are links, without what builds make there."""
    names = []
    with contextlib.suppress(OSError), os.scandir(folder) as found:  # it may be that a build makes it
        others = (entry for entry in found if not _is_of(f"{entry.path}/", mine))
        names = [f"{one.name}/{os.readlink(one)}" if one.is_symlink() else one.name for one in others]
    return digest_of_names(names)


def _is_of(path: str, mine: tuple[str, ...]) -> bool:
    """Whether a path is one of those that begin so, or leads to one."""
    return path.startswith(mine) or any(start.startswith(path) for start in mine)


def _shown(path: str) -> str:
    return path.removeprefix(f"{os.getcwd()}/")
