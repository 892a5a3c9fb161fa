"""What the script adds, as a reader uses it; and that without it nothing is missed."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from icalendar import Calendar, Event
from playwright.sync_api import Browser, Locator, Page, expect

from plugins.checklist.model import Checklist

from . import made_pages
from .conftest import Requests
from .test_axe import LOOKS
from .test_checklist_page import ASK, BENEFIT_STOP, OFF, ON_AND_OFF, STRONG_GO
from .test_pages import NARROW

Served = tuple[str, Requests]

RISK = "#go-5a"  # going would put somebody at risk
STORES = "[sessionStorage.length, localStorage.length]"
FOCUSED = "document.activeElement.id || document.activeElement.textContent"
COPIES = pytest.mark.parametrize(
    "context", [{"permissions": ["clipboard-read", "clipboard-write"]}], indirect=True, ids=["clipboard allowed"]
)


def with_context(*options: dict[str, Any], ids: list[str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("context", list(options), indirect=True, ids=ids)


@pytest.fixture
def form(page: Page, served: Served) -> Page:
    page.goto(f"{served[0]}/should-i-go/")
    return page


def give(page: Page, *answers: str) -> None:
    for answer in answers:
        page.locator(f"#go-{answer}").check()


def button(page: Page | Locator, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def said(page: Page) -> Locator:
    return page.locator(".said")


def pasted(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


# -- an early answer -------------------------------------------------------------------------------------------------


@ON_AND_OFF
def test_a_settled_answer_says_that_the_rest_may_be_left_out_until_all_is_answered(form: Page) -> None:
    expect(form.locator(".stop-here")).to_be_hidden()
    give(form, "2a-1", "7a")
    expect(form.locator(".to-stop")).to_be_visible()
    expect(form.locator(".stop-here")).to_contain_text("You can stop here")
    give(form, *(answer for answer in STRONG_GO if not answer.startswith("2")))
    expect(form.locator(".to-stop")).to_be_visible()
    expect(form.locator(".stop-here")).to_be_hidden()


# -- messages --------------------------------------------------------------------------------------------------------


def message(page: Page, name: str) -> Locator:
    details = page.locator(f"details.message-{name}")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    return details


def mail(details: Locator) -> tuple[str, str]:
    """Subject and text of the mail that a click on the link would begin."""
    details.evaluate("d => d.querySelector('a').addEventListener('click', (press) => press.preventDefault())")
    details.locator("a").click()
    href = details.locator("a").get_attribute("href") or ""
    parts = parse_qs(urlsplit(href).query, strict_parsing=True)
    assert "+" not in href
    assert "#" not in href
    return parts["subject"][0], parts["body"][0]


def test_a_message_asks_what_the_answers_leave_open(form: Page, checklist: Checklist) -> None:
    give(form, *ASK)
    text = message(form, "ask").locator("pre")
    asked = {rule.ask for rule in checklist.rules if rule.ask} | {q.ask_them for q in checklist.questions if q.ask_them}
    lines = [line.removeprefix("- ") for line in text.inner_text().splitlines() if line.startswith("- ")]
    shown = form.locator(".outcome li").evaluate_all(
        "all => all.filter((e) => e.checkVisibility()).flatMap((e) => e.innerText.split('\\n'))"
        ".filter((line) => line.startsWith('Ask them: ')).map((line) => line.slice(10))"
    )
    assert lines == shown
    assert len(lines) >= 3
    assert set(lines) <= asked
    assert "[your questions]" not in text.inner_text()


def test_an_answer_changed_changes_what_a_message_asks_and_none_leaves_the_gap(form: Page) -> None:
    give(form, *STRONG_GO, "10b")
    text = message(form, "ask").locator("pre")
    expect(text).to_contain_text("- Could you send me the main tasks")
    give(form, "4d")
    expect(text).to_contain_text("- Where would we meet")
    give(form, "10a")
    expect(text).not_to_contain_text("main tasks")


def test_not_sure_puts_its_own_question_into_a_message_and_markup_stays_text(
    page: Page, served: Served, tmp_path: Path
) -> None:
    made_pages.show(page, served[0], made_pages.small(tmp_path, "us"))
    page.locator("#us-2c").check()
    page.locator("#us-1d").check()
    text = message(page, "check").locator("pre")
    expect(text).to_contain_text("- Is this vacancy yours?\n- Where is {firm}, & who <asks>?")


@COPIES
def test_what_the_reader_has_written_is_never_overwritten_and_is_copied_and_mailed_as_it_stands(form: Page) -> None:
    give(form, *ASK)
    details = message(form, "ask")
    text = details.get_by_role("textbox")
    text.click()
    form.keyboard.press("Control+End")
    form.keyboard.type("A & B = 100 % + #1\nsecond line")
    mine = text.inner_text()
    give(form, "4a")
    details.locator("summary").click()
    details.locator("summary").click()
    assert text.inner_text() == mine
    button(details, "Copy this message").click()
    expect(said(form)).to_have_text("Copied.")
    assert pasted(form).replace("\r\n", "\n").strip() == mine.strip()
    subject, body = mail(details)
    assert subject == "Questions before my interview for [job title]"
    assert body.replace("\r\n", "\n").strip() == mine.partition("\n\n")[2].strip()
    assert body.strip().endswith("A & B = 100 % + #1\r\nsecond line")


def test_what_the_reader_selects_in_a_message_stays_selected(form: Page) -> None:
    give(form, *ASK)
    text = message(form, "ask").locator("pre")
    text.select_text()
    selected = form.evaluate("getSelection().toString()")
    form.locator("form.checklist").dispatch_event("change")
    assert "- Could you tell me" in selected
    assert form.evaluate("getSelection().toString()") == selected


def test_a_subject_rewritten_without_its_label_loses_no_letter(form: Page) -> None:
    give(form, *ASK)
    details = message(form, "ask")
    details.locator("pre").fill("Our meeting\n\nHello")
    assert mail(details) == ("Our meeting", "Hello")


@COPIES
def test_pasted_text_brings_no_markup_into_a_message(form: Page) -> None:
    give(form, *ASK)
    text = message(form, "ask").get_by_role("textbox")
    form.evaluate("""() => {
      const html = new Blob(['<b>bold</b> <i>words</i>'], {type: 'text/html'});
      const plain = new Blob(['bold words'], {type: 'text/plain'});
      return navigator.clipboard.write([new ClipboardItem({'text/html': html, 'text/plain': plain})]);
    }""")
    text.click()
    form.keyboard.press("Control+v")
    expect(text).to_contain_text("bold words")
    expect(text.locator("b, i")).to_have_count(0)


def test_copying_refused_selects_the_text_and_says_so(form: Page) -> None:
    form.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    give(form, *ASK)
    details = message(form, "ask")
    button(details, "Copy this message").click()
    expect(said(form)).to_have_text("Copy it by hand:")
    selected = form.evaluate("getSelection().toString()")
    assert selected.strip() == details.locator("pre").inner_text().strip()


def test_the_result_refused_by_the_clipboard_stands_selected_where_it_is_said(form: Page) -> None:
    form.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    give(form, "2a-1")
    button(form, "Copy this result").click()
    expect(said(form)).to_contain_text("Copy it by hand:")
    expect(said(form)).to_contain_text("Stop and check")
    assert "Stop and check" in form.evaluate("getSelection().toString()")


@COPIES
def test_the_result_is_copied_as_it_shows(form: Page) -> None:
    give(form, "2a-1")
    button(form, "Copy this result").click()
    expect(said(form)).to_have_text("Copied.")
    copied = pasted(form)
    assert "Stop and check" in copied
    assert "Say no" not in copied


@OFF
def test_without_script_a_message_is_a_plain_link_with_its_subject(form: Page) -> None:
    give(form, *ASK)
    href = message(form, "ask").locator("a").get_attribute("href")
    assert unquote(href or "") == "mailto:?subject=Questions before my interview for [job title]"
    assert message(form, "ask").locator("[contenteditable]").count() == 0


# -- sharing ---------------------------------------------------------------------------------------------------------

WITH, WITHOUT = "Share it with my answers", "Share this checklist"
SHARE = "window.shared = []; navigator.share = (what) => { shared.push(what); return Promise.resolve(); };"
ABORT = "navigator.share = () => Promise.reject(new DOMException('closed', 'AbortError'));"
NO_SHARE = "delete Navigator.prototype.share;"


@COPIES
@pytest.mark.parametrize(("name", "end"), [(WITHOUT, ""), (WITH, "#go=go-1b.go-2a-1")], ids=["without", "with"])
def test_where_nothing_can_be_shared_the_link_is_copied(page: Page, served: Served, name: str, end: str) -> None:
    page.add_init_script(NO_SHARE)
    page.goto(f"{served[0]}/should-i-go/")
    give(page, "1b", "2a-1")
    button(page, name).click()
    expect(said(page)).to_have_text("Copied.")
    assert pasted(page) == f"{served[0]}/should-i-go/{end}"
    assert page.url == f"{served[0]}/should-i-go/"


def test_answers_are_shared_only_when_that_is_asked_for(page: Page, served: Served) -> None:
    page.add_init_script(SHARE)
    address = f"{served[0]}/should-i-go/"
    page.goto(address)
    give(page, "1b", "2a-1")
    page.evaluate("location.hash = '#go-3'")
    button(page, WITHOUT).click()
    button(page, WITH).click()
    assert page.evaluate("shared") == [{"url": address}, {"url": f"{address}#go=go-1b.go-2a-1"}]
    expect(said(page)).to_be_empty()


@pytest.mark.parametrize("name", [WITH, WITHOUT])
def test_a_reader_who_shares_after_all_nothing_hears_nothing(page: Page, served: Served, name: str) -> None:
    page.add_init_script(ABORT)
    page.goto(f"{served[0]}/should-i-go/")
    button(page, name).click()
    page.wait_for_timeout(50)
    expect(said(page)).to_be_empty()


def test_a_link_with_answers_is_read_once_and_gone_from_address_and_history(page: Page, served: Served) -> None:
    address = f"{served[0]}/should-i-go/"
    page.goto(f"{served[0]}/about/")
    page.goto(f"{address}#go=go-place-uk.go-1b.go-2a-1.go-2b-2")
    assert page.locator("input:checked").evaluate_all("all => all.map((e) => e.id)") == [
        "go-place-uk", "go-1b", "go-2a-1", "go-2b-2",
    ]  # fmt: skip
    expect(page.locator(".to-stop")).to_be_visible()
    assert page.url == address
    page.go_back()
    assert page.url == f"{served[0]}/about/"
    page.go_forward()
    assert page.url == address


def test_a_link_that_was_made_is_a_link_that_is_read(page: Page, served: Served) -> None:
    page.add_init_script(SHARE)
    page.goto(f"{served[0]}/should-i-go/")
    give(page, "place-us", *ASK, "2b-1", "2b-2")
    ticked = page.locator("[name]:checked").evaluate_all("all => all.map((e) => e.id)")
    button(page, WITH).click()
    url = page.evaluate("shared[0].url")
    other = page.context.browser.new_context()  # type: ignore[union-attr]
    reader = other.new_page()
    reader.goto(url)
    expect(reader.locator("input:checked")).to_have_count(len(ticked))
    assert reader.locator("input:checked").evaluate_all("all => all.map((e) => e.id)") == ticked
    other.close()


# -- keeping and clearing --------------------------------------------------------------------------------------------


def test_answers_are_kept_on_the_device_only_when_the_reader_ticks_that(form: Page, served: Served) -> None:
    give(form, "1b", "2a-1")
    assert form.evaluate("localStorage.length") == 0
    keep = form.get_by_label("Keep my answers on this device")
    keep.check()
    assert form.evaluate("({...localStorage})") == {"checklist-go": "go-1b.go-2a-1"}
    give(form, "3a")
    other = form.context.new_page()
    other.goto(f"{served[0]}/should-i-go/")
    expect(other.locator("#go-3a")).to_be_checked()
    expect(other.get_by_label("Keep my answers on this device")).to_be_checked()
    other.get_by_label("Keep my answers on this device").uncheck()
    assert other.evaluate("localStorage.length") == 0
    third = form.context.new_page()
    third.goto(f"{served[0]}/should-i-go/")
    expect(third.locator("[name]:checked")).to_have_count(0)


def test_clearing_leaves_nothing_and_can_be_undone(form: Page) -> None:
    give(form, "1b", "2a-1", "place-uk")
    form.get_by_label("Keep my answers on this device").check()
    form.evaluate("location.hash = '#go-3'")
    button(form, "Clear my answers").click()
    expect(said(form)).to_have_text("All answers cleared.")
    expect(form.locator("input:checked")).to_have_count(0)
    assert form.evaluate(STORES) == [0, 0]
    assert "=" not in form.url
    assert form.evaluate("document.activeElement === document.querySelector('.question input')")
    button(form, "Undo").click()
    expect(said(form)).to_have_text("Your answers are back.")
    assert form.locator("[name]:checked").evaluate_all("all => all.map((e) => e.id)") == [
        "go-place-uk", "go-1b", "go-2a-1",
    ]  # fmt: skip
    expect(form.locator(".to-stop")).to_be_visible()
    expect(button(form, "Undo")).to_be_hidden()


def test_clearing_nothing_offers_no_undo_and_a_new_answer_takes_the_offer_away(form: Page) -> None:
    button(form, "Clear my answers").click()
    expect(said(form)).to_have_text("All answers cleared.")
    expect(button(form, "Undo")).to_be_hidden()
    give(form, "1b")
    button(form, "Clear my answers").click()
    expect(button(form, "Undo")).to_be_visible()
    give(form, "1a")
    expect(button(form, "Undo")).to_be_hidden()


@pytest.mark.parametrize("how", ["throws", "full"])
def test_where_storage_is_denied_answers_live_on_in_the_page(page: Page, served: Served, how: str) -> None:
    page.add_init_script(
        "for (const name of ['sessionStorage', 'localStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('denied', 'SecurityError'); }});"
        if how == "throws"
        else "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    page.goto(f"{served[0]}/should-i-go/")
    keep = page.get_by_label("Keep my answers on this device")
    if how == "throws":
        expect(keep).to_be_hidden()
    give(page, *BENEFIT_STOP)
    expect(page.locator(".to-stop")).to_be_visible()
    button(page, "Clear my answers").click()
    expect(page.locator("input:checked")).to_have_count(0)
    button(page, "Undo").click()
    expect(page.locator("[name]:checked")).to_have_count(len(BENEFIT_STOP))


# -- leaving ---------------------------------------------------------------------------------------------------------


def harmless(page: Page) -> None:
    """A place to go to that needs no network."""
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>"))


@ON_AND_OFF
def test_the_way_out_shows_under_its_question_when_there_is_a_risk(form: Page) -> None:
    expect(form.locator("a.leave")).to_be_hidden()
    form.locator(RISK).check()
    expect(form.locator("#go-5 a.leave")).to_be_visible()


def test_who_leaves_leaves_nothing_behind_and_back_does_not_lead_here(page: Page, served: Served) -> None:
    harmless(page)
    page.goto(f"{served[0]}/about/")
    page.goto(f"{served[0]}/should-i-go/")
    page.locator(RISK).check()
    page.get_by_label("Keep my answers on this device").check()
    page.locator("a.leave").click()
    page.wait_for_url("https://www.bbc.co.uk/**")
    page.go_back()
    assert page.url == f"{served[0]}/about/"
    assert page.evaluate(STORES) == [0, 0]
    page.goto(f"{served[0]}/should-i-go/")
    expect(page.locator("input:checked")).to_have_count(0)


@OFF
def test_without_script_the_way_out_is_a_plain_link(form: Page) -> None:
    harmless(form)
    form.locator(RISK).check()
    link = form.locator("a.leave")
    assert link.get_attribute("rel") == "noreferrer"
    link.click()
    form.wait_for_url("https://www.bbc.co.uk/**")


# -- one question at a time ------------------------------------------------------------------------------------------

STEPS = "One question at a time"
SEEN = "all => all.filter((e) => e.checkVisibility({visibilityProperty: true}) && e.offsetHeight).map((e) => e.id)"


def seen(page: Page) -> list[str]:
    found = page.locator(".question").evaluate_all(SEEN)
    assert isinstance(found, list)
    return found


def expect_seen(page: Page, *ids: str) -> None:
    page.wait_for_function(
        f"ids => String(({SEEN})([...document.querySelectorAll('.question')])) === ids", arg=",".join(ids)
    )


def test_one_question_at_a_time_goes_on_and_back_and_leaves_answers_out_of_the_address(form: Page) -> None:
    everything = seen(form)
    assert len(everything) == 14
    address = form.url
    button(form, STEPS).click()
    expect_seen(form, "go-1")
    assert form.evaluate(FOCUSED) == "go-1a"
    expect(button(form, STEPS)).to_have_attribute("aria-pressed", "true")
    give(form, "1b")
    button(form, "Next").click()
    expect_seen(form, "go-2")
    give(form, "2d")
    button(form, "Next").click()
    expect_seen(form, "go-3")
    assert form.url == address
    assert "go-1b" not in form.evaluate("JSON.stringify(history.state)")
    button(form, "Back").click()
    expect_seen(form, "go-2")
    form.go_back()
    expect_seen(form, "go-1")
    expect(form.locator("#go-1b")).to_be_checked()
    form.go_forward()
    expect_seen(form, "go-2")
    form.reload()
    expect_seen(form, "go-2")
    expect(form.locator("#go-2d")).to_be_checked()
    button(form, STEPS).click()
    assert seen(form) == everything
    expect(button(form, STEPS)).to_have_attribute("aria-pressed", "false")
    expect(button(form, "Next")).to_be_hidden()
    expect(button(form, "Back")).to_be_hidden()


def open_questions(page: Page) -> str:
    """The number that style counts after "Questions still open", as a screen reader finds it."""
    session = page.context.new_cdp_session(page)
    names = [
        str(node.get("name", {}).get("value", "")) for node in session.send("Accessibility.getFullAXTree")["nodes"]
    ]
    at = next(at for at, name in enumerate(names) if name.endswith("still open:"))
    return next(name.strip() for name in names[at:] if name.strip().isdigit())


def test_the_last_question_has_no_next_and_the_count_of_open_ones_stays_right(form: Page) -> None:
    button(form, STEPS).click()
    for number in range(1, 15):
        expect_seen(form, f"go-{number}")
        expect(button(form, "Next")).to_be_visible(visible=number < 14)
        if number < 14:
            button(form, "Next").click()
    assert open_questions(form) == "14"
    give(form, "14a")
    assert open_questions(form) == "13"
    button(form, STEPS).click()
    assert open_questions(form) == "13"


def test_the_answer_shows_while_one_question_at_a_time_does(form: Page) -> None:
    button(form, STEPS).click()
    button(form, "Next").click()
    give(form, "2a-1")
    expect(form.locator(".to-stop")).to_be_visible()


@pytest.mark.parametrize("number", [1, 2, 9])
def test_change_answer_leads_to_its_question(form: Page, number: int) -> None:
    give(form, "2a-1", *(STRONG_GO if number == 9 else ()))
    if number == 9:
        give(form, "2d")
    give(form, *(["1c", "2c", "3b"] if number == 1 else []))
    button(form, STEPS).click()
    link = form.locator(f".result a[href='#go-{number}']").locator("visible=true").first
    link.click()
    expect_seen(form, f"go-{number}")
    expect(form.locator(f"#go-{number}")).to_be_in_viewport()
    form.go_back()
    expect_seen(form, "go-1")


def test_all_questions_stand_on_paper_though_one_shows_on_the_screen(form: Page) -> None:
    button(form, STEPS).click()
    form.emulate_media(media="print")
    assert len(seen(form)) == 14
    blank = form.pdf(format="A4")
    assert blank.count(b"/Type /Page\n") == 2
    form.emulate_media(media="screen")
    expect_seen(form, "go-1")


# -- check my answers ------------------------------------------------------------------------------------------------


def test_checking_lists_the_open_questions_as_links_and_starts_at_the_first(form: Page) -> None:
    give(form, "1a", "3a", *STRONG_GO[4:])
    button(form, "Check my answers").click()
    links = form.locator(".result p > a.guide")
    assert links.evaluate_all("all => all.map((e) => e.getAttribute('href'))") == ["#go-2", "#go-4"]
    assert links.all_inner_texts() == form.locator("#go-2 legend, #go-4 legend").all_inner_texts()
    assert form.evaluate("document.activeElement.hash") == "#go-2"
    links.last.click()
    expect(form.locator("#go-4")).to_be_in_viewport()
    give(form, "4a")
    expect(links).to_have_count(0)


def test_checking_when_all_is_answered_says_so(page: Page, served: Served, tmp_path: Path) -> None:
    made_pages.show(page, served[0], made_pages.small(tmp_path, "us"))
    check = button(page, "Check my answers")
    check.click()
    expect(page.locator(".result p > a.guide")).to_have_count(4)
    for answer in ("1d", "2a", "3a", "4a"):
        page.locator(f"#us-{answer}").check()
    expect(page.locator(".result p > a.guide")).to_have_count(0)
    if check.is_visible():
        check.click()
        expect(said(page)).to_have_text("Every question is answered.")


# -- calendar --------------------------------------------------------------------------------------------------------

LONDON = {"timezone_id": "Europe/London"}
IN_LONDON = with_context(LONDON, ids=["London"])


def saved(page: Page, moment: str) -> bytes:
    page.get_by_label("When is it?").locator("visible=true").fill(moment)
    with page.expect_download() as download:
        button(page, "Put it in my calendar").click()
    assert download.value.suggested_filename == f"{page.locator('form.checklist').get_attribute('id')}.ics"
    return download.value.path().read_bytes()


def event_of(data: bytes) -> Event:
    calendar = Calendar.from_ical(data)
    assert str(calendar["VERSION"]) == "2.0"
    assert str(calendar["PRODID"])
    (event,) = calendar.walk("VEVENT")
    assert not event.errors
    assert event["UID"]
    assert event["DTSTAMP"].dt.utcoffset() == datetime.timedelta(0)
    return event


@IN_LONDON
@pytest.mark.parametrize("moment", ["2027-01-15T09:30", "2027-07-15T09:30", "2027-07-01T00:15"])
def test_the_date_goes_into_the_calendar_at_the_time_that_was_chosen(form: Page, moment: str) -> None:
    give(form, *STRONG_GO)
    data = saved(form, moment)
    event = event_of(data)
    assert event["DTSTART"].dt.utcoffset() == datetime.timedelta(0)
    chosen = datetime.datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/London"))
    assert event["DTSTART"].dt == chosen
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == datetime.timedelta(days=-1)
    assert str(alarm["ACTION"]) == "DISPLAY"
    assert str(alarm["DESCRIPTION"]) == str(event["SUMMARY"]) == "Interview for [job title]"
    steps = form.locator(".to-go-strong ol").inner_text().split("\n")
    assert str(event["DESCRIPTION"]).split("\n") == [line for line in steps if line]


def sound(data: bytes) -> None:
    """CRLF alone ends a line, and no line is longer than 75 octets or cut within a letter."""
    assert data.endswith(b"\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert b"" not in lines
    assert all(b"\r" not in line and b"\n" not in line and len(line) <= 75 for line in lines)
    assert all(line.decode("utf-8") for line in lines)


def test_the_file_for_the_calendar_is_well_formed(form: Page) -> None:
    give(form, *ASK)
    sound(saved(form, "2027-01-15T09:30"))


def test_words_for_the_calendar_are_escaped(page: Page, served: Served, tmp_path: Path) -> None:
    made_pages.show(page, served[0], made_pages.small(tmp_path, "us"))
    for answer in ("1d", "2a", "3a", "4c"):
        page.locator(f"#us-{answer}").check()
    data = saved(page, "2027-01-15T09:30")
    sound(data)
    assert str(event_of(data)["SUMMARY"]) == "Café; 50%, “tea” \\ 😀 two lines long"


def test_without_a_date_the_calendar_leads_to_the_field_for_it(form: Page) -> None:
    give(form, *STRONG_GO)
    button(form, "Put it in my calendar").click()
    expect(form.get_by_label("When is it?")).to_be_focused()


def test_the_calendar_is_offered_with_the_outcomes_that_have_a_date(form: Page) -> None:
    expect(button(form, "Put it in my calendar")).to_be_hidden()
    expect(form.get_by_label("When is it?")).to_be_hidden()
    give(form, *STRONG_GO)
    expect(button(form, "Put it in my calendar")).to_be_visible()
    expect(form.get_by_label("When is it?")).to_be_visible()
    give(form, "2a-1")
    expect(button(form, "Put it in my calendar")).to_be_hidden()
    expect(form.get_by_label("When is it?")).to_be_hidden()


# -- keyboard, small screens, axe ------------------------------------------------------------------------------------

STOPS = """
() => {
  const form = document.querySelector('form.checklist');
  const seen = (e) => e.checkVisibility({visibilityProperty: true}) && !e.disabled;
  const all = [...form.querySelectorAll('a[href], button, input, summary, [contenteditable]')].filter(seen);
  window.stops = all.filter((e) => {
    if (e.type !== 'radio') return true;
    const group = all.filter((other) => other.type === 'radio' && other.name === e.name);
    return e === (group.find((other) => other.checked) ?? group[0]);
  });
  return stops.map((e) => e.id || e.outerHTML.slice(0, 80));
}
"""
"""The controls that the Tab key must stop at: of a group of radio buttons the chosen one, or the first."""

POSITIVE = "[...document.querySelectorAll('[tabindex]')].filter((e) => e.tabIndex > 0).length"


def walk(page: Page) -> None:
    wanted = page.evaluate(STOPS)
    page.evaluate("stops[0].focus()")
    met: list[int] = [0]
    for _ in range(3 * len(wanted)):  # a date has several stops of its own
        page.keyboard.press("Tab")
        at = page.evaluate("stops.indexOf(document.activeElement)")
        if at != met[-1]:
            met.append(at)
        if at < 0:
            break
    missed = [wanted[number] for number in range(len(wanted)) if number not in met]
    assert met[:-1] == list(range(len(wanted))), missed
    assert page.evaluate(POSITIVE) == 0


@pytest.mark.parametrize("answers", [(), STRONG_GO, ASK, BENEFIT_STOP], ids=["empty", "go", "ask", "stop"])
def test_the_tab_key_stops_at_every_control_in_the_order_of_the_page(form: Page, answers: tuple[str, ...]) -> None:
    give(form, *answers)
    form.evaluate("document.querySelectorAll('form details').forEach((each) => { each.open = true; })")
    walk(form)


def test_the_tab_key_stops_at_every_control_with_one_question_at_a_time(form: Page) -> None:
    give(form, *BENEFIT_STOP)
    button(form, STEPS).click()
    button(form, "Next").click()
    walk(form)


SCROLLS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def everything_out(page: Page) -> None:
    page.evaluate("document.querySelectorAll('form details').forEach((each) => { each.open = true; })")


@with_context(NARROW, {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}, ids=["320 px", "400 %"])
@pytest.mark.parametrize("answers", [(), STRONG_GO, ASK, (*BENEFIT_STOP, "5a")], ids=["empty", "go", "ask", "stop"])
def test_no_control_makes_a_small_screen_scroll_sideways(form: Page, answers: tuple[str, ...]) -> None:
    give(form, *answers)
    everything_out(form)
    if button(form, "Check my answers").is_visible():
        button(form, "Check my answers").click()
    assert not form.evaluate(SCROLLS)
    button(form, "Clear my answers").click()
    assert not form.evaluate(SCROLLS)
    button(form, STEPS).click()
    button(form, "Next").click()
    assert not form.evaluate(SCROLLS)


def test_every_control_of_the_script_is_large_enough_for_a_thumb(form: Page) -> None:
    form.set_viewport_size({"width": 320, "height": 640})
    give(form, *ASK)
    everything_out(form)
    small = form.locator("[data-do]").evaluate_all(
        "all => all.filter((e) => e.checkVisibility()).map((e) => [e.dataset.do, e.getBoundingClientRect().height])"
        ".filter(([, height]) => height < 44)"
    )
    assert small == []


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_in_any_state(browser: Browser, served: Served, look: dict[str, str]) -> None:
    context = browser.new_context(**look, bypass_csp=True)  # type: ignore[arg-type]  # only so that axe can be put in
    page = context.new_page()

    def clean(state: str) -> None:
        found = Axe().run(page)
        assert found.violations_count == 0, f"{state}: {found.generate_report()}"

    for state, answers in {"go": STRONG_GO, "ask": ASK, "stop": (*BENEFIT_STOP, "5a")}.items():
        page.goto(f"{served[0]}/should-i-go/")
        give(page, *answers)
        everything_out(page)
        clean(state)
    button(page, STEPS).click()
    clean("one at a time")
    button(page, STEPS).click()
    button(page, "Clear my answers").click()
    expect(button(page, "Undo")).to_be_visible()
    button(page, "Check my answers").click()
    clean("checked")
    context.close()


# -- two on one page -------------------------------------------------------------------------------------------------


def test_two_checklists_on_a_page_do_not_disturb_each_other(page: Page, served: Served, tmp_path: Path) -> None:
    made_pages.show(page, served[0], made_pages.small(tmp_path, "us"), made_pages.small(tmp_path, "them"))
    one, other = page.locator("form#us"), page.locator("form#them")
    one.locator("#us-1a-1").check()
    other.locator("#them-1d").check()
    expect(one.locator(".to-stop")).to_be_visible()
    expect(other.locator(".outcome").locator("visible=true")).to_have_count(0)
    page.reload()
    assert page.locator("[name]:checked").evaluate_all("all => all.map((e) => e.id)") == ["us-1a-1", "them-1d"]
    button(one, "Clear my answers").click()
    expect(one.locator("[name]:checked")).to_have_count(0)
    expect(other.locator("#them-1d")).to_be_checked()
    expect(said(other)).to_be_empty()
    page.evaluate("location.hash = '#them=them-1c'")
    expect(other.locator("#them-1c")).to_be_checked()
    expect(one.locator("[name]:checked")).to_have_count(0)


def test_one_question_at_a_time_in_two_checklists(page: Page, served: Served, tmp_path: Path) -> None:
    made_pages.show(page, served[0], made_pages.small(tmp_path, "us"), made_pages.small(tmp_path, "them"))
    one, other = page.locator("form#us"), page.locator("form#them")
    button(one, STEPS).click()
    expect_seen(page, "us-1", "them-1", "them-2", "them-3", "them-4")
    button(other, STEPS).click()
    expect_seen(page, "us-1", "them-1")
    button(one, "Next").click()
    expect_seen(page, "us-2", "them-1")
    page.go_back()
    expect_seen(page, "us-1", "them-1")
    page.go_back()
    expect_seen(page, "us-1", "them-1", "them-2", "them-3", "them-4")
    page.reload()
    expect_seen(page, "us-1", "them-1", "them-2", "them-3", "them-4")
