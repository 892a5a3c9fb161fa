"""Draws a chart as SVG beside a table of its numbers, from the template in this package.

Plotting libraries were tried and not taken. Pygal 3.1 makes 10 to 16 KB for three bars, with a style and a script that
the site's policy does not allow; leather 0.4 fixes size, font and colours, so its words shrink on a phone and stay
black at night. Objects that write SVG, such as svg.py's, save nothing over a template. Here the words have the size of
the text around them, bars are per cent of the width, and the theme gives the colours.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from .model import Chart

WORDS: Mapping[str, str] = {
    "picture": "Bar chart.",
    "table": "The numbers as a table",
    "between": "; ",
    "thousands": ",",
    "decimal": ".",
}
"""What the drawing says by itself, and how it writes lists and numbers; a site may have its own in ``CHART_TEXT``."""

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


def drawn(chart: Chart, notes: str, words: Mapping[str, str]) -> str:
    """The chart as HTML. ``notes`` is the HTML of the references to its sources."""
    known = {**WORDS, **words}
    shown = partial(_shown, unit=chart.unit, words=known)
    return _TEMPLATES.get_template("chart.html").render(chart=chart, notes=notes, words=known, shown=shown)


def _shown(value: float, unit: str, words: Mapping[str, str]) -> str:
    """A number with its unit, as the site's language writes it."""
    marks = str.maketrans({",": words["thousands"], ".": words["decimal"]})
    return unit.replace("{}", f"{value:,}".translate(marks))
