"""A form sends what a reader types to this site, not to another.

Readers see the name of this site in their browser, and do not know who gets their words.

Bad:  <form action="https://list.example.com/join" method="post">
Good: <a href="https://list.example.com/join">Join the list (at list.example.com)</a>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.markup import written
from ...records import Around, Finding, Page
from ...records.form import host_of

SEVERITY = "warning"


def check(page: Page, around: Around) -> Iterator[Finding]:
    """Each form of the theme that leads to another host; of those in texts another rule speaks."""
    for link in page.links if "form" in page.by_tag else ():
        sends = link.kind == "form" or link.attribute == "formaction"
        host = host_of(link.href) if sends else ""
        if host and not around.addresses.own(link.href) and not written(link.element, page):
            yield Finding(
                f"what readers type here goes to {host}; say so beside the button, or make it a link", at=link
            )
