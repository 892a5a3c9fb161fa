"""Small values are kept from one build to the next, many to an entry, and only those that are still asked for."""

from __future__ import annotations

from pathlib import Path

from plugins.pack import Pack
from plugins.store import NOTHING_KEPT, Store


def store(root: Path, code: str = "code") -> Store:
    return Store(root / "store", code=code)


def made(pack: Pack, key: str, value: object) -> object:
    return pack.made(key, lambda: value)


def test_a_value_is_made_once_and_kept_for_the_next_build(tmp_path: Path) -> None:
    first = Pack(store(tmp_path), "sizes")
    assert [made(first, "a", (1, "x")), made(first, "a", (2, "y"))] == [(1, "x"), (1, "x")]
    first.keep()
    assert made(Pack(store(tmp_path), "sizes"), "a", None) == (1, "x")


def test_what_was_kept_is_held_no_longer(tmp_path: Path) -> None:
    first = Pack(store(tmp_path), "sizes")
    made(first, "a", 1)
    first.keep()
    assert first.get("a") is None


def test_what_nobody_asks_for_any_more_is_dropped(tmp_path: Path) -> None:
    first = Pack(store(tmp_path), "sizes")
    made(first, "a", 1)
    made(first, "b", 2)
    first.keep()
    second = Pack(store(tmp_path), "sizes")
    made(second, "b", 3)
    second.keep()
    third = Pack(store(tmp_path), "sizes")
    assert [third.get("a"), third.get("b")] == [None, 2]


def test_a_value_that_is_put_takes_the_place_of_the_former(tmp_path: Path) -> None:
    first = Pack(store(tmp_path), "sizes")
    made(first, "a", 1)
    first.keep()
    second = Pack(store(tmp_path), "sizes")
    second.put("a", 2)
    second.keep()
    assert Pack(store(tmp_path), "sizes").get("a") == 2


def test_other_code_and_other_shapes_have_values_of_their_own(tmp_path: Path) -> None:
    first = Pack(store(tmp_path), "sizes", "wide")
    made(first, "a", 1)
    first.keep()
    assert Pack(store(tmp_path), "sizes", "narrow").get("a") is None
    assert Pack(store(tmp_path, "other code"), "sizes", "wide").get("a") is None


def test_without_a_store_that_knows_the_code_nothing_is_kept(tmp_path: Path) -> None:
    for empty in (NOTHING_KEPT, store(tmp_path, "")):
        pack = Pack(empty, "sizes")
        assert made(pack, "a", 1) == 1
        pack.keep()
        assert Pack(empty, "sizes").get("a") is None
    assert not (tmp_path / "store").exists()
