"""Any Pelican site comes out the same with the plugin as without it, the first time and every time after."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.speed import pelican_contents, pelican_waiting
from plugins.speed.pelican_reading import KNOWN

from .stranger import VARIETY, built, make

TICK = 0.05
"""Seconds after which nobody takes a text for one that was written while it was read."""


def change(file: str, old: str, new: str) -> Callable[[Path], object]:
    def edit(content: Path) -> None:
        text = (content / file).read_text(encoding="utf-8")
        assert old in text
        (content / file).write_text(text.replace(old, new), encoding="utf-8")

    return edit


EDITS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda content: None,
    "a body": change("articles/first.md", "an hour", "two hours"),
    "a title": change("articles/second.rst", "Second\n######", "Other\n#####"),
    "a date": change("articles/first.md", "2021-03-04", "2020-01-01"),
    "tags": change("articles/first.md", "Tags: a, b", "Tags: c, d"),
    "a category": change("articles/second.rst", "category: rest", "category: news"),
    "a slug": change("articles/second.rst", "slug: second", "slug: next"),
    "a status": change("articles/fourth.md", "Status: draft", "Status: published"),
    "an included file": change("articles/part.inc", "included", "added"),
    "a picture": change("images/dot.svg", "/>", "></svg>"),
    "an attached file": change("articles/note.txt", "note", "word"),
    "another language": change("articles/first-fr.md", "Lang: fr", "Lang: de"),
    "a template": lambda content: change("own.html", "upper", "lower")(content.parent / "templates"),
    "a text less": lambda content: (content / "articles/deep/fifth.md").unlink(),
    "a renamed text": lambda content: (content / "articles/third.md").rename(content / "articles/last.md"),
}


@pytest.fixture
def read_texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the texts that Pelican's readers read, and did not only remember."""
    read: list[str] = []
    for reader in KNOWN:

        def note(self: Any, path: str, reader: Any = reader, real: Any = reader.read) -> Any:
            read.append(Path(path).name)
            return real(self, path)

        monkeypatch.setattr(reader, "read", note)
    return read


def test_only_what_changed_is_read(tmp_path: Path, read_texts: list[str]) -> None:
    content = make(tmp_path)
    time.sleep(TICK)
    built(tmp_path, tmp_path / "one", "slugs by date", "plugins.speed")
    assert sorted(read_texts) == sorted(TEXTS)
    built(tmp_path, tmp_path / "one", "slugs by date", "plugins.speed")  # the first may have loaded code, which counts
    for name, wanted in (("nothing", []), ("a body", ["first.md"]), ("an included file", ["second.rst"])):
        read_texts.clear()
        EDITS[name](content)
        time.sleep(TICK)
        built(tmp_path, tmp_path / "two", "slugs by date", "plugins.speed")
        assert read_texts == wanted


TEXTS = ["about.md", "fifth.md", "first-fr.md", "first.md", "fourth.md", "hidden.md", "second.rst", "third.md"]


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("variety", VARIETY)
def test_the_same_bytes_as_without_the_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variety: str) -> None:
    monkeypatch.setenv("SITE_PROCESSES", "2")
    monkeypatch.setattr(pelican_waiting, "SOME", 2)  # or all of so few pages would be drawn by this process
    content = make(tmp_path)
    for number, (name, edit) in enumerate(EDITS.items()):
        edit(content)
        stock = built(tmp_path, tmp_path / f"stock{number}", variety)
        ours = built(tmp_path, tmp_path / f"ours{number}", variety, "plugins.speed")
        assert len(stock) > 15
        assert ours.keys() == stock.keys(), name
        assert [path for path in ours if ours[path] != stock[path]] == [], name


@pytest.mark.parametrize("variety", VARIETY)
def test_the_same_bytes_where_no_text_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variety: str) -> None:
    monkeypatch.setattr(pelican_contents, "HELD", 0)
    make(tmp_path)
    stock = built(tmp_path, tmp_path / "stock", variety)
    for again in ("first", "second"):
        assert built(tmp_path, tmp_path / again, variety, "plugins.speed") == stock
