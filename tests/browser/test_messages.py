"""Messages to copy in the guides: a button where script runs, and plain text that can be selected where it does not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Requests

NAME = "Copy this message"
GUIDE = "/say-no-politely/"
ALLOWED = pytest.mark.parametrize(
    "context", [{"permissions": ["clipboard-read", "clipboard-write"]}], indirect=True, ids=["clipboard allowed"]
)
OFF = pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True, ids=["script off"])


@pytest.fixture
def guide(page: Page, served: tuple[str, Requests]) -> Page:
    page.goto(f"{served[0]}{GUIDE}")
    return page


def test_every_message_has_a_button_of_its_own(guide: Page) -> None:
    expect(guide.locator("pre + p > button")).to_have_count(guide.locator(".language-message").count())
    assert guide.locator(".language-message").count() > 1


@ALLOWED
def test_a_message_is_copied_as_it_stands_and_that_is_said_each_time(guide: Page) -> None:
    button, said = guide.get_by_role("button", name=NAME).nth(1), guide.get_by_role("status").nth(1)
    expect(said).to_have_text("")
    button.focus()
    guide.keyboard.press("Enter")
    expect(said).to_have_text("Copied.")
    expect(button).to_be_focused()
    copied = guide.evaluate("navigator.clipboard.readText()")
    assert copied == guide.locator(".language-message").nth(1).inner_text()
    expect(guide.get_by_role("status").nth(0)).to_have_text("")


def test_where_the_clipboard_is_refused_the_message_is_selected_and_that_is_said(guide: Page) -> None:
    guide.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    guide.get_by_role("button", name=NAME).first.click()
    expect(guide.get_by_role("status").first).to_contain_text("selected")
    selected = guide.evaluate("getSelection().toString()")
    assert selected.strip() == guide.locator(".language-message").first.inner_text()


@OFF
def test_without_script_the_message_is_there_and_no_button(guide: Page) -> None:
    expect(guide.locator(".language-message").first).to_be_visible()
    expect(guide.get_by_role("button", name=NAME)).to_have_count(0)


def test_on_paper_there_is_no_button(guide: Page) -> None:
    guide.emulate_media(media="print")
    expect(guide.get_by_role("button", name=NAME).first).to_be_hidden()
