"""Charts on the real pages: they fit a phone, have the theme's colours, and their words grow with the text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Requests

PAGES = {"/how-long-a-search-takes/": 2, "/is-this-interview-real/": 1}
OUTSIDE = """all => all.flatMap(chart => [...chart.querySelectorAll("text, rect")])
    .filter(part => part.getBoundingClientRect().right > innerWidth).length"""
OVER = """all => all.flatMap(chart => {
    const words = [...chart.querySelectorAll("text")].map(word => word.getBoundingClientRect());
    return words.slice(1).filter((word, index) => word.top < words[index].top);
}).length"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_chart_fits_the_narrowest_phone_even_with_text_twice_the_size(
    page: Page, served: tuple[str, Requests], path: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # "light" or "dark"
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{served[0]}{path}")
    charts = page.locator(".chart")
    assert charts.count() == PAGES[path]
    assert charts.evaluate_all(OUTSIDE) == 0
    page.evaluate("document.documentElement.style.fontSize = '36px'")  # twice the 18 px of the text
    assert charts.evaluate_all(OVER) == 0


@pytest.mark.parametrize(("scheme", "edge"), [("light", "rgb(16, 41, 46)"), ("dark", "rgb(246, 234, 210)")])
def test_a_bar_has_the_light_and_an_edge_of_ink(
    page: Page, served: tuple[str, Requests], scheme: str, edge: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # "light" or "dark"
    page.goto(f"{served[0]}/how-long-a-search-takes/")
    bar = page.locator(".chart rect").first
    assert bar.evaluate("bar => [getComputedStyle(bar).fill, getComputedStyle(bar).stroke]") == [
        "rgb(243, 178, 51)",
        edge,
    ]


def test_on_paper_a_chart_stands_without_what_cannot_be_opened(page: Page, served: tuple[str, Requests]) -> None:
    page.goto(f"{served[0]}/how-long-a-search-takes/")
    expect(page.locator(".chart summary").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".chart summary").first).to_be_hidden()
    expect(page.locator(".chart rect").first).to_be_visible()
