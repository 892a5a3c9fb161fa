"""Writes the new address of what has moved into the content, at the places where the old one stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...record import record
from ...source import MARKDOWN
from .memory import Memory, replace_file
from .records import Outside, Use

SUFFIXES = MARKDOWN | {".toml"}

# Legal in an address, but what ends one in Markdown, in an attribute or in TOML.
_RISKY = str.maketrans({"(": "%28", ")": "%29", "'": "%27"})

# Nothing of a longer address may stand before it, as in that of an archive, or behind it.
_BEFORE = r"(?<![\w/=?&%#])"
_BEHIND = r"""(?=$|[\s)>\]"'<|`}*]|[.,;:!?]+(?:$|[\s)>\]"'<|*]))"""

# Lines as editors count them: `str.splitlines` would end them at rarer characters, too.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, order=True)
class Change:
    """One address that was written anew, or (in ``Fixed.left``) is still to be."""

    file: str
    line: int
    old: str
    new: str


@record
class Fixed:
    """What was changed; and what was not, as its file is no content, or its line does not have the address as such."""

    changed: tuple[Change, ...] = ()
    left: tuple[Change, ...] = ()


def fix(links: Iterable[Outside], memory: Memory, content: Path) -> Fixed:
    """Rewrite every link that has moved, at each of its places in the Markdown and TOML files below ``content``.

    One that a person should look at first is left alone. A file is written whole or not at all; raises OSError where
    that cannot be done.
    """
    wanted: dict[str, list[Change]] = defaultdict(list)
    for link in links:
        entry = memory.get(link.url)
        if entry and entry.state == "moved" and not entry.look:
            for use in link.uses:
                wanted[use.file].append(_change(use, link.url, entry.final))
    changed: set[Change] = set()
    for file, changes in sorted(wanted.items()):
        if _is_content(Path(file), content):
            changed |= _rewritten(Path(file), sorted(set(changes)))
    left = {change for changes in wanted.values() for change in changes} - changed
    return Fixed(tuple(sorted(changed)), tuple(sorted(left)))


def _change(use: Use, old: str, new: str) -> Change:
    return Change(use.file, use.line, old, new.translate(_RISKY))


def _is_content(file: Path, content: Path) -> bool:
    return file.suffix.lower() in SUFFIXES and file.resolve().is_relative_to(content.resolve()) and file.is_file()


def _rewritten(file: Path, changes: list[Change]) -> set[Change]:
    """The changes that could be made in a file; all bytes but these addresses stay as they are."""
    try:
        lines = _LINE.findall(file.read_bytes().decode())
    except UnicodeDecodeError:
        return set()
    done = set()
    for change in changes:
        line = lines[change.line - 1] if change.line <= len(lines) else ""
        new = _replaced(line, {change.old: change.new, _escaped(change.old): _escaped(change.new)})
        if new != line:
            lines[change.line - 1] = new
            done.add(change)
    if done:
        replace_file(file, "".join(lines).encode())
    return done


def _escaped(url: str) -> str:
    return url.replace("&", "&amp;")


def _replaced(line: str, pairs: Mapping[str, str]) -> str:
    """A line with each old address, where it stands for itself, replaced by its new one."""
    either = "|".join(map(re.escape, pairs))
    return re.sub(rf"{_BEFORE}(?:{either}){_BEHIND}", lambda found: pairs[found[0]], line)
