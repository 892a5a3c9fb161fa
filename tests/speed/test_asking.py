"""Code that a site brings, and that may ask what nobody sees, is found by the names that it uses."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from plugins.speed import surroundings
from plugins.speed.asking import asked_in, asking

ASKING = ("glob", "rglob", "access", "realpath", "resolve", "which", "samefile", "ismount", "getuser", "formatdate")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("SITENAME = 'S'", ""),
        ("import os\nDRAFTS = os.path.exists('x')", "exists"),
        ("def f():\n    import datetime\n    return datetime.date.today()", "today"),
        *((f"import some\nDRAFTS = some.{name}('x')", name) for name in ASKING),
        ("this is no Python", ""),
        ("\0", ""),
    ],
)
def test_a_file_is_known_by_its_names(tmp_path: Path, code: str, name: str) -> None:
    conf = tmp_path / "pelicanconf.py"
    conf.write_text(code)
    assert asked_in(str(conf)) == name
    assert asking(conf) == (f"{conf} uses {name}, and nobody is told what that answers" if name else "")


def test_a_file_that_is_not_there_asks_nothing(tmp_path: Path) -> None:
    assert asked_in(str(tmp_path / "none.py")) == ""


@pytest.mark.parametrize(("asks", "found"), [("time_ns", True), ("strip", False)])
def test_a_module_that_a_site_has_brought_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asks: str, found: bool
) -> None:
    here = frozenset(surroundings._starts())
    monkeypatch.setattr("plugins.speed.asking.starts_at_first", lambda: here)
    (tmp_path / "brought_words.py").write_text(f"def f(x): return x.{asks}()\n")
    (tmp_path / "pelicanconf.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    __import__("brought_words")
    try:
        said = f"{tmp_path}/brought_words.py uses {asks}, and nobody is told what that answers"
        assert asking(tmp_path / "pelicanconf.py") == (said if found else "")
    finally:
        del sys.modules["brought_words"]
