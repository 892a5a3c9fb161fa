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
from ...records.prose import holds

# How the keys of well-known services begin, as these say in their manuals.
_KEY = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----"
    r"|(?<![\w/-])(?:(?:AKIA|ASIA)[0-9A-Z]{16}\b|AIza[\w-]{35}|ya29\.[\w-]{20,}|gh[pousr]_\w{36}|github_pat_\w{40,}"
    r"|glpat-[\w-]{20}|xox[abeprs]-[\w-]{10,}|[spr]k_(?:live|test)_\w{16,}|whsec_\w{24,}|sk-(?:ant-|proj-)?[\w-]{32,}"
    r"|SG\.[\w-]{16,}\.[\w-]{16,}|npm_\w{36}|pypi-[\w-]{50,}|hf_[A-Za-z]{30,}|dop_v1_\w{60,}|key-[0-9a-f]{32}\b"
    r"|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,})"
    r"|https://hooks\.slack\.com/services/T\w+/B\w+/\w+"
)

# "password = hunter2": a name of a setting, a sign, and a value that no word of a sentence looks like.
_NAMES = ("password", "passwd", "pwd", "secret", "token", "key")
_SETTING = re.compile(
    r"(?:password|passwd|pwd|secret|token|api[_-]?key|secret[_-]?key)[\"']?"
    r"(?: ?= ?|: ?)[\"']?(?P<value>[^\s\"'<>`,;()\[\]{}*.…]{6,})"
)
# fmt: off
_SIGNS = (
    "AKIA", "ASIA", "AIza", "ya29.", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xox", "k_live_",
    "k_test_", "whsec_", "sk-", "SG.", "npm_", "pypi-", "hf_", "dop_v1_", "key-", "eyJ", "hooks.slack", "PRIVATE KEY",
)
# fmt: on
_NO_VALUE = re.compile(r"[a-z-]+|x+|\d+|your.*|.*(?:example|placeholder|changeme|x{3}|\*{3}).*|\$.*|%.*", re.IGNORECASE)


def check(writing: Source) -> Iterator[Finding]:
    """Each piece that looks like one."""
    for found in _KEY.finditer(writing.text) if holds(writing.text, *_SIGNS) else ():
        message = f'"{found[0][:10]}..." looks like a secret key; take it out, and have it replaced where it is in use'
        yield Finding(message, at=place_of(writing.text, found.start()))
    lower = _lower(writing.text)
    for found in _SETTING.finditer(lower) if holds(lower, *_NAMES) else ():
        if not _NO_VALUE.fullmatch(found["value"]) and not _KEY.match(writing.text, found.start("value")):
            shown = writing.text[found.start() : found.start("value") + 2]  # what is printed is read by others too
            message = f'"{shown}..." looks like a password; take it out, and have it changed where it is in use'
            yield Finding(message, at=place_of(writing.text, found.start()))


def _lower(text: str) -> str:
    """The text in lower case, letter by letter where a letter becomes two of them: offsets stay."""
    lower = text.lower()
    return (
        lower
        if len(lower) == len(text)
        else "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in text)
    )
