"""The checklist as a reader uses it: keyboard, reload, clearing, messages; and nothing of it ever leaves the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Requests

STOP = "#go-2a-1"  # the first sign of fraud
OFF = pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True, ids=["script off"])
ON_AND_OFF = pytest.mark.parametrize(
    "context", [{}, {"java_script_enabled": False}], indirect=True, ids=["script on", "script off"]
)


@pytest.fixture
def checklist(page: Page, served: tuple[str, Requests]) -> Page:
    page.goto(f"{served[0]}/should-i-go/")
    return page


@ON_AND_OFF
def test_a_tick_brings_its_outcome_at_once(checklist: Page) -> None:
    expect(checklist.locator(".to-stop")).to_be_hidden()
    checklist.locator(STOP).check()
    expect(checklist.locator(".to-stop")).to_be_visible()
    expect(checklist.locator(".pending")).to_be_hidden()


@ON_AND_OFF
def test_the_reset_button_clears_every_answer(checklist: Page) -> None:
    checklist.locator(STOP).check()
    checklist.locator("#go-3a").check()
    checklist.locator("button[type=reset]").click()
    expect(checklist.locator("input:checked")).to_have_count(0)
    expect(checklist.locator(".to-stop")).to_be_hidden()


@ON_AND_OFF
def test_nothing_is_sent_nor_kept_in_the_address_whatever_is_pressed(
    checklist: Page, served: tuple[str, Requests]
) -> None:
    before, address = len(served[1]), checklist.url
    for press in ("#go-1b", STOP, "#go-3a", "#go-place-uk"):
        checklist.locator(press).check()
        checklist.keyboard.press("Enter")
    checklist.locator("button[type=reset]").focus()
    checklist.keyboard.press("Enter")
    assert checklist.url == address
    assert served[1].since(before) == []
    assert checklist.context.cookies() == []


def test_answers_survive_a_reload_and_a_walk_to_another_page_and_back(checklist: Page) -> None:
    checklist.locator("#go-1b").check()
    checklist.locator(STOP).check()
    checklist.reload()
    expect(checklist.locator("#go-1b")).to_be_checked()
    checklist.get_by_role("link", name="Is this interview real?").first.evaluate("link => link.click()")
    checklist.wait_for_url("**/is-this-interview-real/")
    checklist.go_back()
    expect(checklist.locator(STOP)).to_be_checked()
    expect(checklist.locator(".to-stop")).to_be_visible()


def test_answers_of_one_tab_are_not_seen_in_another(checklist: Page, served: tuple[str, Requests]) -> None:
    checklist.locator("#go-1b").check()
    other = checklist.context.new_page()
    other.goto(f"{served[0]}/should-i-go/")
    expect(other.locator("input:checked")).to_have_count(0)


def test_clearing_can_be_undone(checklist: Page) -> None:
    checklist.locator("#go-1b").check()
    checklist.locator("button[type=reset]").click()
    checklist.reload()
    expect(checklist.locator("input:checked")).to_have_count(0)
    checklist.locator("#go-1b").check()
    checklist.locator("button[type=reset]").click()
    checklist.get_by_role("button", name="Undo").click()
    expect(checklist.locator("#go-1b")).to_be_checked()


def test_none_of_these_and_a_sign_exclude_each_other(checklist: Page) -> None:
    checklist.locator("#go-2d").check()
    checklist.locator(STOP).check()
    expect(checklist.locator("#go-2d")).not_to_be_checked()
    checklist.locator("#go-2d").check()
    expect(checklist.locator(STOP)).not_to_be_checked()


@OFF
def test_without_script_a_sign_outweighs_none_of_these(checklist: Page) -> None:
    checklist.locator("#go-2d").check()
    checklist.locator(STOP).check()
    expect(checklist.locator(".to-stop")).to_be_visible()


@OFF
def test_without_script_no_control_that_needs_it_is_there(checklist: Page) -> None:
    assert checklist.locator("button:not([disabled])").evaluate_all("all => all.map(b => b.type)") == ["reset"]


def decline(page: Page) -> None:
    """A confirmed deal-breaker, nothing against the employer, and a benefit: the outcome with a message held back."""
    for answer in ("1a", "2d", "3a", "4a", "5b", "6a", "7c", "8b"):
        page.locator(f"#go-{answer}").check()


@ON_AND_OFF
def test_the_message_to_decline_waits_until_the_notice_on_benefits_is_acknowledged(checklist: Page) -> None:
    decline(checklist)
    expect(checklist.locator(".to-decline")).to_be_visible()
    expect(checklist.locator(".banner-duty")).to_be_visible()
    expect(checklist.locator("details.message-decline")).to_be_hidden()
    checklist.locator("#go-ack-duty").check()
    expect(checklist.locator("details.message-decline")).to_be_visible()


@pytest.mark.parametrize(
    "context", [{"permissions": ["clipboard-read", "clipboard-write"]}], indirect=True, ids=["clipboard allowed"]
)
def test_a_message_is_copied_as_it_stands(checklist: Page) -> None:
    checklist.locator(STOP).check()
    details = checklist.locator("details.message-check")
    details.locator("summary").click()
    details.get_by_role("button").click()
    copied = checklist.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == details.locator("pre").inner_text().strip()


def test_where_the_clipboard_is_refused_the_message_is_selected(checklist: Page) -> None:
    checklist.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    checklist.locator(STOP).check()
    details = checklist.locator("details.message-check")
    details.locator("summary").click()
    details.get_by_role("button").click()
    checklist.wait_for_function("getSelection().toString().length > 20")


def test_a_browser_that_denies_storage_does_no_harm(page: Page, served: tuple[str, Requests]) -> None:
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('denied'); }})")
    page.goto(f"{served[0]}/should-i-go/")
    page.locator(STOP).check()
    expect(page.locator(".to-stop")).to_be_visible()


@pytest.mark.parametrize(
    "stored", ["", "{", "null", "[]", '["#x\\"]', '{"go-1b":1}', '"' + "x" * 100_000 + '"', '["go-9z"]']
)
def test_whatever_stands_in_storage_is_no_trouble(page: Page, served: tuple[str, Requests], stored: str) -> None:
    page.goto(f"{served[0]}/should-i-go/")
    page.locator("#go-1a").check()
    page.evaluate(
        "stored => { for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, stored); }", stored
    )
    page.reload()
    page.locator(STOP).check()
    expect(page.locator(".to-stop")).to_be_visible()


@ON_AND_OFF
def test_the_keyboard_alone_answers_a_question(checklist: Page) -> None:
    checklist.locator("#go-1a").focus()
    checklist.keyboard.press("Space")
    expect(checklist.locator("#go-1a")).to_be_checked()
    checklist.keyboard.press("ArrowDown")
    expect(checklist.locator("#go-1b")).to_be_checked()
    checklist.keyboard.press("Tab")
    assert checklist.evaluate("document.activeElement.closest('fieldset')?.id ?? ''") in ("go-invited", "go-signs")


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("filled", [False, True], ids=["blank", "filled"])
def test_on_paper_it_takes_two_sheets_at_most(checklist: Page, size: str, filled: bool) -> None:
    if filled:
        decline(checklist)
    pdf = checklist.pdf(format=size)
    assert 1 <= pdf.count(b"/Type /Page\n") <= 2
