"""Reads a settings file: for Pelican, and for the checks, which want to know how the site lays out its content."""

from __future__ import annotations

import ast
import contextlib
import datetime
import json
import os
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

import pelican as package
from pelican.settings import DEFAULT_CONFIG, get_settings_from_file, read_settings
from pelican.utils import slugify

from ..checks import Layout, Settings
from ..checks.records.form import parts_of
from ..problem import Problem
from ..record import record
from ..source import Place, Unreadable, read_toml, shown
from .pelican_log import listening, problem_of
from .pelican_words import tree_of
from .records import SETTINGS

HIDDEN = (".*",)  # what editors leave beside a file; Pelican's own pattern for these meets no name

DRAFTS = {"DRAFT_SAVE_AS": "{slug}/index.html", "DRAFT_PAGE_SAVE_AS": "{slug}/index.html"}

SIMPLE = Path(package.__file__).parent / "themes/simple/templates"
"""Where Pelican looks for a template that the theme does not have (its ``Generator``)."""

_GROUP = re.compile(r"\(\?P<(\w+)>")


@record
class Loaded:
    """A settings file that was read. ``pelican`` is empty where it cannot be used; ``problems`` then say why.

    ``told`` is what it was told through the environment, ``site_url`` the address the site is built for.
    """

    conf: Path
    content: Path
    layout: Layout
    settings: Settings
    pelican: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    site_url: str = ""

    @property
    def ours(self) -> bool:
        """Whether the site publishes by our own plugin: with our theme's words, policy and budgets."""
        return "plugins.publishing" in _each(self.pelican.get("PLUGINS"))


def load(conf: Path, content: Path | None, *, site_url: str, today: datetime.date, drafts: bool = False) -> Loaded:
    """Read the settings file ``conf`` for the content in a folder, or in the one that the file itself names.

    ``site_url`` is the address to build for; where it is empty the settings file decides.
    """
    told = {name: value for name, value in (("SITE_CONTENT", str(content or "")), ("SITE_URL", site_url)) if value}
    problems: list[Problem] = []
    places: dict[str, Place] = {}
    usual = content or conf.parent / "content"
    with listening(problems, usual, conf), environment(**told):
        try:
            places = _places(conf)
            pelican = read_settings(str(conf), override=_override(places, content, site_url, drafts=drafts))
            pelican["DEFAULT_METADATA"] = _metadata(pelican["DEFAULT_METADATA"], conf, places)
            pelican["IGNORE_FILES"] = [*pelican["IGNORE_FILES"], *HIDDEN]
            pelican["TODAY"] = today  # for plugins: what they know goes out of date
        except (Exception, SystemExit) as error:  # a settings file is a program: it may raise anything
            problems.append(problem_of(error, conf))
            empty = Settings(shown(conf), _raw(conf, places), places, DEFAULT_CONFIG, today)
            # Nobody knows where texts lie, and which of them need a date.
            layout = Layout(usual, conf.parent / "theme", articles=("",), given=frozenset(("date",)))
            return Loaded(conf, usual, layout, empty, problems=tuple(problems), told=told)
    values = {name: pelican[name] for name in places if name in pelican}
    folder = Path(os.path.abspath(pelican["PATH"]))
    settings = Settings(
        shown(conf),
        values,
        places | _last(tree_of(conf)),
        DEFAULT_CONFIG,
        today,
        elsewhere=_elsewhere(conf, folder / "site.toml"),
        again={name: places[name] for name in _again(tree_of(conf))},
        copies=_copies(tree_of(conf)),
    )
    layout, address = _layout(pelican, folder, conf), _address(pelican, site_url)
    return Loaded(conf, folder, layout, settings, pelican, tuple(problems), told, address)


def _address(pelican: Mapping[str, Any], usual: str) -> str:
    """The address of the site without a slash at its end, empty where it is none: a rule names the setting then."""
    address = str(pelican.get("SITE_URL") or pelican.get("SITEURL") or usual)
    return address.rstrip("/") if any(parts_of(address)) else ""


