"""Reads one built page into records, with the line and column of every element and run of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from ..problem import Problem
from ..source import Unreadable
from .records import Element, Link, Page, Source, Text

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
RAW = frozenset(("script", "style"))

# Text in these is shown as it was typed, or not at all.
QUIET = RAW | frozenset(["code", "kbd", "math", "noscript", "pre", "samp", "svg", "template", "textarea"])

URLS = {
    "a": ("href",),
    "area": ("href",),
    "audio": ("src",),
    "blockquote": ("cite",),
    "button": ("formaction",),
    "del": ("cite",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src", "formaction"),
    "ins": ("cite",),
    "link": ("href",),
    "object": ("data",),
    "q": ("cite",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
SRCSETS = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
# An address may hold a comma, but neither begin nor end with one.
_SRCSET_ENTRY = re.compile(r"([^\s,](?:\S*[^\s,])?)(?:\s[^,]*)?(?:,|$)")
PICTURES = frozenset(("og:image", "og:image:url", "twitter:image"))

# Start tags that end an open element whose end tag was left out (HTML standard, "Optional tags").
_ENDS_P = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
_CELLS = frozenset(("td", "th", "p"))
_ROWS = _CELLS | {"tr"}
_BODIES = _ROWS | {"thead", "tbody", "tfoot"}
_ENDS = {tag: frozenset(("p",)) for tag in _ENDS_P} | {
    "body": frozenset(("head",)),
    "dd": frozenset(("dd", "dt", "p")),
    "dt": frozenset(("dd", "dt", "p")),
    "li": frozenset(("li", "p")),
    "optgroup": frozenset(("optgroup", "option")),
    "option": frozenset(("option",)),
    "tbody": _BODIES,
    "td": _CELLS,
    "tfoot": _BODIES,
    "th": _CELLS,
    "tr": _ROWS,
}


def parse_page(html: str, *, path: str, file: str, size: int, source: Source | None = None) -> Page:
    """The page that stands in ``html``. Raises Unreadable where no parser can make sense of it."""
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError as error:
        # The standard library's way to refuse a broken "<![" declaration.
        line, column = reader.getpos()
        message = f"not valid HTML: {error}; compare with the lines around it"
        raise Unreadable(Problem(file, line, column + 1, "html", message)) from error
    elements = reader.elements()
    links = tuple(link for element in elements for link in _links(element))
    return Page(path, file, size, source, elements, tuple(reader.texts), links)


@dataclass
class _Open:
    """An element while it is read. ``start`` and ``stop`` bound its text among the pieces of the page."""

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    index: int
    parent: int
    start: int
    stop: int = 0
    end: int = 0
    own: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[Text] = []
        self._all: list[_Open] = []
        self._open: list[_Open] = []
        self._pieces: list[str] = []
        self._quiet = 0

    def elements(self) -> tuple[Element, ...]:
        """All elements read so far."""
        while self._open:
            self._close()
        return tuple(self._element(item) for item in self._all)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self._open and self._open[-1].tag in _ENDS.get(tag, ()):
            self._close()
        # Browsers keep the first of two equal attributes.
        attributes = {name: value or "" for name, value in reversed(attrs)}
        line, column = self.getpos()
        parent = self._open[-1].index if self._open else -1
        item = _Open(tag, attributes, line, column + 1, len(self._all), parent, len(self._pieces))
        self._all.append(item)
        self._open.append(item)
        self._quiet += tag in QUIET
        if tag in VOID:
            self._pieces.append("\n" if tag == "br" else "")
            self._close()

    def handle_endtag(self, tag: str) -> None:
        if any(item.tag == tag for item in self._open):
            while self._close() != tag:
                continue

    def handle_data(self, data: str) -> None:
        inner = self._open[-1] if self._open else None
        if inner and inner.tag in RAW:
            # Script and style are no words of the elements around them.
            inner.own += data
            return
        self._pieces.append(data)
        if not self._quiet and data.strip():
            line, column = self.getpos()
            self.texts.append(Text(data, line, column + 1, inner.index if inner else -1))

    def _close(self) -> str:
        item = self._open.pop()
        item.stop, item.end = len(self._pieces), len(self._all)
        self._quiet -= item.tag in QUIET
        return item.tag

    def _element(self, item: _Open) -> Element:
        text = item.own or "".join(self._pieces[item.start : item.stop])
        return Element(item.tag, item.attributes, text, item.line, item.column, item.index, item.end, item.parent)


def _links(element: Element) -> Iterator[Link]:
    for name in URLS.get(element.tag, ()):
        if name in element.attributes:
            yield Link(element, name, element.attributes[name])
    srcset = SRCSETS.get(element.tag, "")
    for entry in _SRCSET_ENTRY.finditer(element.get(srcset)):
        yield Link(element, srcset, entry[1])
    if element.tag == "meta" and PICTURES & {element.get("property").lower(), element.get("name").lower()}:
        yield Link(element, "content", element.get("content"))
