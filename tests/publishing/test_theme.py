"""Style and script as they go into pages: in fixed order, in one line, a part's own blocks apart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.publishing.theme import minified, script, sheet, tokens
from plugins.source import Unreadable
from plugins.speed.reads import watching

from .conftest import TINY

THEME = TINY / "theme"


def test_every_page_has_the_shared_style_in_order_without_that_of_groups() -> None:
    css = sheet(THEME)
    order = [css.index(text) for text in (":root{", "p{margin:0}", "main{", "nav{display:flex}", "@media print{")]
    assert order == sorted(order)
    assert "menu" not in css
    assert "\n" not in css


def test_a_group_is_a_folder_or_one_sheet_and_stands_before_print() -> None:
    shared, last = sheet(THEME).split("@media print{")
    assert sheet(THEME, "parts") == f"{shared}.menu-item{{order:2}}.menu{{order:1}}@media print{{{last}"
    assert sheet(THEME, "parts/menu") == f"{shared}.menu{{order:1}}@media print{{{last}"


def test_a_folder_that_a_group_lacks_is_looked_for_where_everybody_is_told(tmp_path: Path) -> None:
    shutil.copytree(THEME, tmp_path, dirs_exist_ok=True)
    with watching() as reads:
        before = sheet(tmp_path, "parts/menu")
    folder = tmp_path / "static/css/parts/menu"
    assert str(folder) in reads.listed
    folder.mkdir()
    (folder / "notes.txt").write_text("")
    assert sheet(tmp_path, "parts/menu") == before
    (folder / "more.css").write_text(".more { order: 3 }")
    assert ".more{order:3}@media print{" in sheet(tmp_path, "parts/menu")


def test_text_from_elsewhere_is_minified_by_its_kind() -> None:
    assert minified("a { b: c }", ".css") == "a{b:c}"
    assert minified("const a = 1; // one", ".js") == "const a=1;"


def test_a_script_is_minified() -> None:
    assert script(THEME, "menu") == "const ready=1;"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"menu\.js"):
        script(tmp_path, "menu")


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "static" / "js" / "x.js"
    file.parent.mkdir(parents=True)
    for text in ("a = 1", "a = 2"):
        file.write_text(text, encoding="utf-8")
        assert script(tmp_path, "x") == text.replace(" ", "")


def test_of_a_token_with_two_values_the_one_by_day_counts(tmp_path: Path) -> None:
    (tmp_path / "static" / "css").mkdir(parents=True)
    text = ":root{--ink: #111;--a-b:2px}@media (prefers-color-scheme: dark){:root{--ink: #eee}}"
    (tmp_path / "static" / "css" / "tokens.css").write_text(text, encoding="utf-8")
    assert tokens(tmp_path) == {"ink": "#111", "a-b": "2px"}


@pytest.mark.parametrize(
    ("css", "told"),
    [
        (":root{\n--ink: #111;--ligth: #eee}", '2:13: there is no --light, .* or mend the name of "--ligth"'),
        (":root{--ink: #111}", "1:1: there is no --light, .* write --light: and its value [(]"),
    ],
)
def test_a_token_that_is_missing_is_told_in_the_style_sheet(tmp_path: Path, css: str, told: str) -> None:
    (tmp_path / "static" / "css").mkdir(parents=True)
    (tmp_path / "static" / "css" / "tokens.css").write_text(css, encoding="utf-8")
    with pytest.raises(Unreadable, match=rf"static/css/tokens\.css:{told}"):
        tokens(tmp_path)["light"]
