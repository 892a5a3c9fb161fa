"""Reference cycles are looked for less often while a site is built: what is made of texts is kept until the end."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

SELDOM = (400_000, 20, 20)
"""New objects, and younger collections, between two collections (gc.set_threshold).

What an edit makes on a site of 1,000 pages stays below that, and a whole build of it is 2 MB larger than by 20,000.
"""


def collect_seldom() -> None:
    """Do so from now on: a program that ends soon need not go back, and look through all that it made meanwhile."""
    gc.set_threshold(*SELDOM)


@contextlib.contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for reference cycles seldom, since looking through all that is kept takes time.

    Not never: each text that is read leaves a Markdown object behind, which holds itself.
    """
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
