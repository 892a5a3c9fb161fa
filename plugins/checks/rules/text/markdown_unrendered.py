"""No Markdown is left in the words of a page.

A forgotten blank line, a space or a missing definition leaves the signs standing for the reader to see.

Bad:  Bring ** two copies ** of [your CV] (/cv.pdf), see [the list][lst]
Good: Bring **two copies** of [your CV](/cv.pdf), see [the list](/list/)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Page, Text

# Not to be taken for Markdown: "2 ** 3 ** 4", "x[1][2]", "[sic]", "[your name]", "Home | About | Contact".
_LEFT_OVER = (
    (
        re.compile(r"(?<![\w*])\*\*(?=[^\s*])[^*\n]*[^\W\d][^*\n]*(?<=\S)\*\*(?!\w)"),
        "bold that did not render; put no space inside the **",
    ),
    (
        re.compile(r"(?<![\w*])\*\* (?=[^*\n]*[^\W\d_]{3})[^*\n]+ \*\*(?![\w*])"),
        "bold that did not render; put no space inside the **",
    ),
    (re.compile(r"(?:\[[^\[\]\n]+)?\]\((?:[^()\s]*\))?"), "a link that did not render; write [words](address)"),
    (
        re.compile(r"\[[^\[\]\n]+\] \((?:/|#|https?:|mailto:|www\.|\{)[^()\s]*\)"),
        "a link that did not render; put no space between ] and (",
    ),
    (re.compile(r"\[\^[^\]\s]+\]"), "a note without its text; correct the id, or add the note"),
    (
        re.compile(r"(?<![\w\]])\[(?=[^\]\n]*[^\W\d])[^\[\]\n]+\]\[[^\[\]\n]*\]"),
        "a link without its address; write [words](address)",
    ),
    (
        re.compile(r"(?m)^\[[^\[\]\n]+\]:\s*(?:https?:|/)\S*"),
        "the address of a link that did not render; set it apart by a blank line",
    ),
    (re.compile(r"(?m)\|\s*:?(?:-{2,}|[–—]+):?\s*\|.*$"), "a table that did not render; put a blank line before it"),
    (re.compile(r"(?:```|(?m:^)~~~).*"), "a code fence that did not render; put it on a line of its own and close it"),
    (re.compile(r"(?m)^#{2,6} \S.*$"), "a heading that did not render; put a blank line before it"),
    (
        re.compile(r"(?m)^[-*+] \S.*(?:\n[-*+] .*)+|^1\. .*(?:\n\d+\. .*)+"),
        "a list that did not render; put a blank line before it",
    ),
    (re.compile(r"(?m)^!!! [a-z].*$"), "a box that did not render; put a blank line before it"),
    (re.compile(r"\{: ?[.#\w][^}\n]*\}"), "an attribute list that did not render; write it right after what it is for"),
)


# What every pattern above has in it: most pages hold nothing of the kind.
_LIKELY = re.compile(r"\*\*|[\[\]|{#]|```|~~~|!!!|(?m:^[-+*] |^1\. )")


def check(page: Page) -> Iterator[Finding]:
    """Each piece of Markdown in the prose of the page."""
    for text in page.texts if _LIKELY.search(page.prose) else ():
        if _LIKELY.search(text.text):
            yield from _left_over(text)


def _left_over(text: Text) -> Iterator[Finding]:
    """Findings of one run, in the order above; a place that one pattern took is not another's as well."""
    taken: set[int] = set()
    for pattern, fault in _LEFT_OVER:
        for found in pattern.finditer(text.text):
            if taken.isdisjoint(range(*found.span())):
                yield Finding(f'"{_shown(found[0])}" is {fault}', at=text.part(*found.span()))
                taken.update(range(*found.span()))


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:37]}..."
