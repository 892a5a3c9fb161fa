"""The manuals of sources, charts and the theme name what is read, and their examples hold."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from plugins.charts.parse import CHART, ROW
from plugins.charts.parse import parse as parse_chart
from plugins.checks.records.content import PELICAN_KEYS
from plugins.evidence.claims import CLAIM
from plugins.evidence.parse import SOURCE, read_sources
from plugins.source import read_toml

from .conftest import ROOT

EVIDENCE, CHARTS = (ROOT / "plugins" / name / "README.md" for name in ("evidence", "charts"))
THEME = ROOT / "theme" / "README.md"

INNER = {"base", "parts"}
"""Templates that no page asks for: the frame of all, and the page that shows every part."""


def table(manual: Path, head: str) -> list[list[str]]:
    """The cells of each row of a table, by the words of its first heading."""
    text = manual.read_text(encoding="utf-8")
    body = text.partition(f"\n| {head} |")[2].partition("\n\n")[0].rstrip()
    rows = [[cell.strip(" `") for cell in line.strip("| ").split(" | ")] for line in body.split("\n")[2:]]
    assert rows, head
    return rows


def example(manual: Path) -> str:
    return re.findall(r"^```toml\n(.*?)^```", manual.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)[0]


@pytest.mark.parametrize(("head", "keys"), [("Key of a source", SOURCE), ("Key of a claim", CLAIM)])
def test_the_manual_of_sources_names_every_key_and_whether_it_must_stand(head: str, keys: Mapping[str, Any]) -> None:
    said = [(name, must) for name, must, _ in table(EVIDENCE, head)]
    assert said == [(name, "must" if must else "may") for name, (_, must) in keys.items()]


@pytest.mark.parametrize(("head", "keys"), [("Key of a chart", CHART), ("Key of a row", ROW)])
def test_the_manual_of_charts_names_every_key(head: str, keys: Mapping[str, Any]) -> None:
    assert [name for name, _ in table(CHARTS, head)] == list(keys)


def test_the_example_of_a_source_and_that_of_a_chart_hold(tmp_path: Path) -> None:
    (tmp_path / "bicycles.toml").write_text(example(EVIDENCE), encoding="utf-8")
    sources, problems = read_sources(tmp_path, datetime.date(2026, 11, 27))
    assert (list(sources), problems) == (["A01"], [])
    chart = tmp_path / "prices.toml"
    chart.write_text(example(CHARTS), encoding="utf-8")
    assert parse_chart(read_toml(chart), "prices")[1] == []


def test_the_manual_of_the_theme_names_every_line_that_it_reads() -> None:
    lines = {name.rstrip(":").lower() for name, _ in table(THEME, "Line")}
    own = set(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["checks"]["keys"])
    assert own <= lines <= own | PELICAN_KEYS


def test_the_manual_of_the_theme_names_every_template() -> None:
    templates = {file.stem for file in (ROOT / "theme" / "templates").glob("*.html")}
    assert {name for name, _ in table(THEME, "Template")} == templates - INNER
