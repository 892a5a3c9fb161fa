"""Finds the tag of a template that has no counterpart: what is left open on every page, or closed twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ..records.texts import Words

_JINJA = re.compile(r"\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}", re.DOTALL)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_NAMES = re.compile(r"([\w-]+)\s*=")


class _Tag(NamedTuple):
    """One tag: the name, whether it closes, where it begins, and the names of its attributes."""

    name: str
    closing: bool
    offset: int
    attributes: frozenset[str]


def left_over(written: str, templates: Iterable[Words]) -> tuple[Words, int] | None:
    """The template and the offset of a tag without its counterpart, by that tag as it stands on a page.

    Of several such tags it is the first that has the same attributes.
    """
    tag = next(_tags(written), None)
    found = [(words, other) for words in templates for other in _unpaired(words.text)]
    alike = [item for item in found if tag and item[1].name == tag.name and item[1].closing == tag.closing]
    alike.sort(key=lambda item: not (tag and tag.attributes <= item[1].attributes))
    return (alike[0][0], alike[0][1].offset) if alike else None


@lru_cache(maxsize=256)
def _unpaired(template: str) -> tuple[_Tag, ...]:
    opened: list[_Tag] = []
    stray: list[_Tag] = []
    for tag in _tags(_JINJA.sub(_blank, template)):
        if not tag.closing:
            opened.append(tag)
        elif same := [number for number, other in enumerate(opened) if other.name == tag.name]:
            opened.pop(same[-1])
        else:
            stray.append(tag)
    return (*opened, *stray)


def _blank(found: re.Match[str]) -> str:
    """What fills in a value, or decides: the tags around it stay where they are."""
    return " " * len(found[0])


def _tags(html: str) -> Iterator[_Tag]:
    for found in _TAG.finditer(html):
        names = frozenset(name.lower() for name in _NAMES.findall(found["rest"]))
        yield _Tag(found["name"].lower(), bool(found["close"]), found.start(), names)
