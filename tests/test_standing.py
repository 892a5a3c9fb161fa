"""What the former output holds is put in place from there, and only where it holds what is wanted."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.stamps import ABSENT, Entry, hashed
from plugins.standing import NOTHING_STANDS, Last, Standing, last, make_way, strangers
from plugins.store import Store

WORDS = b"Words that stay."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", code="code")


@pytest.fixture
def output(tmp_path: Path, store: Store) -> Path:
    """An output with one page, which a build put there."""
    (tmp_path / "staging").mkdir()
    (tmp_path / "staging" / "page.html").write_bytes(WORDS)
    standing = Standing(tmp_path / "output", tmp_path / "staging", store)
    standing.note("page.html", hashed(WORDS))
    (tmp_path / "staging").rename(tmp_path / "output")
    standing.keep()
    (tmp_path / "staging").mkdir()
    return tmp_path / "output"


def again(output: Path, store: Store) -> Standing:
    return Standing(output, output.with_name("staging"), store)


def test_a_file_that_stands_there_gets_a_second_name(output: Path, store: Store) -> None:
    staged = output.with_name("staging") / "page.html"
    assert again(output, store).bring("page.html", hashed(WORDS))
    assert staged.samefile(output / "page.html")
    staged.unlink()
    staged.write_bytes(b"what Pelican wrote")
    assert again(output, store).bring("page.html", hashed(WORDS))
    assert staged.samefile(output / "page.html")
    assert [path.name for path in staged.parent.iterdir()] == ["page.html"]


def test_what_is_in_its_place_is_not_brought_again(output: Path, store: Store) -> None:
    standing, staged = again(output, store), output.with_name("staging") / "page.html"
    assert standing.bring("page.html", hashed(WORDS))
    before = staged.stat()
    assert standing.bring("page.html", hashed(WORDS))
    assert staged.stat() == before
    assert not standing.bring("page.html", hashed(b"Other words"))


def test_what_cannot_be_put_in_place_is_not_brought(output: Path, store: Store) -> None:
    standing = again(output, store)
    output.with_name("staging").rmdir()
    assert standing.holds("page.html", hashed(WORDS))
    assert not standing.bring("page.html", hashed(WORDS))


def test_a_stamp_spares_reading_it(output: Path, store: Store) -> None:
    (entry,) = last(store, output).files.values()
    found = (output / "page.html").stat()
    assert entry == (hashed(WORDS), found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def change(page: Path) -> None:
    page.write_bytes(b"Somebody's words")


def change_at_the_same_time(page: Path) -> None:
    times = page.stat()
    page.write_bytes(WORDS.upper())
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))


def close_to_others(page: Path) -> None:
    page.chmod(0o600)


def share(page: Path) -> None:
    os.link(page, page.with_name("backup.html"))


def point_elsewhere(page: Path) -> None:
    page.rename(page.with_name("elsewhere.html"))
    page.symlink_to("elsewhere.html")


def put_a_folder(page: Path) -> None:
    page.unlink()
    page.mkdir()


@pytest.mark.parametrize(
    "alter",
    [
        change,
        change_at_the_same_time,
        close_to_others,
        share,
        point_elsewhere,
        put_a_folder,
        Path.unlink,
        lambda page: shutil.rmtree(page.parent),
    ],
)
def test_what_somebody_had_a_hand_in_is_left_where_it_is(
    output: Path, store: Store, alter: Callable[[Path], object]
) -> None:
    alter(output / "page.html")
    assert not again(output, store).bring("page.html", hashed(WORDS))
    assert list(output.with_name("staging").iterdir()) == []


def test_what_holds_the_same_as_before_after_all_is_read_and_used(output: Path, store: Store) -> None:
    (output / "page.html").write_bytes(WORDS)
    assert again(output, store).bring("page.html", hashed(WORDS))


def test_what_was_changed_while_it_was_published_has_no_stamp(tmp_path: Path, store: Store) -> None:
    for name in ("staging", "output"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_bytes(WORDS)
        (tmp_path / name / "gone.html").write_bytes(WORDS)
    standing = Standing(tmp_path / "output", tmp_path / "staging", store)
    standing.note("page.html", hashed(WORDS))
    standing.note("gone.html", hashed(WORDS))
    (tmp_path / "output" / "gone.html").unlink()
    standing.keep()
    assert {entry.inode for entry in last(store, tmp_path / "output").files.values()} == {-1}


def test_without_a_store_nothing_stands(tmp_path: Path) -> None:
    NOTHING_STANDS.note("page.html", ABSENT)
    NOTHING_STANDS.keep()
    assert not NOTHING_STANDS.bring("page.html", ABSENT)


def test_a_disk_with_whole_seconds_gives_no_stamp_at_once(output: Path, store: Store) -> None:
    standing = again(output, store)
    standing.bring("page.html", hashed(WORDS))
    second = int(time.time()) * 10**9
    os.utime(output / "page.html", ns=(second, second))
    standing.keep()
    assert {entry.inode for entry in last(store, output).files.values()} == {-1}


def test_what_nobody_has_put_there_is_a_stranger(output: Path, store: Store) -> None:
    for name in ("CNAME", ".DS_Store", "mine/one.txt"):
        (output / name).parent.mkdir(exist_ok=True)
        (output / name).write_text("")
    (output / "bare" / "deep").mkdir(parents=True)
    assert again(output, store).strangers("page.html") == ["CNAME", "mine"]
    assert again(output, Store(store.folder, clean=True)).strangers("page.html") == ["CNAME", "mine"]


def test_a_stranger_is_found_deep_among_what_is_known(tmp_path: Path) -> None:
    names = ["top.html", "a/page.html", "a/b/c/page.html"]
    for name in [*names, "a/b/mine.txt", "a/b/c/Thumbs.db"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    stands = os.lstat(tmp_path / "top.html")
    files = {name: Entry("") for name in [*names, "gone/page.html"]}
    files["top.html"] = Entry("", stands.st_size, stands.st_mtime_ns, stands.st_ctime_ns, stands.st_ino)
    known = Last(files, dict.fromkeys(("./", "a/", "a/b/", "a/b/c/", "gone/"), 1))
    assert strangers(tmp_path, known, "top.html") == ["a/b/mine.txt"]


@pytest.mark.parametrize("made", ["nothing", "another"])
def test_of_an_output_that_is_not_known_only_versions_are_strangers(output: Path, store: Store, made: str) -> None:
    (output / "CNAME").write_text("")
    (output / ".git").mkdir()
    if made == "another":
        (output / "page.html").write_text("other")
    known = again(output, store if made == "another" else Store(None))
    assert known.strangers("page.html") == [".git"]


def test_what_was_there_without_being_placed_is_no_stranger(output: Path, store: Store) -> None:
    (output / "feed.xml").write_text("")
    standing = again(output, store)
    standing.bring("page.html", hashed(WORDS))
    shutil.rmtree(output)
    output.with_name("staging").rename(output)
    output.with_name("staging").mkdir()
    (output / "feed.xml").write_text("")
    standing.keep(["page.html", "feed.xml"])
    assert again(output, store).strangers("page.html") == []


def test_there_are_no_strangers_where_there_is_nothing(tmp_path: Path) -> None:
    assert Standing(tmp_path / "none", tmp_path, Store(None)).strangers("page.html") == []


def test_way_is_made_by_taking_empty_folders_away_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "bare/deep").mkdir(parents=True)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").write_text("")
    (tmp_path / "link").symlink_to("bare")
    for name in ("bare/deep", "full", "full/file", "link", "none"):
        make_way(str(tmp_path / name))
    assert {file.name for file in tmp_path.rglob("*")} == {"bare", "full", "file", "link"}
