"""One good source, and a folder to write such sources into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = {
    "id": '"B01"',
    "title": '"How people look for work"',
    "publisher": '"A statistics office"',
    "year": '"2020"',
    "url": '"https://example.org/report"',
    "place": '"United States"',
    "asked": '"500 people out of work"',
    "read_on": "2026-11-23",
    "read": '"A"',
    "strength": '"some evidence"',
    "says": '"Some had an offer."',
    "publish": "true",
}


def source_text(**changes: str | None) -> str:
    """A good ``[[source]]`` in TOML with some values changed, or left out where the change is None."""
    values = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
    return "[[source]]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes ``evidence/<topic>.toml`` of the given tables below the working folder; gives the folder."""
    monkeypatch.chdir(tmp_path)

    def topic(*tables: str, name: str = "search", title: str = 'title = "Looking for work"\n') -> Path:
        folder = tmp_path / "content" / "evidence"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.toml").write_text(title + "".join(tables), encoding="utf-8")
        return folder

    return topic
