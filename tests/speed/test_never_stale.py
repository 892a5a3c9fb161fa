"""Whatever is edited in whatever order: a build that uses what it kept makes the same as one that begins anew."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.authoring.building import built
from plugins.publishing.build import build
from plugins.publishing.records import Result
from plugins.speed import pelican_waiting

from ..publishing.conftest import TinySite
from .edits import EDITS, make

STEPS = 5


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def told(result: Result) -> Result:
    """What a result says besides how long it took, and where."""
    return replace(result, seconds=0, output=Path())


def assert_the_same(site: TinySite, edits: list[str]) -> None:
    """Compare a build with what was kept, and one without, of a site as it stands now."""
    clean = replace(site.request, output=site.root / "clean")
    result, reasons = built(site.request)
    anew = build(clean)
    problems = [replace(problem, file=problem.file.replace("clean/", "output/")) for problem in anew.problems]
    assert told(result).problems == tuple(problems), (edits, reasons)
    assert told(replace(result, problems=())) == told(replace(anew, problems=())), (edits, reasons)
    if result.published:
        ours, theirs = files(site.output), files(clean.output)
        assert ours.keys() == theirs.keys(), (edits, reasons)
        assert [name for name in ours if ours[name] != theirs[name]] == [], (edits, reasons)


def run(root: Path, seed: int, steps: int) -> None:
    """A site, and so many edits; now and then one is taken back, or nothing is done."""
    site, chance = make(root, checklist=bool(seed % 3)), random.Random(seed)
    edits: list[str] = []
    assert_the_same(site, edits)
    assert site.output.is_dir()
    former = root.with_name(f"{root.name}-former")
    for _ in range(steps):
        name = chance.choice([*EDITS, "back", "nothing"])
        edits.append(name)
        if name == "back" and former.is_dir():
            for part in ("content", "theme", "pelicanconf.py"):
                path = root / part
                shutil.rmtree(path) if path.is_dir() else path.unlink()
                (shutil.copytree if (former / part).is_dir() else shutil.copy)(former / part, path)
        elif name in EDITS:
            shutil.rmtree(former, ignore_errors=True)
            shutil.copytree(root, former, ignore=shutil.ignore_patterns("output", "clean", ".*"))
            EDITS[name](site, chance)
        assert_the_same(site, edits)


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch, alone: None) -> None:
    """Let two processes draw pages, although there are few."""
    monkeypatch.setenv("SITE_PROCESSES", "2")
    monkeypatch.setattr(pelican_waiting, "SOME", 1)


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize("seed", range(6))
def test_random_edits_never_leave_anything_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.chdir(tmp_path)
    run(tmp_path / "site", seed, STEPS)


@pytest.mark.long
@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize("seed", range(1000, 1300))
def test_many_random_edits_never_leave_anything_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.chdir(tmp_path)
    run(tmp_path / "site", seed, 12)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_finds_something_to_do(tmp_path: Path, name: str) -> None:
    site = make(tmp_path)
    site.write("output/index.html", "<main>")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    for seed in range(8):
        EDITS[name](site, random.Random(seed))
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} != before
