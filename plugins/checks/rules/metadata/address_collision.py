"""No two texts are built into one file, nor a text into the place of another file of the site.

The last one written wins, and the other is gone without a word; by upper and lower case alone they differ on one
machine and are one file on the next.

Bad:  articles/no.md with "Save_as: images/plan.pdf", or two slugs "Say-No" and "say-no"
Good: a slug of its own for each text
"""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.folder import below
from ...records import Content, Field, Finding, Site, Source


def check(site: Site, content: Content) -> Iterator[Finding]:
    """Each text whose file is that of an earlier text, or of a file that is copied."""
    copied = {file.path.casefold(): file.shown for file in content.files if below(file.path, content.layout.statics)}
    seen: dict[str, Source] = {}
    for item in site.built:
        source, name = content.by_path.get(item.source), item.save_as.casefold()
        if source is None or not name:
            continue
        first = seen.setdefault(name, source)
        # Where the places of both could be told before Pelican ran, another rule speaks.
        taken = first.path if first is not source and not (first.output and source.output) else ""
        if other := copied.get(name, taken):
            message = f'"{item.save_as}" is the file of {other} as well; give one of them another Slug:'
            yield Finding(message, at=_field(source), where=source)


def _field(source: Source) -> Field | None:
    return source.field("save_as") or source.field("slug") or source.field("title")
