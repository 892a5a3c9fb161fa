"""``invoke addresses``: what it writes, and what stands in its way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.authoring.addresses import addresses

from ..publishing.conftest import TinySite, make_tiny


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinySite:
    """A small project in the working folder."""
    monkeypatch.chdir(tmp_path)
    return make_tiny(tmp_path)


def test_the_addresses_of_the_site_are_written_down_once(tiny: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    assert addresses(tiny.root) == 0
    assert "content/published.txt holds all addresses" in capsys.readouterr().out
    assert "\n/ways/\n" in (tiny.root / "content/published.txt").read_text(encoding="utf-8")
    assert addresses(tiny.root) == 0
    assert "none of them is new" in capsys.readouterr().out


def test_a_site_with_errors_writes_nothing(tiny: TinySite) -> None:
    tiny.write("content/pages/bad.md", "Title: Bad\n\n[nowhere](/nowhere/)\n")
    assert addresses(tiny.root) == 1
    assert not (tiny.root / "content/published.txt").exists()


def test_a_list_that_cannot_be_written_is_said(tiny: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny.root / f"content/.published.txt.{os.getpid()}").mkdir()  # where it would be written first
    assert addresses(tiny.root) == 2
    assert "content/published.txt cannot be written: is a directory" in capsys.readouterr().err
