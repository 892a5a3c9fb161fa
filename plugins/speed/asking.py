"""Whether the code that a site brings may ask what nobody sees: then "nothing changed" cannot be said of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from .functions import OTHERS, UNSEEN, codes_in
from .surroundings import is_installed, starts_at_first

HARMLESS = frozenset(("eval", "exec", "__import__", "import_module", "setattr", "delattr", "Process", "Pool", "fork"))
"""Names that count where a page is drawn. What is read by such ways is seen, but for a child: a fork is."""


def asking(conf: Path) -> str:
    """Which file that a site brings uses what answers otherwise from time to time, and what; empty where none does."""
    for file in (str(conf), *sorted(_brought())):
        if name := asked_in(file):
            return f"{file} uses {name}, and nobody is told what that answers"
    return ""


def asked_in(file: str) -> str:
    """A name in a file of Python that may stand for something of the kind; empty where none does."""
    return min((UNSEEN - HARMLESS).intersection(_names(file)), default="")


def _brought() -> set[str]:
    """The files of the modules that a site brings: its own ones, and plugins of others for Pelican."""
    files = set()
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str) and file.endswith(".py") and (name.startswith(OTHERS) or not is_installed(file)):
            files.add(file)
    here = starts_at_first()
    return {file for file in files if file not in here and not file.startswith(tuple(f"{start}/" for start in here))}


def _names(file: str) -> Iterable[str]:
    """The names that a file of Python uses."""
    try:
        return {name for code in codes_in(compile(Path(file).read_bytes(), file, "exec")) for name in code.co_names}
    except (OSError, SyntaxError, ValueError):
        return ()
