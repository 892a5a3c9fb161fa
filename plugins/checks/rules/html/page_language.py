"""A page says which language it is in.

A screen reader takes its voice from it, and a browser offers to translate by it.

Bad:  <html>
Good: <html lang="en">
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Page

# BCP 47 as far as pages need it: "en", "en-GB", "zh-Hant-TW".
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def check(page: Page) -> Iterator[Finding]:
    """The root of the page where it names no language."""
    root = page.first("html")
    if not page.language.strip():
        yield Finding('the page does not say its language; write <html lang="en">, or which it is', at=root)
    elif not _TAG.fullmatch(page.language):
        yield Finding(f'"{page.language}" is no language; write it as "en" or "en-GB"', at=root)
