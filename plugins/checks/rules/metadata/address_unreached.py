"""A text that names its own place names the address that leads there as well.

"Save_as:" moves the file and "Url:" the links to it. With one of them alone all menus and lists of the site lead to a
place where nothing is.

Where the settings put no dates or categories into addresses, address-form finds it earlier.

Bad:  Save_as: index.html
Good: Save_as: index.html, then Url: /
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Content, Finding, Site
from .address_form import usual_place


def check(site: Site, content: Content) -> Iterator[Finding]:
    """Each published text with one of the two keys whose address does not lead to it."""
    for item in site.built:
        source = content.by_path.get(item.source)
        if source is None or usual_place(source, content) or item.status != "published" or not item.save_as:
            continue  # address-form says it, before Pelican has run
        fields = [field for name in ("save_as", "url") if (field := source.field(name))]
        address = "/" + item.url.lstrip("/")
        if len(fields) == 1 and site.addresses.find("/", site.addresses.prefix + address).path != item.save_as:
            message = f'the text is built into "{item.save_as}", but links to it lead to "{address}"'
            yield Finding(f"{message}; {_mend(fields[0].name, item.save_as)}", at=fields[0].value_at, where=source)


def _mend(name: str, save_as: str) -> str:
    """The line that is missing. An address that was set by hand needs a place to lead to."""
    if name == "url":
        return 'add a line "Save_as: ..." with the file, or take the line out'
    address = "/" + save_as.removesuffix("index.html")
    return f'add a line "Url: {address}"'
