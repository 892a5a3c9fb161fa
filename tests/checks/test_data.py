"""The words in TOML files: strings and nothing else, each where it stands."""

from __future__ import annotations

import pytest

from plugins.checks.reading.data import read_data
from plugins.checks.records.content import File


def words(toml: str) -> list[str]:
    """What is left of a file, piece by piece."""
    data = read_data(File("evidence/fit.toml", "content/evidence/fit.toml", len(toml), toml.encode()))
    assert data
    assert len(data.prose) == len(data.text)
    return data.prose.split("  ") if "  " in data.prose.strip() else [data.prose.strip()]


@pytest.mark.parametrize(
    ("toml", "left"),
    [
        ('says = "Ask first."', "Ask first."),
        ("says = 'Ask \"her\".'", 'Ask "her".'),
        ('says = "Say \\"no\\"."', 'Say \\"no\\".'),
        ('says = "Ask # her"  # "him"', "Ask # her"),
        ('link = "https://example.org/a"', ""),
        ('says = ""', ""),
        ("number = 12", ""),
        ('[["table"]]\n', "table"),
    ],
)
def test_strings_are_words(toml: str, left: str) -> None:
    assert [word.strip() for word in words(toml) if word.strip()] == ([left] if left else [])


@pytest.mark.parametrize("marks", ['"""', "'''"])
def test_long_strings_keep_their_lines(marks: str) -> None:
    data = read_data(File("a.toml", "a.toml", 1, f"a = 1\r\nb = {marks}\r\nOne\r\nTwo{marks}\r\n".encode()))
    assert data
    assert data.place(data.prose.index("Two")) == (4, 1)


@pytest.mark.parametrize(("name", "raw"), [("a.md", b"Title: x"), ("a.toml", b'a = "\xe9"')])
def test_what_is_no_toml_or_no_text_has_none(name: str, raw: bytes) -> None:
    assert read_data(File(name, name, len(raw), raw)) is None
