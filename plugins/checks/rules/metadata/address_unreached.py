"""A text that names its own place names the address that leads there as well.

"Save_as:" moves the file and "Url:" the links to it. With one of them alone all menus and lists of the site lead to a
place where nothing is.

A hidden text, which no list names, may do with "Save_as:" alone.

Bad:  Save_as: index.html
Good: Save_as: index.html, then Url: /
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Content, Finding, Site


def check(site: Site, content: Content) -> Iterator[Finding]:
    """Each published text with one of the two keys whose address does not lead to it."""
    for item in site.built:
        source = content.by_path.get(item.source)
        fields = [field for name in ("save_as", "url") if source and (field := source.field(name))]
        if source and source.output and not source.field("save_as"):
            continue  # address-form says it
        if item.status == "published" and item.save_as and len(fields) == 1:
            address = "/" + item.url.lstrip("/")
            if site.addresses.find("/", site.addresses.prefix + address).path != item.save_as:
                message = f'the text is built into "{item.save_as}", but links to it lead to "{address}"'
                yield Finding(f"{message}; {_mend(fields[0].name, item.save_as)}", at=fields[0].value_at, where=source)


def _mend(name: str, save_as: str) -> str:
    """The line that is missing. An address that was set by hand needs a place to lead to."""
    if name == "url":
        return 'add a line "Save_as: ..." with the file, or take the line out'
    address = "/" + save_as.removesuffix("index.html")
    return f'add a line "Url: {address}"'
