"""A target whose disk is full or may not be written: readers keep the old site, and the next publish succeeds."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.publishing.staging import Refused

from .test_targets import Place, Site, host, place, site, words

__all__ = ["host", "place", "site"]  # fixtures

pytestmark = pytest.mark.faults

PAGE = os.sysconf("SC_PAGE_SIZE")
"""Bytes that each small file takes of a disk in memory, whatever is in it."""


@pytest.fixture
def disk(place: Place) -> Iterator[Place]:
    """The target on a small disk of its own, with one release."""
    place.root.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", place.root], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount: mount -t tmpfs")
    try:
        yield place
    finally:
        subprocess.run(["umount", place.root], check=True)


def remount(place: Place, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", place.root], check=True)


def with_many_files(folder: Path) -> Path:
    for number in range(50):
        (folder / f"{number}.txt").write_text("new", encoding="utf-8")
    return folder


def assert_old_then_new(place: Place, folder: Path, wrong: str, mend: str) -> None:
    """Publishing fails while the disk is so, with the old site shown, and succeeds once it is mended."""
    remount(place, wrong)
    with pytest.raises((Refused, OSError), match=r"(?i)no space|read-only|make room"):
        place.publish(folder)
    assert words(place) == {"old"}
    remount(place, mend)
    place.publish(folder)
    assert words(place) == {"new"}
    assert {path.name for path in place.root.iterdir()} == {"current", "releases"}


@pytest.mark.parametrize("pages", [16, *(pytest.param(pages, marks=pytest.mark.long) for pages in (12, 30, 50))])
def test_a_disk_that_gets_full(disk: Place, site: Site, pages: int) -> None:
    disk.publish(site("old"))
    assert_old_then_new(disk, with_many_files(site("new")), f"size={pages * PAGE}", f"size={500 * PAGE}")


def test_a_disk_that_may_not_be_written(disk: Place, site: Site) -> None:
    disk.publish(site("old"))
    assert_old_then_new(disk, site("new"), "ro", "rw")


def test_a_switch_for_which_there_is_no_room(disk: Place, site: Site) -> None:
    for word in ("one", "old"):
        disk.publish(site(word))
    remount(disk, "ro")
    with pytest.raises((Refused, OSError), match=r"(?i)read-only"):
        disk.publishing().rollback(None)
    assert words(disk) == {"old"}
    remount(disk, "rw")
    assert disk.publishing().rollback(None).number == 1
