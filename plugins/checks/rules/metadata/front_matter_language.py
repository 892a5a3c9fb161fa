"""A language is given by its code, as in "en" or "pt-BR".

Screen readers choose their voice by it. Pelican puts whatever stands there into addresses and lists of translations.

Bad:  Lang: english
Good: Lang: en
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

# The form of a language tag (RFC 5646): a language, then what narrows it down.
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")

# Codes of countries and names of languages that people write for codes (ISO 639-1).
MEANT = {
    "at": "de",
    "cn": "zh",
    "cz": "cs",
    "deu": "de",
    "deutsch": "de",
    "dk": "da",
    "dutch": "nl",
    "eng": "en",
    "english": "en",
    "french": "fr",
    "german": "de",
    "gr": "el",
    "italian": "it",
    "jp": "ja",
    "kr": "ko",
    "polish": "pl",
    "portuguese": "pt",
    "spanish": "es",
    "uk-en": "en-GB",
    "us": "en-US",
    "welsh": "cy",
}


def check(source: Source) -> Iterator[Finding]:
    """A language that is no code."""
    field = source.field("lang")
    if field and field.value and (what := fault(field.value)):
        yield Finding(f'"{field.value}" {what}', at=field.value_at)


def fault(value: str) -> str:
    """What is wrong with a language, empty where nothing is."""
    meant = MEANT.get(value.lower(), "")
    if not meant and _CODE.fullmatch(value):
        return ""
    hint = f'write "{meant}"' if meant else 'write one of two or three letters, as in "en"'
    return f"is no code of a language; {hint}"
