"""What a block of code reads is seen, whoever opens it, and what it asks besides files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.speed.reads import code, watching


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a file and a folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text("words")
    (tmp_path / "deep").mkdir()
    return tmp_path


def opened_by_number(path: Path) -> None:
    os.close(os.open(path, os.O_RDONLY))


@pytest.mark.parametrize(
    "read",
    [
        lambda path: path.read_text(),
        lambda path: path.open("rb").close(),
        lambda path: open(path.name).close(),
        lambda path: open(os.fsencode(path)).close(),
        lambda path: shutil.copy(path, path.with_name("copy")),
        opened_by_number,
    ],
)
def test_a_file_that_is_read_is_seen(folder: Path, read: Callable[[Path], object]) -> None:
    with watching() as reads:
        read(folder / "one.txt")
    assert reads.files == {str(folder / "one.txt")}


def test_a_file_that_was_looked_for_in_vain_is_seen(folder: Path) -> None:
    with watching() as reads, pytest.raises(FileNotFoundError):
        (folder / "none.txt").read_text()
    assert reads.files == {str(folder / "none.txt")}


@pytest.mark.parametrize("mode", ["w", "a", "wb", "x"])
def test_a_file_that_is_written_is_not_read(folder: Path, mode: str) -> None:
    with watching() as reads:
        (folder / "new.txt").open(mode).close()
    assert not reads.files


@pytest.mark.parametrize(
    "look",
    [lambda path: list(path.iterdir()), lambda path: list(os.walk(path)), lambda path: list(path.rglob("*.md"))],
)
def test_a_folder_that_is_listed_is_seen(folder: Path, look: Callable[[Path], object]) -> None:
    with watching() as reads:
        look(folder)
    assert str(folder) in reads.listed


def test_the_working_folder_needs_no_name(folder: Path) -> None:
    with watching() as reads:
        os.listdir()
    assert reads.listed == {str(folder)}


def test_programs_that_are_asked_are_seen() -> None:
    with watching() as reads:
        subprocess.run([sys.executable, "-c", ""], check=True)
    assert "subprocess.Popen" in reads.asked


def test_where_it_is_written_is_left_out_where_nobody_needs_that(folder: Path) -> None:
    with watching(writes=False) as reads:
        (folder / "new.txt").write_bytes((folder / "one.txt").read_bytes())
        (folder / "new.txt").unlink()
        with watching() as inner:
            (folder / "one.txt").unlink()
        before = set(reads.written)
        (folder / "deep").rmdir()
    assert reads.files == {str(folder / "one.txt")}
    assert inner.written == {str(folder / "one.txt")}
    assert reads.written == before


def test_nothing_is_seen_before_and_after(folder: Path) -> None:
    (folder / "one.txt").read_text()
    with watching() as reads:
        pass
    (folder / "one.txt").read_text()
    assert not reads.files


def test_code_is_that_of_all_modules() -> None:
    assert {__file__, os.path.abspath(shutil.__file__)} <= code()


def test_a_child_that_somebody_else_forks_is_one_that_nobody_sees() -> None:
    with watching() as reads:
        child = os.fork()
        if not child:  # pragma: no cover  (a child leaves before anybody could count its lines)
            os._exit(0)
        os.waitpid(child, 0)
    assert reads.asked == {"os.fork"}
