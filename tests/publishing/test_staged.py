"""A site that is finished: what did not change stays as it stood in the former output, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.authoring.building import built
from plugins.publishing.staged import Staged
from plugins.store import Store

from .conftest import TinySite


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


def test_a_file_is_written_in_the_place_of_another_and_not_into_it(tmp_path: Path) -> None:
    (tmp_path / "kept.html").write_text("kept")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").hardlink_to(tmp_path / "kept.html")
    staged = Staged(tmp_path / "site")
    staged.write("page.html", "new")
    assert [(tmp_path / name).read_text() for name in ("kept.html", "site/page.html")] == ["kept", "new"]
    assert staged.text("page.html") == "new"


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
