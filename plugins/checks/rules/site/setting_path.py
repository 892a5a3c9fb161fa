"""A folder or a file that the settings name is there.

Pelican passes over a folder for pictures or plugins that is missing, and says nothing: the site is built without them.

A folder "images" that is not there yet is right: Pelican asks for it by itself. So is one for articles or pages, unless
another has nearly its name.

Bad:  STATIC_PATHS = ["image"], where the folder is "images"
Good: STATIC_PATHS = ["images"]
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ....source import did_you_mean
from ...records import Finding, Settings

IN_CONTENT = ("STATIC_PATHS", "ARTICLE_PATHS", "PAGE_PATHS", "EXTRA_PATH_METADATA", "TEMPLATE_PAGES")
FOR_TEXTS = ("ARTICLE_PATHS", "PAGE_PATHS")
BESIDE = ("PLUGIN_PATHS", "THEME_TEMPLATES_OVERRIDES")


def check(settings: Settings) -> Iterator[Finding]:
    """Each path that leads to nothing."""
    beside = Path(settings.file).parent
    content = beside / str(settings.get("PATH"))
    for name in (*IN_CONTENT, *BESIDE):
        base = content if name in IN_CONTENT else beside
        for path in _paths(settings.values.get(name)) if base.is_dir() else ():
            if not (base / path).exists() and path not in _paths(settings.usual.get(name)):
                short = os.path.relpath(base / path, base)
                near = _near(base, short)
                # A site may have no articles yet; texts that stand elsewhere are named as such.
                if near or name not in FOR_TEXTS:
                    hint = near or " Correct it, or take it out"
                    yield Finding(f'{name} names "{short}", which is not there.{hint}', at=name)


def _paths(value: Any) -> list[str]:
    return (
        [str(path) for path in value if isinstance(path, (str, Path))] if isinstance(value, (list, tuple, dict)) else []
    )


def _near(base: Path, path: str) -> str:
    folder = (base / path).parent
    names = [os.path.relpath(found, base) for found in folder.iterdir()] if folder.is_dir() else []
    return did_you_mean(path, names)
