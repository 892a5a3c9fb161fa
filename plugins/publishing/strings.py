"""The site's own words, ``theme/strings/<language>.toml``: one file for each language that the theme speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..problem import Problem
from ..source import TomlFile, Unreadable, read_toml, shown
from .site import RULE

ENGLISH = "en"
"""What stands in for a language that the theme does not speak, and for a word that a translation lacks."""


def read_strings(theme: Path, language: str) -> dict[str, Any]:
    """The words of the theme in a language: of ``de-AT``, else of ``de``, each in English where the file lacks it.

    Raises Unreadable where a file is broken: it is the theme's own mistake.
    """
    english = read_toml(_file(theme, ENGLISH)).data
    file = _file_of(theme, language)
    return _over(english, read_toml(file).data) if file else english


def string_problems(theme: Path, language: str, site: Path) -> Iterator[Problem]:
    """A warning where readers meet English words for want of others; an error where a list is not as long as theirs.

    ``site`` is the file that names the language.
    """
    file = _file_of(theme, language)
    try:
        spoken = language.partition("-")[0]
        if not file and spoken.isalpha() and spoken != ENGLISH:  # "en_GB" is no language, and a rule says so
            wanted = shown(_file(theme, spoken))
            message = (
                f'the theme has no words in "{language}", and shows English ones; translate {ENGLISH}.toml as {wanted}'
            )
            yield replace(read_toml(site).problem(RULE, message, "language"), severity="warning")
        elif file:
            yield from _missing(read_toml(_file(theme, ENGLISH)).data, read_toml(file))
    except Unreadable:  # named already, where settings and site are read
        return


def _missing(english: Mapping[str, Any], toml: TomlFile, *key: str) -> Iterator[Problem]:
    """A warning for each word that a translation lacks, in its table where it has that."""
    words: Any = toml.data
    for part in key:
        words = words[part]
    for name, value in english.items():
        if name not in words:
            message = f'"{".".join([*key, name])}" is missing, and shows in English; translate it from {ENGLISH}.toml'
            yield replace(toml.problem(RULE, message, *key), severity="warning")
        elif _differs(value, words[name]):
            named = ".".join([*key, name])
            message = f'"{named}" must be a list of {len(value)}, as in {ENGLISH}.toml; write each of them, in order'
            yield toml.problem(RULE, message, *key, name)
        elif isinstance(value, dict) and isinstance(words[name], dict):
            yield from _missing(value, toml, *key, name)


def _differs(english: Any, own: Any) -> bool:
    """Whether a list, such as that of the months, is none in a translation, or longer or shorter there."""
    return isinstance(english, list) and not (isinstance(own, list) and len(own) == len(english))


def _over(english: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Words, and tables of words, with others in place of those that are there too."""
    mixed = {
        key: _over(english[key], value) if isinstance(value, dict) and isinstance(english.get(key), dict) else value
        for key, value in own.items()
        if not _differs(english.get(key), value)
    }
    return {**english, **mixed}


def _file_of(theme: Path, language: str) -> Path | None:
    names = dict.fromkeys((language, language.partition("-")[0]))
    return next((file for name in names if (file := _file(theme, name)).is_file()), None)


def _file(theme: Path, name: str) -> Path:
    return theme / "strings" / f"{name}.toml"
