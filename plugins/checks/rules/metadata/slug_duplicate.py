"""No two files are built into the same address, not even by upper and lower case.

Pelican writes the second over the first, or stops; on some machines "Say-No" and "say-no" are one folder.

Bad:  pages/say-no.md, and in articles/no.md Slug: say-no
Good: pages/say-no.md, and in articles/no.md Slug: say-no-in-a-letter
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from ...records import Content, Field, Finding, Source


def check(content: Content) -> Iterator[Finding]:
    """Each file whose address another file has: of two the one that sets it by hand, else the later."""
    seen: dict[tuple[str, str], Source] = {}
    for source in content.sources:
        if not source.output or source.output in content.layout.save_as.values():
            continue  # only Pelican can tell where it will stand; or all stand there, and the settings are wrong
        # Translations of a page share its slug.
        key = (source.output.casefold(), source.value("lang").lower())
        first = seen.setdefault(key, source)
        if first is not source:
            wrong, other = (first, source) if _later(first, source) else (source, first)
            message = f'"{wrong.slug}" is the address of {other.path} as well; give one of them another Slug:'
            yield Finding(message, at=_set(wrong) or _made_of(wrong), where=wrong)


def _later(first: Source, second: Source) -> bool:
    """Whether the first of two by name is the one to change: it sets its address, or looks like a copy."""
    names = [PurePath(source.path).stem for source in (first, second)]
    return bool(_set(first) and not _set(second)) or (names[0] != names[1] and names[0].startswith(names[1]))


def _set(source: Source) -> Field | None:
    return source.field("save_as") or source.field("slug")


def _made_of(source: Source) -> Field | None:
    """The title, where the slug is made of that and not of the file's name."""
    return None if PurePath(source.path).stem.lower() == source.slug.lower() else source.field("title")
