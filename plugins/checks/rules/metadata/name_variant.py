"""A tag, a category or an author is spelt in one way on the whole site.

By a slip of the finger or another capital letter a text stands in a list of its own, where nobody looks for it.

Two tags that are near each other may both be meant, "python2" and "python3", "recipe" and "recipes"; of two names that
differ by a letter, one that stands on a single text is taken for a slip where the other stands on three or more.

Bad:  Category: Gardenning, where eight texts have Category: Gardening
Good: Category: Gardening
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from ...lore.spelling import meant
from ...records import Content, Field, Finding, Source

SEVERITY = "warning"

KEYS = {"author": "author", "authors": "author", "category": "category", "tags": "tag"}

CLOSE = 0.85
OFTEN = 3
SHORTEST = {"category": 4}  # of these there are few; of short tags many are near another
USUAL_SHORTEST = 5

_SPACE = re.compile(r"[\s_-]+")
_ENDING = re.compile(r"\d+|e?s$")


class _Use(NamedTuple):
    """One name where it stands. ``offset`` counts into the field's value; a folder that is a category has no field."""

    name: str
    field: Field | None
    offset: int
    source: Source


def check(content: Content) -> Iterator[Finding]:
    """Each name that differs from a more common one by case, by white space, or by a slip."""
    for what, uses in _uses(content).items():
        names = {name for name in uses if len(uses[name]) >= OFTEN}
        folded: dict[str, str] = {}
        for name in sorted(uses, key=lambda name: (-len(uses[name]), name)):
            shortest = SHORTEST.get(what, USUAL_SHORTEST)
            usual = folded.setdefault(_folded(name), name)
            rare = len(uses[name]) == 1 and len(name) >= shortest
            wanted = usual if usual != name else _near(name, names) if rare else ""
            written = (use for use in uses[name] if use.field and wanted)
            yield from (_finding(use, use.field, wanted, len(uses[wanted])) for use in written if use.field)
        for use in (use for name in uses if what == "tag" and "," in name for use in uses[name]):
            message = f'"{use.name}" is one tag, because the line has semicolons too; write commas or semicolons'
            yield Finding(message, at=use.field, where=use.source)


def _uses(content: Content) -> dict[str, dict[str, list[_Use]]]:
    """All uses of all names, by what they are the name of."""
    found: dict[str, dict[str, list[_Use]]] = defaultdict(lambda: defaultdict(list))
    for source in content.sources:
        for field in source.fields:
            for use in _names(field, source) if field.name in KEYS else ():
                found[KEYS[field.name]][use.name].append(use)
        # Pelican takes the folder for the category of what names none (USE_FOLDER_AS_CATEGORY).
        if source.kind == "article" and not source.field("category") and len(PurePath(source.path).parts) > 1:
            folder = PurePath(source.path).parent.name
            found["category"][folder].append(_Use(folder, None, 0, source))
    return found


def _names(field: Field, source: Source) -> Iterator[_Use]:
    """The names in a value: of several, by semicolons, else by commas (Pelican's ``ensure_metadata_list``)."""
    several = field.name in ("tags", "authors")
    mark = (";" if ";" in field.value else ",") if several else "\0"
    for part in re.finditer(rf"[^{mark}]+", field.value):
        if name := " ".join(part[0].split()):
            yield _Use(name, field, part.start() + len(part[0]) - len(part[0].lstrip()), source)


def _folded(name: str) -> str:
    return _SPACE.sub(" ", name).casefold()


def _near(name: str, names: set[str]) -> str:
    """The common name that was meant, empty where the difference may well be meant."""
    close = meant(name.casefold(), [other.casefold() for other in names], CLOSE)
    found = next((other for other in sorted(names) if other.casefold() == close), "")
    return found if _ENDING.sub("", found.casefold()) != _ENDING.sub("", name.casefold()) else ""


def _finding(use: _Use, field: Field, wanted: str, times: int) -> Finding:
    count = f"{times} texts" if times > 1 else "another text"
    verb = "say" if times > 1 else "says"
    message = f'{count} {verb} "{wanted}", this one has the {KEYS[field.name]} "{use.name}"; write both alike'
    return Finding(message, at=use.source.value_place(field, use.offset), where=use.source)
