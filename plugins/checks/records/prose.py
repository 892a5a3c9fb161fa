"""Tells what an author wrote as prose from what is shown as it stands: fences, code, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...source import blank

_FENCE = re.compile(r"^[ \t>]*(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)$", re.MULTILINE)

# An escaped sign, and what is shown as it stands, or not at all. A piece of code ends within its paragraph.
_SHOWN = re.compile(
    r"\\[\s\S]"
    r"|(?P<tick>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])+?(?<!`)(?P=tick)(?!`)"
    r"|<!--(?:(?!<!--)[\s\S])*?-->"
    r"|<(?P<tag>code|kbd|math|pre|samp|script|style|svg|textarea)\b[\s\S]*?</(?P=tag)\s*>",
    re.IGNORECASE,
)

_INDENTED = re.compile(r"(?: {4}|\t)")
_BEGINS_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+[.)]|:|\[\^[^\]]+\]:|!!!.*|\?\?\?.*)(?:\s|$)")

# In what is shown as code: a blank line, and then a heading of Markdown or a whole sentence.
_PROSE = re.compile(r"\n[ \t]*\n(?:#{2,6} \w|[A-Z][^\n`|<{}=;]{40,}[.?:]$)", re.MULTILINE)


class Fence(NamedTuple):
    """A fenced block: the offsets of its signs, of the end of their line, and of the end of its code.

    ``mark`` and ``info`` are the signs and the word behind them. One that is never closed ends with its line.
    """

    offset: int
    begin: int
    end: int
    mark: str
    info: str
    closed: bool


def fences(text: str, start: int = 0) -> Iterator[Fence]:
    """The fenced blocks of a text from an offset on, in order."""
    opened: re.Match[str] | None = None
    for found in _FENCE.finditer(text, start):
        info = found["info"].strip()
        if opened is None:
            opened = found
        elif found["mark"] == opened["mark"] and not info:  # Python-Markdown wants exactly as many
            yield _fence(opened, found.start())
            opened = None
        elif found["mark"] == opened["mark"] and not info.startswith("{"):
            # A second opening, before the first has ended.
            yield _fence(opened, -1)
            opened = found
    if opened:
        yield _fence(opened, -1)


def _fence(opened: re.Match[str], end: int) -> Fence:
    closed = end >= 0
    mark, info = opened["mark"], opened["info"].strip()
    return Fence(opened.start("mark"), opened.end(), end if closed else opened.end(), mark, info, closed)


def unclosed(text: str, start: int = 0) -> Fence | None:
    """The fence that was most likely never closed: where prose is shown as code, the one before it."""
    found = list(fences(text, start)) if "```" in text or "~~~" in text else []
    left = next((fence for fence in found if not fence.closed), None)
    if left is None or left.info:
        return left
    swallowing = (fence for fence in found if fence.closed and _PROSE.search(text, fence.begin, fence.end))
    return next((fence for fence in swallowing if fence.mark == left.mark and fence.offset < left.offset), left)


def masked(text: str, start: int = 0) -> str:
    """The text with spaces for all before ``start``, and for what is code or a comment: offsets and lines stay."""
    written = text
    text = blank(text[:start]) + text[start:]
    if "```" in text or "~~~" in text:
        for fence in fences(text, start):
            end = text.find("\n", fence.end)
            end = len(text) if end < 0 else end
            text = text[: fence.offset] + blank(text[fence.offset : end]) + text[end:]
    if "`" in text or "<" in text:
        text = _SHOWN.sub(_blanked, text)
    return _without_indented(text, written) if "\n    " in written or "\n\t" in written else text


def _blanked(found: re.Match[str]) -> str:
    return found[0] if found[0][0] == "\\" else blank(found[0])


def _without_indented(text: str, written: str) -> str:
    """The text without code that is code by its indentation: below a blank line, and part of no list, note or box."""
    lines, code, inside = text.split("\n"), True, False
    for number, line in enumerate(written.split("\n")):
        if not line.strip():
            code = True
        elif not _INDENTED.match(line):
            code, inside = False, bool(_BEGINS_ITEM.match(line)) or (inside and line[0] in " \t")
        elif code and not inside:
            lines[number] = " " * len(line)
    return "\n".join(lines)


def holds(text: str, *pieces: str) -> bool:
    """Whether any of the pieces stands in a text. A first look before a search by pattern, which costs far more.

    Python looks for one sign a hundred times faster than for two, and most texts have none of these.
    """
    return any(piece.lstrip()[0] in text and piece in text for piece in pieces)


def is_escaped(words: str, text: str) -> bool:
    """Whether words of a page were written with a backslash or an entity, so that their signs would be seen."""
    found = re.search("".join(_written(sign) for sign in words.strip().partition("\n")[0]), text)
    return bool(found and re.search(r"\\|&#?\w+;", found[0]))


def _written(sign: str) -> str:
    if sign.isalnum():
        return sign
    # Quotation marks, dashes and spaces may have been written in another way.
    return rf"(?:\\?{re.escape(sign)}|&#?\w+;)" if sign.isascii() and not sign.isspace() else r"[\s\S]{1,3}?"
