"""What counts as the code that runs."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import pytest

from plugins.speed.surroundings import code, remind, starts_at_first
from plugins.stamps import Entry


def test_code_that_a_site_brings_is_none_of_what_was_there_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, everything = code(starts_at_first()), code()
    (tmp_path / "brought_by_a_site.py").write_text("WORDS = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.import_module("brought_by_a_site")
    try:
        assert code(starts_at_first()) == ours
        assert code() != everything
    finally:
        del sys.modules["brought_by_a_site"]


def test_code_is_read_again_where_its_stamp_is_another(tmp_path: Path) -> None:
    file = tmp_path / "brought.py"
    file.write_text("WORDS = 1\n")
    known, found = code([str(file)]), file.stat()
    remind({str(file): Entry("told", found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)})
    assert code([str(file)]) != known
    os.utime(file, (1, 1))
    assert code([str(file)]) == known
