"""A name between "&" and ";" is one that HTML has.

Readers see an unknown one as it was typed, and a known one without its semicolon as well.

Bad:  5&nbps;km, &copy 2026
Good: 5&nbsp;km, &copy; 2026
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from html.entities import html5

from ...lore.standard import words
from ...records import Finding, InFile, Page

_NAMED = re.compile(r"&(?P<name>[A-Za-z][A-Za-z0-9]{1,30});|(?<![\w?=&/])&(?P<bare>[A-Za-z]+)(?![A-Za-z0-9;=])")

# Those that authors write; of the others too many are words, as in "R&D" or "black&white".
_BARE = words("""
amp bull cent copy deg euro frac12 frac14 ge gt half hellip laquo larr ldquo le lsquo lt mdash middot nbsp ndash ne
para plusmn pound quot raquo rarr rdquo reg rsquo sect shy times trade yen
""")


def check(page: Page) -> Iterator[Finding]:
    """Each such name: in the text where that is known, as sites may mend their HTML, else on the page."""
    if page.source:
        for found in _NAMED.finditer(page.source.prose) if "&" in page.source.body else ():
            if message := _message(found):
                yield Finding(message, at=InFile(page.source.path, *page.source.place(found.start())))
        return
    for text in page.texts if "&" in page.prose else ():
        for found in _NAMED.finditer(text.text):
            if message := _message(found):
                yield Finding(message, at=text.part(found.start(), found.end()))


def _message(found: re.Match[str]) -> str:
    if found["bare"]:
        return f'"{found[0]}" lacks its semicolon; write "{found[0]};"' if found["bare"] in _BARE else ""
    if f"{found['name']};" in html5:
        return ""
    close = difflib.get_close_matches(found["name"], sorted(_BARE), n=1, cutoff=0.6)
    if not close and re.search(r"\w$", found.string[: found.start()][-1:]):
        return ""  # "Tom&Jerry;" is words
    hint = f' Did you mean "&{close[0]};"?' if close else ' Write "&amp;" for the sign itself'
    return f'"{found[0]}" is no character that HTML knows.{hint}'
