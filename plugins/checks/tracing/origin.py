"""Where a file of a site that is no page came from: the feed, the sitemap, robots.txt."""

from __future__ import annotations

import re
from pathlib import Path

from ...source import line_like, place_of, shown
from ..records import InFile, Site
from ..records.trees import Broken

_TAG = re.compile(r"<[^<>]*>")


def origin(site: Site, path: str, *words: str) -> InFile:
    """The place of the words of a built file in the file that it was made of: a copied one, a template, or itself.

    Where several are given the first that stands there counts, and ``""`` stands at the head of every file.
    """
    text = site.texts[path]
    for file, source in _makers(site, path, text):
        found = next((source.find(word) for word in words or ("",) if word in source), None)
        if found is not None:
            return InFile(file, *place_of(source, found))
    return InFile(shown(site.folder / path), *place_of(text, max(text.find("".join(words[:1])), 0)))


def origin_of_fault(site: Site, path: str, fault: Broken) -> InFile:
    """The place of what makes a file no XML: of the tag or the line, where the file that it was made of holds that."""
    if site.content is None:
        return InFile(shown(site.folder / path), fault.line, fault.column)
    line = site.texts[path].split("\n")[fault.line - 1]
    tags = [found[0] for found in _TAG.finditer(line) if found.end() >= fault.column]
    return origin(site, path, *tags[:1], line, "")


def origin_of_picture(site: Site, path: str, line: int, column: int) -> InFile:
    """A place in a picture: there, or on the line of the template that drew it."""
    file, template = site.shown(path), _template(site, path)
    if not template or file != shown(template):
        return InFile(file, line, column)
    written = [*site.pictures[path].head.decode("utf-8", "replace").split("\n"), ""][line - 1]
    return InFile(file, line_like(written, template.read_text("utf-8").split("\n")), 1)


def _template(site: Site, path: str) -> Path | None:
    """The template of the theme that has the name of a built file."""
    theme = site.content.layout.theme if site.content else None
    template = theme / "templates" / path if theme else None
    return template if template and template.is_file() else None


def _makers(site: Site, path: str, text: str) -> list[tuple[str, str]]:
    """The files of which it may have been made, with what stands in them."""
    content = site.content
    if not content:
        return []
    copied = [(file.shown, file.text or "") for file in content.files if file.text == text]
    template = _template(site, path)
    drawn = [(shown(template), template.read_text("utf-8"))] if template else []
    return copied or drawn
