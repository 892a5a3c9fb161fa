"""What a shared link shows names the page's own address and a picture by its whole address.

Chat programs and social networks do not know the site: "/images/plan.png" is nothing to them, and no picture shows.

Whether the picture is there is looked at with all other pictures.

Bad:  <meta property="og:image" content="/images/plan.png">
Good: <meta property="og:image" content="https://example.org/images/plan.png">
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from ...records import Around, Element, Finding, Page

ADDRESSES = frozenset(("og:image", "og:image:url", "og:image:secure_url", "og:url", "twitter:image"))


def check(page: Page, around: Around) -> Iterator[Finding]:
    """What is wrong with each of these addresses."""
    for element in page.by_tag.get("meta", ()):
        name = element.get("property") or element.get("name")
        if name in ADDRESSES and (fault := _fault(name, element, page, around)):
            yield Finding(f'{name} is "{element.get("content")}", which {fault}', at=element)


def _fault(name: str, element: Element, page: Page, around: Around) -> str:
    value = element.get("content").strip()
    if not value:
        return "is empty; fill it in, or take it out" if name == "og:url" else ""  # of pictures link-empty says it
    if not value.startswith(("http://", "https://")):
        return "is no whole address; begin it with that of the site"
    wanted = page.canonical or around.addresses.root + page.address
    if name == "og:url" and around.addresses.own(value) and unquote(value) != unquote(wanted):
        return f'is another page than this, "{wanted}"; make them agree'
    return ""
