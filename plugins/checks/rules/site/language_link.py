"""A page that names its translations names each by a language code, and each of them names it in turn.

Search engines believe such a link only where the other page says the same; else both are shown in the wrong language.

Bad:  <link rel="alternate" hreflang="german" href="https://example.org/de/">
Good: <link rel="alternate" hreflang="de" href="https://example.org/de/">, and on that page one back
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Element, Finding, Page, Site
from ..metadata.front_matter_language import fault


def check(page: Page, site: Site) -> Iterator[Finding]:
    """What is wrong with each link to a translation."""
    for element in page.by_attribute.get("hreflang", ()):
        code = element.get("hreflang")
        wrong = fault(code) if code != "x-default" else ""
        if wrong:
            yield Finding(f'"{code}" {wrong}', at=element)
        elif element.tag == "link" and _one_way(element, page, site):
            message = (
                f'"{element.get("href")}" is said to be this page in "{code}", but does not name this page in turn'
            )
            yield Finding(message, at=element)


def _one_way(element: Element, page: Page, site: Site) -> bool:
    """Whether the page it leads to has links to translations, or none, without one back."""
    target = site.addresses.find(page.address, element.get("href"))
    other = site.by_path.get(target.path) if target.state == "found" else None
    if other is None or other is page:
        return False
    back = (link for link in other.by_attribute.get("hreflang", ()) if link.tag == "link")
    return all(site.addresses.find(other.address, link.get("href")).path != page.path for link in back)
