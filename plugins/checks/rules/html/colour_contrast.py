"""The colours of the theme stand out from each other as much as they should.

Grey on grey is lost in the sun, on an old screen and to old eyes. The option "pairs" says which colours meet, and
how much they must differ: 4.5 for text, 3 for edges, 7 for comfort (WCAG 2.2, 1.4.3, 1.4.11 and 1.4.6).

Bad:  --ink: #999; --paper: #fff;
Good: --ink: #222; --paper: #fff;
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...lore.colours import Palette, contrast, palettes
from ...records import Content, File, Finding, InFile

HOUSE = True

OPTIONS = {"pairs": [("--ink", "--paper", 7.0)]}


def check(content: Content, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Each pair of ``pairs``, by day and by night: the colour in front, the one behind, and the least they differ."""
    for file in content.styles if options.get("pairs") else ():
        for palette in palettes(file.text or ""):
            for front, behind, least in options["pairs"]:
                yield from _weak(file, palette, (front, behind), float(least))


def _weak(file: File, palette: Palette, pair: tuple[str, str], least: float) -> Iterator[Finding]:
    if not set(pair) & palette.own or not set(pair) <= palette.values.keys():
        return
    front, behind = (palette.colour(name) for name in pair)
    at = InFile(file.shown, *palette.places[next(name for name in pair if name in palette.own)])
    if front is None or behind is None:
        name = pair[0] if front is None else pair[1]
        yield Finding(f'"{palette.values[name]}" of {name} cannot be worked out; write it as #rrggbb', at=at)
    elif (ratio := contrast(front, behind)) < least:
        yield Finding(f"{pair[0]} on {pair[1]} has a contrast of {ratio:.2f}{palette.when}; make it {least:g}", at=at)
