"""No template code is left in a page.

The publisher of the site sees {{ name }} where a reader should see a name.

Bad:  Write to {{ EMAIL }}
Good: Write to post@example.org
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...form import unrendered
from ...records import Finding, Page

ATTRIBUTES = ("href", "src", "srcset", "alt", "title", "content", "aria-label", "id", "class", "action")

_CODE = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?(?:[#]?\}|$)|%\}", re.MULTILINE)


def check(page: Page) -> Iterator[Finding]:
    """Each piece of template code in the prose of the page and in the attributes that readers meet."""
    for text in page.texts if unrendered(page.prose) else ():
        for found in _CODE.finditer(text.text):
            yield Finding(_message(found[0]), at=text.part(*found.span()))
    for element in page.having(*ATTRIBUTES) if unrendered(page.html) else ():
        for name in ATTRIBUTES:
            if unrendered(element.get(name)):
                yield Finding(_message(element.get(name)), at=element)


def _message(code: str) -> str:
    return f'"{" ".join(code.split())}" is template code that was not filled in; write what it stands for'
