from __future__ import annotations

import os
from pathlib import Path

import pytest
from watchfiles import Change

from plugins.authoring.watching import named, watching, written_by_author

from .conftest import eventually


@pytest.mark.parametrize("name", [".x.md.123", "x.md~", ".x.md.swp", ".#x.md", ".DS_Store", "__pycache__/x.pyc"])
def test_files_that_an_editor_makes_for_itself_do_not_count(name: str) -> None:
    assert not written_by_author(Change.added, f"/site/content/{name}")


@pytest.mark.parametrize("name", ["pages/x.md", "site.toml", "static/css/base.css", "images/door.png"])
def test_files_of_the_author_count(name: str) -> None:
    assert written_by_author(Change.modified, f"/site/{name}")


def test_beside_the_settings_file_nothing_in_its_folder_counts() -> None:
    wanted = named("pelicanconf.py")
    assert wanted(Change.modified, "/site/pelicanconf.py")
    assert not wanted(Change.modified, "/site/tasks.py")


def test_a_folder_that_cannot_be_watched_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    with watching([tmp_path / "nowhere"], tmp_path / "conf.py", said.append):
        eventually(lambda: bool(said))
    assert "Saves are not noticed" in said[0]


def test_saves_deep_in_a_folder_and_a_replaced_settings_file_are_noticed(tmp_path: Path) -> None:
    text, conf = tmp_path / "content" / "pages" / "x.md", tmp_path / "conf.py"
    text.parent.mkdir(parents=True)
    for file in (text, conf):
        file.write_text("1", encoding="utf-8")
    with watching([tmp_path / "content"], conf, print) as saved:
        for number in range(2):
            eventually(lambda: _saved(text, saved))
            assert not saved.wait(0.3), f"noticed without a save, round {number}"
            eventually(lambda: _saved(conf, saved))
            assert not saved.wait(0.3)


def _saved(file: Path, saved: object) -> bool:
    """Save as editors do, by putting a new file in the place of the old one, and tell whether it was noticed."""
    new = file.with_name(f".{file.name}.new")
    new.write_text(str(os.urandom(4)), encoding="utf-8")
    new.replace(file)
    noticed = saved.wait(1)  # type: ignore[attr-defined]
    saved.clear()  # type: ignore[attr-defined]
    return bool(noticed)
