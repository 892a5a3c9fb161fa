"""Gives a page or an article another address: what each file of the content says once it has moved.

Nothing is written here: ``moved`` gives the new texts, so that a move is thought through before the first of them is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..record import record
from ..source import MARKDOWN, read_text
from .redirects import NAME as REDIRECTS

DATA = frozenset((".toml",))

_ENDINGS = "|".join(sorted(ending.removeprefix(".") for ending in MARKDOWN))

_HEAD = re.compile(r"\A(?:[\w-]+:.*\n|[ \t]+\S.*\n|---\n)*")
_STEPS = re.compile(r"^(?:next|part_of):.*\n(?:[ \t]+\S.*\n)*", re.IGNORECASE | re.MULTILINE)
_MENU = re.compile(r"^navigation\s*=\s*\[[^\]]*\]", re.MULTILINE)


@record
class Mended:
    """A file with its new text; ``lines`` are those that changed, counted from 1, as they are now."""

    file: Path
    text: str
    lines: tuple[int, ...]


def moved(content: Path, old: str, new: str, *, redirect: bool) -> list[Mended]:
    """All files of a content folder that change where the slug ``old`` becomes ``new``.

    ``redirect`` is false for a text that was never published: nobody asks for its old address. A file that is not
    UTF-8 stays as it is. Raises OSError; and Unreadable where that file is the one of the redirects.
    """
    found = [_mended(file, text, _renamed(file, text, old, new)) for file, text in _texts(content)]
    file = content / REDIRECTS
    before = read_text(file) if file.is_file() else ""
    after = led_on(before, old, new) if redirect else before
    found.append(_mended(file, before, after))
    return [mended for mended in found if mended.lines]


def led_on(text: str, old: str, new: str) -> str:
    """The lines of ``redirects.toml`` after a move: what led to the old address leads to the new one at once.

    Nobody is sent on from the new address any more, for there the page is.
    """
    direct = re.sub(rf"""(=\s*["'])/{re.escape(old)}(?=[/#?"'])""", rf"\1/{new}", text)
    kept = re.sub(rf"""(?m)^\s*["']/(?:{re.escape(new)}|{re.escape(old)})/?["']\s*=.*\n?""", "", direct)
    gap = "" if not kept or kept.endswith("\n") else "\n"
    return f'{kept}{gap}"/{old}/" = "/{new}/"\n'


def _texts(content: Path) -> Iterator[tuple[Path, str]]:
    for file in sorted(content.rglob("*")):
        known = file.suffix.lower() in MARKDOWN | DATA or file.name == "cited.txt"
        if known and file.is_file() and file.name != REDIRECTS:
            try:
                yield file, file.read_bytes().decode()
            except UnicodeDecodeError:
                continue


def _renamed(file: Path, text: str, old: str, new: str) -> str:
    """The text of a file with every way in which it names the old address changed."""
    name = re.escape(old)
    text = re.sub(rf"""(\{{filename\}}(?:[^)\s"'>#]*/)?){name}(?=\.(?:{_ENDINGS})\b)""", rf"\g<1>{new}", text)
    text = re.sub(rf"""(?<=[\s("'=<])/{name}(?=[/)\s"'#?>])""", f"/{new}", text)
    if file.suffix.lower() in MARKDOWN:
        head = _HEAD.match(text)
        end = head.end() if head else 0
        return _STEPS.sub(lambda steps: _word(name, new, steps[0]), text[:end]) + text[end:]
    if file.suffix.lower() in DATA:
        text = re.sub(rf"\]\({name}(?=[)#])", f"]({new}", text)
        return _MENU.sub(lambda menu: _word(name, new, menu[0]), text)
    return re.sub(rf"(?m)^((?:\w+/)*){name}(?=\.\w+:)", rf"\g<1>{new}", text)


def _word(name: str, new: str, text: str) -> str:
    return re.sub(rf"(?<![\w-]){name}(?![\w-])", new, text)


def _mended(file: Path, before: str, after: str) -> Mended:
    known = set(before.splitlines())
    lines = tuple(number for number, line in enumerate(after.splitlines(), 1) if line not in known)
    return Mended(file, after, lines)
