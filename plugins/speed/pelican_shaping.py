"""What shapes the HTML of every text: settings, code, and what extensions of Markdown and reStructuredText go by.

Extensions that a site brings may hold anything, and ask anything. Python-Markdown lists all parts that they add; of
docutils it is two tables of directives and roles, which have no public name.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from docutils.parsers.rst import directives, roles
from markdown import Markdown
from markdown.extensions import Extension
from pelican.readers import MarkdownReader, RstReader

from ..store import digest
from .asking import asked_in
from .fingerprint import Fingerprints
from .functions import OTHERS
from .reads import ask
from .surroundings import code, environment, is_installed, plain

SHAPING = ("MARKDOWN", "FORMATTED_FIELDS", "DOCUTILS_SETTINGS", "DEFAULT_LANG", "PYGMENTS_RST_OPTIONS")
"""The settings that Pelican's own readers of Markdown and reStructuredText look at."""

KNOWN = ("markdown.", "docutils.", "pelican.", f"{__name__.partition('.')[0]}.")
"""How the names of modules begin whose extensions make the same of the same."""

ADDED = ("preprocessors", "parser.blockprocessors", "inlinePatterns", "treeprocessors", "postprocessors")
"""Where Python-Markdown holds the parts that extensions add."""

_DAY = re.compile(rb"\bdate::")  # the directive of docutils, and what brackets of it there are


def surroundings_of(settings: dict[str, Any]) -> str:
    """What shapes the HTML of every text; nothing where that cannot be told."""
    try:
        MarkdownReader(settings)  # adds the extensions that have settings alone to those that are named
        markdown = Markdown(**settings["MARKDOWN"])  # imports them, as their code counts, and so that no text seems to
        parts = list(_of_others(markdown))
        if _ask(parts):
            return ""
        shaping = plain({name: settings.get(name) for name in SHAPING})
        brought = [_told(part, settings) for part in parts]
    except Exception:  # an extension that cannot be had is named by the reader, at every text
        return ""
    settings["SPEED_CODE"] = settings.get("SPEED_CODE") or code()  # the same for all of one run
    return digest(settings["SPEED_CODE"], environment(), os.getcwd(), shaping, *brought)


def asks_for_the_day(reader: object, source_path: str) -> bool:
    """Whether a text says by itself that it shows the time at which it is read."""
    return reader is RstReader and _DAY.search(Path(source_path).read_bytes()) is not None


def _of_others(markdown: Markdown) -> Iterator[object]:
    """The parts of extensions that nobody here knows."""
    parts: list[object] = [*markdown.registeredExtensions, *_added(markdown)]
    parts += [*directives._directives.values(), *roles._roles.values()]
    for part in parts:
        kind = part if isinstance(part, type) else type(part)
        module = f"{getattr(part, '__module__', kind.__module__)}."
        if module.startswith(OTHERS) or not module.startswith(KNOWN):
            yield part


def _added(markdown: Markdown) -> Iterator[object]:
    for name in ADDED:
        found: Any = markdown
        for step in name.split("."):
            found = getattr(found, step)
        yield from found


def _told(part: Any, settings: Mapping[str, Any]) -> str:
    """What a part goes by. Raises Opaque where that cannot be told."""
    kind = _kind(part)
    if is_installed(_file(part)):  # its version tells it apart
        return f"{kind.__module__}.{kind.__qualname__}"
    names = {id(settings): "settings"}
    beside = {} if kind is part else {name: value for name, value in vars(part).items() if not _is_whole(value)}
    return Fingerprints(names, {}).of([kind, beside])


def _kind(part: Any) -> Any:
    """The class of a part, or a part that is code itself."""
    return part if isinstance(part, type) or not hasattr(part, "__dict__") or callable(part) else type(part)


def _file(part: Any) -> str:
    """The file in which the code of a part is; empty where there is none."""
    return getattr(sys.modules.get(_kind(part).__module__), "__file__", None) or ""


def _ask(parts: Iterable[object]) -> bool:
    """Whether the code of parts may ask what nobody sees: then those who watch are told that the build does."""
    asks = [f"{file} uses {name}" for file in {_file(part) for part in parts} if (name := asked_in(file))]
    ask(asks)
    return bool(asks)


def _is_whole(value: object) -> bool:
    """Whether something leads back to all of Markdown, which is known by its parts."""
    return isinstance(value, (Markdown, Extension)) or type(value).__module__.startswith("markdown.")
