"""Links with the same words on one page lead to the same place.

Who moves from link to link hears the same words twice, and cannot tell which of the two places is meant.

Two parts of one page count as one place. Other checkers look at the whole page, and so at menus and lists, where a
category and a tag of one name are in order; we look at what the author wrote.

Bad:  [the form](/form-a/) for a first claim, and [the form](/form-b/) for a change
Good: [the form for a first claim](/form-a/), and [the form for a change](/form-b/)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ....source import place_of
from ...records import Finding, Source
from .link_text import says_nothing

SEVERITY = "warning"

_LINK = re.compile(
    r"(?<![!\\])\[(?P<words>(?:[^\[\]\n]++|\n(?!\s*\n))+)\](?:\(\s*<?(?P<href>[^\s()<>]+)|[ ]?\[(?P<name>[^\]\n]*)\])"
)
_DEFINED = re.compile(r"(?m)^ {0,3}\[(?P<name>[^\]\n]+)\]:\s*<?(?P<href>[^\s<>]+)")
_INSIDE = re.compile(r"(?:\{\w+\}|\|\w+\|)?(?:[^?#:]*/)?(?P<last>[^/?#:]+?)(?:\.\w+)?/?(?:[?#].*)?")


class _Written(NamedTuple):
    """A link as it stands in the source."""

    words: str
    href: str
    offset: int


def check(source: Source) -> Iterator[Finding]:
    """Each link whose words stood before in a link to another place."""
    first: dict[str, _Written] = {}
    for link in _links(source.prose):
        known = first.setdefault(_plain(link.words), link)
        if _place(known.href) != _place(link.href) and _tells(link.words):
            line, _ = place_of(source.text, known.offset)
            message = f'"{link.words}" leads to "{known.href}" on line {line}, and here to "{link.href}"'
            yield Finding(f"{message}; say what is different", at=place_of(source.text, link.offset))


def _links(text: str) -> Iterator[_Written]:
    defined = {found["name"].lower(): found["href"] for found in _DEFINED.finditer(text)} if "]:" in text else {}
    for found in _LINK.finditer(text) if "](" in text or defined else ():
        words = " ".join(found["words"].split())
        href = found["href"] or defined.get((found["name"] or words).lower(), "")
        if href:
            yield _Written(words, href, found.start())


def _plain(words: str) -> str:
    return re.sub(r"[^\w ]", "", words).strip().lower()


def _tells(words: str) -> bool:
    """Whether the words are such that a reader relies on them: no number of a note, nothing that another rule names."""
    return len(re.findall(r"[^\W\d_]", words)) > 2 and not says_nothing(words)


def _place(href: str) -> str:
    """What is the same for all ways to write an address: of a page of the site, the name of its file."""
    if "//" in href:
        return href.lower().partition("//")[2].removeprefix("www.").partition("#")[0].rstrip("/")
    if href.startswith("mailto:"):
        return href.lower().partition("?")[0]
    found = _INSIDE.fullmatch(href)
    return found["last"].lower() if found else href.partition("#")[0].lower()
