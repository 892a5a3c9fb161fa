"""A script or a style sheet from another host says what it must hold.

Who takes that host takes the site, and its readers. With "integrity" a browser runs what was meant and nothing else;
better still is a copy on the site itself. Links that open a new window need nothing: browsers have shut that door.

Bad:  <script src="https://cdn.example.com/a.js"></script>
Good: <script src="https://cdn.example.com/a.js" integrity="sha384-..." crossorigin="anonymous"></script>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.markup import written
from ...records import Around, Element, Finding, Page

SEVERITY = "warning"


def check(page: Page, around: Around) -> Iterator[Finding]:
    """Each of them without; not in a text, which may hold none."""
    for element in page.all("script", "link"):
        address = _address(element)
        outside = address.startswith(("https://", "http://", "//")) and not around.addresses.own(address)
        if outside and "integrity" not in element.attributes and not written(element, page):
            yield Finding(
                f'"{address}" may change without notice; add its integrity, or keep a copy on the site', element
            )


def _address(element: Element) -> str:
    if element.tag == "script":
        return element.get("src")
    return element.get("href") if "stylesheet" in element.get("rel").lower().split() else ""
