"""A text is remembered only where everything that shapes it is known; else it is read every time."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pelican import signals
from pelican.readers import BaseReader, MarkdownReader, Readers
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Tag

from plugins.speed import surroundings
from plugins.speed.pelican_reading import remember
from plugins.speed.pelican_shaping import surroundings_of
from plugins.speed.surroundings import Opaque, code, plain
from plugins.store import Store

TEXT = "Title: One\nDate: 2020-01-02\nTags: a, b\n\nSome *words*.\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A text in Markdown."""
    path = tmp_path / "one.md"
    path.write_text(TEXT)
    time.sleep(0.05)  # what was written the moment before may have been written again since
    return path


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Pelican's own reader read."""
    read: list[str] = []
    own = MarkdownReader.read

    def note(self: Any, path: str) -> Any:
        read.append(path)
        return own(self, path)

    monkeypatch.setattr(MarkdownReader, "read", note)
    return read


def reader(store: Store, **settings: Any) -> Any:
    """A reader that remembers, as a new process would have it."""
    readers = Readers({**DEFAULT_CONFIG, **settings})
    remember(readers, store)
    return readers.reader_classes["md"](readers.settings)


def test_what_is_remembered_is_what_was_read(text: Path, tmp_path: Path, real: list[str]) -> None:
    store = Store(tmp_path / "store")
    first, again = (reader(store).read(str(text)) for _ in range(2))
    assert len(real) == 1
    assert first == again == MarkdownReader(DEFAULT_CONFIG).read(str(text))
    assert [type(tag) for tag in again[1]["tags"]] == [Tag, Tag]


def test_a_text_is_read_ahead_where_it_is_not_kept(text: Path, tmp_path: Path, real: list[str]) -> None:
    store = Store(tmp_path / "store")
    _, entry = reader(store).read_ahead(str(text))
    assert entry[0] == MarkdownReader(DEFAULT_CONFIG).read(str(text))[0]
    real.clear()
    assert reader(store).read_ahead(str(text)) is None
    assert real == []


def test_a_reader_that_remembers_has_the_name_that_pelican_writes_down(tmp_path: Path) -> None:
    assert type(reader(Store(tmp_path / "store"))).__name__ == "MarkdownReader"


class Shouting:
    """An object that nobody can look into."""


OTHERWISE: dict[str, dict[str, Any]] = {
    "an extension that is an object": {"MARKDOWN": {"extension_configs": {"x": {"y": Shouting()}}}},
    "an extension that there is not": {"MARKDOWN": {"extensions": ["no.such.extension"]}},
}


@pytest.mark.parametrize("settings", OTHERWISE.values(), ids=OTHERWISE)
def test_readers_stay_as_they_are_where_settings_tell_too_little(tmp_path: Path, settings: dict[str, Any]) -> None:
    assert type(reader(Store(tmp_path / "store"), **settings)) is MarkdownReader


def test_other_settings_have_other_memories(text: Path, tmp_path: Path, real: list[str]) -> None:
    store = Store(tmp_path / "store")
    reader(store).read(str(text))
    content, _ = reader(store, MARKDOWN={"extensions": [], "output_format": "xhtml"}).read(str(text))
    assert len(real) == 2
    assert content


def test_a_reader_of_a_plugin_reads_every_time(tmp_path: Path) -> None:
    class Own(BaseReader):
        file_extensions = ("own",)

    readers = Readers({**DEFAULT_CONFIG, "READERS": {"own": Own}})
    remember(readers, Store(tmp_path / "store"))
    assert readers.reader_classes["own"] is Own


