"""Tags of languages, as far as pages need them (BCP 47)."""

from __future__ import annotations

import re

from .standard import LANGUAGES

_TAG = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-[A-Za-z0-9]{1,8})*|[xi]-[A-Za-z0-9-]+", re.ASCII
)

# What people write for a language: its country, or its name.
_MEANT = {
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "english": "en",
    "french": "fr",
    "gb": "en-GB",
    "german": "de",
    "gr": "el",
    "jp": "ja",
    "spanish": "es",
    "us": "en-US",
}


def fault(tag: str) -> str:
    """What is wrong with a tag, empty where nothing is."""
    language, *rest = tag.strip().replace("_", "-").split("-")
    wanted = _MEANT.get(language.lower())
    if wanted and not rest:
        return f'is no language; write "{wanted}"'
    if not _TAG.fullmatch(tag) or (len(language) == 2 and language.lower() not in LANGUAGES):
        return 'is no language; write it as "en" or "en-GB"'
    return 'names a country that is none; write "en-GB"' if [part.lower() for part in rest][:1] == ["uk"] else ""
