"""Finding the way: a field that finds guides as one types, and the contents of a long text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Requests

OFF = pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True, ids=["script off"])


@pytest.fixture
def guides(page: Page, served: tuple[str, Requests]) -> Page:
    """The list of all guides."""
    page.goto(f"{served[0]}/all-guides/")
    return page


def test_a_guide_stays_while_every_word_stands_in_its_title_or_its_question(guides: Page) -> None:
    everything = guides.locator(".stage li:visible").count()
    guides.get_by_role("searchbox", name="Find a guide").fill("real EMPLOYER")
    expect(guides.locator(".stage li:visible")).to_have_count(1)
    expect(guides.get_by_role("link", name="Is this interview real?")).to_be_visible()
    expect(guides.locator(".stage:visible")).to_have_count(1)
    expect(guides.get_by_role("status")).to_have_text("")
    guides.get_by_role("searchbox").fill("")
    expect(guides.locator(".stage li:visible")).to_have_count(everything)


def test_where_no_guide_has_the_words_that_is_said(guides: Page) -> None:
    guides.get_by_role("searchbox").fill("zeppelin")
    expect(guides.locator(".stage:visible")).to_have_count(0)
    expect(guides.get_by_role("status")).to_contain_text("No guide has all these words")


@OFF
def test_without_script_there_are_all_guides_and_no_field(guides: Page) -> None:
    expect(guides.get_by_role("searchbox")).to_have_count(0)
    assert guides.locator(".stage li:visible").count() > 20


@OFF
@pytest.mark.parametrize("width", [360, 1280])
def test_the_contents_of_a_long_text_are_folded_on_a_phone_and_shown_on_a_desk(
    page: Page, served: tuple[str, Requests], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{served[0]}/say-no-politely/")
    link = page.locator(".contents").get_by_role("link", name="Ask for another time")
    if width < 896:
        expect(link).to_be_hidden()
        page.locator(".contents summary").click()
    link.click()
    expect(page.get_by_role("heading", name="Ask for another time", exact=True)).to_be_in_viewport()
