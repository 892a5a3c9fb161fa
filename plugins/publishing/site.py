"""The publisher's own facts, ``content/site.toml``."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..problem import Problem
from ..record import record
from ..source import TomlFile, Unreadable, did_you_mean, read_toml, shown, texts_below

RULE = "site-settings"

ADDRESS = re.compile(r"https?://(?:[\w.-]+|\[[\da-fA-F:.]+\])(?::\d+)?(?:/[^\s?#]*)?")
"""The whole address of a site, without a slash at its end."""

_LANGUAGE = re.compile(r"[\w-]{1,35}", re.ASCII)
"""What a language may be made of: other programs look for a file or a module of that name. Whether there is such a
language, a rule of the checks says. 35 letters are what a reader of such codes must take (RFC 5646, 4.4.1)."""


@record
class Publisher:
    """Who stands behind the site. An empty text means that the publisher has not said."""

    name: str = ""
    editor: str = ""
    contact: str = ""
    paid_by: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that were not filled in."""
        return tuple(field.name for field in fields(self) if not getattr(self, field.name))

    @property
    def contact_address(self) -> str:
        """The contact as an address to link to."""
        return self.contact if "://" in self.contact else f"mailto:{self.contact}"


@record
class Site:
    """What a publisher changes first. ``language`` is a language tag such as ``en-GB``.

    ``offline`` says whether the browsers of readers keep the site for when they have no network.
    """

    name: str = "A site without a name"
    line: str = ""
    language: str = "en"
    navigation: tuple[str, ...] = ()
    publisher: Publisher = Publisher()
    offline: bool = True


def base_path(site_url: str) -> str:
    """The part of the site's address that stands before every path: ``/sub`` for ``https://example.org/sub``."""
    return urlsplit(site_url).path.rstrip("/")


def read_site(content: Path) -> Site:
    """The site as its file describes it; the defaults where the file cannot be used (``site_problems`` says why)."""
    try:
        data = read_toml(content / "site.toml").data
    except Unreadable:
        return Site()
    known = {
        key: value for key, value in data.items() if key in ("name", "line", "language") and isinstance(value, str)
    }
    # only a plain "no" is one: what is wrong is named, and does not switch anything off
    if not _LANGUAGE.fullmatch(known.get("language", "")):
        known.pop("language", None)
    return Site(**known, navigation=_slugs(data), publisher=_publisher(data), offline=data.get("offline") is not False)


def site_problems(content: Path) -> list[Problem]:
    """Everything that is wrong with ``site.toml``: unreadable, unknown keys, wrong types, missing name or language."""
    try:
        toml = read_toml(content / "site.toml")
    except Unreadable as error:
        return [error.problem]
    publisher = toml.data.get("publisher", {})
    problems = _unknown_keys(toml, toml.data, fields(Site), ())
    if isinstance(publisher, dict):
        problems += _unknown_keys(toml, publisher, fields(Publisher), ("publisher",))
        problems += [
            _not_text(toml, "publisher", key) for key, value in publisher.items() if not isinstance(value, str)
        ]
    else:
        problems.append(
            toml.problem(RULE, '"publisher" must be a table: write [publisher] on a line of its own', "publisher")
        )
    return problems + _wrong_values(toml)


def _slugs(data: dict[str, Any]) -> tuple[str, ...]:
    found = data.get("navigation", [])
    return tuple(slug for slug in found if isinstance(slug, str)) if isinstance(found, list) else ()


def _publisher(data: dict[str, Any]) -> Publisher:
    table = data.get("publisher", {})
    if not isinstance(table, dict):
        return Publisher()
    names = {field.name for field in fields(Publisher)}
    return Publisher(**{key: value for key, value in table.items() if key in names and isinstance(value, str)})


def _unknown_keys(toml: TomlFile, table: dict[str, Any], known: Any, base: tuple[str, ...]) -> list[Problem]:
    names = [field.name for field in known]
    return [
        toml.problem(RULE, f'unknown key "{key}"; known are {", ".join(names)}.{did_you_mean(key, names)}', *base, key)
        for key in table
        if key not in names
    ]


def _wrong_values(toml: TomlFile) -> list[Problem]:
    problems = [
        _not_text(toml, key) for key in ("name", "line", "language") if not isinstance(toml.data.get(key, ""), str)
    ]
    if not isinstance(toml.data.get("offline", True), bool):
        problems.append(toml.problem(RULE, '"offline" must be true or false, without quotes', "offline"))
    for key in ("name", "language"):
        if not toml.data.get(key):
            problems.append(
                toml.problem(RULE, f'"{key}" is missing or empty; write {key} = "..." at the top of the file', key)
            )
    language = toml.data.get("language", "")
    if isinstance(language, str) and language and not _LANGUAGE.fullmatch(language):
        problems.append(
            toml.problem(RULE, f'"language" is "{language}"; write the code of one, as in "en" or "en-GB"', "language")
        )
    navigation = toml.data.get("navigation", [])
    if not isinstance(navigation, list) or not all(isinstance(slug, str) for slug in navigation):
        problems.append(toml.problem(RULE, '"navigation" must be a list of page names in quotes', "navigation"))
    return problems + _lost_navigation(toml, navigation)


def _lost_navigation(toml: TomlFile, navigation: Any) -> list[Problem]:
    if not isinstance(navigation, list):
        return []
    content = Path(toml.file).parent
    slugs = sorted(file.stem for folder in ("articles", "pages") for file in texts_below(content / folder))
    twice = [
        toml.problem(RULE, f'the menu names "{slug}" twice; take one of them out', "navigation", i)
        for i, slug in enumerate(navigation)
        if slug in navigation[:i]
    ]
    return twice + [
        toml.problem(
            RULE,
            f'the menu names "{slug}", but there is no such page in {shown(content)}.{did_you_mean(slug, slugs)}',
            "navigation",
            i,
        )
        for i, slug in enumerate(navigation)
        if isinstance(slug, str) and slug not in slugs
    ]


def _not_text(toml: TomlFile, *key: str) -> Problem:
    return toml.problem(RULE, f'"{key[-1]}" must be a text in quotes', *key)
