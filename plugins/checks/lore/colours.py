"""The colours that a style sheet names, and how far two of them stand apart."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...record import record
from ...source import Place, blanked, place_of

Colour = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ROOT = re.compile(r":root\s*\{(?P<rules>[^{}]*)\}")
_MEDIA = re.compile(r"@media\s*(?P<query>[^{]*)\{(?P<inside>(?:[^{}]|\{[^{}]*\})*)\}")
_TOKEN = re.compile(r"(?P<name>--[\w-]+)\s*:\s*(?P<value>[^;}]+)")
_SET = re.compile(r"(?<![\w-])(?P<name>--[\w-]+)\s*:")
_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^)]+))?\)")
_FUNCTION = re.compile(r"(?P<kind>rgb|hsl)a?\((?P<inside>[^)]*)\)", re.IGNORECASE)
_NAMES = {"black": "#000000", "white": "#ffffff"}


class TokensSet(NamedTuple):
    """The names of values that are set for a whole page at all times, for a whole page at some time, and at all."""

    usual: frozenset[str] = frozenset()
    ever: frozenset[str] = frozenset()
    anywhere: frozenset[str] = frozenset()


@record
class Palette:
    """The named values of a style sheet at one time of the day. ``own`` are those that are set for that time alone.

    ``when`` is how a message names the time, empty for the usual one.
    """

    values: Mapping[str, str]
    places: Mapping[str, Place]
    own: frozenset[str]
    when: str = ""

    def colour(self, name: str) -> Colour | None:
        """The colour of that name, None where it cannot be worked out."""
        value, seen = self.values[name], {name}
        while found := _VAR.fullmatch(value):
            value = self.values.get(found[1], found[2] or "") if found[1] not in seen else ""
            seen.add(found[1])
        return colour(value)


def palettes(css: str) -> Iterator[Palette]:
    """The usual palette of a style sheet, and one for each medium that sets other colours."""
    css = blanked(_COMMENT, css)
    usual = blanked(_MEDIA, css)
    values, places = _tokens(usual, 0, css)
    yield Palette(values, places, frozenset(values))
    for media in _MEDIA.finditer(css):
        # With forced colours the reader's own take the place of ours.
        if "prefers-color-scheme" in media["query"] or "prefers-contrast" in media["query"]:
            own, where = _tokens(media["inside"], media.start("inside"), css)
            when = f" under {media['query'].strip()}"
            yield Palette(values | own, places | where, frozenset(own), when)


def tokens_set(css: str) -> TokensSet:
    """The names of values that a style sheet sets, for all pages and for parts of them."""
    css = blanked(_COMMENT, css)
    usual, ever = (frozenset(_tokens(text, 0, css)[0]) for text in (blanked(_MEDIA, css), css))
    return TokensSet(usual, ever, frozenset(found["name"] for found in _SET.finditer(css)))


def _tokens(text: str, offset: int, css: str) -> tuple[dict[str, str], dict[str, Place]]:
    values, places = {}, {}
    for root in _ROOT.finditer(text):
        for token in _TOKEN.finditer(root["rules"]):
            values[token["name"]] = token["value"].strip()
            places[token["name"]] = place_of(css, offset + root.start("rules") + token.start())
    return values, places


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Colour) -> float:
    """The relative luminance (WCAG 2.2, "relative luminance")."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colour(value: str) -> Colour | None:
    """A colour as #rgb, #rrggbb, rgb() or hsl() writes it; None where it is another, or one can see through it."""
    value = _NAMES.get(value.strip().lower(), value.strip().lower())
    if re.fullmatch(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", value):
        digits = value[1:] if len(value) == 7 else "".join(digit * 2 for digit in value[1:])
        return int(digits[:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:], 16) / 255
    found = _FUNCTION.fullmatch(value)
    parts = re.findall(r"([\d.]+)(%|deg)?", found["inside"]) if found else []
    if not found or len(parts) != 3:
        return None
    if found["kind"] == "hsl":
        hue, saturation, lightness = (float(number) for number, _ in parts)
        return colorsys.hls_to_rgb(hue % 360 / 360, lightness / 100, saturation / 100)
    red, green, blue = (float(number) / (100 if unit == "%" else 255) for number, unit in parts)
    return red, green, blue
