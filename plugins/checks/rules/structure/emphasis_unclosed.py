"""Emphasis that is opened is closed, by as many stars as it was opened with.

Without its end the stars stand among the words, and what should stand out does not.

A star behind a word and one before a note, as under a table of prices, belong together and are left alone.

Bad:  Bring **two copies of it.
Good: Bring **two copies** of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import blanked
from ...lore.leftover import runs
from ...records import Around, Finding, Page, Text
from ...records.prose import holds, is_escaped

# Names such as **kwargs and *nix begin with stars.
_OPENED = re.compile(
    r"(?<![\w*/.=])(?<!\w\()\*{1,3}(?!args\b|kwargs\b|nix\b|\w+\*)(?=[^\W\d])(?![^*\n]*\S\*)[^*\n]*"
    r"|(?<=\s)\*\*\Z"
    r"|(?<!\S)(?:_(?=[A-Z])|__(?=[A-Za-z]))[A-Za-z]* [^_\n]*(?![^\n]*_)"
)
_LIST = re.compile(r"^\*\w.*\n\*\w", re.MULTILINE)
_CLOSED = re.compile(r"(?<=[^\W\d])\*\*(?![\w*])")
_MIXED = re.compile(r"(?<![\w*])(?:\*\*(?=[^\W\d])[^*\n]*[^\s*]\*|\*(?=[^\W\d])[^*\n]*[^\s*]\*\*)(?![\w*])")
_NOTE = re.compile(r"^\*\*(?!\*)", re.MULTILINE)
_CALL = re.compile(r"(?<=[^\s*])\*{1,3}(?![\w*])")
_UNEVEN = re.compile(r"\*<(?:em|strong)>|</(?:em|strong)>\*(?!\w)|<(em|strong)><\1>")

# Where tags are none.
_UNREAD = re.compile(r"<!--.*?-->|<(script|style|textarea|title)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


def check(page: Page, around: Around) -> Iterator[Finding]:
    """Each piece of emphasis that did not come about because its end is missing, or not like its beginning."""
    if "*" not in page.prose and " _" not in page.prose and "\n_" not in page.prose:
        return
    if around.made and not page.source:
        return  # what lists show of other pages is found there
    for text in runs(page):
        if "*" in text.text or "_" in text.text:
            for part in (*_opened(text, page), *_closed(text, page)):
                if not (page.source and is_escaped(part.text[:20], page.source.text)):
                    yield Finding(f'"{part.text[:40].strip()}" is emphasis without its {_missing(part)}', at=part)
            for found in _MIXED.finditer(text.text):
                yield Finding(_uneven_message(found[0]), at=text.part(*found.span()))
    yield from _uneven(page)


def _opened(text: Text, page: Page) -> Iterator[Text]:
    """Each mark that begins what nothing ends, with all words behind it. Lines that begin with one are a list."""
    for found in _OPENED.finditer(text.text) if not _LIST.search(text.text) else ():
        # A note that stands at the beginning of a line, and is called by a star elsewhere.
        if not (_begins(text, found) and _CALL.search(page.prose)):
            yield text.part(*found.span())


def _begins(text: Text, found: re.Match[str]) -> bool:
    return found.start() == 0 or text.text[found.start() - 1] == "\n"


def _closed(text: Text, page: Page) -> Iterator[Text]:
    """Each mark that ends what none before it began, and that calls no note, with the last words before it."""
    found = _CLOSED.search(text.text)
    if found and "*" not in text.text[: found.start()] and not _NOTE.search(page.prose):
        yield text.part(max(text.text.rfind("\n", 0, found.start()) + 1, found.start() - 20), found.end())


def _missing(part: Text) -> str:
    mark = re.match(r"[*_]*", part.text)
    return f"end; put {mark[0]} where it ends" if mark and mark[0] else "beginning; put ** where it begins"


def _uneven(page: Page) -> Iterator[Finding]:
    likely = "*" in page.html or holds(page.html, "<em><em>", "<strong><strong>")
    html = blanked(_UNREAD, page.html) if likely and _UNEVEN.search(page.html) else ""
    for found in _UNEVEN.finditer(html):
        before = [item for item in page.all("em", "strong") if item.offset <= found.start() + 1]
        if before and not page.within(before[-1], "pre", "code"):
            yield Finding(_uneven_message(before[-1].words), at=before[-1])


def _uneven_message(words: str) -> str:
    return f'"{words[:40]}" begins with more stars than it ends with, or fewer; write as many'
