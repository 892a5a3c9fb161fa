"""Who may import whom: the arrows of the house, kept."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[1] / "plugins"
MODULES = sorted(PLUGINS.rglob("*.py"))

# For each package, what it may import from its neighbours: `problem`, `record`, `source`, `store` and `kept` are there
# for all.
ARROWS = {
    "record": set(),
    "problem": set(),
    "parsing": {"store"},
    "source": {"problem", "record", "parsing"},
    "store": set(),
    "day": set(),
    "stamps": set(),
    "collecting": set(),
    "spread": set(),
    "pack": {"store"},
    "standing": {"stamps", "store"},
    "kept": {"problem", "store"},
    "checklist": {"problem", "record", "source", "store", "pack", "kept", "day"},
    "evidence": {"problem", "record", "source", "kept", "day"},
    "charts": {"problem", "record", "source"},
    "checks": {"problem", "record", "source", "store", "stamps", "pack", "spread", "day"},
    "speed": {"problem", "record", "source", "store", "stamps", "pack", "standing", "spread"},
    "publishing": {
        *("problem", "record", "source", "parsing", "store", "stamps", "pack", "kept", "standing", "spread", "day"),
        "checks",
    },
    "authoring": {
        "problem",
        "record",
        "source",
        "store",
        "collecting",
        "day",
        "standing",
        "checks",
        "publishing",
        "speed",
        "checklist",
        "evidence",
    },  # it reports on the last two
}


def package_of(module: Path) -> str:
    return module.relative_to(PLUGINS).parts[0].removesuffix(".py")


def imports(module: Path) -> Iterator[tuple[int, str]]:
    """Level of the import (0 is absolute) and the dotted name, for every import of a module."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.level, node.module
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.level, alias.name) for alias in node.names)


def neighbours(module: Path) -> set[str]:
    """The packages of `plugins` that a module imports, other than its own."""
    depth = len(module.relative_to(PLUGINS).parts)
    found = {name.split(".")[0] for level, name in imports(module) if level == depth}
    return found - {package_of(module)}


def name_of(module: Path) -> str:
    return module.relative_to(PLUGINS).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_imports_only_the_neighbours_it_may(module: Path) -> None:
    if module.parent == PLUGINS and module.name == "__init__.py":
        assert not list(imports(module))
    else:
        assert neighbours(module) <= ARROWS[package_of(module)]


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_only_wiring_and_pelican_files_import_pelican(module: Path) -> None:
    if module.name != "__init__.py" and not module.name.startswith("pelican_"):
        assert not [name for _, name in imports(module) if name.split(".")[0] == "pelican"]


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_inside_the_plugins_every_import_of_the_project_is_relative(module: Path) -> None:
    assert not [name for level, name in imports(module) if level == 0 and name.split(".")[0] in ("plugins", "tests")]


def test_every_package_has_its_arrows() -> None:
    assert {package_of(module) for module in MODULES} - {"__init__"} <= set(ARROWS)


@pytest.mark.parametrize("module", sorted((PLUGINS / "checks" / "records").rglob("*.py")), ids=name_of)
def test_records_of_the_checks_know_nothing_of_who_makes_or_looks_at_them(module: Path) -> None:
    depth = len(module.relative_to(PLUGINS / "checks").parts)
    assert {name.split(".")[0] for level, name in imports(module) if level == depth} <= {"lore"}
