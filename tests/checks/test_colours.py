"""Colours, and how far they stand apart."""

from __future__ import annotations

import pytest

from plugins.checks.lore.colours import Colour, colour, contrast, palettes

WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("#fff", WHITE),
        ("#FFFFFF", WHITE),
        (" white ", WHITE),
        ("black", BLACK),
        ("rgb(255, 0, 0)", (1.0, 0.0, 0.0)),
        ("rgb(100% 0% 0%)", (1.0, 0.0, 0.0)),
        ("hsl(120, 100%, 50%)", (0.0, 1.0, 0.0)),
        ("hsl(120deg 100% 50%)", (0.0, 1.0, 0.0)),
        ("#ffff", None),
        ("rgb(255 0 0 / 50%)", None),
        ("oklch(0.5 0.1 200)", None),
        ("CanvasText", None),
        ("", None),
    ],
)
def test_a_colour_is_read_or_none(value: str, expected: Colour | None) -> None:
    found = colour(value)
    assert found == (pytest.approx(expected) if expected else None)


# The examples of WCAG's own working group, and of its checkers.
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#fff", "#000", 21.0),
        ("#777", "#fff", 4.48),
        ("#767676", "#fff", 4.54),
        ("#f00", "#fff", 4.0),
        ("#00f", "#fff", 8.59),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, expected: float) -> None:
    first, second = colour(one), colour(other)
    assert first
    assert second
    assert contrast(first, second) == contrast(second, first) == pytest.approx(expected, abs=0.005)


def test_a_style_sheet_has_a_palette_for_each_time_of_day() -> None:
    css = (
        ":root { --a: #fff; --b: var(--a); --c: var(--d, #000); --e: var(--e) }\n"
        "@media (prefers-color-scheme: dark) {\n  :root { --a: #000 }\n}"
    )
    day, night = palettes(css)
    assert [day.colour(name) for name in ("--a", "--b", "--c", "--e")] == [WHITE, WHITE, BLACK, None]
    assert night.colour("--b") == BLACK
    assert (night.own, night.places["--a"], night.when) == ({"--a"}, (3, 11), " under (prefers-color-scheme: dark)")
