"""Reads one built page into records, with the line and column of every element and run of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser

from ...problem import Problem
from ...source import Unreadable, place_of
from ..records.content import Source
from ..records.page import WRITTEN, Element, Fault, Link, Page, Text
from .tags import tag_at

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


# Elements whose end tag may be left out (HTML standard, "Optional tags").
OPTIONAL_END = frozenset(
    [
        "body",
        "caption",
        "colgroup",
        "dd",
        "dt",
        "head",
        "html",
        "li",
        "optgroup",
        "option",
        "p",
        "rb",
        "rp",
        "rt",
        "rtc",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    ]
)

# What holds the text of a page: an end tag too many in there does not mean what the theme has around it.
_WALLS = frozenset(("article", "main"))

# What an attribute's name holds where quotation marks or tags went wrong.
_GARBLED = re.compile(r"[\"'<`]")

# A tag that never ends is text to the standard library.
_BEGUN = re.compile(r"<(/?[A-Za-z][\w-]*)")


def parse_page(html: str, *, path: str, file: str, size: int, source: Source | None = None) -> Page:
    """The page that stands in ``html``. Raises Unreadable where no parser can make sense of it."""
    reader = _Reader()
    try:
        if not reader.read_plain(html):
            reader = _Reader()
            reader.read(html)
    except AssertionError as error:
        # The standard library's way to refuse a broken "<![" declaration.
        line, column = place_of(html, reader.at)
        message = f"not valid HTML: {error}; compare with the lines around it"
        raise Unreadable(Problem(file, line, column, "html", message)) from error
    elements = reader.elements()
    links = tuple(link for element in elements if element.attributes for link in _links(element))
    return Page(path, file, size, source, elements, tuple(reader.texts), links, html, tuple(reader.faults))


class _Open:
    """An element while it is read."""

    __slots__ = ("attributes", "end", "first", "index", "last", "offset", "own", "parent", "slashed", "tag")

    def __init__(  # noqa: PLR0917 - called once for each element of a site, and names cost time
        self, tag: str, attributes: Mapping[str, str], offset: int, index: int, parent: int, first: int
    ) -> None:
        self.tag, self.attributes, self.offset = tag, attributes, offset
        self.index, self.parent, self.first = index, parent, first
        self.last = self.end = 0
        self.own = ""
        self.slashed = False


class _Reader(HTMLParser):
    """Makes records of the tokens that the standard library finds. ``at`` is the offset of the token at hand."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[Text] = []
        self.faults: list[Fault] = []
        self.at = 0
        self._html = ""
        self._all: list[_Open] = []
        self._open: list[_Open] = []
        self._pieces: list[str] = []
        self._quiet = 0
        self._base = 0

    def read(self, html: str) -> None:
        """Read a whole page."""
        self._html = html
        self.feed(html)
        self._base = len(html) - len(self.rawdata)
        self.close()
        while self._open:
            self._close(fault="unclosed")

    def read_plain(self, html: str) -> bool:
        """Read a whole page that is written plainly. Says whether it is; else what was read is of no use."""
        self._html, behind = html, 0
        while (at := html.find("<", behind)) >= 0:
            self._text(html, behind, at)
            self.at = at
            tag, behind = tag_at(html, at)
            if not behind:
                return False
            if tag is None:
                continue
            if tag.attributes is None:
                self.handle_endtag(tag.name)
                continue
            self._make_room(tag.name)
            self._begin(tag.name, tag.attributes)
            if tag.slashed:
                self._end_slashed(tag.name)
            elif tag.inside is not None:
                inner = tag.inside.match(html, behind)
                if inner is None:
                    return False
                self._text(html, behind, inner.end(), raw=tag.name in RAW)
                behind = inner.end()
        self._text(html, behind, len(html))
        while self._open:
            self._close(fault="unclosed")
        return True

    def _text(self, html: str, start: int, end: int, *, raw: bool = False) -> None:
        if start < end:
            text, self.at = html[start:end], start
            self.handle_data(unescape(text) if "&" in text and not raw else text)

    def updatepos(self, i: int, j: int) -> int:
        """Called by the standard library at each token: offsets are all we keep, lines are counted when asked for."""
        self.at = self._base + j
        return j

    def elements(self) -> tuple[Element, ...]:
        """All elements read."""
        pieces = self._pieces
        return tuple(
            Element(
                item.tag,
                item.attributes,
                item.offset,
                item.index,
                item.parent,
                pieces,
                item.first,
                item.last,
                item.end,
                item.own,
            )
            for item in self._all
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._make_room(tag)
        self._begin(tag, self._attributes(tag, attrs) if attrs else {})

    def _make_room(self, tag: str) -> None:
        """Close the elements that a start tag ends."""
        ends = _ENDS.get(tag, ())
        while self._open and self._open[-1].tag in ends:
            self._close()

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        item = _Open(tag, attributes, self.at, len(self._all), self._inner(), len(self._pieces))
        self._all.append(item)
        self._open.append(item)
        if tag in QUIET:
            self._quiet += 1
        if tag in VOID:
            self._pieces.append("\n" if tag == "br" else "")
            self._close()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._end_slashed(tag)

    def _end_slashed(self, tag: str) -> None:
        # Only in a drawing does the slash close an element; elsewhere browsers pass it over.
        if tag in VOID:
            return
        if any(item.tag in ("svg", "math") for item in self._open):
            self._close()
        else:
            self._open[-1].slashed = True

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> dict[str, str]:
        # Browsers keep the first of two equal attributes.
        attributes = {name: value or "" for name, value in reversed(attrs)}
        if len(attributes) < len(attrs):
            names = [name for name, _ in attrs]
            for name in attributes:
                if names.count(name) > 1:
                    self._fault("repeated", tag, name=name)
        garbled = next((name for name in attributes if _GARBLED.search(name)), "")
        if garbled:
            self._fault("garbled", tag, name=garbled)
        return attributes

    def _fault(self, kind: str, tag: str, *, at: int = -1, parent: int | None = None, name: str = "") -> None:
        at, parent = (self.at if at < 0 else at), (self._inner() if parent is None else parent)
        written = WRITTEN.match(self._html, at)
        self.faults.append(Fault(kind, tag, at, parent, name, written[0].strip() if written else ""))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].tag == tag:
            self._close()
        elif self._closes(tag):
            while self._open[-1].tag != tag:
                self._close(fault="crossed")
            self._close()
        else:
            self._fault("stray", tag)

    def _closes(self, tag: str) -> bool:
        """Whether an end tag closes one of the open elements, across others."""
        for item in reversed(self._open):
            if item.tag == tag:
                return True
            if item.tag in _WALLS and tag not in _WALLS and tag not in ("body", "html"):
                return False
        return False

    def handle_data(self, data: str) -> None:
        inner = self._open[-1] if self._open else None
        if inner and inner.tag in RAW:
            # Script and style are no words of the elements around them.
            inner.own += data
            return
        self._pieces.append(data)
        if data[:1] == "<" and (broken := _BEGUN.match(self._html, self.at)):
            self._fault("broken", broken[1].lower())
        if not self._quiet and not data.isspace():
            self.texts.append(Text(data, self.at, inner.index if inner else -1))

    def _inner(self) -> int:
        """The index of the innermost open element, -1 where there is none."""
        return self._open[-1].index if self._open else -1

    def _close(self, fault: str = "") -> None:
        item = self._open.pop()
        item.last, item.end = len(self._pieces), len(self._all)
        if item.tag in QUIET:
            self._quiet -= 1
        if fault and item.tag not in OPTIONAL_END:
            self._fault("slashed" if item.slashed else fault, item.tag, at=item.offset, parent=item.parent)


def _links(element: Element) -> Iterator[Link]:
    for name in URLS.get(element.tag, ()):
        if name in element.attributes:
            yield Link(element, name, element.attributes[name])
    srcset = SRCSETS.get(element.tag, "")
    for entry in _SRCSET_ENTRY.finditer(element.get(srcset)):
        yield Link(element, srcset, entry[1])
    if element.tag == "meta" and PICTURES & {element.get("property").lower(), element.get("name").lower()}:
        yield Link(element, "content", element.get("content"))
