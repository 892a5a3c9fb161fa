"""A text holds no HTML that runs, loads or sends something: no script, frame, form, style sheet or handler.

It may come along with a copied piece of a web page, and then watches the readers for somebody else. A form that only
asks this site for another page may stand.

Other checkers look at the built page alone, where the theme's scripts stand beside the author's.

Bad:  <script src="https://example.com/count.js"></script>
Good: a paragraph, or `<script>` in backticks where the text is about it
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...reading.markup import Tag, shown, tags
from ...reading.parse import URLS
from ...records import Finding, Source

_ELEMENTS = frozenset(
    ["applet", "base", "embed", "form", "frame", "frameset", "iframe", "link", "meta", "object", "script", "style"]
)
_HANDLER = re.compile(r"on[a-z]{3,}")

# What Markdown's attribute lists, "{: ... }", put on an element.
_LIST = re.compile(r"\{[^{}\n]*?[\s:](?P<name>on[a-z]{3,})\s*=[^{}\n]*\}")


def check(source: Source) -> Iterator[Finding]:
    """Each such element, and on the others each handler and each address that is a script."""
    for tag in tags(source):
        if tag.closing:
            continue
        if tag.name in _ELEMENTS and not _harmless(tag):
            written = " ".join(tag.written.split())
            yield Finding(f'"{written}" may not stand in a text; take it out', at=tag.place(source))
            continue
        for name, value in tag.attributes.items():
            if message := _message(tag, name, value):
                yield Finding(message, at=tag.place(source, name))
    if "{" in source.body and "=" in source.body:  # a first look: code and comments have to be found for a second
        for found in _LIST.finditer(shown(source)):
            yield Finding(_RUNS.format(found["name"]), at=source.place(found.start("name")))


_RUNS = '"{}" makes the element run script; take it out, and keep the words'


def _harmless(tag: Tag) -> bool:
    """What tells search engines about the words around it, and a form that only asks the site itself."""
    if tag.name in ("link", "meta"):
        return "itemprop" in tag.attributes
    action, method = tag.attributes.get("action", ""), tag.attributes.get("method", "get").lower()
    return tag.name == "form" and bool(re.match(r"[/.?](?![/\\])", action)) and method == "get"


def _message(tag: Tag, name: str, value: str) -> str:
    if _HANDLER.fullmatch(name):
        return _RUNS.format(name)
    script = re.match(r"\s*(?:java|vb)\s*script:", value, re.IGNORECASE)
    # Of links and pictures, the rule about addresses says it.
    if script and name not in URLS.get(tag.name, ()):
        return f'"{name}" holds a script; take it out'
    return ""
