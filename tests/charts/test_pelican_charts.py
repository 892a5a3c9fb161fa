"""The plugin in a real Pelican run over a small site, with the evidence beside it and without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican
from pelican.settings import read_settings

from .conftest import GOOD, Write

Run = Callable[..., tuple[str, list[str]]]


@pytest.fixture
def run(write: Write, tmp_path: Path) -> Run:
    """Builds a site with a page of the given text and a picture; gives the page and what was found wrong."""

    def build(text: str, **settings: Any) -> tuple[str, list[str]]:
        for name, body in (("pages/page.md", f"Title: A page\n\n{text}"), ("images/dot.svg", "<svg></svg>")):
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
        base = {
            "PATH": str(tmp_path / "content"),
            "OUTPUT_PATH": str(tmp_path / "output"),
            "CACHE_PATH": str(tmp_path / "cache"),
            "PLUGINS": ["plugins.evidence", "plugins.charts"],
            "MARKDOWN": {"extensions": ["plugins.evidence.notes"]},
            "TIMEZONE": "UTC",
            "PROBLEMS": [],
        }
        pelican = Pelican(read_settings(override={**base, **settings}))
        pelican.run()
        html = (tmp_path / "output" / "pages" / "a-page.html").read_text(encoding="utf-8")
        return html, [str(problem) for problem in sorted(pelican.settings["PROBLEMS"])]

    return build


def test_a_page_shows_the_chart_in_the_words_of_the_site(run: Run, write: Write) -> None:
    write(GOOD.replace('["B01", "B02"]', '["B01"]'))
    sources = write().parents[1] / "evidence" / "tea.toml"
    write(GOOD.replace('["B01", "B02"]', '["B01"]'))
    sources.parent.mkdir()
    sources.write_text(EVIDENCE, encoding="utf-8")
    html, problems = run("[chart: tea][^B01]", CHART_TEXT={"table": "Zahlen"})
    assert problems == []
    assert '<figure class="chart">' in html
    assert '<a aria-label="Source 1" href="#note-B01" id="ref-B01">1</a></sup></figcaption>' in html
    assert "<summary>Zahlen</summary>" in html


EVIDENCE = """\
title = "Tea"
[[source]]
id = "B01"
title = "On tea"
publisher = "An office"
year = "2020"
url = "https://example.org/"
place = "one office"
asked = "all"
read_on = 2026-11-23
read = "A"
strength = "opinion"
says = "Tea."
publish = true
"""


def test_without_the_evidence_plugin_a_chart_is_drawn_and_its_sources_are_missed(run: Run, write: Write) -> None:
    write()
    html, problems = run("[chart: tea]", PLUGINS=["plugins.charts"], MARKDOWN={})
    assert '<figure class="chart">' in html
    assert [problem.partition(": ")[0] for problem in problems] == ["content/pages/page.md:3:1"]


def test_a_chart_that_does_not_exist_is_one_problem(run: Run) -> None:
    html, problems = run("Words.\n\n[chart: tea]")
    assert "chart" not in html
    assert problems == [
        'content/pages/page.md:5:1: "tea" is no chart, because there is no charts/tea.toml. There are none'
        " (chart-unknown)"
    ]


def test_a_source_that_does_not_exist_is_named_where_the_chart_and_the_page_cite_it(run: Run, write: Write) -> None:
    write(GOOD.replace('"B01", "B02"', '"B99"'))
    _, problems = run("[chart: tea][^B99]")
    assert [problem.partition(": ")[0] for problem in problems] == [
        "content/charts/tea.toml:6:12",
        "content/pages/page.md:3:13",
    ]


@pytest.mark.parametrize("broken", [GOOD.replace("0.5", '"much"'), "title = "])
def test_a_broken_file_is_one_problem_and_none_at_the_page(run: Run, write: Write, broken: str) -> None:
    write(broken)
    _, problems = run("[chart: tea][^B01]", PLUGINS=["plugins.charts"])
    assert [problem.partition(":")[0] for problem in problems] == ["content/charts/tea.toml"]
