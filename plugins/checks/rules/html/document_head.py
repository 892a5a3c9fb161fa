"""A page says in which encoding it is written, and that it fits small screens.

Without the first, letters such as "é" may turn into two others; without the second a phone shows the page as a tiny
picture of itself. Only a theme can mend it: a site that wants to be told asks for the rule.

Bad:  <head><title>...</title></head>
Good: <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">...
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Element, Finding, Page

HOUSE = True
SEVERITY = "warning"


def check(page: Page) -> Iterator[Finding]:
    """A page that lacks one, or names another encoding than UTF-8."""
    head = page.first("head")
    if head is None or page.refreshed:
        return
    charset = next((item for item in page.all("meta") if "charset" in _encoding(item)), None)
    if charset is None:
        yield Finding('the page does not say its encoding; write <meta charset="utf-8">', at=head)
    elif "utf-8" not in _encoding(charset):
        yield Finding(
            f'"{_encoding(charset).partition("=")[2]}" is not what the page is written in; write "utf-8"', charset
        )
    if not page.named("meta", "name", "viewport"):
        wanted = '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield Finding(f"the page is not made to fit a phone; write {wanted}", at=head)


def _encoding(meta: Element) -> str:
    """What it says about the encoding, in the short form or the long."""
    declared = meta.get("content") if meta.get("http-equiv").lower() == "content-type" else ""
    return (f"charset={meta.get('charset')}" if "charset" in meta.attributes else declared).lower()
