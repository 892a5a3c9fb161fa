"""A page that names its translations is named by each of them in turn.

Search engines believe such a link only where the other page says the same; else both are shown in the wrong language.

Bad:  <link rel="alternate" hreflang="de" href="https://example.org/de/">, and on that page none
Good: <link rel="alternate" hreflang="de" href="https://example.org/de/">, and on that page one back
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Element, Finding, Page, Site


def check(page: Page, site: Site) -> Iterator[Finding]:
    """Each link to a translation that does not link back."""
    for element in page.having("hreflang") if "hreflang" in page.outline.attributes else ():
        if element.tag == "link" and _one_way(element, page, site):
            what = f'"{element.get("href")}" is said to be this page in "{element.get("hreflang")}"'
            yield Finding(f"{what}, but does not name this page in turn", at=element)


def _one_way(element: Element, page: Page, site: Site) -> bool:
    """Whether the page it leads to has links to translations, or none, without one back."""
    target = site.addresses.find(page.address, element.get("href"))
    other = site.by_path.get(target.path) if target.state == "found" else None
    if other is None or other is page:
        return False
    back = (link for link in other.by_attribute.get("hreflang", ()) if link.tag == "link")
    return all(site.addresses.find(other.address, link.get("href")).path != page.path for link in back)
