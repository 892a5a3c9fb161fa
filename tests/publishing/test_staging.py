"""The staging folder, its lock, and the swap: the former site or the new one, never something between."""

from __future__ import annotations

import ctypes
import errno
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.publishing.staging import MARK, Refused, exchange, leave_bare, locked, staging, two_renames

from .conftest import PROJECT
from .swapper import FILES, publish

HOLD = "import sys, pathlib; from plugins.publishing.staging import locked\n"
HOLD += "with locked(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A published site."""
    publish(tmp_path / "output", "old")
    return tmp_path / "output"


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[str]]:
    """A Python process that has said its first line; killed at the end."""
    whole = [sys.executable, *command]
    with subprocess.Popen(whole, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as process:
        assert process.stdout
        assert process.stdout.readline().strip()
        yield process
        process.kill()


def texts(folder: Path) -> set[str]:
    return {(folder / name).read_text(encoding="utf-8") for name in FILES}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def as_link(output: Path) -> None:
    output.symlink_to(output.parent)


def as_broken_link(output: Path) -> None:
    output.symlink_to(output.parent / "nowhere")


def as_file(output: Path) -> None:
    output.write_text("mine", encoding="utf-8")


def as_folder_of_somebody_else(output: Path) -> None:
    output.mkdir()
    (output / "thesis.txt").write_text("mine", encoding="utf-8")


def as_site_of_somebody_else(output: Path) -> None:
    output.mkdir()
    (output / MARK).write_text("/*\n  X-Frame-Options: DENY\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (as_link, "is a link"),
        (as_broken_link, "is a link"),
        (as_file, "is a file"),
        (as_site_of_somebody_else, "no build of this project made"),
        (as_folder_of_somebody_else, "no build of this project made"),
    ],
)
def test_what_is_not_ours_is_not_replaced(tmp_path: Path, make: Callable[[Path], None], says: str) -> None:
    output = tmp_path / "output"
    make(output)
    before = names(tmp_path)
    with pytest.raises(Refused, match=says), staging(output):
        pass
    assert names(tmp_path) == before


def test_an_empty_folder_may_be_published_to(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    publish(tmp_path / "output", "new")
    assert texts(tmp_path / "output") == {"new"}


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    publish(tmp_path / "a" / "b" / "output", "new")
    assert texts(tmp_path / "a" / "b" / "output") == {"new"}


def test_a_swap_replaces_the_whole_folder_and_leaves_nothing_behind(output: Path) -> None:
    (output / "removed.html").touch()
    publish(output, "new")
    assert texts(output) == {"new"}
    assert names(output) == {MARK, "inner", *FILES}
    assert names(output.parent) == {"output", ".output.lock"}


def test_a_build_that_fails_leaves_the_output_as_it_was(output: Path) -> None:
    with pytest.raises(IsADirectoryError), staging(output) as place:
        place.folder.write_text("new", encoding="utf-8")
    assert texts(output) == {"old"}
    assert names(output.parent) == {"output", ".output.lock"}


def test_what_a_killed_build_left_behind_does_not_get_into_the_next(output: Path) -> None:
    left = output.with_name(".output.staging")
    left.mkdir()
    (left / "half.html").touch()
    with staging(output) as place:
        assert names(place.folder) == set()


def test_folders_of_the_former_site_are_used_again_without_its_files(output: Path) -> None:
    spare = output.with_name("spare") / "one"
    publish(output, "new", spare)
    assert names(spare) == {"inner"}
    number = (spare / "inner").stat().st_ino
    with staging(output, spare) as place:
        assert names(place.folder) == {"inner"}
        assert (place.folder / "inner").stat().st_ino == number
        assert names(place.folder / "inner") == set()
    assert texts(output) == {"new"}


def put_a_file(spare: Path) -> None:
    (spare / "inner" / "old.html").touch()


def take_rights(spare: Path) -> None:
    spare.chmod(0o700)


@pytest.mark.parametrize("change", [put_a_file, take_rights, shutil.rmtree])
def test_spare_folders_that_are_not_as_they_were_left_are_not_used(
    output: Path, change: Callable[[Path], None]
) -> None:
    spare = output.with_name("spare")
    publish(output, "new", spare)
    change(spare)
    with staging(output, spare) as place:
        assert names(place.folder) == set()
    publish(output, "newer", spare)
    assert texts(output) == {"newer"}
    assert names(spare) == {"inner"}


def test_folders_of_which_one_has_other_rights_are_not_kept(output: Path) -> None:
    (output / "inner").chmod(0o700)
    publish(output, "new", output.with_name("spare"))
    assert names(output.parent) == {"output", ".output.lock"}


def test_a_path_relative_to_the_working_folder_stays_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    publish(Path("output"), "new")
    assert texts(tmp_path / "output") == {"new"}


def test_a_lock_that_another_process_holds_is_refused_and_ends_with_it(output: Path) -> None:
    lock = output.with_name(".output.lock")
    with running("-c", HOLD, str(lock)) as holder:
        with pytest.raises(Refused, match="another build is running"), staging(output):
            pass
        assert texts(output) == {"old"}
        holder.kill()
        holder.wait()
        publish(output, "new")
    assert texts(output) == {"new"}


def test_a_lock_is_free_again_after_its_block(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path / "lock"), pytest.raises(Refused), locked(tmp_path / "lock"):
            pass


def two_folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name.txt").write_text(name, encoding="utf-8")
    return tmp_path / "one", tmp_path / "other"


def exchanged(one: Path, other: Path) -> bool:
    return [(folder / "name.txt").read_text(encoding="utf-8") for folder in (one, other)] == ["other", "one"]


@pytest.mark.parametrize("way", [exchange, two_renames])
def test_two_folders_are_exchanged(tmp_path: Path, way: Callable[[Path, Path], None]) -> None:
    one, other = two_folders(tmp_path)
    way(one, other)
    assert exchanged(one, other)
    assert names(tmp_path) == {"one", "other"}


@pytest.mark.parametrize("way", [exchange, two_renames])
def test_an_exchange_that_fails_leaves_the_other_folder_where_it_was(
    tmp_path: Path, way: Callable[[Path, Path], None]
) -> None:
    one, other = two_folders(tmp_path)
    shutil.rmtree(one)
    with pytest.raises(FileNotFoundError):
        way(one, other)
    assert names(tmp_path) == {"other"}


class System:
    """The C library of a system that answers an exchange with an error number; 0 does it, by two renames."""

    def __init__(self, number: int) -> None:
        self.number = number

    def renamex_np(self, one: bytes, other: bytes, flags: int) -> int:
        if not self.number:
            two_renames(Path(os.fsdecode(one)), Path(os.fsdecode(other)))
        ctypes.set_errno(self.number)
        return -1 if self.number else 0

    def renameat2(self, _: int, one: bytes, __: int, other: bytes, flags: int) -> int:
        return self.renamex_np(one, other, flags)


@pytest.mark.parametrize(
    ("platform", "number"),
    [("linux", errno.EINVAL), ("linux", errno.ENOSYS), ("darwin", 0), ("darwin", errno.EINVAL), ("freebsd14", 0)],
)
def test_a_system_or_file_system_without_an_exchange_gets_two_renames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, number: int
) -> None:
    one, other = two_folders(tmp_path)
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: System(number))
    monkeypatch.setattr(sys, "platform", platform)
    exchange(one, other)
    assert exchanged(one, other)


