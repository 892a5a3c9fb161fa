"""Small values are kept from one build to the next, many to an entry, and only those that are still asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

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


def many(root: Path, **others: int) -> Pack:
    """A pack of which forty values were kept, and then these others: a value of -1 is not asked for."""
    first = Pack(store(root), "sizes")
    for number in range(40):
        first.put(f"v{number}", number)
    first.keep()
    second = Pack(store(root), "sizes")
    for key in {*(f"v{number}" for number in range(40)), *others}:
        if key in others and others[key] >= 0:
            second.put(key, others[key])
        elif key not in others:
            second.get(key)
    second.keep()
    return Pack(store(root), "sizes")


def written(root: Path, kind: str) -> bytes:
    (file,) = (root / "store").glob(f"**/{kind}/*/*")
    return file.read_bytes()


def test_few_changes_are_written_beside_all_values(tmp_path: Path) -> None:
    third = many(tmp_path, v3=33, new=1, v4=-1)
    assert [third.get(key) for key in ("v3", "new", "v4", "v5")] == [33, 1, None, 5]
    assert len(written(tmp_path, "pack-changes")) < len(written(tmp_path, "pack"))
    before = written(tmp_path, "pack")
    third.put("v4", 44)  # and nobody asks for any other
    for number in (0, 1, 2, *range(5, 40)):
        third.get(f"v{number}")
    third.keep()
    fourth = Pack(store(tmp_path), "sizes")
    assert [fourth.get(key) for key in ("v3", "new", "v4")] == [33, 1, 44]
    assert written(tmp_path, "pack") == before


def test_many_changes_are_written_with_all_values(tmp_path: Path) -> None:
    third = many(tmp_path, v1=11, v2=22, v3=-1, v5=55, v6=-1, v7=77)
    assert [third.get(key) for key in ("v1", "v2", "v3", "v4")] == [11, 22, None, 4]
    assert list((tmp_path / "store").glob("**/pack-changes/*/*")) == []


@pytest.mark.parametrize("loss", ["damage", "another build"])
def test_changes_that_are_lost_leave_the_values_before_them(tmp_path: Path, loss: str) -> None:
    many(tmp_path, v3=33)
    if loss == "damage":
        (file,) = (tmp_path / "store").glob("**/pack-changes/*/*")
        file.write_bytes(file.read_bytes()[:-1])
    else:  # which had not seen them, and wrote everything
        other = Pack(Store(tmp_path / "store", code="code", clean=True), "sizes")
        for number in range(40):
            other.put(f"v{number}", number)
        other.keep()
    assert [Pack(store(tmp_path), "sizes").get(key) for key in ("v3", "v5")] == [3, 5]
