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
def form(page: Page, served: tuple[str, Requests]) -> Page:
    page.goto(f"{served[0]}/should-i-go/")
    return page


@ON_AND_OFF
def test_a_tick_brings_its_outcome_at_once(form: Page) -> None:
    expect(form.locator(".to-stop")).to_be_hidden()
    form.locator(STOP).check()
    expect(form.locator(".to-stop")).to_be_visible()
    expect(form.locator(".pending")).to_be_hidden()


@ON_AND_OFF
def test_the_reset_button_clears_every_answer(form: Page) -> None:
    form.locator(STOP).check()
    form.locator("#go-3a").check()
    form.locator("button[type=reset]").click()
    expect(form.locator("input:checked")).to_have_count(0)
    expect(form.locator(".to-stop")).to_be_hidden()


@ON_AND_OFF
def test_nothing_is_sent_nor_kept_in_the_address_whatever_is_pressed(form: Page, served: tuple[str, Requests]) -> None:
    before, address = len(served[1]), form.url
    for press in ("#go-1b", STOP, "#go-3a", "#go-place-uk"):
        form.locator(press).check()
        form.keyboard.press("Enter")
    form.locator("button[type=reset]").focus()
    form.keyboard.press("Enter")
    assert form.url == address
    assert served[1].since(before) == []
    assert form.context.cookies() == []


def test_answers_survive_a_reload_and_a_walk_to_another_page_and_back(form: Page) -> None:
    form.locator("#go-1b").check()
    form.locator(STOP).check()
    form.reload()
    expect(form.locator("#go-1b")).to_be_checked()
    form.get_by_role("link", name="Is this interview real?").first.evaluate("link => link.click()")
    form.wait_for_url("**/is-this-interview-real/")
    form.go_back()
    expect(form.locator(STOP)).to_be_checked()
    expect(form.locator(".to-stop")).to_be_visible()


def test_answers_of_one_tab_are_not_seen_in_another(form: Page, served: tuple[str, Requests]) -> None:
    form.locator("#go-1b").check()
    other = form.context.new_page()
    other.goto(f"{served[0]}/should-i-go/")
    expect(other.locator("input:checked")).to_have_count(0)


def test_clearing_can_be_undone(form: Page) -> None:
    form.locator("#go-1b").check()
    form.locator("button[type=reset]").click()
    form.reload()
    expect(form.locator("input:checked")).to_have_count(0)
    form.locator("#go-1b").check()
    form.locator("button[type=reset]").click()
    form.get_by_role("button", name="Undo").click()
    expect(form.locator("#go-1b")).to_be_checked()


def test_none_of_these_and_a_sign_exclude_each_other(form: Page) -> None:
    form.locator("#go-2d").check()
    form.locator(STOP).check()
    expect(form.locator("#go-2d")).not_to_be_checked()
    form.locator("#go-2d").check()
    expect(form.locator(STOP)).not_to_be_checked()


@OFF
def test_without_script_a_sign_outweighs_none_of_these(form: Page) -> None:
    form.locator("#go-2d").check()
    form.locator(STOP).check()
    expect(form.locator(".to-stop")).to_be_visible()


@OFF
def test_without_script_no_control_that_needs_it_is_there(form: Page) -> None:
    assert form.locator("button:not([disabled])").evaluate_all("all => all.map(b => b.type)") == ["reset"]


def decline(page: Page) -> None:
    """A confirmed deal-breaker, nothing against the employer, and a benefit: the outcome with a message held back."""
    for answer in ("1a", "2d", "3a", "4a", "5b", "6a", "7c", "8b"):
        page.locator(f"#go-{answer}").check()


@ON_AND_OFF
def test_the_message_to_decline_waits_until_the_notice_on_benefits_is_acknowledged(form: Page) -> None:
    decline(form)
    expect(form.locator(".to-decline")).to_be_visible()
    expect(form.locator(".banner-duty")).to_be_visible()
    expect(form.locator("details.message-decline")).to_be_hidden()
    form.locator("#go-ack-duty").check()
    expect(form.locator("details.message-decline")).to_be_visible()


