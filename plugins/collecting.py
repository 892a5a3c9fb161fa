"""Reference cycles are looked for less often while a site is built: what is made of texts is kept until the end."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

SELDOM = (20_000, 20, 20)
"""New objects, and younger collections, between two collections (gc.set_threshold)."""


@contextlib.contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for reference cycles seldom, since looking through all that is kept takes time.

    Not never: each text that is read leaves a Markdown object behind, which holds itself.
    """
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
