"""What checklists say in words, and where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plugins.checks import read_content
from plugins.checks.reading.checklists import said

from .fixtures import layout_of, make_content, write

CHECKLIST = """title = "Should I go?"

[[question]]
id = "job"
answers = [
  { id = "yes", text = "Yes, I do" },
]

[[message]]
id = "no"
body = "Thank you, no."
"""


def test_words_are_found_with_their_places_and_messages_are_not(tmp_path: Path) -> None:
    content, _ = read_content(layout_of(make_content(tmp_path / "content", {"checklists/go.toml": CHECKLIST})))
    found = [(value.part, value.text, Path(value.file).name, value.line) for value in said(content)]
    assert found == [(("title",), "Should I go?", "go.toml", 1), (("question", 0), "Yes, I do", "go.toml", 6)]


def test_a_file_that_is_no_toml_is_passed_over(tmp_path: Path) -> None:
    content, _ = read_content(layout_of(make_content(tmp_path / "content", {"checklists/go.toml": "title ="})))
    assert list(said(content)) == []


def test_a_file_that_was_changed_is_read_again(tmp_path: Path) -> None:
    folder = make_content(tmp_path / "content", {"checklists/go.toml": CHECKLIST})
    first, _ = read_content(layout_of(folder))
    assert next(said(first)).text == "Should I go?"
    write(folder / "checklists/go.toml", 'title = "Should I stay?"\n')
    second, _ = read_content(layout_of(folder))
    assert [value.text for value in said(second)] == ["Should I stay?"]


def test_a_site_in_another_language_has_no_words_for_these_rules(tmp_path: Path) -> None:
    layout = layout_of(make_content(tmp_path / "content", {"checklists/go.toml": CHECKLIST}))
    content, _ = read_content(replace(layout, language="de"))
    assert list(said(content)) == []
    assert content.english == ()