@pytest.mark.parametrize(
    "context", [{"permissions": ["clipboard-read", "clipboard-write"]}], indirect=True, ids=["clipboard allowed"]
)
def test_a_message_is_copied_as_it_stands(form: Page) -> None:
    form.locator(STOP).check()
    details = form.locator("details.message-check")
    details.locator("summary").click()
    details.get_by_role("button").click()
    copied = form.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == details.locator("pre").inner_text().strip()


def test_where_the_clipboard_is_refused_the_message_is_selected(form: Page) -> None:
    form.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    form.locator(STOP).check()
    details = form.locator("details.message-check")
    details.locator("summary").click()
    details.get_by_role("button").click()
    form.wait_for_function("getSelection().toString().length > 20")


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
def test_the_keyboard_alone_answers_a_question(form: Page) -> None:
    form.locator("#go-1a").focus()
    form.keyboard.press("Space")
    expect(form.locator("#go-1a")).to_be_checked()
    form.keyboard.press("ArrowDown")
    expect(form.locator("#go-1b")).to_be_checked()
    form.keyboard.press("Tab")
    assert form.evaluate("document.activeElement.closest('fieldset')?.id ?? ''") in ("go-1", "go-2")


STRONG_GO = ("1a", "2d", "3a", "4a", "5b", "6a", "7a", "8a", "9a", "10a", "11a", "12a", "13a", "14a")
ALL_UNSURE = ("1d", "2c", "3d", "4e", "5c", "6d", "7d", "8d", "9d", "10d", "11d", "12d", "13d", "14e")
ASK = ("1a", "2d", "3b", "4d", "5b", "6a", "7a", "8c", "9b", "10b", "11b", "12b", "13b", "14c")
BENEFIT_STOP = ("2a-1", "7b", "place-uk")
SCROLLS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("answers", [STRONG_GO, ALL_UNSURE, ASK, BENEFIT_STOP], ids=["go", "unsure", "ask", "stop"])
def test_no_result_scrolls_sideways_on_the_narrowest_phone_even_with_text_twice_the_size(
    form: Page, answers: tuple[str, ...]
) -> None:
    form.set_viewport_size({"width": 320, "height": 640})
    for answer in answers:
        form.locator(f"#go-{answer}").check()
    expect(form.locator(".pending")).to_be_hidden()
    form.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert not form.evaluate(SCROLLS)
    form.evaluate("document.documentElement.style.fontSize = '36px'")  # twice the 18 px of the text
    assert not form.evaluate(SCROLLS)


@ON_AND_OFF
def test_a_way_to_the_answer_appears_between_the_questions_once_there_is_one(form: Page) -> None:
    way = form.locator("a.decided").first
    expect(way).to_be_hidden()
    form.locator(STOP).check()
    way.click()
    expect(form.locator(".to-stop .verdict")).to_be_in_viewport()


def test_the_ring_of_the_keyboard_stands_out_on_the_dark_card(form: Page) -> None:
    form.locator(STOP).check()
    link = form.locator(".to-stop a").first
    link.focus()
    ring, card = link.evaluate(
        "link => [getComputedStyle(link).outlineColor, getComputedStyle(link.closest('section')).backgroundImage]"
    )
    assert ring not in card


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("filled", [False, True], ids=["blank", "filled"])
def test_on_paper_it_takes_two_sheets_at_most(form: Page, size: str, filled: bool) -> None:
    if filled:
        decline(form)
    pdf = form.pdf(format=size)
    assert 1 <= pdf.count(b"/Type /Page\n") <= 2


def test_what_was_answered_before_the_script_ran_stays(page: Page, served: tuple[str, Requests]) -> None:
    page.add_init_script(
        "new MutationObserver((_, all) => { const box = document.querySelector('#go-1b');"
        " if (box) { box.checked = true; all.disconnect(); } }).observe(document, {childList: true, subtree: true})"
    )
    page.goto(f"{served[0]}/should-i-go/")
    expect(page.locator("[data-do=steps]")).to_be_visible()
    expect(page.locator("#go-1b")).to_be_checked()
