"""A text holds no HTML that runs, loads or sends something: no script, frame, form, style or handler.

It may come along with a copied piece of a web page, and then watches the readers for somebody else.

Bad:  <script src="https://example.com/count.js"></script>
Good: a paragraph, or `<script>` in backticks where the text is about it
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source
from ...sources import prose_lines

_SHOWN = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|<!--.*?-->|^(?: {4}|\t).*")
_ELEMENT = re.compile(
    r"<(?:applet|base|embed|form|frame|iframe|link|meta|object|script|style)(?=[\s/>]|$)[^>]*>?", re.I
)
_HANDLER = re.compile(r"<[a-z][^<>]*?\s(on[a-z]+)\s*=[^<>]*>?", re.I)


def check(source: Source) -> Iterator[Finding]:
    """Each such element, and each other one with a handler."""
    for number, written in prose_lines(source):
        line = _SHOWN.sub(lambda part: " " * len(part[0]), written)
        for found in _ELEMENT.finditer(line):
            yield Finding(f'"{found[0]}" may not stand in a text; take it out', at=(number, found.start() + 1))
        for found in _HANDLER.finditer(line):
            if not _ELEMENT.match(found[0]):
                message = f'"{found[1]}" makes the element run script; take it out, and keep the words'
                yield Finding(message, at=(number, found.start(1) + 1))