def _metadata(given: Any, conf: Path, places: Mapping[str, Place]) -> dict[str, Any]:
    """What all texts are given, as a table or in pairs. Raises Unreadable where it is neither: each text would fail."""
    try:
        table = dict(given)
    except (TypeError, ValueError):
        table = {None: given}
    if all(isinstance(name, str) for name in table):
        return table
    what = 'DEFAULT_METADATA must be a table with names in quotes, as in {"author": "Ada Brook"}, not '
    place = places.get("DEFAULT_METADATA", (1, 1))
    raise Unreadable(Problem(shown(conf), *place, SETTINGS, what + textwrap.shorten(repr(given), 40)))


def _raw(conf: Path, places: Iterable[str]) -> dict[str, Any]:
    """What the file sets, where that can be told although Pelican cannot use it."""
    try:
        values = get_settings_from_file(str(conf))
    except (Exception, SystemExit):
        return {}
    return {name: values[name] for name in places if name in values}


def _override(values: Iterable[str], content: Path | None, site_url: str, *, drafts: bool) -> dict[str, Any]:
    """What is asked for on the command line goes before what the file says. Our own file asks for SITE_URL itself."""
    override: dict[str, Any] = dict(DRAFTS) if drafts else {}
    if drafts and "OFFLINE" in values:
        override["OFFLINE"] = False  # a preview is looked at, and not to be kept by the browser
    if content:
        override["PATH"] = os.path.abspath(content)
    if site_url and "SITE_URL" not in values:
        override["SITEURL"] = site_url
    return override


@contextlib.contextmanager
def environment(**told: str) -> Iterator[None]:
    """What the settings file reads from the environment, there for as long as it is read, and then as it was."""
    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)  # the settings file is a program: it may have done so itself
            if value is not None:
                os.environ[name] = value


def _places(conf: Path) -> dict[str, Place]:
    """Where a settings file assigns each of its names."""
    names = [node for node in ast.walk(tree_of(conf)) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    return {node.id: (node.lineno, node.col_offset + 1) for node in reversed(names)}


def _elsewhere(conf: Path, file: Path) -> dict[str, tuple[str, Place]]:
    """Where ``site.toml`` says what the settings file takes from it, as in ``NAME = SITE.key``."""
    try:
        toml = read_toml(file)
    except Unreadable:
        return {}
    found: dict[str, tuple[str, Place]] = {}
    for node in tree_of(conf).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute(value=ast.Name(id="SITE"), attr=key)):
                found |= {name: (toml.file, toml.at(key))} if key in toml.data else {}
    return found


def _last(tree: ast.Module) -> dict[str, Place]:
    """Where names get the value that counts, by plain lines and under no condition."""
    found: dict[str, Place] = {}
    for line in tree.body:
        match line:
            case ast.Assign(targets=[ast.Name(id=name) as node]):
                found[name] = (node.lineno, node.col_offset + 1)
    return found


def _again(tree: ast.Module) -> set[str]:
    """The names that are given a second value before the first is read, both by plain lines and under no condition."""
    found: set[str] = set()
    unread: set[str] = set()
    for line in tree.body:
        unread -= {node.id for node in ast.walk(line) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        match line:
            case ast.Assign(targets=[ast.Name(id=name)]):
                found |= {name} & unread
                unread.add(name)
    return found


def _copies(tree: ast.Module) -> dict[str, str]:
    """The names that are given the value of another name, with that one."""
    found: dict[str, str] = {}
    for line in tree.body:
        match line:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name(id=other)):
                found[name] = other
    return found


