"""Emphasis that is opened is closed, by as many stars as it was opened with.

Without its end the stars stand among the words, and what should stand out does not.

A star behind a word and one before a note, as under a table of prices, belong together and are left alone.

Bad:  Bring **two copies of it.
Good: Bring **two copies** of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...prose import is_escaped
from ...records import Finding, Page, Site, Text

# Names such as **kwargs and *nix begin with stars.
_OPENED = re.compile(
    r"(?<![\w*/.=])\*{1,3}(?!args\b|kwargs\b|nix\b|\w+\*)(?=[^\W\d])(?![^*\n]*\S\*)[^*\n]*"
    r"|(?<=\s)\*\*\Z"
    r"|(?<!\S)(?:_(?=[A-Z])|__(?=[A-Za-z]))[A-Za-z]* [^_\n]*(?![^\n]*_)"
)
_LIST = re.compile(r"^\*\w.*\n\*\w", re.MULTILINE)
_CLOSED = re.compile(r"(?<=[^\W\d])\*\*(?![\w*])")
_CALL = re.compile(r"(?<=[^\s*])\*{1,3}(?![\w*])")
_UNEVEN = re.compile(r"\*<(?:em|strong)>|</(?:em|strong)>\*(?!\w)|<(em|strong)><\1>")


def check(page: Page, site: Site) -> Iterator[Finding]:
    """Each piece of emphasis that did not come about because its end is missing, or not like its beginning."""
    if "*" not in page.prose and " _" not in page.prose and "\n_" not in page.prose:
        return
    if site.built and not page.source:
        return  # what lists show of other pages is found there
    opened = [part for text in page.texts for part in _opened(text)]
    called = _CALL.search(page.prose)
    closed = [part for text in page.texts for part in _closed(text)]
    for part in [*([] if called else opened), *([] if opened else closed)]:
        if not (page.source and is_escaped(part.text[:20], page.source.text)):
            yield Finding(f'"{part.text[:40].strip()}" is emphasis without its {_missing(part)}', at=part)
    yield from _uneven(page)


def _opened(text: Text) -> Iterator[Text]:
    """Each mark that begins what nothing ends, with all words behind it. Lines that begin with one are a list."""
    found = _OPENED.finditer(text.text) if not _LIST.search(text.text) else ()
    return (text.part(*one.span()) for one in found)


def _closed(text: Text) -> Iterator[Text]:
    """Each mark that ends what none before it began, with the last words of that."""
    found = _CLOSED.search(text.text)
    if found and "*" not in text.text[: found.start()]:
        yield text.part(max(text.text.rfind("\n", 0, found.start()) + 1, found.start() - 20), found.end())


def _missing(part: Text) -> str:
    mark = re.match(r"[*_]*", part.text)
    return f"end; put {mark[0]} where it ends" if mark and mark[0] else "beginning; put ** where it begins"


def _uneven(page: Page) -> Iterator[Finding]:
    for found in _UNEVEN.finditer(page.html):
        before = (item for item in page.all("em", "strong") if item.offset <= found.start() + 1)
        *_, element = before
        if not page.within(element, "pre", "code"):
            message = f'"{element.words[:40]}" begins with more stars than it ends with, or fewer; write as many'
            yield Finding(message, at=element)
