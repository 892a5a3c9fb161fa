"""Linked data for search engines is sound JSON, and says what it is about.

One comma too many and search engines pass over all of it; nobody sees that on the page.

Bad:  {"@context": "https://schema.org", "@type": "Article",}
Good: {"@context": "https://schema.org", "@type": "Article"}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """What is wrong with each block of linked data."""
    for script in page.by_tag.get("script", ()):
        if script.get("type").strip().lower() == "application/ld+json" and (fault := _fault(script.own)):
            yield Finding(f"the linked data {fault}", at=script)


def _fault(text: str) -> str:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        rest = " ".join(text[error.pos :].split())[:20]
        place = f'at "{rest}"' if rest else "at its end"
        return f"is no sound JSON: {error.msg[:1].lower()}{error.msg[1:]}, {place}"
    items: list[Any] = data if isinstance(data, list) else [data]
    if not items or not all(isinstance(item, dict) for item in items):
        return 'is no object; write {"@context": "https://schema.org", "@type": ...}'
    if any("@context" not in item for item in items):
        return 'lacks "@context"; add "@context": "https://schema.org"'
    return 'lacks "@type"; say what it is about' if any(not {"@type", "@graph"} & set(item) for item in items) else ""
