"""Finds the HTML tag, among those that an author wrote into a text, that made an element of the page."""

from __future__ import annotations

import re

from ..reading.markup import Tag, tags
from ..records import Element, Link, Page, Text
from .frame import in_frame
from .spellings import flexible


def own_tag(at: Element | Link | Text | str, page: Page) -> int | None:
    """The offset in the page's source of the tag that made an element, or of its address; a theme may have added to it.

    None where the author wrote no such tag.
    """
    if isinstance(at, (str, Text)):
        return None
    element = at.element if isinstance(at, Link) else at
    own = [tag for tag in (tags(page.source) if page.source else ()) if not tag.closing and _fits(tag, element)]
    made = [item for item in page.all(element.tag) if not in_frame(item, page) and any(_fits(tag, item) for tag in own)]
    number = next((number for number, item in enumerate(made) if item.number == element.number), len(own))
    # A tag without attributes, or with an address alone, may as well come from Markdown.
    doubtful = isinstance(at, Link) or number >= len(own) or not own[number].rest.strip()
    if doubtful and len(own) != len(made):
        own, number = [tag for tag in own if page.source and _begins(tag, element, page.source.text)], 0
    if page.source is None or number >= len(own):
        return None
    value = re.search(rf"""(?i)\b{at.attribute}\s*=\s*["']?""", own[number].written) if isinstance(at, Link) else None
    return own[number].offset + (value.end() if value else 0)


def _begins(tag: Tag, element: Element, text: str) -> bool:
    """Whether the same words stand behind the tag in the source as on the page."""
    words = next((piece for piece in element.pieces[element.first : element.last] if piece.strip()), "")
    behind = re.compile(rf"(?:\s|<[^<>]*>)*{flexible(' '.join(words.split()[:3]))}")
    return bool(words) and behind.match(text, tag.offset + len(tag.written)) is not None


def _fits(tag: Tag, element: Element) -> bool:
    written = tag.attributes
    if (
        tag.name != element.tag
        or not written.keys() <= element.attributes.keys()
        or (element.attributes and not written)
    ):
        return False
    return all(element.get(name).split() == value.split() for name, value in written.items())
