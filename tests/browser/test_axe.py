"""The accessibility rules of axe-core find nothing, in every palette that a reader may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .conftest import Requests
from .looks import CHOSEN, KINDS, answer, unfold

LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "more contrast": {"contrast": "more"},
    "reduced motion": {"reduced_motion": "reduce"},
}
BY_DAY_AND_NIGHT = [
    pytest.param(look, id=name, marks=[] if name in ("light", "dark") else pytest.mark.long)
    for name, look in LOOKS.items()
]
"""At every push the parts are looked at in all looks, and the pages that are made of them in these."""


@pytest.fixture(params=LOOKS.values(), ids=LOOKS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in one of the looks. The policy is passed over so that axe can be put in."""
    context = browser.new_context(**request.param, bypass_csp=True)
    yield context.new_page()
    context.close()


def assert_sound(page: Page, where: str) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, f"{where}: {found.generate_report()}"


def test_axe_finds_nothing_in_any_part(page: Page, parts: tuple[str, Requests]) -> None:
    page.goto(f"{parts[0]}/parts/")
    unfold(page)
    assert_sound(page, "/parts/")
    page.goto(f"{parts[0]}/parts/checklist/")
    unfold(page)
    assert_sound(page, "/parts/checklist/, nothing answered")
    for outcome in CHOSEN:
        answer(page, outcome)
        assert_sound(page, f"/parts/checklist/, {outcome}")


@pytest.mark.parametrize("page", BY_DAY_AND_NIGHT, indirect=True)
def test_axe_finds_nothing_on_any_kind_of_page(page: Page, served: tuple[str, Requests]) -> None:
    for path in KINDS:
        page.goto(f"{served[0]}{path}")
        assert_sound(page, path)
    page.goto(f"{served[0]}/should-i-go/")
    page.locator("#go-2a-1").check()
    page.locator("#go-7b").check()
    assert_sound(page, "/should-i-go/, answered")
