"""Scripts and styles that came into a page out of a text, whatever way they were written.

The policy allows what stands in the pages. What a text brings in unseen would be allowed with the rest, so this looks
at the HTML that was made of the text, where code is only words and nothing can be hidden in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..checks.reading.folder import is_copied
from ..checks.records.content import File, Layout
from ..problem import Problem
from ..source import Place, place_of, shown
from .policy import COMMENT

RULE = "raw-html"
"""The rule of the checks that finds most of them where they stand in the Markdown."""

OPENED = frozenset(
    (".htm", ".html", ".mht", ".mhtml", ".shtml", ".svgz", ".xht", ".xhtml", ".xml", ".xsl", ".xslt"),
)
"""Endings of files that a browser opens as a page which may run script, and into which nothing here looks, as into
"x.HTML". On hosts that send no headers they would be without the policy."""

RUN = frozenset((".css", ".js", ".mjs", ".wasm"))
"""Endings of files that only a page could run, and no page of ours may."""

_COMMENT = re.compile(COMMENT, re.DOTALL)
_ELEMENT = re.compile(r"<(?P<tag>script|style)\b[^>]*>\s*(?P<first>[^<]{0,12})", re.IGNORECASE)


def unasked(html: str, file: Path) -> Iterator[Problem]:
    """A problem for each script and style in the HTML of a text, at the place in its ``file`` where it stands."""
    found = list(_ELEMENT.finditer(_COMMENT.sub("", html)))
    text = file.read_text(encoding="utf-8-sig") if found else ""
    for element in found:
        tag = element["tag"].lower()
        line, column = _place(text, tag, element["first"].strip())
        yield Problem(shown(file), line, column, RULE, f'"<{tag}>" may not stand in a text; take it out')


def brought(files: Iterable[File], layout: Layout) -> Iterator[Problem]:
    """A problem for each script and style in whole pages that lie among what is copied, and for all else that runs."""
    for file in files:
        if file.name.endswith(".html"):
            yield from unasked(file.text or "", Path(file.shown))
        elif file.suffix in OPENED | RUN and is_copied(file, layout):
            told = "browsers open it as a page that may run script" if file.suffix in OPENED else "no page may use it"
            yield Problem(file.shown, 1, 1, RULE, f"{told}; take it out, or keep it as .txt, .pdf or .zip")


def _place(text: str, tag: str, first: str) -> Place:
    """Where the element begins that has these first letters in it; else where the first of its name does."""
    start = rf"(?i)<{tag}\b"
    found = re.search(rf"{start}[^>]*>\s*{re.escape(first)}", text) or re.search(start, text)
    return place_of(text, found.start() if found else 0)
