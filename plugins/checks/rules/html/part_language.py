"""A part in another language says which, by a tag that there is.

A screen reader changes its voice by it. Tags are written as in "fr", "en-GB", "zh-Hant".

Bad:  <span lang="french">Bonjour</span>
Good: <span lang="fr">Bonjour</span>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lore.language import fault
from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each language of a part, or of a film's captions, that is none."""
    for name in page.by_attribute.keys() & {"lang", "srclang"}:
        for element in page.having(name):
            value = element.get(name)
            # An empty one says that the language is not known.
            if element.tag != "html" and value.strip() and (wrong := fault(value)):
                yield Finding(f'{name}="{value}" {wrong}', at=element)
