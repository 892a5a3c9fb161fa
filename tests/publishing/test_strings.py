"""The site's own words: the nearest language is taken, English stands in, and where it does the build says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.publishing.strings import read_strings, string_problems
from plugins.source import Unreadable

from .conftest import TinySite, errors_of

ENGLISH = 'word = "Hello"\n[more]\none = "One"\ntwo = "Two"\n'


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A theme that speaks English, beside a ``site.toml`` in French."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "en.toml").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "site.toml").write_text('name = "A"\nlanguage = "fr"\n', encoding="utf-8")
    return tmp_path


def speak(theme: Path, name: str, text: str) -> None:
    (theme / "strings" / f"{name}.toml").write_text(text, encoding="utf-8")


def said(theme: Path, language: str) -> list[str]:
    return [str(problem) for problem in string_problems(theme, language, theme / "site.toml")]


@pytest.mark.parametrize(("language", "word"), [("de-AT", "Servus"), ("de-CH", "Hallo"), ("fr", "Hello")])
def test_words_come_in_the_nearest_language(theme: Path, language: str, word: str) -> None:
    speak(theme, "de", 'word = "Hallo"')
    speak(theme, "de-AT", 'word = "Servus"')
    assert read_strings(theme, language)["word"] == word


def test_a_word_that_is_not_translated_comes_in_english_and_one_of_the_translation_alone_stays(theme: Path) -> None:
    speak(theme, "fr", '[more]\none = "Un"\n[checklist]\nwhy = "Pourquoi"\n')
    assert read_strings(theme, "fr") == {
        "word": "Hello",
        "more": {"one": "Un", "two": "Two"},
        "checklist": {"why": "Pourquoi"},
    }


def test_a_missing_file_of_words_is_refused_by_name(theme: Path) -> None:
    (theme / "strings" / "en.toml").unlink()
    with pytest.raises(Unreadable, match=r"en\.toml:1:1: cannot be read"):
        read_strings(theme, "fr")


def test_a_language_that_the_theme_does_not_speak_is_named_where_it_is_asked_for(theme: Path) -> None:
    (problem,) = said(theme, "fr")
    assert problem.startswith("site.toml:2:1: warning: ")
    assert "strings/fr.toml" in problem


def test_each_word_that_a_translation_lacks_is_named(theme: Path) -> None:
    speak(theme, "fr", '[more]\none = "Un"\n')
    first, second = said(theme, "fr")
    assert '"word"' in first
    assert second.startswith("strings/fr.toml:1:")
    assert '"more.two"' in second


@pytest.mark.parametrize("months", ['["janvier"]', '"janvier"', '["janvier", "mars", "mai"]'])
def test_a_list_that_is_none_or_has_not_as_many_is_refused_and_shows_in_english(theme: Path, months: str) -> None:
    speak(theme, "en", 'months = ["January", "February"]\n')
    speak(theme, "fr", f"months = {months}\n")
    assert said(theme, "fr") == [
        'strings/fr.toml:1:1: "months" must be a list of 2, as in en.toml; write each of them, in order (site-settings)'
    ]
    assert read_strings(theme, "fr") == {"months": ["January", "February"]}


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_english_lacks_nothing(theme: Path, language: str) -> None:
    assert said(theme, language) == []


def test_a_file_that_cannot_be_read_is_no_second_problem(theme: Path) -> None:
    speak(theme, "fr", "word = ")
    assert said(theme, "fr") == []


def test_a_build_in_a_language_without_words_warns_and_publishes(tiny: TinySite) -> None:
    text = (tiny.root / "content" / "site.toml").read_text(encoding="utf-8")
    tiny.write("content/site.toml", text.replace('language = "en', 'language = "fr'))
    result = tiny.build()
    assert result.published
    assert [problem.rule for problem in result.problems if "words" in problem.message] == ["site-settings"]


def test_a_language_that_is_none_is_an_error_where_it_is_asked_for(tiny: TinySite) -> None:
    tiny.change("content/site.toml", 'language = "en-GB"', 'language = "english"')
    (error,) = errors_of(tiny.build())
    assert (error.file, error.line) == ("content/site.toml", 3)
