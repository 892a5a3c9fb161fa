"""No name of a sign, such as "&amp;", stands in a title where the sign itself is meant.

The theme writes signs in HTML by itself; done twice, readers and search engines see the name.

Bad:  Title: Questions &amp; answers
Good: Title: Questions & answers
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ...records import Finding, Page

_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[mn]dash|hellip|[lr][sd]quo|copy|eacute|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
)


def check(page: Page) -> Iterator[Finding]:
    """The title, the description and each heading that shows one."""
    shown = (("title", page.title), ("description", page.description))
    for name, words in shown:
        if found := _ENTITY.search(words):
            yield Finding(_message(found[0]), at=page.field(name) or page.title_element)
    field = page.field("title")
    for heading in page.headings if _ENTITY.search(page.prose) else ():
        if (found := _ENTITY.search(heading.text)) and not (field and heading.text == field.value):
            yield Finding(_message(found[0]), at=heading.element)


def _message(entity: str) -> str:
    return f'readers see "{entity}" here; write {html.unescape(entity).strip() or "a space"}'
