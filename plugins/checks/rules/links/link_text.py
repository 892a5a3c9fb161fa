"""The words of a link say where it leads.

Who listens to a page, or skims it, hears and sees the links alone: "here", "here", "h t t p s colon slash slash".

A link without any words is there for nobody, and stops a publish. The name of a site, "gov.uk", says where the link
leads; a whole address with its scheme or its path does not.

Bad:  To say no politely, [click here](/say-no-politely/)
Good: You can [say no politely](/say-no-politely/)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...records import Element, Finding, Page

SEVERITY = "warning"

EMPTY_WORDS = frozenset(
    [
        "check it out",
        "click",
        "click here",
        "click on this link",
        "click this",
        "click this link",
        "continue reading",
        "find out more",
        "follow this link",
        "go here",
        "here",
        "info",
        "learn more",
        "link",
        "link here",
        "more",
        "more details",
        "more here",
        "more info",
        "more information",
        "over here",
        "page",
        "read here",
        "read it here",
        "read more",
        "read this",
        "right here",
        "see here",
        "see more",
        "see this",
        "tap here",
        "that page",
        "the link",
        "this",
        "this article",
        "this link",
        "this one",
        "this page",
        "this post",
        "this site",
        "this website",
        "url",
        "visit here",
        "web page",
        "website",
    ]
)

_ADDRESS = re.compile(r"(?i)https?://\S+|www\.[^\s/]+/\S+")


def check(page: Page) -> Iterator[Finding]:
    """Each link without words, or with words that fit any link."""
    for element in page.all("a"):
        if "href" not in element.attributes or page.hidden(element):
            continue
        name = _words(element, page)
        if not name:
            message = f'the link to "{element.get("href")}" has no words; say where it leads'
            yield Finding(message, at=element, severity="error")
        elif says_nothing(name):
            yield Finding(f'"{name}" does not say where the link leads; name what is there', at=element)
        elif name[0] in "hHwW" and _ADDRESS.fullmatch(name):
            yield Finding(f'"{name}" is a bare address; name what is there', at=element)


def _words(element: Element, page: Page) -> str:
    """What the link is called; most have nothing but words inside."""
    plain = (
        element.end == element.number + 1 and not {"aria-label", "aria-labelledby", "title"} & element.attributes.keys()
    )
    return element.words if plain else page.name(element)


@lru_cache(maxsize=1 << 14)  # menus stand on all pages
def says_nothing(words: str) -> bool:
    """Whether these words fit any link; some cannot be long."""
    return len(words) < 40 and re.sub(r"[^\w\s]", "", words).strip().lower() in EMPTY_WORDS
