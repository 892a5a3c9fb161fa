"""Whatever befalls what was kept, a build comes to the same: what is damaged is made again."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.authoring.building import CACHE, built

from ..conftest import ROOT
from ..publishing.conftest import TinySite, digest
from .edits import make

Damage = Callable[[Path], object]


def flip(file: Path) -> None:
    """Another bit, somewhere in the file."""
    raw = bytearray(file.read_bytes())
    raw[random.Random(len(raw)).randrange(len(raw))] ^= 1
    file.write_bytes(raw)


def exchange(file: Path) -> None:
    """The bytes of another entry."""
    others = sorted(path for path in file.parents[2].rglob("*") if path.is_file())
    file.write_bytes(others[(others.index(file) + 1) % len(others)].read_bytes())


def put_a_folder(file: Path) -> None:
    """A folder where a file should be."""
    file.unlink()
    file.mkdir()


DAMAGES: list[Damage] = [
    flip,
    exchange,
    put_a_folder,
    Path.unlink,
    lambda file: file.write_bytes(b""),
    lambda file: file.write_bytes(file.read_bytes()[:-3]),
]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinySite:
    """A site that was built, with all that was kept of it."""
    monkeypatch.chdir(tmp_path)
    site = make(tmp_path / "site")
    assert built(site.request)[0].published
    return site


def test_damaged_entries_are_made_again(site: TinySite) -> None:
    before = digest(site.output)
    for number, damage in enumerate(DAMAGES):
        entries = sorted(path for path in (site.root / CACHE / "store").rglob("*/*/*/*") if path.is_file())
        assert len(entries) > 10
        for file in entries[number % 2 :: 2]:
            damage(file)
        shutil.rmtree(site.output)
        assert built(site.request)[0].published
        assert digest(site.output) == before


def test_the_folder_may_go_at_any_time(site: TinySite) -> None:
    before = digest(site.output)
    shutil.rmtree(site.root / CACHE)
    assert built(site.request)[0].published
    assert digest(site.output) == before


BUILD = """
import sys
from pathlib import Path
from plugins.authoring.building import built
from plugins.publishing.records import Request
root = Path(sys.argv[1])
result, _ = built(Request(root / "content", root / sys.argv[2], root / "pelicanconf.py"))
sys.exit(result.exit_code)
"""


def test_builds_at_the_same_time_share_what_is_kept(site: TinySite) -> None:
    names = ("one", "two", "three")
    shutil.rmtree(site.root / CACHE)
    runs = [subprocess.Popen([sys.executable, "-c", BUILD, str(site.root), name], cwd=ROOT) for name in names]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert {digest(site.root / name) for name in names} == {digest(site.root / "one")}
    assert built(site.request)[0].published