def test_a_text_that_is_gone_is_the_readers_trouble(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        reader(Store(tmp_path / "store")).read(str(tmp_path / "none.md"))


def warn(folder: Path) -> None:
    logging.getLogger("pelican.readers").warning("something")


def list_files(folder: Path) -> None:
    list(folder.iterdir())


def write_again(folder: Path) -> None:
    (folder / "one.md").write_text(TEXT)


@pytest.mark.parametrize("deed", [warn, list_files, write_again])
def test_what_warns_or_looks_around_or_is_being_written_is_read_every_time(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: Callable[[Path], None]
) -> None:
    times: list[int] = []
    own = MarkdownReader.read

    def read(self: Any, path: str) -> Any:
        times.append(1)
        deed(tmp_path)
        return own(self, path)

    monkeypatch.setattr(MarkdownReader, "read", read)
    store = Store(tmp_path / "store")
    for _ in range(2):
        reader(store).read(str(text))
    assert len(times) == 2


def test_a_value_that_nobody_processed_and_is_no_text_is_not_remembered(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = MarkdownReader.read
    monkeypatch.setattr(MarkdownReader, "read", lambda self, path: (own(self, path)[0], {"odd": Shouting()}))
    store = Store(tmp_path / "store")
    reader(store).read(str(text))
    assert [file for file in (tmp_path / "store").rglob("*") if file.is_file()] == []


@pytest.mark.parametrize("change", ["included", "gone"])
def test_a_text_that_includes_another_is_read_again_with_it(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    other, own = tmp_path / "other.txt", MarkdownReader.read
    other.write_text("other")
    time.sleep(0.05)

    def read(self: Any, path: str) -> Any:
        words = other.read_text() if other.exists() else ""
        return own(self, path)[0] + words, {}

    monkeypatch.setattr(MarkdownReader, "read", read)
    store = Store(tmp_path / "store")
    assert reader(store).read(str(text))[0].endswith("other")
    other.write_text("included") if change == "included" else other.unlink()
    assert not reader(store).read(str(text))[0].endswith("other")


@pytest.mark.parametrize(
    ("one", "other"),
    [({"a": 1}, {"a": "1"}), ([1], (1,)), ({1, 2}, {1}), (Path("a"), "a"), (None, ""), ([["a"], "b"], [["a", "b"]])],
)
def test_other_data_are_another_text(one: object, other: object) -> None:
    assert plain(one) != plain(other)


def test_what_is_no_data_is_told() -> None:
    with pytest.raises(Opaque):
        plain({"a": [Shouting()]})


def test_code_is_another_where_a_module_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "some_module_of_a_site.py"
    module.write_text("ONE = 1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    __import__(module.stem)
    before = code()
    assert code() == before
    module.write_text("ONE = 2\n")
    assert code() != before
    module.unlink()
    assert code() != before
    del sys.modules[module.stem]  # else no two looks at the code are the same, in all tests that come after


def test_pelican_sends_its_readers_before_it_makes_them(tmp_path: Path) -> None:
    """What remembering rests on: a class put into ``reader_classes`` at ``readers_init`` is the one that reads."""

    class Other(MarkdownReader):
        pass

    def put(readers: Readers) -> None:
        readers.reader_classes["md"] = Other

    with signals.readers_init.connected_to(put):
        assert type(Readers(dict(DEFAULT_CONFIG)).readers["md"]) is Other


def test_surroundings_are_known_for_plain_settings() -> None:
    assert surroundings_of({**DEFAULT_CONFIG, "MARKDOWN": {"extensions": ["meta"]}})


EXTENSION = """
from markdown import Extension


class Own(Extension):
    def extendMarkdown(self, md):
        pass


makeExtension = Own
"""


def test_the_code_of_an_extension_counts_that_has_settings_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own_words.py").write_text(EXTENSION)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(surroundings, "_loaded", {})  # or this process would know for ever that code has changed
    settings = {**DEFAULT_CONFIG, "MARKDOWN": {"extension_configs": {"own_words": {}}}}
    try:
        before = surroundings_of(settings)
        assert before
        (tmp_path / "own_words.py").write_text(f"{EXTENSION}# and more\n")
        assert before != surroundings_of({**settings, "SPEED_CODE": ""})
    finally:
        del sys.modules["own_words"]
