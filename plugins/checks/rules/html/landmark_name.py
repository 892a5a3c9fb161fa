"""Two menus on one page have different names.

Who jumps from menu to menu hears "navigation, navigation", and has to go into each to tell them apart. Two forms of one
menu, for wide and for narrow screens, may share a name. Only a theme can mend it: a site that wants to be told asks.

Bad:  <nav>...</nav> <nav>...</nav>
Good: <nav>...</nav> <nav aria-label="Guides">...</nav>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page

HOUSE = True
SEVERITY = "warning"


def check(page: Page) -> Iterator[Finding]:
    """Each menu that is named as one before it."""
    menus = page.all("nav")
    seen: dict[str, set[str]] = {}
    for element in menus if len(menus) > 1 else ():
        labels = [item.words for item in page.having("id") if item.get("id") in element.get("aria-labelledby").split()]
        name = " ".join([*labels, element.get("aria-label")]).strip().casefold()
        links = {item.get("href") for item in page.inside(element) if item.tag == "a"}
        if seen.get(name, links) != links:
            shown = f'is called "{name}" as well' if name else "has no name either"
            yield Finding(f"this <nav> {shown}; give each an aria-label of its own", at=element)
        seen.setdefault(name, links)
