"""No setting undoes another.

Pelican says nothing: it mixes the built site with its sources, deletes what is not its own, or finds no text at all.

Bad:  PATH = "content", then OUTPUT_PATH = "content/output"
Good: PATH = "content", then OUTPUT_PATH = "output"
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ...records import Finding, Settings


def check(settings: Settings) -> Iterator[Finding]:
    """Each pair that cannot be meant."""
    folder = Path(settings.file).parent
    content, output = (_full(folder, settings.get(name)) for name in ("PATH", "OUTPUT_PATH"))
    if "OUTPUT_PATH" in settings.values and output.is_relative_to(content) and content != _full(folder, "."):
        message = f'OUTPUT_PATH lies in the folder with the content, "{content.name}"; name a folder beside it'
        yield Finding(message, at="OUTPUT_PATH")
    elif settings.get("DELETE_OUTPUT_DIRECTORY") and content.is_relative_to(output):
        name = "OUTPUT_PATH" if "OUTPUT_PATH" in settings.values else "DELETE_OUTPUT_DIRECTORY"
        yield Finding("DELETE_OUTPUT_DIRECTORY would delete the content; name an OUTPUT_PATH of its own", at=name)
    yield from _shared_folders(settings)
    if settings.values.get("DEFAULT_PAGINATION") is True:
        message = "DEFAULT_PAGINATION is True, which counts as 1: one text on a page; write how many, as in 10"
        yield Finding(message, at="DEFAULT_PAGINATION")


def _shared_folders(settings: Settings) -> Iterator[Finding]:
    """Folders that hold articles and pages at once: Pelican takes them for neither."""
    articles, pages = settings.get("ARTICLE_PATHS"), settings.get("PAGE_PATHS")
    if isinstance(articles, (list, tuple)) and isinstance(pages, (list, tuple)):
        for path in sorted({str(path) for path in articles} & {str(path) for path in pages} - {""}):
            name = "PAGE_PATHS" if "PAGE_PATHS" in settings.values else "ARTICLE_PATHS"
            message = (
                f'"{path}" is in ARTICLE_PATHS and in PAGE_PATHS, and Pelican looks for neither there; keep it in one'
            )
            yield Finding(message, at=name)


def _full(folder: Path, path: object) -> Path:
    return Path(os.path.abspath(folder / str(path)))
