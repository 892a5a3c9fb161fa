"""Pages go by the files that were read while they were drawn."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from plugins.speed import opened
from plugins.speed.opened import Opened
from plugins.speed.reads import Reads
from plugins.speed.surroundings import Opaque
from plugins.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that nobody is writing."""
    (tmp_path / "files").mkdir()
    path = tmp_path / "files/one.txt"
    path.write_text("one")
    time.sleep(0.05)
    return path


def after(file: Path, *templates: str) -> Opened:
    """A run that has read the file and its folder, some templates, and some of Python's own files."""
    own = file.parents[1] / "store"
    run = Opened(Store(own), [str(own)])
    installed = {f"{os.path.dirname(os.__file__)}/a.py", f"{own}/kept"}
    run.take(Reads({str(file), str(file.parent / "none.txt"), *installed}, {str(file.parent)}), templates)
    return run


def test_files_are_the_same_until_one_changes(file: Path) -> None:
    name = after(file).kept()
    assert after(file).kept() == name
    assert after(file).differing(name) == ""
    file.write_text("two")
    assert after(file).differing(name) == f"{file} is another"


def test_names_in_a_folder_count(file: Path) -> None:
    name = after(file).kept()
    (file.parent / "two.txt").write_text("two")
    assert after(file).differing(name) == f"{file.parent} is another"


def test_templates_are_known_otherwise(file: Path) -> None:
    name = after(file, str(file.parent)).kept()
    file.write_text("two")
    assert after(file, str(file.parent)).differing(name) == ""


def test_a_list_that_is_lost_is_no_answer(file: Path) -> None:
    assert after(file).differing("0" * 32)


def test_a_file_that_is_being_written_leaves_no_telling(file: Path) -> None:
    run = after(file)
    file.write_text("two")
    with pytest.raises(Opaque):
        run.kept()


def test_too_many_files_are_not_looked_at(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "MANY", 1)
    with pytest.raises(Opaque):
        after(file).kept()
