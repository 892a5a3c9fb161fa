"""A stamp spares reading a file again, and never hides that it changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.stamps import ABSENT, COARSE, FINE, Entry, look, look_below, now, tick, unchanged_since

LATER = 10**19  # a moment at which every file is old


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with some words."""
    path = tmp_path / "one.txt"
    path.write_text("words")
    return path


def test_what_was_stamped_is_not_read_again(file: Path) -> None:
    known = look(str(file), moment=LATER)
    assert look(str(file), known, LATER) is known


def test_a_stamp_of_the_very_moment_proves_nothing(file: Path) -> None:
    found = file.stat()
    seen = look(str(file), moment=max(found.st_mtime_ns, found.st_ctime_ns))
    assert (seen.digest, seen.inode) == (look(str(file), moment=LATER).digest, -1)


def test_the_clock_of_a_folder_does_not_go_behind_its_files(file: Path) -> None:
    assert now(file.parent) >= file.stat().st_mtime_ns


def longer(file: Path) -> None:
    file.write_text("more words")


def other_words(file: Path) -> None:
    before = file.stat()
    file.write_text("sword")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_in_its_place(file: Path) -> None:
    other = file.with_name("other")
    other.write_text("sword")
    other.replace(file)


@pytest.mark.parametrize("change", [longer, other_words, put_in_its_place, Path.unlink])
def test_what_changed_has_another_digest(file: Path, change: Callable[[Path], object]) -> None:
    known = look(str(file), moment=LATER)
    time.sleep(0.02)
    change(file)
    assert look(str(file), known, LATER).digest != known.digest


def test_a_touched_file_has_the_same_digest_and_another_stamp(file: Path) -> None:
    known = look(str(file), moment=LATER)
    os.utime(file, ns=(1, 1))
    seen = look(str(file), known, LATER)
    assert seen != known
    assert seen.digest == known.digest


def test_a_folder_is_known_by_its_names(file: Path) -> None:
    known = look(str(file.parent), moment=LATER)
    file.write_text("other words")
    (file.parent / "__pycache__").mkdir()
    assert look(str(file.parent), None, LATER).digest == known.digest
    file.rename(file.with_name("two.txt"))
    assert look(str(file.parent), None, LATER).digest != known.digest


def test_what_cannot_be_read_counts_as_absent(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert look(str(file), moment=LATER).digest == ABSENT


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert look(str(tmp_path / "pipe"), moment=LATER).digest.startswith("no file")


def test_what_is_old_or_absent_is_unchanged(file: Path) -> None:
    assert unchanged_since(str(file), LATER)
    assert not unchanged_since(str(file), file.stat().st_mtime_ns)
    assert unchanged_since(str(file.with_name("none")), 0)


def test_nothing_is_absent(tmp_path: Path) -> None:
    assert look(str(tmp_path / "none")) == Entry(ABSENT)


@pytest.mark.parametrize(
    ("moment", "longest"),
    [(1_700_000_000_123_456_789, FINE), (1_700_000_000_000_000_000, COARSE), (1_700_000_000_123_000_000, COARSE)],
)
def test_a_round_time_is_that_of_a_coarse_clock(moment: int, longest: int) -> None:
    assert tick(moment) == longest


def test_without_a_folder_the_clock_of_the_machine_counts() -> None:
    assert abs(now(Path(os.devnull)) - time.time_ns()) < 60 * 10**9


def test_all_that_lies_below_a_folder_is_looked_at(file: Path) -> None:
    (file.parent / "deep" / "empty").mkdir(parents=True)
    (file.parent / "deep" / "two.txt").write_text("")
    (file.parent / "link").symlink_to("deep")
    moment = time.time_ns() + 10 * COARSE
    found = dict(look_below(str(file.parent), {}, moment))
    assert {os.path.relpath(path, file.parent) for path in found} == {
        *(".", "one.txt", "deep", "deep/empty", "deep/two.txt", "link")
    }
    assert found == {path: look(path, None, moment) for path in found}


def test_what_is_known_of_a_file_is_not_looked_at_and_a_folder_that_went_is_absent(file: Path) -> None:
    known = Entry("known")
    assert dict(look_below(str(file.parent), {str(file): known}, 0))[str(file)] is known
    assert dict(look_below(str(file.parent / "gone"), {}, 0)) == {str(file.parent / "gone"): Entry(ABSENT)}
