"""A site that is finished: what did not change stays as it stood in the former output, and nothing else does."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from plugins.authoring.building import built
from plugins.publishing.staged import Staged
from plugins.stamps import hashed
from plugins.standing import Standing
from plugins.store import Store

from .conftest import TinySite

WORDS = hashed(b"words")
TEXT = """Title: A text that goes again
Description: A text that somebody took away between two builds, with a description of a fair length.
Reviewed: 2026-11-23

Some words, and the way [home](/).
"""


def times(output: Path) -> dict[str, int]:
    found = (path for path in output.rglob("*") if path.suffix in (".html", ".br", ".gz"))
    return {path.relative_to(output).as_posix(): path.stat().st_mtime_ns for path in found if path.is_file()}


def test_pages_that_did_not_change_keep_their_times(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny.root)
    assert built(tiny.request)[0].published
    before = times(tiny.output)
    tiny.change("content/pages/ways.md", "\n\n", "\n\nA new first sentence. ")
    result, _ = built(tiny.request)
    assert result.published, result.problems
    changed = {name for name, time in times(tiny.output).items() if time != before.get(name)}
    pages = {name for name in changed if ".html" in name}
    assert pages == {f"ways/index.html{ending}" for ending in ("", ".br", ".gz")}
    assert {path.stat().st_nlink for path in tiny.output.rglob("*") if path.is_file()} == {1}


def test_no_folder_stays_of_a_page_that_is_gone(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny.root)
    tiny.write("content/pages/deep.md", TEXT)
    result, _ = built(tiny.request)
    assert result.published, result.problems
    assert (tiny.output / "deep/index.html").is_file()
    (tiny.root / "content/pages/deep.md").unlink()
    for _ in range(2):  # its folders are made again, without it
        tiny.change("content/pages/ways.md", "\n\n", "\n\nOne sentence more. ")
        assert built(tiny.request)[0].published
        assert not (tiny.output / "deep").exists()


def test_a_file_is_written_in_the_place_of_another_and_not_into_it(tmp_path: Path) -> None:
    (tmp_path / "kept.html").write_text("kept")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").hardlink_to(tmp_path / "kept.html")
    staged = Staged(tmp_path / "site")
    staged.write("page.html", "new")
    assert [(tmp_path / name).read_text() for name in ("kept.html", "site/page.html")] == ["kept", "new"]
    assert staged.text("page.html") == "new"


@pytest.fixture
def stood(tmp_path: Path) -> Staged:
    """A site that is begun, where a page stands in the former output."""
    for folder in ("output", "site"):
        (tmp_path / folder).mkdir()
    (tmp_path / "output/page.html").write_text("words")
    store = Store(tmp_path / "store")
    first = Standing(tmp_path / "output", tmp_path / "site", store)
    (tmp_path / "site/page.html").write_text("words")
    first.note("page.html", WORDS)
    first.keep()
    (tmp_path / "site/page.html").unlink()
    return Staged(tmp_path / "site", store, Standing(tmp_path / "output", tmp_path / "site", store))


def test_what_stands_need_not_be_written_and_is_put_in_place(stood: Staged) -> None:
    assert stood.stands("page.html", WORDS)
    assert not stood.stands("page.html", hashed(b"others"))
    assert not (stood.site / "page.html").exists()
    stood.bring_standing()
    assert (stood.site / "page.html").samefile(stood.site.with_name("output") / "page.html")
    assert stood.names == {"page.html"}
    assert stood.digests == {"page.html": WORDS}


def test_what_somebody_else_writes_stays(stood: Staged) -> None:
    assert stood.stands("page.html", WORDS)
    (stood.site / "page.html").write_text("others")
    stood.bring_standing()
    assert stood.text("page.html") == "others"
    assert not stood.stands("page.html", WORDS)


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.EMLINK])
def test_what_stands_is_copied_where_it_gets_no_second_name(
    stood: Staged, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*paths: object, **how: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", refuse)
    former = stood.site.with_name("output") / "page.html"
    assert stood.stands("page.html", WORDS)
    stood.bring_standing()
    assert (stood.site / "page.html").read_text() == "words"
    assert not (stood.site / "page.html").samefile(former)
    assert stood.digests == {"page.html": WORDS}
    assert stood.size("page.html") == 5


def test_what_gets_another_name_after_it_was_said_to_stand_is_copied(stood: Staged) -> None:
    assert stood.stands("page.html", WORDS)
    former = stood.site.with_name("output") / "page.html"
    former.with_name("backup.html").hardlink_to(former)
    stood.site.rmdir()
    stood.bring_standing()
    assert (stood.site / "page.html").stat().st_nlink == 1


def test_what_stood_and_holds_something_else_is_said_and_not_published(stood: Staged) -> None:
    assert stood.stands("page.html", WORDS)
    (stood.site.with_name("output") / "page.html").write_text("others")
    with pytest.raises(FileNotFoundError):
        stood.bring_standing()
    assert stood.names == set()


def test_what_stood_and_is_gone_is_said_and_not_left_out(stood: Staged) -> None:
    assert stood.stands("page.html", WORDS)
    (stood.site.with_name("output") / "page.html").unlink()
    with pytest.raises(FileNotFoundError):
        stood.bring_standing()


def test_a_page_is_looked_at_once(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text("words")
    looks: list[str] = []

    def look(html: str) -> int:
        looks.append(html)
        return len(html)

    store = Store(tmp_path / "store", code="code")
    for _ in range(2):
        staged = Staged(tmp_path / "site", store)
        assert list(staged.each(look)) == [("page.html", 5)]
        staged.keep()
    assert looks == ["words"]
    (tmp_path / "site/page.html").write_text("other words")
    assert list(Staged(tmp_path / "site", store).each(look)) == [("page.html", 11)]
