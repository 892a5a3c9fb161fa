"""A key of the front matter is one that the site knows.

Pelican takes any word without a murmur, so a misspelt "Descripton" is a page without a description.

Where a site names its keys ([tool.checks] keys), every other one is wrong. Where it does not, any key may be meant for
its theme or a plugin: then only one is wrong that is nearly another and stands in no more than two files.

Bad:  Descripton: Words for declining
Good: Description: Words for declining
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ....source import did_you_mean
from ...lore.spelling import meant
from ...records import Content, Field, Finding
from ...records.content import PELICAN_KEYS

# Keys that many themes and plugins read.
COMMON = frozenset(["cover", "description", "header_cover", "image", "series", "subtitle", "timezone", "thumbnail"])

# Words for the same thing that do nothing in Pelican.
MEANT = {"categories": "category", "draft": "status", "language": "lang", "permalink": "url", "tag": "tags"}

RARE = 2
CLOSE = 0.78


def check(content: Content) -> Iterator[Finding]:
    """Each field with a key that nothing reads."""
    keys = content.layout.keys
    used = Counter(name for source in content.sources for name in {field.name for field in source.fields})
    known = PELICAN_KEYS | (keys or COMMON | {name for name, times in used.items() if times > RARE})
    unknown = {name for name in used if name not in known}
    for source in content.sources if unknown else ():
        for field in source.fields:
            if field.name in unknown and (message := _message(field, known, strict=bool(keys))):
                yield Finding(message, at=field, where=source)


def _message(field: Field, known: frozenset[str], *, strict: bool) -> str:
    """What is wrong with a key that is not known, nothing where it may be a key of somebody's own."""
    what = f'"{field.name}" is no key of the front matter.'
    if strict:
        return what + (did_you_mean(field.name, known) or f" Known are {', '.join(sorted(known))}")
    close = MEANT.get(field.name) or meant(field.name, known, CLOSE)
    return f'{what} Did you mean "{close}"?' if close else ""
