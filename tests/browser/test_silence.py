"""From the first answer to the last click the server hears nothing: in three engines, with script and without.

Keys and clicks go through each engine's own protocol, as a reader's would. Left out are links, which lead to other
pages, and with them "leave this page".
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.checklist.model import Checklist

from . import engines
from .conftest import Requests
from .engines import Engine
from .test_engines import PACKAGES, had

EVERY = [(name, script) for name in ("chromium", *PACKAGES) for script in (True, False)]

STATE = "() => [document.cookie, location.href, new URLSearchParams(location.search).size]"

SEEN = """
(selector) => [...document.querySelectorAll(`form.checklist ${selector}`)]
  .map((element, index) => [element, index])
  .filter(([element]) => element.checkVisibility() && !element.disabled)
  .map(([element, index]) => index)
"""
"""Which of the elements that a selector finds in the form are shown, and can be pressed."""

COUNTS = "() => [':checked', 'details[open]'].map((what) => document.querySelectorAll(`form.checklist ${what}`).length)"
"""How much is answered, and how much is open."""

CONTROLS = ("input[type=radio]", "input[type=checkbox]", "summary", "input[type=datetime-local]")
"""Every kind of control that a form may hold, apart from buttons: each of those is pressed."""

QUIET = """
() => {
  const page = window.wrappedJSObject ?? window;  // Firefox shows a driver the window without what the page sees
  page.print = () => {};
  if (page.navigator.share) page.navigator.share = () => Promise.resolve();
}
"""
"""Dialogs of the system, which nobody here can close."""


class Chromium:
    """Chromium, spoken to as the two others are."""

    def __init__(self, browser: Browser, *, script: bool) -> None:
        self.context = browser.new_context(java_script_enabled=script)
        self.page = self.context.new_page()

    def open(self, address: str) -> None:
        self.page.goto(address)

    def run(self, function: str, argument: object) -> object:
        return self.page.evaluate(function, argument)

    def click(self, selector: str, number: int) -> None:
        self.page.locator(selector).nth(number).click()

    def press(self, selector: str, number: int, key: str) -> None:
        self.page.locator(selector).nth(number).press({engines.ENTER: "Enter", engines.SPACE: "Space"}[key])


@pytest.fixture(params=EVERY, ids=str)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine that can be clicked and typed at, with script or without."""
    name, script = request.param
    if name == "chromium":
        one = Chromium(request.getfixturevalue("browser"), script=script)
        yield one
        one.context.close()
    else:
        with had(name, tmp_path, script=script) as other:
            yield other


def answer_everything(engine: Engine, checklist: Checklist) -> None:
    """Click the last answer of every question."""
    for question in checklist.questions:
        answer = question.answers[-1]
        engine.click(f"#{checklist.id}-{question.code(answer)}", 0)


def each_shown(engine: Engine, selector: str) -> list[int]:
    """What is shown once nothing comes or goes any more: some controls do so a moment after a click."""
    before, found = None, engine.run(SEEN, selector)
    while found != before:
        time.sleep(0.05)
        before, found = found, engine.run(SEEN, selector)
    assert isinstance(found, list)
    return found


def test_nothing_leaves_the_page_whatever_is_pressed(
    engine: Engine, served: tuple[str, Requests], checklist: Checklist
) -> None:
    address, requests = served
    engine.open(f"{address}/should-i-go/")
    engine.run(QUIET, None)
    before, state = len(requests), engine.run(STATE, None)
    answer_everything(engine, checklist)
    assert engine.run(COUNTS, None) == [len(checklist.questions), 0]
    for box in each_shown(engine, "input[id*=-ack-]"):
        engine.click("form.checklist input[id*=-ack-]", box)
    for summary in each_shown(engine, "summary"):
        engine.click("form.checklist summary", summary)
    opened = engine.run(COUNTS, None)[1]
    assert opened > len(checklist.questions) / 2
    for kind in CONTROLS:
        for number in each_shown(engine, kind)[:1]:
            engine.press(f"form.checklist {kind}", number, engines.ENTER)
    assert engine.run(COUNTS, None)[1] == opened - 1  # Enter on the first summary shut it: keys do arrive
    pressed = 0
    while (buttons := each_shown(engine, "button")) and pressed < len(buttons):
        engine.click("form.checklist button", buttons[pressed])
        pressed += 1
    for number in each_shown(engine, "button[type=reset]"):
        engine.press("form.checklist button[type=reset]", number, engines.ENTER)
    assert engine.run(COUNTS, None)[0] == 0
    assert requests.since(before) == []
    assert engine.run(STATE, None) == state
    assert state[0] == ""
    assert state[2] == 0
