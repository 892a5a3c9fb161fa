"""The HTML that an author wrote into a text, tag by tag, with its places: what code shows is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple

from ...source import Place, blank, blanked, place_of
from ..lore.standard import BLOCKS, known
from ..records import Element, Fault, InFile, Page
from ..records.content import Source
from ..records.prose import fences
from .parse import OPTIONAL_END, RAW, VOID

# Comments, and code between backticks within one paragraph.
_HIDDEN = re.compile(r"(?s)<!--.*?(?:-->|\Z)|(?<![`\\])(?P<tick>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)(?P=tick)(?!`)")
# What begins an item of a list, a note or a box: there, code stands four spaces further in.
_ITEM = re.compile(r"( *)(?:[-*+]|\d+[.)]|\[\^[^\]]+\]:|:|!!!|\?\?\?)(?:\s|$)")
_TAG = re.compile(
    r"<(?P<close>/?)(?!(?:https?|ftps?):)(?P<name>[A-Za-z][^\s<>/@=\"'`]*)(?P<rest>(?:\s|/(?!>))(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?/?>"
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
    def names(self) -> list[str]:
        """The names of its attributes in lower case, as often as they stand there."""
        return [found[1].lower() for found in _ATTRIBUTE.finditer(self.rest)]

    @property
    def attributes(self) -> dict[str, str]:
        """Its attributes by their names in lower case, the first of equal ones, values as browsers read them."""
        found = ((match[1].lower(), match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(self.rest))
        return {name: unescape(value) for name, value in reversed(list(found))}

    def place(self, source: Source, name: str = "") -> Place:
        """Its line and column, or those of one of its attributes."""
        found = re.search(rf"(?i)(?<=[\s\"'/]){re.escape(name)}(?=[\s=/>]|$)", self.written) if name else None
        return place_of(source.text, self.offset + (found.start() if found else 0))

    def at(self, source: Source | None) -> InFile | None:
        """Its place for a finding on a built page, None where the page has no text."""
        return InFile(source.path, *self.place(source)) if source else None


def tags(source: Source) -> tuple[Tag, ...]:
    """All tags in the body of a text, in order; what stands in a script or a style is none."""
    return _once(source, lambda: tuple(_tags(shown(source))) if _TAG.search(source.body) else (), "tags")


def unpaired(source: Source) -> tuple[Tag, ...]:
    """The tags that open and are not closed, and those that close what is not open, in order; each slip once."""
    return _once(source, lambda: _unpaired(source), "unpaired")


def _once(source: Source, make: Callable[[], tuple[Tag, ...]], name: str) -> tuple[Tag, ...]:
    """What is worked out of a text; several rules ask for the same, until it lets go."""
    made: tuple[Tag, ...] | None = source.__dict__.get(name)
    if made is None:
        made = source.__dict__[name] = make()
    return made


def _unpaired(source: Source) -> tuple[Tag, ...]:
    opened: list[Tag] = []
    crossed: list[Tag] = []
    stray: list[Tag] = []
    for tag in tags(source):
        if not tag.closing:
            opened += [tag] if tag.name not in VOID else []
        elif any(before.name == tag.name for before in opened):
            while opened[-1].name != tag.name:
                crossed.append(opened.pop())
            opened.pop()
        else:
            stray.append(tag)
    left = [tag for tag in [*opened, *crossed] if tag.name not in OPTIONAL_END]
    stray = [tag for tag in stray if not any(_explains(before, tag, source) for before in left)]
    return tuple(sorted([*left, *stray], key=lambda tag: tag.offset))


def _explains(before: Tag, tag: Tag, source: Source) -> bool:
    """Whether an end tag is left over because of a start tag before it: cut short, or closed by the wrong name."""
    between = source.text[before.offset : tag.offset]
    return before.offset < tag.offset and (before.name == tag.name or "\n\n" not in between)


def slips(page: Page, *, closing: bool) -> tuple[Tag, ...]:
    """The author's tags without their counterpart, of elements that browsers know and the page has.

    They are looked for in the text: one end tag too few makes those around it close the wrong elements, so what is left
    over on the page may be the theme's; and a site may mend its HTML while it builds.
    """
    own = unpaired(page.source) if page.source else ()
    return tuple(
        tag for tag in own if tag.closing == closing and known(tag.name) and (closing or tag.name in page.by_tag)
    )


def written(element: Element, page: Page) -> bool:
    """Whether the author of a page wrote such an element into its text: then the rules for texts speak of it."""
    return page.source is not None and any(tag.name == element.tag and not tag.closing for tag in tags(page.source))


def splitter(fault: Fault, page: Page) -> Element | None:
    """The block that ended a paragraph before its "</p>"; None where the fault is another, or that tag the author's."""
    if fault.kind != "stray" or fault.tag != "p" or any(tag.name == "p" for tag in slips(page, closing=True)):
        return None
    ended = {(item.end, item.parent) for item in page.all("p")}
    before = (item for item in page.all(*BLOCKS - {"p"}) if item.offset < fault.offset)
    split = (item for item in before if item.parent == fault.parent and (item.number, item.parent) in ended)
    return max(split, key=lambda item: item.offset, default=None)


def shown(source: Source) -> str:
    """The whole text with its front matter and all code and comments blanked, so that offsets stay what they are."""
    text = blank(source.text[: source.body_at]) + source.body
    for fence in fences(text, source.body_at) if "```" in text or "~~~" in text else ():
        end = text.find("\n", fence.end) if fence.closed else -1
        end = len(text) if end < 0 else end
        text = text[: fence.offset] + blank(text[fence.offset : end]) + text[end:]
    if "\n    " in text or "\n\t" in text:
        text = "\n".join(_without_code(text.split("\n")))
    return blanked(_HIDDEN, text)


def _without_code(lines: list[str]) -> Iterator[str]:
    """The lines, those blanked that stand four spaces further in than the text around them, below an empty line."""
    code, empty, inner = False, True, 0
    for line in lines:
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        if line.strip():
            code = indent >= inner + 4 and (empty or code)
            if item := None if code else _ITEM.match(line.expandtabs(4)):
                inner = len(item[1]) // 4 * 4 + 4
            elif not indent and empty:
                inner = 0
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
