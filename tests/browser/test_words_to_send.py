"""Three people who come in need: each finds the right words to send from the first page, on a phone, in two taps."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Requests

PHONE = {"viewport": {"width": 360, "height": 740}}
OFF = pytest.mark.parametrize("context", [{**PHONE, "java_script_enabled": False}], indirect=True, ids=["script off"])
ON = pytest.mark.parametrize(
    "context",
    [{**PHONE, "permissions": ["clipboard-read", "clipboard-write"]}],
    indirect=True,
    ids=["clipboard allowed"],
)
NEEDS = pytest.mark.parametrize(
    ("need", "guide", "block"),
    [
        ("A text out of the blue", "/is-this-interview-real/", "I had a message about work as"),
        ("Your benefit office wants you to apply", "/if-you-claim-benefits/", "The job I was told to apply for"),
        ("You have an offer, and another interview", "/two-offers/", "Your offer of"),
        ("You have an offer, and another interview", "/two-offers/", "I have another offer"),
    ],
    ids=["a text offers work", "told to apply far away", "time for an offer", "an offer and a hope"],
)


def to_the_words(page: Page, address: str, need: str) -> None:
    """Tap the one link beside a need on the first page."""
    page.goto(f"{address}/")
    page.get_by_role("listitem").filter(has_text=need).get_by_role("link").click()


@OFF
@NEEDS
def test_the_words_to_send_are_one_tap_from_the_first_page(
    page: Page, served: tuple[str, Requests], need: str, guide: str, block: str
) -> None:
    to_the_words(page, served[0], need)
    expect(page).to_have_url(f"{served[0]}{guide}")
    expect(page.locator(".language-message").filter(has_text=block)).to_be_visible()


@ON
@NEEDS
def test_a_second_tap_copies_them(page: Page, served: tuple[str, Requests], need: str, guide: str, block: str) -> None:
    to_the_words(page, served[0], need)
    message = page.locator("pre").filter(has_text=block)
    message.locator("+ p > button").click()
    expect(message.locator("+ p").get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == message.inner_text().strip()


@OFF
def test_the_signs_to_stop_at_and_the_words_to_the_firm_stand_before_the_checklist(
    page: Page, served: tuple[str, Requests]
) -> None:
    page.goto(f"{served[0]}/is-this-interview-real/")
    tops = [page.locator(place).first.bounding_box() for place in (".stop", ".language-message", ".checklist")]
    assert [top["y"] for top in tops if top] == sorted(top["y"] for top in tops if top)
    assert all(tops)
