"""The HTML that an author wrote into a text, tag by tag, with its places: what code shows is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from ..source import Place, place_of
from .content import Source
from .parse import OPTIONAL_END, RAW, VOID
from .records import Element, Fault, InFile, Page, Text
from .standard import BLOCKS

# Comments, fenced code that is closed or runs to the end, and code between backticks, within one paragraph.
_HIDDEN = re.compile(
    r"(?ms)<!--.*?(?:-->|\Z)"
    r"|^[ ]*(?P<fence>`{3,}|~{3,})[^`\n]*\n.*?(?:^[ ]*(?P=fence)[`~]*[ ]*$|\Z)"
    r"|(?<![`\\])(?P<tick>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)(?P=tick)(?!`)"
)
# In a list, a note and the like, four spaces do not make code.
_LIST = re.compile(r" {0,3}(?:[-*+]|\d+\.)\s|\[\^|:\s|!!!")
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>(?:\s|/(?!>))(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?(?P<end>/?>|(?=<|\s*\Z))"
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]*)))?")


class Tag(NamedTuple):
    """One tag as an author wrote it. ``offset`` counts in the whole file; ``rest`` is where its attributes stand."""

    name: str
    closing: bool
    offset: int
    written: str
    rest: str

    @property
    def attributes(self) -> dict[str, str]:
        """Its attributes by their names in lower case, the first of equal ones, values as browsers read them."""
        found = ((match[1].lower(), match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(self.rest))
        return {name: unescape(value) for name, value in reversed(list(found))}

    def place(self, source: Source, name: str = "") -> Place:
        """Its line and column, or those of one of its attributes."""
        found = re.search(rf"(?i)(?<=[\s\"'/]){re.escape(name)}(?=[\s=/>]|$)", self.written) if name else None
        return place_of(source.text, self.offset + (found.start() if found else 0))

    def at(self, source: Source) -> InFile:
        """Its place for a finding on a built page."""
        return InFile(source.path, *self.place(source))


@lru_cache(maxsize=4096)  # several rules ask for the same text
def tags(source: Source) -> tuple[Tag, ...]:
    """All tags in the body of a text, in order; what stands in a script or a style is none."""
    return tuple(_tags(shown(source))) if _TAG.search(source.body) else ()


def unpaired(source: Source) -> tuple[Tag, ...]:
    """The tags that open and are not closed, and those that close what is not open, in order."""
    opened: list[Tag] = []
    stray: list[Tag] = []
    for tag in tags(source):
        if not tag.closing:
            opened += [tag] if tag.name not in VOID else []
        elif any(before.name == tag.name for before in opened):
            _close(opened, tag, stray)
        else:
            stray.append(tag)
    found = [tag for tag in [*opened, *stray] if tag.closing or tag.name not in OPTIONAL_END]
    return tuple(sorted(found, key=lambda tag: tag.offset))


def written(element: Element, page: Page) -> bool:
    """Whether the author of a page wrote such an element into its text: then the rules for texts speak of it."""
    return page.source is not None and any(tag.name == element.tag and not tag.closing for tag in tags(page.source))


def blamed(fault: Fault, page: Page) -> InFile | Text:
    """Where a tag without its counterpart was written: an author's that fits, else the one that the page shows.

    One end tag too few makes the end tags around it close the wrong elements, so what is left over on the page may be
    the theme's.
    """
    closing = fault.kind == "stray"
    alike = [other for other in page.faults if other.tag == fault.tag and (other.kind == "stray") == closing]
    written = unpaired(page.source) if page.source else ()
    own = [tag for tag in written if tag.name == fault.tag and tag.closing == closing]
    if page.source is None or not own:
        return fault.text
    return own[min(alike.index(fault), len(own) - 1)].at(page.source)


def splitter(fault: Fault, page: Page) -> Element | None:
    """The block that ended a paragraph before its "</p>"; None where the fault is another, or that tag the author's."""
    if fault.kind != "stray" or fault.tag != "p" or isinstance(blamed(fault, page), InFile):
        return None
    ended = {(item.end, item.parent) for item in page.all("p")}
    before = (item for item in page.all(*BLOCKS - {"p"}) if item.offset < fault.offset)
    split = (item for item in before if item.parent == fault.parent and (item.number, item.parent) in ended)
    return max(split, key=lambda item: item.offset, default=None)


def _close(opened: list[Tag], tag: Tag, crossed: list[Tag]) -> None:
    while opened[-1].name != tag.name:
        crossed.append(opened.pop())
    opened.pop()


def shown(source: Source) -> str:
    """The whole text with its front matter and all code and comments blanked, so that offsets stay what they are."""
    body = _HIDDEN.sub(_blank, source.body)
    if "\n    " in body or "\n\t" in body:
        body = "\n".join(_without_code(body.split("\n")))
    return " " * (len(source.text) - len(source.body)) + body


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _without_code(lines: list[str]) -> Iterator[str]:
    """The lines, those blanked that stand four spaces in below an empty one, and in no list."""
    code = listed = False
    empty = True
    for line in lines:
        indented = line.startswith(("    ", "\t"))
        if line.strip():
            code = indented and not listed and (empty or code)
            listed = listed if indented else bool(_LIST.match(line))
        empty = not line.strip()
        yield " " * len(line) if code else line


def _tags(text: str) -> Iterator[Tag]:
    at = 0
    while found := _TAG.search(text, at):
        at = found.end()
        tag = Tag(found["name"].lower(), bool(found["close"]), found.start(), found[0].rstrip(), found["rest"] or "")
        yield tag
        if tag.name in RAW and not tag.closing:
            end = re.compile(rf"</{tag.name}\b", re.IGNORECASE).search(text, at)
            at = end.start() if end else len(text)
