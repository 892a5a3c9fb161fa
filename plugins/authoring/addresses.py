"""``invoke addresses``: writes down which addresses the site has, so that none of them is ever lost."""

from __future__ import annotations

from pathlib import Path

from ..publishing.addresses import NAME, recorded
from ..publishing.records import Request
from ..source import shown
from .building import built
from .telling import told
from .terminal import folder, refuse, say


def addresses(root: Path, content: str = "", output: str = "") -> int:
    """Build the site and add its addresses to the list. Returns the exit code, as ``build``."""
    request = Request(folder(root, content, "content"), folder(root, output, "output"), root / "pelicanconf.py")
    result, _ = built(request)
    if not result.published or result.problems:
        told(result, "text")
    if not result.published:
        return result.exit_code
    file = folder(root, content, "content") / NAME
    try:
        new = recorded(file.parent, request.output)
    except OSError as error:
        return refuse(f"{shown(file)} cannot be written: {(error.strerror or str(error)).lower()}")
    say(f"{shown(file)} holds all addresses of the site; {new or 'none'} of them {'is' if new < 2 else 'are'} new.")
    return 0
