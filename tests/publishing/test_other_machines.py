"""The same content gives the same bytes, whatever machine builds it: its clock, its words, its rights, its folders."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import Built
from .conftest import PROJECT, TinySite, digest, make_tiny

# Each row: what a machine is set to, and the umask; its number also shuffles the order in which folders list files.
MACHINES = [
    ({"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C"}, "077"),
    ({"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8"}, "002"),
]


def build_elsewhere(content: Path, output: Path, conf: Path, machine: int) -> None:
    """Build a site in a process of its own that is set as that machine is."""
    env, umask = MACHINES[machine]
    command = [sys.executable, "-m", "tests.publishing.other_machine", content, output, conf, str(machine), umask]
    done = subprocess.run(
        command, cwd=PROJECT, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def made_backwards(site: TinySite, root: Path) -> TinySite:
    """The same site, its files made in another order and at another time."""
    other = make_tiny(root)
    shutil.rmtree(root / "content")
    for file in sorted((site.root / "content").rglob("*.*"), reverse=True):
        other.write(str(file.relative_to(site.root)), file.read_bytes())
        os.utime(root / file.relative_to(site.root), (0, 0))
    return other


@pytest.mark.parametrize("machine", range(len(MACHINES)))
def test_another_machine_gives_the_same_bytes(tiny: TinySite, tmp_path: Path, machine: int) -> None:
    assert tiny.build().published
    other = made_backwards(tiny, tmp_path / "another place")
    build_elsewhere(other.root / "content", other.output, other.root / "pelicanconf.py", machine)
    assert digest(other.output) == digest(tiny.output)


@pytest.mark.long
@pytest.mark.parametrize("machine", range(len(MACHINES)))
def test_another_machine_gives_the_same_bytes_of_the_real_site(real_site: Built, tmp_path: Path, machine: int) -> None:
    content = tmp_path / "content"
    shutil.copytree(PROJECT / "content", content)
    build_elsewhere(content, tmp_path / "output", PROJECT / "pelicanconf.py", machine)
    assert digest(tmp_path / "output") == digest(real_site.folder)
