"""What rules about all texts ask of one: so little that it is kept, while the text itself need not be read."""

from __future__ import annotations

import re
from typing import NamedTuple

BOX = re.compile(r"^!!! ?(?P<kind>[\w-]+)(?P<more>(?: +[\w-]+)*)(?P<title> +\".*?\")? *$", re.MULTILINE)
"""The first line of a box, as in ``!!! note "A title"``."""

_SHOWN = re.compile(r"^ {0,3}\[checklist:\s*([^\]]*?)\s*\]", re.MULTILINE)
_HOST = re.compile(r"//([^\s/]+)")


class Gist(NamedTuple):
    """One text in plain values.

    ``boxes`` are its boxes in order: kind, further words, and title with its quotation marks. ``shown`` are the
    checklists that it shows on lines of their own, ``hosts`` what stands behind ``//`` in it, in small letters;
    ``comments`` says whether it has any.
    """

    boxes: tuple[tuple[str, str, str], ...]
    shown: tuple[str, ...]
    hosts: tuple[str, ...]
    comments: bool


def gist_of(text: str, prose: str) -> Gist:
    """The gist of a text. ``prose`` is as long, with spaces for all that is none."""
    return Gist(
        tuple((box["kind"], box["more"], box["title"] or "") for box in BOX.finditer(prose)),
        tuple(_SHOWN.findall(text)) if "[checklist:" in text else (),
        tuple(sorted(set(_HOST.findall(text.lower())))) if "//" in text else (),
        "<!--" in text,
    )
