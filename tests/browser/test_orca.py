"""What a blind reader hears: titles, links and headings; with each answer its question, and the verdict in time."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.checklist.model import Answer, Checklist, Question

from . import orca
from .conftest import Requests
from .engines import firefox_program
from .finding import chromium, install
from .orca import Listener

pytestmark = pytest.mark.long

PLAIN = {
    "javascript.enabled": False,
    "accessibility.force_disabled": -1,
    "browser.aboutwelcome.enabled": False,
    "browser.newtab.preload": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "termsofuse.bypassNotification": True,
}
"""Firefox without script, and without the pages with which it greets a new profile."""

REACH = 30
"""So many keys at most lead from one answer to the next question, or down to an answer: more are a trap."""


def firefox_without_script(folder: Path, address: str) -> list[str]:
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PLAIN.items()]
    (folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
    return [firefox_program(), "--kiosk", "--no-remote", "--profile", str(folder), address]


def chromium_with_script(folder: Path, address: str) -> list[str]:
    options = ["--kiosk", "--no-sandbox", "--no-first-run", "--force-renderer-accessibility"]
    return [chromium()[0] or "chromium", *options, f"--user-data-dir={folder}", address]


Hear = Callable[[str, str], contextlib.AbstractContextManager[Listener]]
"""Opens a page by its path, for a reader who is then told its title."""


@pytest.fixture(params=[firefox_without_script, chromium_with_script], ids=lambda one: one.__name__)
def hear(request: pytest.FixtureRequest, tmp_path: Path, served: tuple[str, Requests]) -> Hear:
    """A reader at a keyboard. Where there is no Orca it is "not run"; in CI that is a failure."""
    if not (orca.here() and firefox_program()) and not (install(*orca.PACKAGES, "firefox-esr") and orca.here()):
        reason = f"not run: no Orca is here; install {' '.join(orca.PACKAGES)} firefox-esr"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)

    @contextlib.contextmanager
    def opened(path: str, title: str) -> Iterator[Listener]:
        with orca.listening(request.param(tmp_path, f"{served[0]}{path}"), title) as listener:
            yield listener
            print("\n".join(listener.heard()))
            assert "invalid" not in " ".join(listener.heard())

    return opened


@pytest.fixture
def listener(hear: Hear, checklist: Checklist) -> Iterator[Listener]:
    """A reader who has just opened the checklist."""
    with hear("/should-i-go/", checklist.title) as listener:
        yield listener


SPOKEN = {
    "/": ("Should I go?", ("Skip to the text", "Start the checklist", "Read the article first")),
    "/say-no-politely/": (
        "Say no politely",
        ("Skip to the text", "All guides", "checked whether"),
    ),
}
"""What a reader hears who opens a page and presses Tab: its title, then its links."""


@pytest.mark.parametrize("path", SPOKEN)
def test_the_title_the_links_and_the_headings_of_a_page_are_spoken(hear: Hear, path: str) -> None:
    title, links = SPOKEN[path]
    with hear(path, title) as listener:
        said: list[str] = []
        for _ in range(REACH):
            said += listener.press("Tab")
            if all(any(link in words for words in said) for link in links):
                break
        assert [link for link in links if not any(link in words for words in said)] == []
        assert any("link" in words for words in said)
        assert any("heading level 2" in words for words in listener.press("h"))


def reach(listener: Listener, question: Question) -> list[str]:
    """Press Tab until the question is spoken, and then a radio button or a box; return what was said on the way."""
    said: list[str] = []
    for _ in range(REACH):
        said += listener.press("Tab")
        asked = [place for place, words in enumerate(said) if question.ask in words]
        if asked and any(role in words for words in said[asked[0] :] for role in ("radio button", "check box")):
            return said
    raise AssertionError(f"{question.ask} was not reached: {listener.heard()[-REACH:]}")


def choose(listener: Listener, question: Question, answer: Answer) -> None:
    """Press a key that leads on until the answer is spoken, then Space."""
    words = answer.items[0] if answer.items else f"{answer.letter}) {answer.text}"
    said, key = reach(listener, question), "Tab" if question.ticks else "Down"
    for _ in range(REACH):
        if any(one.startswith(words[:30]) for one in said):
            break
        said = listener.press(key)
    said = listener.press("space")
    assert {"selected", "checked"} & set(said), f"{words} was not chosen: {said}"


def verdict(checklist: Checklist, target: str) -> str:
    return next(outcome.title for outcome in checklist.outcomes if outcome.target == target)


def test_the_first_sign_of_fraud_is_answered_aloud(listener: Listener, checklist: Checklist) -> None:
    signs = checklist.question("signs")
    reach(listener, checklist.questions[0])
    before = len(listener.heard())
    choose(listener, signs, signs.answers[0])
    listener.wait_for(verdict(checklist, "stop"), since=before)


def test_every_question_is_spoken_with_its_answers_and_the_advice_to_ask_at_the_end(
    listener: Listener, checklist: Checklist
) -> None:
    case = next(case for case in checklist.cases if case.outcome == "ask")
    before = len(listener.heard())
    for question in checklist.questions:
        choose(listener, question, question.answer(case.answers[question.id]))
    listener.wait_for(verdict(checklist, "ask"), since=before)
