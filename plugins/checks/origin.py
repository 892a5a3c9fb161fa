"""Where a file of a site that is no page came from: the feed, the sitemap, robots.txt."""

from __future__ import annotations

from ..source import place_of, shown
from .records import InFile, Site


def origin(site: Site, path: str, words: str = "") -> InFile:
    """The place of the words of a built file in the file that it was made of: a copied one, a template, or itself."""
    text = site.texts[path]
    for file, source in _makers(site, path, text):
        if not words or words in source:
            return InFile(file, *place_of(source, max(source.find(words), 0)))
    return InFile(shown(site.folder / path), *place_of(text, max(text.find(words), 0)))


def _makers(site: Site, path: str, text: str) -> list[tuple[str, str]]:
    """The files of which it may have been made, with what stands in them."""
    content = site.content
    if not content:
        return []
    copied = [(file.shown, file.text or "") for file in content.files if file.text == text]
    template = content.layout.theme / "templates" / path if content.layout.theme else None
    drawn = [(shown(template), template.read_text("utf-8"))] if template and template.is_file() else []
    return copied or drawn
