"""TOML that several ask for in one build: parsed once, kept for the next, and each has values of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.parsing import Values, parsed, parsing_once
from plugins.source import TomlFile, Unreadable, read_toml
from plugins.store import NOTHING_KEPT, Store

TEXT = 'day = 2026-11-27\n[[part]]\nwords = ["a", { b = 1.5 }]\nwhen = [2026-11-28, true]\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "some.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def read_with(store: Store, file: Path) -> tuple[TomlFile, TomlFile]:
    """What two who ask get in one build."""
    with parsing_once(store):
        return read_toml(file), read_toml(file)


@pytest.mark.parametrize("code", ["", "code"])
def test_all_who_ask_get_the_same(tmp_path: Path, file: Path, code: str) -> None:
    store, plain = Store(tmp_path / "store", code=code), read_toml(file)
    found = [*read_with(store, file), *read_with(store, file)]
    assert [repr(one) for one in found] == [repr(plain)] * 4
    assert (tmp_path / "store").exists() == bool(code)


def test_who_changes_values_changes_only_their_own(file: Path) -> None:
    with parsing_once(NOTHING_KEPT):
        read_toml(file).data["part"][0]["words"].clear()
        assert read_toml(file) == read_toml(file)
        assert read_toml(file).data["part"][0]["words"] == ["a", {"b": 1.5}]


def test_the_same_is_parsed_once_also_by_the_next_build(tmp_path: Path) -> None:
    asked: list[str] = []

    def parse(text: str) -> Values:
        asked.append(text)
        return {"text": text}, ()

    for _ in range(2):
        with parsing_once(Store(tmp_path, code="code")):
            assert [parsed("a", parse), parsed("a", parse)] == [({"text": "a"}, ())] * 2
    assert asked == ["a"]


def test_what_is_no_plain_value_is_parsed_each_time(file: Path) -> None:
    file.write_text("at = 10:30:00\n", encoding="utf-8")
    one, other = read_with(NOTHING_KEPT, file)
    assert one == other == read_toml(file)


def test_what_is_no_toml_is_so_for_each(file: Path) -> None:
    file.write_text("a = \n", encoding="utf-8")
    with parsing_once(NOTHING_KEPT):
        for _ in range(2):
            with pytest.raises(Unreadable):
                read_toml(file)
