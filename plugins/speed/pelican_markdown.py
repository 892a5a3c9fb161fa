"""Reads Markdown as Python-Markdown does, without looking in each line for signs that it does not hold.

Python-Markdown looks for some twenty patterns in every piece of text, a call and a search for each. Most cannot match
without a certain sign, and most pieces hold none: that takes a fifth of all reading. Reaches into its
``treeprocessors.InlineProcessor``, whose ``__handleInline`` goes through the patterns, by way of the name ``Markdown``
in ``pelican.readers``.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from markdown import Markdown, inlinepatterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString
from pelican import readers

SIGNS = {
    inlinepatterns.BACKTICK_RE: ("`", "`"),
    inlinepatterns.ESCAPE_RE: ("\\", "\\"),
    inlinepatterns.REFERENCE_RE: ("[", "["),
    inlinepatterns.LINK_RE: ("[", "["),
    inlinepatterns.IMAGE_LINK_RE: ("![", "!["),
    inlinepatterns.IMAGE_REFERENCE_RE: ("![", "!["),
    inlinepatterns.AUTOLINK_RE: ("<", "<"),
    inlinepatterns.AUTOMAIL_RE: ("<", "<"),
    inlinepatterns.HTML_RE: ("<", "<"),
    inlinepatterns.ENTITY_RE: ("&", "&"),
    inlinepatterns.LINE_BREAK_RE: ("  \n", "  \n"),
    r"\[\^([^\]]*)\]": ("[^", "[^"),  # a note
    r"\*|_": ("*", "_"),
}
"""For each regular expression two texts, one of which stands in everything that it matches."""

_ANY = ("", "")  # stands everywhere


class Quick(InlineProcessor):
    """Goes through the patterns that may match."""

    def run(self, tree: Any, ancestors: Any = None) -> Any:
        """Apply them to all of a text."""
        self._all: list[tuple[Any, str, str]] = [
            (pattern, *SIGNS.get(_expression(pattern), _ANY)) for pattern in self.inlinePatterns
        ]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """The same as there, but for what is passed over."""
        if isinstance(data, AtomicString):
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        start, every, number = 0, self._all, patternIndex
        while number < len(every):
            pattern, sign, other = every[number]
            matched = False
            if sign in data or other in data:
                data, matched, start = apply(pattern, data, number, start)
            if not matched:
                number, start = number + 1, 0
        return data


def _expression(pattern: Any) -> str:
    return str(pattern.getCompiledRegExp().pattern)


@contextlib.contextmanager
def quickly() -> Iterator[None]:
    """Let Pelican's reader of Markdown be quick while the block runs."""
    before = readers.Markdown
    readers.Markdown = _quick
    try:
        yield
    finally:
        readers.Markdown = before


def _quick(**settings: Any) -> Markdown:
    made = Markdown(**settings)
    inline = made.treeprocessors["inline"]
    if type(inline) is InlineProcessor:  # else an extension has ways of its own
        inline.__class__ = Quick
    return made
