"""Every page in a real browser, under its real policy: one request, no complaint, no sideways scroll, axe content."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ..conftest import Built
from .conftest import Requests

KINDS = [
    "/",
    "/should-i-go/",
    "/take-the-interview/",
    "/is-this-interview-real/",
    "/should-i-take-this-offer/",
    "/am-i-ready-enough/",
    "/what-will-it-cost/",
    "/how-we-know-fraud/",
    "/how-long-a-search-takes/",
    "/i-have-been-scammed/",
    "/worksheet-should-i-go/",
    "/all-guides/",
    "/about/",
    "/404.html",
]
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


LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing(browser: Browser, served: tuple[str, Requests], look: dict[str, str]) -> None:
    context = browser.new_context(**look, bypass_csp=True)  # type: ignore[arg-type]  # only so that axe can be put in
    page = context.new_page()
    for path in KINDS:
        page.goto(f"{served[0]}{path}")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
    page.goto(f"{served[0]}/should-i-go/")
    page.locator("#go-2a-1").check()
    page.locator("#go-7b").check()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()


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


@pytest.mark.parametrize("context", [NARROW], indirect=True, ids=["phone"])
def test_what_a_thumb_presses_is_large_enough(page: Page, served: tuple[str, Requests]) -> None:
    for path in ("/", "/should-i-go/"):
        page.goto(f"{served[0]}{path}")
        pressed = page.locator("label, summary, button:not([hidden]), .button, nav a")
        small = pressed.evaluate_all(
            "all => all.filter(e => e.checkVisibility()).map("
            "e => [e.textContent.trim(), e.getBoundingClientRect().height])"
            ".filter(([, height]) => height < 44)"
        )
        assert small == [], path


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
