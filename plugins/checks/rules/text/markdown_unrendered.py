"""No Markdown is left in the words of a page.

A forgotten blank line, a space or a missing definition leaves the signs standing for the reader to see.

Signs that the author wrote with a backslash are meant to be seen, and code is left alone.

Bad:  Bring ** two copies ** of [your CV] (/cv.pdf), see [the list][lst]
Good: Bring **two copies** of [your CV](/cv.pdf), see [the list](/list/)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...leftover import LIKELY, SIGNS, Sign
from ...prose import is_escaped
from ...records import Finding, InFile, Page, Site, Text

# Elements that Pelican's Markdown leaves alone, with all that stands in them.
_RAW = frozenset(("aside", "center", "details", "div", "figcaption", "figure", "section", "summary"))

_GOES_ON = re.compile(
    r"</(?:a|abbr|b|bdi|cite|code|del|em|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var)>\Z"
)


def check(page: Page, site: Site) -> Iterator[Finding]:
    """Each piece of Markdown in the prose of the page."""
    if not LIKELY.search(page.prose):
        return
    # What lists show of another page is found there; and below a fence without an end nothing is what it seems.
    if (site.built and not page.source) or (page.source and page.source.unclosed):
        return
    for text in page.texts:
        if LIKELY.search(text.text):
            yield from _left_over(text, page)


def _left_over(text: Text, page: Page) -> Iterator[Finding]:
    """Findings of one run, in the order of the signs; a place that one took is not another's as well."""
    taken: set[int] = set()
    # What follows upon emphasis or a link begins no line.
    first = 1 if _GOES_ON.search(page.html, max(text.offset - 12, 0), text.offset) else 0
    for sign in SIGNS:
        for found in sign.pattern.finditer(text.text, first if sign.pattern.pattern[0] == "^" else 0):
            span = range(*found.span())
            if taken.isdisjoint(span) and _meant(found[0], sign, page):
                at = text.part(*found.span()) if "`" not in found[0] else _in_source(found, text, page)
                yield Finding(f'"{_shown(found[0])}" is {_fault(sign, text, page)}', at=at)
            taken.update(span)


def _in_source(found: re.Match[str], text: Text, page: Page) -> InFile | Text:
    """The place of code, which is not looked for among prose."""
    offset = page.source.text.find(found[0], page.source.body_at) if page.source else -1
    if page.source is None or offset < 0:
        return text.part(*found.span())
    return InFile(page.source.path, *page.source.place(offset))


def _meant(words: str, sign: Sign, page: Page) -> bool:
    """Whether the author meant Markdown by it."""
    if page.source is None:
        return sign.sure
    written = page.source.text if "`" in words else page.source.prose
    return (sign.sure or words in written) and not is_escaped(words[:30], page.source.prose)


def _fault(sign: Sign, text: Text, page: Page) -> str:
    around = page.elements[text.parent].tag if text.parent >= 0 else ""
    if around in _RAW or not sign.sure:
        return f"Markdown inside <{around}>, where it does not render; write it as HTML"
    return sign.fault


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:37]}..."
