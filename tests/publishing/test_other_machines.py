"""The same content gives the same bytes, whatever machine builds it: its clock, its words, its rights, its folders."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import Built
from ..said import say
from .conftest import PROJECT, TinySite, digest, make_tiny

# Each row: what a machine is set to, and the umask; its number also shuffles the order in which folders list files.
MACHINES = [
    ({"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C"}, "077"),
    ({"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8"}, "002"),
]


VERSIONS = (11, 12, 13, 14)
"""Python 3: which of them build a site."""


def build_elsewhere(content: Path, output: Path, conf: Path, machine: int, python: str | Path = sys.executable) -> None:
    """Build a site in a process of its own that is set as that machine is."""
    env, umask = MACHINES[machine]
    command = [python, "-m", "tests.publishing.other_machine", content, output, conf, str(machine), umask]
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


def other_python() -> str:
    """Another version of Python, the newest that is here. Skips the test where there is none."""
    for minor in sorted(set(VERSIONS) - {sys.version_info.minor}, reverse=True):
        kept = map(str, Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/python"))
        for found in filter(None, (shutil.which(f"python3.{minor}"), *kept)):
            version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
            if not version.returncode:  # pyenv puts names on the path for what it will not run
                say(f"the same bytes by {version.stdout.strip()} as by Python {sys.version.split()[0]}")
                return found
    say("not run: the same bytes by another Python; there is none from 3.11 to 3.14 here")
    pytest.skip("there is no other Python here")


def with_requirements(python: str, folder: Path) -> Path:
    """That Python with the locked requirements, in a folder of its own."""
    subprocess.run([python, "-m", "venv", folder], check=True)
    made = folder / "bin/python"
    install = ["install", "--quiet", "--require-hashes", "-r", PROJECT / "requirements.txt"]
    subprocess.run([made, "-m", "pip", *install], check=True)
    return made


@pytest.mark.long
def test_another_python_gives_the_same_bytes_of_the_real_site(real_site: Built, tmp_path: Path) -> None:
    python = with_requirements(other_python(), tmp_path / "venv")
    content, output = tmp_path / "content", tmp_path / "output"
    shutil.copytree(PROJECT / "content", content)
    build_elsewhere(content, output, PROJECT / "pelicanconf.py", 0, python)
    assert digest(output) == digest(real_site.folder)


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
