"""A Markdown extension: ``[^B01]`` becomes a raised number that leads to the note about that source.

Name it ``plugins.evidence.notes`` among Markdown's extensions; ``label`` is the word that a screen reader says
before the number.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

REFERENCE = r"\[\^([A-Za-z0-9_-]{1,32}|\s*[A-Za-z]\d+(?:[\s,;]+[A-Za-z]\d+)*\s*)\]"
"""What an author writes. Wider than the ids that exist, so that a slip such as ``[^b1]`` or ``[^B01, B02]`` is
reported, not printed."""

_CLASS = "note"


class NotesExtension(Extension):
    """Puts the two processors in their places."""

    def __init__(self, **options: Any) -> None:
        self.config = {"label": ["Source", "the word before the number in the name of a reference"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Called by Python-Markdown."""
        # After code (190), escapes (180), Markdown's own footnotes (175), links and images (170 to 125): what stands
        # in the words of a link is then known to stand in one.
        md.inlinePatterns.register(_ReferenceProcessor(REFERENCE, md), "source-reference", 122)
        # After inline text (20), before attribute lists (8) and tables of contents (5).
        md.treeprocessors.register(_NumberProcessor(md, self.getConfig("label")), "source-number", 15)


class _ReferenceProcessor(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)  # a link inside a link is no HTML

    def handleMatch(  # type: ignore[override]  # noqa: N802  its stub belongs to an older kind of processor
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        raised = Element("sup", {"class": _CLASS})
        SubElement(raised, "a", {"href": f"#note-{m[1]}"})
        return raised, m.start(0), m.end(0)


class _NumberProcessor(Treeprocessor):
    """Numbers the references in the order of the finished text: inline text is not worked through in that order.

    It keeps nothing between documents, so there is nothing to reset.
    """

    def __init__(self, md: Markdown, label: str) -> None:
        super().__init__(md)
        self.label = label

    def run(self, root: Element) -> None:
        numbers: dict[str, int] = {}
        uses: dict[str, int] = {}
        for link in root.iterfind(f".//sup[@class='{_CLASS}']/a"):
            name = link.get("href", "").removeprefix("#note-")
            number = numbers.setdefault(name, len(numbers) + 1)
            uses[name] = uses.get(name, 0) + 1
            link.set("id", reference_id(name, uses[name]))
            link.set("aria-label", f"{self.label} {number}")
            link.text = str(number)


def reference_id(name: str, use: int) -> str:
    """The id of the n-th reference to a source: ``ref-B01``, ``ref-B01-2``."""
    return f"ref-{name}" if use == 1 else f"ref-{name}-{use}"


def makeExtension(**options: Any) -> NotesExtension:  # noqa: N802  Python-Markdown's name
    """What Python-Markdown calls to make the extension from its dotted name."""
    return NotesExtension(**options)
