"""What a page may cost: each unit is counted as a browser pays it, and each excess is named at the source."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.publishing.budget import BOTH, CHECKLIST, GUIDE, RULE, Budget, budget_of, cost, over_budget
from plugins.publishing.compressing import compress_all
from plugins.publishing.staged import Staged

TEXT = "".join(random.Random(0).choices("abcdefghijklmnop", k=20_000))  # hardly smaller after compression


def site_of(tmp_path: Path, html: str) -> Staged:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "index.html").write_text(html, encoding="utf-8")
    staged = Staged(tmp_path)
    compress_all(staged)
    return staged


@pytest.mark.parametrize(
    ("html", "says"),
    [
        (f"<p>{TEXT}</p>", "bytes after brotli, and 8,000 are allowed"),
        (f"<style>{TEXT[:6000]}</style>", "bytes of style after brotli, and 2,500 are allowed"),
        (f"<script>{TEXT[:1000]}</script>", "bytes of script after brotli, and 300 are allowed"),
        ("<p>" * 251, "the page costs 251 elements, and 250 are allowed"),
        ('<iframe src="/a.html">', "the page costs 1 requests besides the page itself, and 0 are allowed"),
    ],
)
def test_each_excess_is_named_at_the_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, html: str, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (problem,) = over_budget(site_of(tmp_path, html), {"x/index.html": "pages/x.md"})
    assert (problem.file, problem.line, problem.rule) == ("pages/x.md", 1, RULE)
    assert says in problem.message
    assert problem.pages == ("/x/index.html",)


def test_a_page_of_unknown_origin_is_named_by_its_place_in_the_site(tmp_path: Path) -> None:
    (problem,) = over_budget(site_of(tmp_path, '<script src="/a.js"></script>'), {})
    assert problem.file == "x/index.html"


def test_a_modest_page_has_no_problem(tmp_path: Path) -> None:
    assert list(over_budget(site_of(tmp_path, "<style>a{}</style><p>text"), {})) == []


@pytest.mark.parametrize(
    ("html", "requests"),
    [
        ('<script src="/a.js"></script>', 1),
        ("<script>a()</script>", 0),
        ('<link rel="stylesheet" href="/a.css"><link rel="icon" href="/icon.svg">', 1),
        ('<picture><source srcset="/a.avif"><img alt="" src="/a.png"></picture>', 0),
        ('<input type="image" src="/a.png"><link rel="preload" href="/b.js" as="script">', 2),
        ("<style>@import 'a.css';p{background:url(b.png)}q{background:url(data:,)}</style>", 2),
        ('<object data="/a.svg"></object><iframe src="/b/"></iframe>', 2),
        ('<a href="/x/">img src="/a.png"</a>', 0),
    ],
)
def test_what_the_markup_asks_for_is_counted(html: str, requests: int) -> None:
    assert cost(html, 0).requests == requests


def test_data_for_search_engines_is_no_script() -> None:
    spent = cost('<script type="application/ld+json">{"a": 1}</script><p>text</p>', 77)
    assert (spent.page, spent.script, spent.style, spent.elements) == (77, 0, 0, 2)


@pytest.mark.parametrize(
    ("html", "budget"),
    [
        ("<main>", GUIDE),
        ('<main class="article">', GUIDE),
        ('<form class="checklist">', CHECKLIST),
        ('<main class="article"><form class="checklist">', BOTH),
    ],
)
def test_a_checklist_may_cost_more(html: str, budget: Budget) -> None:
    assert budget_of(html) == budget


def test_a_second_checklist_may_bring_its_own_rules_and_nothing_else() -> None:
    form = '<form class="checklist"></form>'
    assert budget_of(form * 2) == replace(CHECKLIST, style=4_200)
    assert budget_of(f'<main class="article">{form * 3}</main>') == replace(BOTH, style=5_200)


def test_where_a_site_stands_is_not_counted_in_scripts() -> None:
    script = '<script>ask("{}/sw.js")</script>'
    assert cost(script.format("/some-place"), 0, "/some-place").script == cost(script.format(""), 0).script
