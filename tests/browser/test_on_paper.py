"""The sheets to print: each is one page, whatever the paper, with room to write, and the page on a screen says how."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from ..conftest import Built
from .conftest import Requests

SHEETS = ["worksheet-should-i-go", "worksheet-prepare-in-an-hour", "worksheet-questions-to-take-in"]
SHEETS += ["worksheet-notes-after"]
PEN = 24
"""Pixels (96 to the inch) that handwriting wants from line to line: 6.4 mm."""


def test_these_are_all_the_sheets(real_site: Built) -> None:
    assert {f"{sheet}/index.html" for sheet in SHEETS} == {
        path for path in real_site.pages if path.startswith("worksheet-")
    }


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_is_one_page(page: Page, served: tuple[str, Requests], sheet: str, size: str) -> None:
    page.goto(f"{served[0]}/{sheet}/")
    assert page.pdf(format=size).count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("sheet", SHEETS)
def test_on_paper_there_is_room_to_write_and_nothing_to_press(
    page: Page, served: tuple[str, Requests], sheet: str
) -> None:
    page.goto(f"{served[0]}/{sheet}/")
    expect(page.get_by_text("print command")).to_be_visible()
    page.emulate_media(media="print")
    for part in (".hint", ".top", ".foot", ".next", ".dates"):
        expect(page.locator(part)).to_be_hidden()
    cells = page.locator("td:empty").evaluate_all("all => all.map(cell => cell.getBoundingClientRect().height)")
    assert [height for height in cells if height < PEN] == []
    lines = page.locator("hr").evaluate_all("all => all.map(line => line.getBoundingClientRect().bottom)")
    assert lines
    assert [below - above for above, below in pairwise(lines) if below - above < PEN] == []


ADDRESS = "link => getComputedStyle(link, '::after').content"


def test_on_paper_a_source_gives_its_address_and_nothing_waits_for_typing(
    page: Page, served: tuple[str, Requests]
) -> None:
    page.emulate_media(media="print")
    page.goto(f"{served[0]}/say-no-politely/")
    source = page.locator(".notes .outside").first
    assert str(source.get_attribute("href")) in source.evaluate(ADDRESS)
    page.goto(f"{served[0]}/all-guides/")
    expect(page.get_by_role("searchbox")).to_be_hidden()
