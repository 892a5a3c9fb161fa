"""The words of the real site are spelt right, and the checker is awake."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..judges.having import NotRun
from .checker import HERE, misspelt

ROOT = HERE.parent.parent
WORDS = ROOT / "content" / "words.txt"


def groups() -> list[list[str]]:
    """The words of the project, in the groups that a comment and an empty line make."""
    parts = WORDS.read_text(encoding="utf-8").split("\n\n")
    lines = [[line.partition("#")[0].strip() for line in part.splitlines()] for part in parts]
    return [[word for word in part if word] for part in lines if any(part)]


@pytest.mark.judges
def test_the_real_site_is_spelt_right() -> None:
    assert misspelt(ROOT) == []


WRONG = {
    "slip": "You will recieve it.",
    "American spelling": "The color of it.",
    "American ending": "They apologized to him.",
    "American ending of a first word": "Organize it.",
    "American consonant": "The traveler left.",
    "slip in a message to copy": "~~~ message\nYou will recieve it.\n~~~",
}


@pytest.mark.judges
@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
def test_a_wrong_word_is_found_at_its_line(words: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "page.md").write_text(f"Title: A page\n\n{words}\n", encoding="utf-8")
    found = misspelt(tmp_path)
    assert found
    assert all(line.startswith("content/page.md:") and "(spelling)" in line for line in found)


@pytest.mark.judges
def test_names_addresses_and_code_are_left_alone(tmp_path: Path) -> None:
    text = (
        "Acas says so.[^B01] See [it](https://example.com/labor-recieve), `recieve` and gov.uk/recieve. Amira's idea.\n"
    )
    (tmp_path / "README.md").write_text(text, encoding="utf-8")
    assert misspelt(tmp_path) == []


@pytest.mark.judges
def test_a_folder_without_words_is_not_run(tmp_path: Path) -> None:
    with pytest.raises(NotRun):
        misspelt(tmp_path)


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_without_node_the_spelling_is_not_run_and_that_fails_in_ci_alone(ci: str, code: int, tmp_path: Path) -> None:
    told = {**os.environ, "PATH": str(tmp_path), "CI": ci}
    command = [sys.executable, "-m", "tests.spelling"]
    done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, encoding="utf-8", check=False)
    assert "not run" in done.stderr
    assert done.returncode == code


def test_the_words_of_the_project_stand_in_order_and_each_once() -> None:
    found = groups()
    assert len(found) > 1
    assert all(part == sorted(part) for part in found)
    words = [word for part in found for word in part]
    assert len(words) == len(set(words))


def test_every_word_of_the_project_is_used() -> None:
    files = [*(ROOT / "content").rglob("*.md"), *(ROOT / "content").rglob("*.toml"), ROOT / "README.md"]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    assert [word for part in groups() for word in part if word not in text] == []


def test_the_locked_packages_have_hashes_and_name_no_registry() -> None:
    lock = (HERE / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert lock.count('"integrity"') == lock.count('"node_modules/')
