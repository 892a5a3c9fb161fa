"""What is on the disk before anybody relies on it. That it is there, only a power cut would show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.publishing.durable import flush_all, flush_each, write_whole


@pytest.mark.parametrize("way", [flush_all, flush_each])
def test_a_folder_is_flushed_with_all_below(way: Callable[[Path], None], tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c").write_text("x", encoding="utf-8")
    way(tmp_path)


def test_systems_that_cannot_flush_all_at_once_flush_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: object())
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(FileNotFoundError):
        flush_all(tmp_path)


def test_a_folder_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        flush_all(tmp_path / "missing")


def test_a_disk_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing:
        def syncfs(self, number: int) -> int:
            return -1

    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: Failing())
    monkeypatch.setattr("ctypes.get_errno", lambda: 28)
    with pytest.raises(OSError, match="No space left"):
        flush_all(tmp_path)


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "a.txt", "\ud800")
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("a.txt", "old")]
