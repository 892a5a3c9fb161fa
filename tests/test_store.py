"""What is kept between builds comes back as it was or not at all, whatever happened to the folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.speed import reads  # noqa: F401  (asks children what they wrote)
from plugins.spread import spread
from plugins.store import VERSION, Store, digest

KEY, OTHER = digest("one"), digest("other")
ROOT = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path) -> Store:
    return Store(folder)


def path_of(folder: Path, kind: str, key: str) -> Path:
    return folder / VERSION / kind / key[:2] / key[2:]


def age(folder: Path, kind: str, key: str, days: int) -> None:
    file = path_of(folder, kind, key)
    moment = file.stat().st_mtime - days * 86400
    os.utime(file, (moment, moment))


@pytest.mark.parametrize("data", [b"", b"words", bytes(range(256)) * 1000])
def test_what_was_kept_comes_back(folder: Path, data: bytes) -> None:
    Store(folder).put("page", KEY, data)
    assert Store(folder).get("page", KEY) == data


def test_an_entry_is_found_by_its_own_kind_and_key_alone(store: Store) -> None:
    store.put("page", KEY, b"words")
    assert store.get("page", OTHER) is None
    assert store.get("text", KEY) is None


def test_what_is_there_is_not_made_again(store: Store) -> None:
    made: list[bytes] = []

    def make() -> bytes:
        made.append(b"words")
        return made[-1]

    assert [store.made("page", KEY, make) for _ in range(2)] == [b"words", b"words"]
    assert len(made) == 1


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def flip(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[-1] ^= 1
    file.write_bytes(raw)


def flip_seal(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[0] ^= 1
    file.write_bytes(raw)


def lengthen(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"x")


@pytest.mark.parametrize("damage", [cut, empty, flip, flip_seal, lengthen, Path.unlink])
def test_a_damaged_entry_is_none_and_can_be_kept_again(
    store: Store, folder: Path, damage: Callable[[Path], None]
) -> None:
    store.put("page", KEY, b"words")
    damage(path_of(folder, "page", KEY))
    assert store.get("page", KEY) is None
    store.put("page", KEY, b"words")
    assert store.get("page", KEY) == b"words"


def test_an_entry_in_the_place_of_another_is_none(store: Store, folder: Path) -> None:
    store.put("page", KEY, b"words")
    store.put("page", OTHER, b"others")
    path_of(folder, "page", KEY).replace(path_of(folder, "page", OTHER))
    assert store.get("page", OTHER) is None


def test_where_nothing_can_be_written_nothing_is_kept(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    store = Store(folder)
    store.put("page", KEY, b"words")
    assert store.get("page", KEY) is None
    store.tidy()
    assert folder.read_text() == "a file where the folder should be"


def test_where_an_entry_cannot_be_put_in_place_no_draft_stays(store: Store, folder: Path) -> None:
    path_of(folder, "page", KEY).mkdir(parents=True)
    store.put("page", KEY, b"words")
    assert store.get("page", KEY) is None
    assert [file for file in folder.rglob("*") if file.is_file()] == []


def test_without_a_folder_nothing_is_kept() -> None:
    store = Store(None)
    store.put("page", KEY, b"words")
    store.tidy()
    assert store.get("page", KEY) is None


def test_a_clean_store_gives_nothing_and_keeps_all(folder: Path) -> None:
    Store(folder).put("page", KEY, b"words")
    clean = Store(folder, clean=True)
    assert clean.get("page", KEY) is None
    clean.put("page", OTHER, b"others")
    assert Store(folder).get("page", OTHER) == b"others"


def test_a_full_store_loses_what_was_not_used_for_longest(folder: Path) -> None:
    store = Store(folder, limit=4000)
    keys = [digest(str(number)) for number in range(6)]
    for days, key in enumerate(keys):
        store.put("page", key, bytes(900))
        age(folder, "page", key, days + 1)
    assert store.get("page", keys[5])  # the oldest is used now
    store.tidy()
    left = [number for number, key in enumerate(keys) if store.get("page", key)]
    assert left == [0, 1, 5]


def test_a_store_below_its_limit_loses_nothing_but_other_versions(folder: Path) -> None:
    store = Store(folder, limit=4000)
    (folder / "0" / "page").mkdir(parents=True)
    (folder / "0" / "page" / "old").write_bytes(b"words")
    store.put("page", KEY, bytes(900))
    store.tidy()
    assert not (folder / "0").exists()
    assert store.get("page", KEY)


def test_what_many_builds_write_is_summed_up(folder: Path) -> None:
    keys = [digest(str(number)) for number in range(20)]
    for key in keys:
        one = Store(folder, limit=4000)
        one.put("page", key, bytes(400))
        one.tidy()
    kept = sum(bool(Store(folder).get("page", key)) for key in keys)
    assert kept <= 10


@pytest.mark.usefixtures("alone")
def test_what_children_write_is_summed_up_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_PROCESSES", "2")
    store = Store(folder, limit=4000)
    keys = [digest(str(number)) for number in range(20)]
    assert all(spread(lambda key: store.put("page", key, bytes(400)) or True, keys, least=1))
    store.tidy()
    assert sum(bool(store.get("page", key)) for key in keys) <= 10


def test_a_damaged_count_means_looking(folder: Path) -> None:
    store = Store(folder, limit=4000)
    for number in range(20):
        store.put("page", digest(str(number)), bytes(400))
    (folder / "written").write_bytes(b"\xff many")
    Store(folder, limit=4000).tidy()
    assert sum(file.stat().st_size for file in (folder / VERSION).rglob("*") if file.is_file()) <= 4000


@pytest.mark.parametrize(
    ("one", "other"),
    [(("ab",), ("a", "b")), (("a", ""), ("a",)), (("a", "b"), ("b", "a")), ((b"1",), (b"2",)), (("",), ())],
)
def test_other_parts_have_another_digest(one: tuple[str | bytes, ...], other: tuple[str | bytes, ...]) -> None:
    assert digest(*one) != digest(*other)


def test_text_and_its_bytes_have_one_digest() -> None:
    assert digest("é") == digest("é".encode())


WRITER = """
import sys
from pathlib import Path
from plugins.store import Store, digest
store = Store(Path(sys.argv[1]), limit=20_000)
for turn in range(300):
    for number in range(10):
        data = str(number).encode() * 3000
        found = store.get("page", digest(str(number)))
        if found not in (None, data):
            sys.exit(f"{number} came back as something else")
        store.put("page", digest(str(number)), data)
    store.tidy()
"""


def test_builds_at_the_same_time_do_not_hurt_each_other(folder: Path) -> None:
    runs = [subprocess.Popen([sys.executable, "-c", WRITER, folder], cwd=ROOT) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