def _layout(pelican: Mapping[str, Any], folder: Path, conf: Path) -> Layout:
    kinds = {"article": "ARTICLE", "page": "PAGE", "draft article": "DRAFT", "draft page": "DRAFT_PAGE"}
    return Layout(
        content=folder,
        theme=Path(pelican["THEME"]),
        articles=_folders(pelican["ARTICLE_PATHS"]),
        pages=_folders(pelican["PAGE_PATHS"]),
        statics=_folders(pelican["STATIC_PATHS"]),
        slug=lambda title, stem: _slug(title, stem, pelican),
        save_as={kind: _pattern(pelican[f"{name}_SAVE_AS"]) for kind, name in kinds.items()},
        given=_given(pelican),
        ignored=tuple(_texts(pelican["IGNORE_FILES"])),
        # Pelican adds ARTICLE_PATHS to what holds no pages; "" among them excludes nothing.
        excluded={
            kind: tuple(filter(None, _folders(pelican[f"{kind.upper()}_EXCLUDES"]))) for kind in ("article", "page")
        },
        templates=(*(Path(path) for path in _texts(pelican["THEME_TEMPLATES_OVERRIDES"])), SIMPLE),
        keys=frozenset(),
        language=str(pelican["DEFAULT_LANG"]),
        conf=conf,
        slugs=_shape_of_slugs(pelican),
    )


def _folders(paths: Any) -> tuple[str, ...]:
    """Folders below the content folder; ``""`` is that folder itself."""
    names = (os.path.normpath(path).strip("/") for path in _texts(paths))
    return tuple("" if name == "." else name for name in names)


def _texts(values: Any) -> Iterator[str]:
    """What is text or path in a list; a setting that is none is named by the rules about settings."""
    return (str(value) for value in _each(values) if isinstance(value, (str, Path)))


def _each(values: Any) -> Iterable[Any]:
    """What stands in a list, and nothing where a setting of any other kind does."""
    return values if isinstance(values, Iterable) else ()


def _pattern(save_as: Any) -> str:
    return save_as if isinstance(save_as, str) else "{unknown}"


def _slug(title: str, stem: str, pelican: Mapping[str, Any]) -> str:
    """A slug as Pelican makes it (its ``contents.Content``)."""
    try:
        named = re.match(pelican.get("FILENAME_METADATA") or "(?!)", stem)
    except re.error:
        named = None  # a rule about settings says so
    if named and named.groupdict().get("slug"):
        return str(named["slug"])
    source = title if pelican["SLUGIFY_SOURCE"] == "title" and title else stem
    try:
        made = slugify(
            source,
            regex_subs=pelican["SLUG_REGEX_SUBSTITUTIONS"],
            preserve_case=pelican["SLUGIFY_PRESERVE_CASE"],
            use_unicode=pelican["SLUGIFY_USE_UNICODE"],
        )
    except (TypeError, ValueError, re.error):
        return source  # no pairs of pattern and text: Pelican will say so, when it comes to the texts
    return str(made)


def _shape_of_slugs(pelican: Mapping[str, Any]) -> str:
    """All settings that shape slugs, as one text; empty where one is no plain data."""
    shaping = ("SLUGIFY_SOURCE", "SLUG_REGEX_SUBSTITUTIONS", "SLUGIFY_PRESERVE_CASE", "SLUGIFY_USE_UNICODE")
    try:
        return json.dumps([pelican.get(name) for name in ("FILENAME_METADATA", *shaping)])
    except (TypeError, ValueError):
        return ""


def _given(pelican: Mapping[str, Any]) -> frozenset[str]:
    """The keys that no file needs, because the settings or the file's own name or path say them."""
    names = {name.lower() for name in pelican["DEFAULT_METADATA"]}
    names |= {"date"} if pelican.get("DEFAULT_DATE") else set()
    for pattern in (pelican.get(name) for name in ("FILENAME_METADATA", "PATH_METADATA", "EXTRA_PATH_METADATA")):
        names |= set(_GROUP.findall(pattern)) if isinstance(pattern, str) else set()
    return frozenset(names)
