"""No Markdown is left in the words of a page.

A forgotten blank line, a space or a missing definition leaves the signs standing for the reader to see.

Signs that the author wrote with a backslash are meant to be seen, and code is left alone.

Bad:  Bring ** two copies ** of [your CV] (/cv.pdf), see [the list][lst]
Good: Bring **two copies** of [your CV](/cv.pdf), see [the list](/list/)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lore.leftover import LISTS, SIGNS, TABLES, Sign, likely, runs
from ...records import Around, Finding, InFile, Page, Text
from ...records.prose import is_escaped

# Elements that Pelican's Markdown leaves alone, with all that stands in them.
_RAW = frozenset(("aside", "center", "details", "div", "figcaption", "figure", "section", "summary"))

_ROW = re.compile(r"\n(?:[-*+•·] |\d+[.)] |\|)|\|[ \t]*\n")
_INLINE = "a|abbr|b|bdi|cite|code|del|em|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var"
_GOES_ON = re.compile(rf"</(?:{_INLINE})>\Z")


def check(page: Page, around: Around) -> Iterator[Finding]:
    """Each piece of Markdown in the prose of the page."""
    if not likely("\n" + page.prose):
        return
    if around.made and not page.source:
        return  # what lists show of another page is found there
    for text in runs(page):
        if likely("\n" + text.text):
            yield from _left_over(text, page)
    yield from _broken_up(page)
    yield from _contents(page)


def _left_over(text: Text, page: Page) -> Iterator[Finding]:
    """Findings of one run, in the order of the signs; a place that one took is not another's as well."""
    taken: set[int] = set()
    first = 1 if _goes_on(text, page) else 0
    for sign in SIGNS:
        if sign.key not in text.text:
            continue
        for found in sign.pattern.finditer(text.text, first if sign.pattern.pattern[0] == "^" else 0):
            span = range(*found.span())
            if taken.isdisjoint(span) and _meant(found[0], sign, page):
                at = text.part(*found.span()) if "`" not in found[0] else _in_source(found, text, page)
                yield Finding(f'"{_shown(found[0])}" is {_fault(found[0], sign, text, page)}', at=at)
            taken.update(span)


def _goes_on(text: Text, page: Page) -> bool:
    """Whether a run is part of, or follows upon, emphasis or a link: then it begins no line."""
    inside = text.parent >= 0 and page.elements[text.parent].tag in _INLINE.split("|")
    return inside or bool(_GOES_ON.search(page.html, max(text.offset - 12, 0), text.offset))


def _broken_up(page: Page) -> Iterator[Finding]:
    """Lists and tables that hold emphasis, code or links, and so stand in several runs."""
    for parent in sorted({text.parent for text in runs(page) if _ROW.search(text.text)}):
        parts = [text for text in page.texts if text.parent == parent]
        element = page.elements[parent]
        for sign in (*TABLES, *LISTS):
            found = sign.pattern.search(element.text)
            if found and not any(sign.pattern.search(part.text) for part in parts):
                yield Finding(f'"{_shown(found[0])}" is {sign.fault}', at=_line(found[0], page) or element)
                break


def _contents(page: Page) -> Iterator[Finding]:
    """The list of contents of other programs, whose lines Markdown takes for emphasis."""
    for inner in page.all("em") if "[[" in page.prose else ():
        around = page.elements[inner.parent]
        if around.words.upper() == "[[TOC]]":
            message = f'"[[_{inner.words}_]]" is a list of contents that did not render; take it out'
            yield Finding(message, at=_line(around.words, page) or around)


def _line(words: str, page: Page) -> InFile | None:
    """The line of the source that shows these words."""
    wanted, source = _letters(words.partition("\n")[0]), page.source
    if wanted and source:
        for number, line in enumerate(source.prose.split("\n"), start=1):
            if line.strip()[:1] == words[:1] and _letters(line) == wanted:
                return InFile(source.path, number, len(line) - len(line.lstrip()) + 1)
    return None


def _letters(line: str) -> str:
    """What is left of a line without its Markdown."""
    return re.sub(r"\]\([^)]*\)|[\W_]+", "", line)


def _in_source(found: re.Match[str], text: Text, page: Page) -> InFile | Text:
    """The place of code, which is not looked for among prose."""
    source = page.source
    places = (source.text.find(found[0], begin) for begin in (source.body_at, 0)) if source else ()
    offset = next((place for place in places if place >= 0), -1)
    if source is None or offset < 0:
        return text.part(*found.span())
    return InFile(source.path, *source.place(offset))


def _meant(words: str, sign: Sign, page: Page) -> bool:
    """Whether the author meant Markdown by it."""
    if page.source is None:
        return sign.sure
    written = page.source.text if "`" in words else page.source.prose
    return (sign.sure or words in written) and not is_escaped(words[:30], page.source.prose)


def _fault(words: str, sign: Sign, text: Text, page: Page) -> str:
    source = page.source
    if source and words not in source.prose and words in source.text[: source.body_at]:
        return "Markdown in the front matter, where it does not render; take the signs out"
    around = page.elements[text.parent].tag if text.parent >= 0 else ""
    if around in _RAW or not sign.sure:
        return f"Markdown inside <{around}>, where it does not render; write it as HTML"
    return sign.fault


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:37]}..."
