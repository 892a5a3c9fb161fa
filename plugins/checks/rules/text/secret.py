"""No key or password of a program stands in a text.

What is published is read by machines that look for keys within minutes.

Bad:  a line that begins with "-----BEGIN PRIVATE KEY-----"
Good: where to ask for the key
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import place_of
from ...records import Finding, Source

_KEY = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|(?<!\w)(?:AKIA[0-9A-Z]{16}|AIza[\w-]{35}|gh[pousr]_\w{36}|github_pat_\w{40,}|xox[abprs]-[\w-]{10,}"
    r"|[sr]k_live_\w{16,})"
)


def check(source: Source) -> Iterator[Finding]:
    """Each piece that looks like one."""
    for found in _KEY.finditer(source.text):
        message = f'"{found[0][:10]}..." looks like a secret key; take it out, and have it replaced where it is in use'
        yield Finding(message, at=place_of(source.text, found.start()))
