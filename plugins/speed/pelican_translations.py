"""Finds texts that are translations of each other, at once where none is.

Pelican looks up each text in the list of all originals (``pelican.utils.process_translations``): with 10,000 texts that
takes longer than making them. It has no other lever than the name by which its generators call the function.
"""

from __future__ import annotations

from collections.abc import Collection
from operator import attrgetter
from typing import Any

from pelican import generators, utils

Ids = str | Collection[str] | None


def process_translations(content_list: list[Any], translation_id: Ids = None) -> tuple[list[Any], list[Any]]:
    """The originals and the translations among texts, as Pelican's function of that name tells them.

    Texts belong together where their attributes of these names are the same. Raises what Pelican's own raises.
    """
    if not translation_id or not _stand_alone(content_list, translation_id):
        found: tuple[list[Any], list[Any]] = utils.process_translations(content_list, translation_id)
        return found
    content_list.sort(key=_key(translation_id))
    for content in content_list:
        content.translations = []
    return list(content_list), []


def _stand_alone(texts: list[Any], translation_id: Ids) -> bool:
    """Whether no two texts belong together, and none says that it is a translation."""
    try:
        keys = set(map(_key(translation_id), texts))
    except (AttributeError, TypeError):  # Pelican says so
        return False
    return len(keys) == len(texts) and not any("translation" in text.metadata for text in texts)


def _key(translation_id: Ids) -> attrgetter[Any]:
    return attrgetter(*({translation_id} if isinstance(translation_id, str) else translation_id or ()))


def look_quickly() -> None:
    """Let Pelican's generators find translations so."""
    generators.process_translations = process_translations
