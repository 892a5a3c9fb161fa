"""Reads the words in data: the strings of a TOML file, which stand on pages as the words of a text do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ...source import blank
from ..records.content import File, Source

# Strings, long ones first, and remarks, which may hold quotation marks (toml.io, "Comment" and "String").
_STRING = re.compile(
    r"(?P<long>\"{3}|'{3})(?P<lines>[\s\S]*?)(?P=long)|\"(?P<double>(?:\\.|[^\"\\\n])*)\"|'(?P<single>[^'\n]*)'|#[^\n]*"
)
_ADDRESS = re.compile(r"https?://\S*")

ENDING = ".toml"


@dataclass(frozen=True)
class Data(Source):
    """One TOML file as a text that has no front matter and no body: words, each where it stands."""

    @cached_property
    def prose(self) -> str:
        """The file with spaces for all that is no string, and for strings that are an address."""
        parts, end = list[str](), 0
        for found in _STRING.finditer(self.text):
            kind = found.lastgroup if found.lastgroup in ("double", "single") else "lines"
            if found[kind] and not _ADDRESS.fullmatch(found[kind]):
                parts += [blank(self.text[end : found.start(kind)]), found[kind]]
                end = found.end(kind)
        return "".join([*parts, blank(self.text[end:])])


def read_data(file: File) -> Data | None:
    """The words of a file; None where it is no TOML, or no text, which is said elsewhere."""
    if file.suffix != ENDING or file.text is None:
        return None
    text = file.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Data(file.shown, text, (), (), body_at=len(text), body_line=1, closed=True, kind="data", slug="")