def test_any_other_failure_of_the_system_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = two_folders(tmp_path)
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: System(errno.EBUSY))
    with pytest.raises(OSError, match="other") as caught:
        exchange(one, other)
    assert caught.value.errno == errno.EBUSY
    assert not exchanged(one, other)


def test_a_process_killed_between_two_renames_is_put_right_by_the_next(output: Path) -> None:
    output.rename(output.with_name(".output.former"))
    with staging(output):
        assert texts(output) == {"old"}
    assert names(output.parent) == {"output", ".output.lock"}


def test_a_process_killed_after_two_renames_leaves_nothing_for_ever(output: Path) -> None:
    shutil.copytree(output, output.with_name(".output.former"))
    publish(output, "new")
    assert texts(output) == {"new"}
    assert names(output.parent) == {"output", ".output.lock"}


def kill_while_swapping(output: Path, platform: str, lottery: random.Random) -> None:
    with running("-m", "tests.publishing.swapper", str(output), platform) as swapper:
        time.sleep(lottery.random() / 20)
        swapper.kill()
        swapper.wait()


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(25))
def test_wherever_a_swap_is_killed_one_whole_site_is_there(output: Path, seed: int) -> None:
    kill_while_swapping(output, sys.platform, random.Random(seed))
    assert len(texts(output)) == 1
    publish(output, "next")
    assert texts(output) == {"next"}
    assert names(output.parent) == {"output", ".output.lock"}


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(25))
def test_wherever_two_renames_are_killed_the_next_build_finds_one_whole_site(output: Path, seed: int) -> None:
    kill_while_swapping(output, "freebsd14", random.Random(seed))
    with staging(output):
        assert len(texts(output)) == 1
    assert names(output.parent) == {"output", ".output.lock"}


@pytest.mark.faults
def test_at_no_moment_is_the_output_missing(output: Path) -> None:
    with running("-m", "tests.publishing.swapper", str(output)):
        end = time.monotonic() + 1
        while time.monotonic() < end:
            assert (output / MARK).is_file()


def test_who_holds_a_lock_is_said(output: Path) -> None:
    lock = output.with_name(".output.lock")
    with running("-c", HOLD, str(lock)) as holder, pytest.raises(Refused, match=f"process {holder.pid};"), locked(lock):
        pass


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    (tmp_path / ".output.lock").symlink_to("thesis.txt")
    with pytest.raises(OSError, match="symbolic links"):
        publish(tmp_path / "output", "new")
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_spare_folders_are_left_or_taken_away(tmp_path: Path) -> None:
    (tmp_path / "site/deep").mkdir(parents=True)
    leave_bare(tmp_path / "site")
    leave_bare(tmp_path / "none")
    assert [path.name for path in tmp_path.rglob("*")] == ["site"]
