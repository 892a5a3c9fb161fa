"""Style, script and words of a page with checklists, from the files of the package."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plugins.checklist import assets
from plugins.checklist.model import Checklist
from plugins.checklist.selectors import style
from plugins.source import Unreadable

PARTS = sorted(path.stem for path in (assets.HERE / "static" / "script" / "parts").glob("*.js"))


@pytest.fixture
def languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for words of which English alone stands there."""
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "en.toml").write_text(
        'why = "Why"\nor = "or"\n[said]\ncopied = "Copied."\ncleared = "Gone."'
    )
    monkeypatch.setattr(assets, "HERE", tmp_path)
    return tmp_path / "strings"


def test_a_language_whose_file_is_broken_is_no_language(languages: Path) -> None:
    (languages / "fr.toml").write_text("why = ", encoding="utf-8")
    with pytest.raises(Unreadable):
        assets.words("fr", {})


@pytest.mark.parametrize(
    ("language", "own", "expected"),
    [
        ("en", {}, ("Why", "or", "Copied.")),
        ("xx", {}, ("Why", "or", "Copied.")),
        ("", {}, ("Why", "or", "Copied.")),
        ("fr", {}, ("Pourquoi", "or", "Copié.")),
        ("fr-CH", {}, ("Pourquoi", "or", "Copié.")),
        ("fr-CA", {}, ("Pourquoi donc", "or", "Copié.")),
        ("fr", {"or": "ou", "said": {"copied": "Oui."}}, ("Pourquoi", "ou", "Oui.")),
        ("en", {"invented": "x", "said": {}}, ("Why", "or", "Copied.")),
    ],
)
def test_words_are_those_of_the_site_then_of_its_language_then_english(
    languages: Path, language: str, own: dict[str, Any], expected: tuple[str, ...]
) -> None:
    (languages / "fr.toml").write_text('why = "Pourquoi"\n[said]\ncopied = "Copié."', encoding="utf-8")
    (languages / "fr-CA.toml").write_text('why = "Pourquoi donc"', encoding="utf-8")
    words = assets.words(language, own)
    assert (words["why"], words["or"], words["said"]["copied"]) == expected
    assert words["said"]["cleared"] == "Gone."
    assert set(words) == {"why", "or", "said"}


def test_every_word_that_the_templates_ask_for_is_there_in_english_and_none_is_idle() -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in (assets.TEMPLATES / "checklist").glob("*.html"))
    asked = set(re.findall(r"CHECKLIST_TEXT\.(\w+)", templates))
    sides = {"for", "against"}  # named by the side of a weight
    assert asked | sides == set(assets.words("en", {}))


def test_every_word_that_the_script_says_or_presses_is_there() -> None:
    words = assets.words("en", {})
    assert set(re.findall(r'\bsay\(form, "(\w+)"', assets.script())) | {"refused"} == set(words["said"])
    assert set(re.findall(r'\bput\(form, "(\w+)"', assets.script())) == {*words["buttons"], "keep", "when"}


def test_the_sheet_has_what_all_need_once_then_the_rules_of_each(small: Checklist) -> None:
    other = replace(small, id="other")
    core = (assets.HERE / "static" / "style" / "core.css").read_text(encoding="utf-8")
    assert assets.sheet([small, other]) == core + style(small) + style(other)
    assert assets.sheet([]) == core


def test_the_look_never_sets_the_display_of_what_the_rules_show_and_hide() -> None:
    moved = re.compile(r"\.(outcome|banner|decided|standfirst|stop-here|pending|weighed|held|open-|by-|send-|message-)")
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", assets.look(), flags=re.DOTALL)):
        assert not (moved.search(selector) and re.search(r"(^|\s)display:", body)), selector


def test_the_script_runs_every_part_for_every_checklist_of_the_page() -> None:
    run = assets.script().splitlines()[-1]
    assert re.findall(r"(\w+)\(form\)", run) == PARTS
    assert all(f"function {part}(form)" in assets.script() for part in PARTS)


@pytest.mark.parametrize("text", [assets.look(), assets.script()])
def test_neither_can_end_its_element_early(text: str) -> None:
    assert "</" not in text
