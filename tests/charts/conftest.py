"""One good chart, and a folder to write charts into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.charts.model import Chart, Row

GOOD = """\
title = "Cups of tea"
about = "In one office."
unit = "{} cups"
label = "Day"
number = "Tea"
sources = ["B01", "B02"]

[[row]]
label = "Monday"
value = 1_200

[[row]]
label = "Friday"
value = 0.5
"""


@pytest.fixture
def tea() -> Chart:
    """What ``GOOD`` says."""
    rows = (Row("Monday", 1200), Row("Friday", 0.5))
    return Chart("tea", "Cups of tea", "In one office.", "{} cups", "Day", "Tea", ("B01", "B02"), rows)


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes ``content/charts/<name>.toml`` below the working folder; gives its path."""
    monkeypatch.chdir(tmp_path)

    def chart(text: str = GOOD, name: str = "tea") -> Path:
        path = tmp_path / "content" / "charts" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return chart
