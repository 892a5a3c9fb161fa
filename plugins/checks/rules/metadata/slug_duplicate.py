"""No two files are built into the same address, not even by upper and lower case.

Pelican writes the second over the first, or stops; on some machines "Say-No" and "say-no" are one folder.

Bad:  pages/say-no.md, and in articles/no.md Slug: say-no
Good: pages/say-no.md, and in articles/no.md Slug: say-no-in-a-letter
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Content, Finding, Source


def check(content: Content) -> Iterator[Finding]:
    """Each file whose address an earlier file has."""
    seen: dict[tuple[str, str], Source] = {}
    for source in content.sources:
        if not source.output:
            continue  # only Pelican can tell where it will stand
        # Translations of a page share its slug.
        key = (source.output.casefold(), source.value("lang").lower())
        first = seen.setdefault(key, source)
        if first is not source:
            message = f'"{source.slug}" is the address of {first.path} as well; give one of them another Slug:'
            yield Finding(message, at=source.field("slug") or source.field("save_as"), where=source)
