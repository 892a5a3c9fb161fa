"""A value that a style sheet takes by its name is set, at all times of the day.

A browser passes over a line with a name that nobody sets: letters lose their colour, and nothing says so.

Bad:  :root { --inkk: #222; } p { color: var(--ink); }
Good: :root { --ink: #222; } p { color: var(--ink); }
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import did_you_mean, place_of
from ...lore.colours import TokensSet, tokens_set
from ...records import Content, Finding, InFile

HOUSE = True  # other themes let scripts set values

_USED = re.compile(r"/\*.*?\*/|var\(\s*(?P<name>--[\w-]+)\s*\)", re.DOTALL)


def check(content: Content) -> Iterator[Finding]:
    """The first use of each name that is set nowhere, or that only some media set for the whole page."""
    known, used = _known(content), _used(content)
    for name in used.keys() - known:
        hint = did_you_mean(name, known - used.keys()) or did_you_mean(name, known)  # a name misspelt where it is set?
        yield Finding(
            f"{name} has no value: set it in :root, outside of @media, or mend its name.{hint}", at=used[name]
        )


def _used(content: Content) -> dict[str, InFile]:
    """The names that style sheets take, with the first place of each."""
    uses = ((file, use) for file in content.styles for use in _USED.finditer(file.text or "") if use["name"])
    found: dict[str, InFile] = {}
    for file, use in uses:
        found.setdefault(use["name"], InFile(file.shown, *place_of(file.text or "", use.start("name"))))
    return found


def _known(content: Content) -> frozenset[str]:
    """The names that have a value at all times, or are set just where they are used."""
    found = [tokens_set(file.text or "") for file in content.styles]
    usual, ever, anywhere = (frozenset().union(*names) for names in zip(TokensSet(), *found, strict=True))
    return usual | (anywhere - ever)
