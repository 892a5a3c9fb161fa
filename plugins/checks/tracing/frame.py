"""Tells what pages have around their content from the content itself."""

from __future__ import annotations

from ..records import Element, Link, Page, Text


def in_frame(at: Element | Link | Text | str, page: Page) -> bool:
    """Whether it stands in what pages have around their content."""
    if isinstance(at, str):
        return False
    number = inner(at)
    tags = {element.tag for element in page.around(number)}
    if tags & {"main", "article"}:
        return False
    return bool(page.counts["main"] or tags <= {"html"} or tags & {"head", "header", "nav", "aside", "footer"})


def inner(at: Element | Link | Text) -> int:
    """The number of the element that it is, or stands in."""
    return at.element.number if isinstance(at, Link) else at.number if isinstance(at, Element) else at.parent
