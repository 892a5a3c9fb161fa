"""Where a text is built and what links to it say belong together, and are different for each text.

ARTICLE_SAVE_AS moves the files, ARTICLE_URL the links to them: with one of them alone no list of the site leads
anywhere. A path without "{slug}" is one file for all texts, and each writes over the last.

Bad:  ARTICLE_SAVE_AS = "{slug}/index.html", and no ARTICLE_URL
Good: ARTICLE_SAVE_AS = "{slug}/index.html", then ARTICLE_URL = "{slug}/"
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from ....source import did_you_mean
from ...records import Finding, Settings
from ...records.content import PELICAN_KEYS

KINDS = (
    "ARTICLE",
    "ARTICLE_LANG",
    "AUTHOR",
    "CATEGORY",
    "DRAFT",
    "DRAFT_LANG",
    "DRAFT_PAGE",
    "DRAFT_PAGE_LANG",
    "PAGE",
    "PAGE_LANG",
    "TAG",
)
FEEDS = ("AUTHOR_FEED", "CATEGORY_FEED", "TAG_FEED", "TRANSLATION_FEED")

# What stands for a text in a pattern, besides any key of its front matter.
NAMES = PELICAN_KEYS | {"path", "name", "base_name"}


def check(settings: Settings) -> Iterator[Finding]:
    """Each pattern that does not fit the other, names nothing that there is, or is alike for all."""
    patterns = [f"{kind}_{part}" for kind in KINDS for part in ("SAVE_AS", "URL")]
    feeds = [f"{feed}_{form}" for feed in FEEDS for form in ("ATOM", "RSS")]
    for name in (*patterns, *feeds):
        value = settings.values.get(name)
        fault = _fault(value, name) if isinstance(value, str) and value else ""
        if fault:
            yield Finding(f'{name} is "{value}", which {fault}', at=name)
        elif name.endswith("_SAVE_AS"):
            yield from _disagreeing(name.removesuffix("_SAVE_AS"), settings)


def _fault(pattern: str, name: str) -> str:
    """What is wrong with one pattern by itself."""
    try:
        names = {re.split(r"[.\[]", part[1])[0] for part in string.Formatter().parse(pattern) if part[1] is not None}
    except ValueError:
        return 'has a bracket without its partner; write "{slug}"'
    unknown = sorted(word for word in names - NAMES if not word or did_you_mean(word, NAMES))
    if unknown:
        hint = did_you_mean(unknown[0], NAMES) or ' Write "{slug}"'
        return f'names "{{{unknown[0]}}}".{hint}'
    if not names and "%s" not in pattern:
        word = "lang" if name.startswith("TRANSLATION") else "slug"
        return f'is one place for all of them; put "{{{word}}}" into it'
    return ""


def _disagreeing(kind: str, settings: Settings) -> Iterator[Finding]:
    """A pair of which at least one is set here, and that does not lead to one place."""
    name, other = f"{kind}_SAVE_AS", f"{kind}_URL"
    path, url = settings.get(name), settings.get(other)
    here = name if settings.values.get(name, settings.usual.get(name)) != settings.usual.get(name) else other
    set_here = name in settings.values or other in settings.values
    texts = isinstance(path, str) and isinstance(url, str) and path and url
    if set_here and texts and not _fault(url, other) and not _agree(path, url):
        message = f'{name} is "{path}", but {other} is "{url}": links lead past the files; make them agree'
        yield Finding(message, at=here)


def _agree(path: str, url: str) -> bool:
    """Whether an address leads to a file: by its name, its folder, or its name without the ending."""
    folder = path.removesuffix("index.html")
    # No host shows the file "walk.html" for the folder "walk/".
    short = (folder,) if url.endswith("/") else (path, folder, path.removesuffix(".html"))
    return url.strip("/") in {form.strip("/") for form in short}
