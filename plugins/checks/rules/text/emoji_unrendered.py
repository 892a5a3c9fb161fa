"""A picture of a face or a thing stands in a text as itself, and not by its name in colons.

Chats and some publishing programs put the picture in; Pelican does not, and readers see the name.

Bad:  Good luck :crossed_fingers:
Good: Good luck 🤞
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Page

SEVERITY = "warning"

# Names of two words are nothing else; of single words these are the most used (GitHub's list of emoji).
_SINGLE = (
    r"smile|smiley|grin|joy|wink|blush|cry|sob|heart|tada|rocket|fire|warning|bulb|star2?|eyes|sparkles|thumbsup"
    r"|thumbsdown|wave|clap|pray|ok|muscle|coffee|beer|thinking|laughing|sunglasses|\+1|-1"
)
_NAME = re.compile(rf":(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)+|{_SINGLE}):(?![\w:/.@-])")


def check(page: Page) -> Iterator[Finding]:
    """Each name in colons, with nothing but a space or a sign before it."""
    for text in page.texts if _NAME.search(page.prose) else ():
        for found in _NAME.finditer(text.text):
            if not re.match(r"[\w:/.@]", text.text[found.start() - 1 : found.start()] or " "):
                message = f'readers see "{found[0]}"; write the sign itself, or take it out'
                yield Finding(message, at=text.part(*found.span()))
