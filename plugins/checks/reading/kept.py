"""Pages that were parsed before: their elements, texts, links and faults as plain rows, by the HTML they came from."""

from __future__ import annotations

import marshal
from typing import Any

from ...store import Store, digest
from ..records import Page
from ..records.content import Source
from ..records.page import Element, Fault, Link, Text
from .parse import parse_page

KIND = "page"


def kept_page(store: Store, html: str, *, path: str, file: str, size: int, source: Source | None) -> Page:
    """The page that stands in ``html``, as ``parse_page`` reads it, and as it was read before where it was.

    Raises Unreadable where no parser can make sense of it.
    """
    if not store.code or store.folder is None:  # who cannot name the code of the parser keeps nothing
        return parse_page(html, path=path, file=file, size=size, source=source)
    key = digest(store.code, html)
    rows = store.get(KIND, key)
    if rows is not None:
        return Page(path, file, size, source, *_from_rows(marshal.loads(rows), html))  # noqa: S302  (sealed, plain rows)
    page = parse_page(html, path=path, file=file, size=size, source=source)
    store.put(KIND, key, marshal.dumps(_rows(page)))
    return page


def _rows(page: Page) -> tuple[Any, ...]:
    pieces = page.elements[0].pieces if page.elements else []
    elements = [(*item[:5], *item[6:]) for item in page.elements]
    links = [(link.element.number, link.attribute, link.href) for link in page.links]
    return pieces, elements, [tuple(text) for text in page.texts], links, [tuple(fault) for fault in page.faults]


def _from_rows(rows: tuple[Any, ...], html: str) -> tuple[Any, ...]:
    pieces, elements, texts, links, faults = rows
    made = tuple(Element._make((*row[:5], pieces, *row[5:])) for row in elements)
    led = tuple(Link(made[number], attribute, href) for number, attribute, href in links)
    return made, tuple(Text(*row) for row in texts), led, html, tuple(Fault(*row) for row in faults)
