"""Every page in a real browser, under its real policy: one request, no complaint, no sideways scroll."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from ..conftest import Built
from .conftest import Requests

NARROW = {"viewport": {"width": 320, "height": 640}}


def addresses(site: Built) -> list[str]:
    return [f"/{path.removesuffix('index.html')}" for path in site.pages]


def test_every_page_shows_with_one_request_and_without_complaint(
    page: Page, served: tuple[str, Requests], real_site: Built
) -> None:
    address, requests = served
    for path in addresses(real_site):
        before = len(requests)
        page.goto(f"{address}{path}")
        assert requests.since(before) == [f"GET {path} HTTP/1.1"], path


@pytest.mark.parametrize("context", [NARROW], indirect=True, ids=["320 px wide"])
def test_no_page_scrolls_sideways_on_the_narrowest_phone(
    page: Page, served: tuple[str, Requests], real_site: Built
) -> None:
    for path in addresses(real_site):
        page.goto(f"{served[0]}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize(
    "context", [{**NARROW, "java_script_enabled": False}], indirect=True, ids=["phone, script off"]
)
def test_the_menu_opens_on_a_phone_without_script(page: Page, served: tuple[str, Requests]) -> None:
    page.goto(f"{served[0]}/about/")
    menu = page.locator("header details")
    expect(menu.get_by_role("link", name="All guides")).to_be_hidden()
    menu.locator("summary").click()
    menu.get_by_role("link", name="All guides").click()
    assert urlsplit(page.url).path == "/all-guides/"


@pytest.mark.parametrize("context", [{"viewport": {"width": 1280, "height": 800}}], indirect=True, ids=["desk"])
def test_on_a_desk_the_menu_is_a_row(page: Page, served: tuple[str, Requests]) -> None:
    page.goto(f"{served[0]}/about/")
    expect(page.locator("header summary")).to_be_hidden()
    expect(page.locator("header").get_by_role("link", name="All guides")).to_be_visible()


@pytest.mark.parametrize("context", [{"viewport": {"width": 360, "height": 640}}], indirect=True, ids=["360 x 640"])
def test_the_home_page_shows_both_ways_in_above_the_fold(page: Page, served: tuple[str, Requests]) -> None:
    page.goto(f"{served[0]}/")
    for name in ("/should-i-go/", "/take-the-interview/"):
        box = page.locator(f"main a[href='{name}']").first.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 640, name


def test_a_missing_page_has_a_way_on(page: Page, served: tuple[str, Requests]) -> None:
    page.goto(f"{served[0]}/404.html")
    expect(page.locator("main a[href='/should-i-go/']").first).to_be_visible()
