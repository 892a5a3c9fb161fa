"""The folder beside the output in which a site is built, the lock that keeps builds apart, and the atomic swap."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..record import record
from ..standing import is_bare
from .durable import flush, flush_all
from .hosts.netlify import FIRST_LINE, HEADERS

MARK = HEADERS
"""A file that every published site has. It begins with a line that says so: others keep files of that name too."""

FOREIGN = "it holds files that no build of this project made; name an empty or new folder with --output"

MANY = 5
"""Names that a message lists."""

_AT_FDCWD = -100  # Linux: paths count from the working folder (fcntl.h)
_RENAME_EXCHANGE = 2  # Linux: renameat2(2)
_RENAME_SWAP = 2  # macOS: renamex_np(2)


class Refused(Exception):
    """The output folder cannot be used. The text says why and what to do."""


@record
class Staging:
    """Where a site is built (``folder``), and where it goes (``output``).

    ``spare`` is where the folders of the former output go, without a file in them: for a site of thousands of pages it
    takes long to make and to remove them.
    """

    folder: Path
    output: Path
    spare: Path | None = None

    def swap(self) -> None:
        """Put what was built in the place of the output, in one step, and remove the former output.

        At no moment is ``output`` missing or half there, wherever the process is stopped, or the machine.
        """
        flush_all(self.folder)
        if self.output.exists():
            exchange(self.folder, self.output)
            flush(self.output.parent)
            retire(self.folder, self.spare)
        else:
            self.folder.rename(self.output)
            flush(self.output.parent)


@contextlib.contextmanager
def staging(output: Path, spare: Path | None = None) -> Iterator[Staging]:
    """A staging folder beside the output, held by this process alone and gone afterwards.

    There is no file in it; there are folders where a former build left some in ``spare``. Raises Refused where the
    output is not ours to replace or another build is running, OSError where nothing can be written there.
    """
    output = Path(os.path.abspath(output))
    refuse_foreign(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    with locked(output.with_name(f".{output.name}.lock")):
        _recover(output)
        folder = output.with_name(f".{output.name}.staging")
        shutil.rmtree(folder, ignore_errors=True)  # left over where a build was killed
        folder.mkdir()
        _take_spare(folder, spare)
        try:
            yield Staging(folder, output, spare)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def retire(folder: Path, spare: Path | None) -> None:
    """Remove all files of a former site, and keep its folders as the spare ones; without a place for them all goes."""
    try:
        if spare is None or not _emptied(str(folder), folder.stat().st_mode):
            raise OSError
        shutil.rmtree(spare, ignore_errors=True)
        spare.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(spare)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)


def _take_spare(folder: Path, spare: Path | None) -> None:
    """Put the spare folders in the place of an empty one, where they have its rights and no file is in them."""
    if spare is None or not spare.is_dir():
        return
    with contextlib.suppress(OSError):
        if spare.stat().st_mode == folder.stat().st_mode and is_bare(str(spare)):
            folder.rmdir()
            spare.rename(folder)
    folder.mkdir(exist_ok=True)


def _emptied(folder: str, mode: int) -> bool:
    """Remove all files below a folder. Says whether all folders in it have that mode."""
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            os.unlink(entry.path)
        elif entry.stat(follow_symlinks=False).st_mode != mode or not _emptied(entry.path, mode):
            return False
    return True


def leave_bare(folder: Path) -> None:
    """Take the spare folders away: whoever makes folders in a new site may count on there being none."""
    if folder.is_dir():
        shutil.rmtree(folder)
        folder.mkdir()


def refuse_foreign(output: Path) -> None:
    """Raise Refused unless the output folder is absent, empty, or one that a build of this project made."""
    if output.is_symlink():
        raise Refused(f"{output} is a link; name the folder itself with --output")
    if output.exists() and not output.is_dir():
        raise Refused(f"{output} is a file, and a folder is wanted; name another place with --output")
    if output.is_dir() and any(output.iterdir()) and not _is_ours(output / MARK):
        raise Refused(f"{output} is not replaced: {FOREIGN}")


def refuse_strangers(output: Path, strangers: Sequence[str]) -> None:
    """Raise Refused where an output holds anything that no build has put there: it would be lost."""
    if strangers:
        names = ", ".join(f'"{name}"' for name in strangers[:MANY]) + (" and others" if strangers[MANY:] else "")
        what = f"{output} is not replaced, since it holds what no build has put there: {names}; move that away, "
        raise Refused(f"{what}put it into the content if readers are to find it, or name another folder with --output")


def _is_ours(mark: Path) -> bool:
    if not mark.is_file():
        return False
    with mark.open("rb") as file:
        return file.readline().rstrip(b"\n") == FIRST_LINE.encode()


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock that ends with the process, however it ends. Raises Refused where another process holds it."""
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)  # a link might lead to what is not ours
    with os.fdopen(number, "r+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = file.read(20).strip() or "unknown"
            raise Refused(
                f"another build is running in this folder, as process {holder}; wait until it is done, then build again"
            ) from error
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def exchange(one: Path, other: Path) -> None:
    """Exchange two folders in one step where the system can do that (Linux, macOS); by two renames elsewhere."""
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
    else:
        return two_renames(one, other)
    if failed:
        _after_failure(one, other, ctypes.get_errno())
    return None


def two_renames(one: Path, other: Path) -> None:
    """Exchange two folders by way of a third name. Between the two renames ``other`` is missing for an instant."""
    aside = _aside(other)
    shutil.rmtree(aside, ignore_errors=True)
    other.rename(aside)
    try:
        one.rename(other)
    except OSError:
        aside.rename(other)
        raise
    aside.rename(one)


def _aside(output: Path) -> Path:
    return output.with_name(f".{output.name}.former")


def _recover(output: Path) -> None:
    """Put the former output back where a process was killed between two renames, or remove what it left over."""
    if _aside(output).is_dir() and not output.exists():
        _aside(output).rename(output)
    shutil.rmtree(_aside(output), ignore_errors=True)


def _after_failure(one: Path, other: Path, number: int) -> None:
    """Some file systems know no exchange (EINVAL, ENOSYS); any other failure is the caller's."""
    if number not in (errno.EINVAL, errno.ENOSYS):
        raise OSError(number, os.strerror(number), str(other))
    two_renames(one, other)
