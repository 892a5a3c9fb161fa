"""The words of a link say where it leads.

Who listens to a page, or skims it, hears and sees the links alone: "here", "here", "here".

Bad:  To say no politely, [click here](/say-no-politely/)
Good: You can [say no politely](/say-no-politely/)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Page

SEVERITY = "warning"

EMPTY_WORDS = frozenset(
    [
        "click",
        "click here",
        "click this link",
        "continue reading",
        "here",
        "learn more",
        "link",
        "more",
        "more info",
        "page",
        "read more",
        "see here",
        "see more",
        "tap here",
        "this",
        "this link",
        "this page",
        "web page",
        "website",
    ]
)


def check(page: Page) -> Iterator[Finding]:
    """Each link without words, or with words that fit any link."""
    for element in page.all("a"):
        if "href" not in element.attributes or page.hidden(element):
            continue
        name = page.name(element)
        if not name:
            yield Finding(f'the link to "{element.get("href")}" has no words; say where it leads', at=element)
        elif re.sub(r"[^\w\s]", "", name).strip().lower() in EMPTY_WORDS:
            yield Finding(f'"{name}" does not say where the link leads; name what is there', at=element)
