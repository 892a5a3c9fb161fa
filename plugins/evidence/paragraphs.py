"""Takes a Markdown text apart into what a source note vouches for: paragraphs, with the heading and box above each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from functools import cached_property

from ..record import record
from ..source import Place, blanked, place_of
from .notes import REFERENCE

_NO_TEXT = re.compile(
    r"""
    \A(?:---\s*\n)?(?:(?:[ ]{0,3}(?:[\w-]+:|(?i:date|modified|order|reviewed)[ ]+\d)|[ ]{4,})[^\n]*\n)+  # front matter
    | ^(?P<fence>`{3,}|~{3,})[^\n`]*\n(?:.*?\n)?(?P=fence)[ ]*$          # a block of code between fences
    | (?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)(?P=ticks)(?!`)   # code within a paragraph
    | <!--.*?-->
    | </?[A-Za-z][^<>\n]*>                                                # a tag: its attributes are no prose
    | \{:?(?:[ ]*[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+)(?=[ }]))+[ ]*\}  # the same in Markdown: {width=800}
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
"""What stands in a Markdown file and is not its running text. A message to copy stands between fences."""

_FRONT = re.compile(r"^ {0,3}(?:title|description|question|lead|promise):[ \t]*(?P<value>[^\n]*)", re.I | re.M)
_HEADING = re.compile(r" {0,3}#{1,6}\s+(?P<words>.*)")
_BOX = re.compile(r"(?P<indent> *)!!!\s+(?P<kind>[\w-]+)[^\n\"]*(?:\"(?P<title>[^\"\n]*)\")?")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)]|:)\s+")
_LINE = re.compile(r"^.*$", re.MULTILINE)
_MARK = re.compile(rf"(?<!\\){REFERENCE}")


def running_text(markdown: str) -> str:
    """The text with spaces for front matter, code, comments and HTML tags: offsets and lines stay."""
    return blanked(_NO_TEXT, markdown)


@record
class Paragraph:
    """One paragraph, item of a list, heading, table, or value of the front matter that readers see.

    ``start`` is its offset in the file ``whole``. ``box`` is the kind of the box around it (``example``, ``place``) and
    ``above`` what stands over it: the title of that box, and the nearest heading.
    """

    text: str
    start: int
    whole: str = field(repr=False)
    box: str = ""
    above: str = ""

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """The ids of its source notes in order, each as often as it stands there."""
        return tuple(mark[1] for mark in _MARK.finditer(self.text))

    def place(self, offset: int) -> Place:
        """Line and column of an offset into its text."""
        return place_of(self.whole, self.start + offset)


def paragraphs(markdown: str) -> Iterator[Paragraph]:
    """The paragraphs of a Markdown file in their order. A table is one, as it rests on one source."""
    text = running_text(markdown)
    head = _NO_TEXT.match(markdown)
    for found in _FRONT.finditer(markdown, 0, head.end() if head else 0):
        yield Paragraph(found["value"], found.start("value"), markdown)
    reader = _Reader(text, markdown)
    for line in _LINE.finditer(text):
        yield from reader.take(line[0], line.start())
    yield from reader.finish()


class _Reader:
    """Goes through the lines: where one begins something new, what stood before it is a paragraph."""

    def __init__(self, text: str, whole: str) -> None:
        self.text, self.whole = text, whole
        self.start, self.end = -1, -1
        self.box, self.title, self.indent, self.heading = "", "", 0, ""

    def take(self, line: str, offset: int) -> Iterator[Paragraph]:
        """The paragraphs that end before this line, or with it."""
        box, heading = _BOX.match(line), _HEADING.match(line)
        if not line.strip() or box or heading or _ITEM.match(line):
            yield from self.finish()
        if not line.strip():
            return
        if self.box and len(line) - len(line.lstrip()) < self.indent:
            yield from self.finish()
            self.box, self.title = "", ""
        if box:
            self.box, self.title, self.indent = box["kind"], box["title"] or "", len(box["indent"]) + 4
            return
        self.start, self.end = (self.start if self.start >= 0 else offset), offset + len(line)
        if heading:
            self.heading = heading["words"]
            yield from self.finish()

    def finish(self) -> Iterator[Paragraph]:
        """The paragraph that is open, if any."""
        if self.start >= 0:
            above = f"{self.heading}\n{self.title}"
            yield Paragraph(self.text[self.start : self.end], self.start, self.whole, self.box, above)
        self.start = -1
