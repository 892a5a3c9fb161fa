"""Addresses that a browser may keep for ever, for they hold a hash of what is there, and what their authors wrote."""

from __future__ import annotations

import re
from collections.abc import Container
from urllib.parse import unquote

HASH = 10
"""Hexadecimal digits of a hash in a name."""

FOLDER = "lasting"
"""Where such files stand, below the root of a site: ``lasting/images/plan.0123456789.png`` is ``images/plan.png``."""

_NAME = re.compile(rf"{FOLDER}/(?P<name>[^\"'\s,?#<>]+)\.[0-9a-f]{{{HASH}}}(?P<ending>\.\w+)")
_HASH = re.compile(rf"\.[0-9a-f]{{{HASH}}}(?=\.)")
PLACE = f"/{FOLDER}/"
"""How an address of such a file begins."""

_ADDRESS = re.compile(f"/{_NAME.pattern}")


def original(name: str) -> str:
    """The file that another is the lasting copy of: ``images/plan.png``; empty where it is no such copy."""
    found = _NAME.fullmatch(name.replace(" ", "%20"))
    return unquote(found["name"] + found["ending"]) if found else ""


def unhashed(name: str) -> str:
    """The name of a file without what tells a lasting copy from the one before: the same for each other name."""
    return _HASH.sub("", name) if name.startswith(f"{FOLDER}/") else name


def as_written(html: str, names: Container[str]) -> str:
    """A page with the addresses that its author wrote. ``names`` are all files of the site."""
    if f"/{FOLDER}/" not in html:
        return html

    def written(found: re.Match[str]) -> str:
        address = found["name"] + found["ending"]
        return f"/{address}" if unquote(address) in names else found[0]

    return _ADDRESS.sub(written, html)
