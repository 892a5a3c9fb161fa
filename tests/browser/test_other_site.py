"""Checklists in a page of somebody else's site, two at once: answered in a real browser, with script and without."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import Page, expect

from plugins.checklist.decide import decide
from plugins.checklist.model import Answers, Checklist
from plugins.checklist.parse import parse

from ..checklist.other_site import OtherSite, other_site
from .answers import ids

ON_AND_OFF = pytest.mark.parametrize(
    "context", [{}, {"java_script_enabled": False}], indirect=True, ids=["script on", "script off"]
)
NARROW = pytest.mark.parametrize(
    "context", [{"viewport": {"width": 320, "height": 640}}], indirect=True, ids=["320 px"]
)

SHOWN = """
([form, ids]) => {
  form.reset();
  for (const id of ids) document.getElementById(id).checked = true;
  const displayed = (e) => getComputedStyle(e).display !== 'none';
  return [...form.querySelectorAll('.outcome')].filter(displayed).map((e) => e.className.split('to-').pop());
}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> OtherSite:
    site = other_site(tmp_path_factory.mktemp("other"))
    site.build()
    return site


@pytest.fixture(scope="module")
def both(site: OtherSite) -> tuple[Checklist, ...]:
    """The checklists of the page, in its order."""
    found = [parse(site.folder / "content" / "checklists" / f"{name}.toml")[0] for name in ("small", "lend-my-bike")]
    return tuple(checklist for checklist in found if checklist)


@pytest.fixture
def two(page: Page, site: OtherSite) -> Page:
    page.goto((site.folder / "output" / "pages" / "two.html").as_uri())
    return page


def answer(page: Page, checklist: Checklist, answers: Answers) -> None:
    """Answer as a reader does, by the labels."""
    for name in ids(checklist, answers):
        page.locator(f"label:has(#{name})").click()


@ON_AND_OFF
def test_each_of_two_checklists_shows_what_python_decides_and_leaves_the_other_alone(
    two: Page, both: tuple[Checklist, ...]
) -> None:
    for checklist in both:
        form = two.locator(f"#{checklist.id}")
        expect(form.locator(".outcome:visible")).to_have_count(0)
        expect(form.locator(".pending")).to_be_visible()
        for case in checklist.cases:
            form.locator("[type=reset]").click()
            answer(two, checklist, case.answers)
            key = decide(checklist, case.answers).rule.target.replace("/", "-")
            expect(form.locator(f".to-{key}")).to_be_visible()
            expect(form.locator(".outcome:visible")).to_have_count(1)
            expect(form.locator(".pending")).to_be_hidden()
    for checklist in both:  # what the first came to still stands after the second was answered
        key = decide(checklist, checklist.cases[-1].answers).rule.target.replace("/", "-")
        expect(two.locator(f"#{checklist.id} .to-{key}")).to_be_visible()


def test_every_set_of_answers_shows_its_outcome(two: Page, both: tuple[Checklist, ...]) -> None:
    for checklist in both:
        form = two.locator(f"#{checklist.id}").element_handle()
        for chosen in product(*(question.answer_ids for question in checklist.questions)):
            answers = dict(zip((question.id for question in checklist.questions), chosen, strict=True))
            expected = decide(checklist, answers).rule.target.replace("/", "-")
            assert two.evaluate(SHOWN, [form, ids(checklist, answers)]) == [expected], answers


def test_clearing_one_checklist_leaves_the_other_alone(two: Page, both: tuple[Checklist, ...]) -> None:
    small, bike = both
    for checklist in both:
        answer(two, checklist, checklist.cases[-1].answers)
    two.locator(f"#{small.id} [type=reset]").click()
    expect(two.locator(f"#{small.id} :checked")).to_have_count(0)
    expect(two.locator(f"#{bike.id} :checked")).to_have_count(len(bike.questions))


@NARROW
def test_nothing_scrolls_sideways_and_everything_is_big_enough_to_touch(two: Page, both: tuple[Checklist, ...]) -> None:
    for checklist in both:
        answer(two, checklist, checklist.cases[0].answers)
    for summary in two.locator("summary:visible").all():
        summary.click()
    assert two.evaluate("document.documentElement.scrollWidth") <= 320
    low = """(all) => all.filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44)
        .map((e) => e.outerHTML.slice(0, 80))"""
    alone = ".checklist :is(button, summary, label, a.way, a.standfirst, .result li a[href^='#'])"
    assert two.locator(alone).evaluate_all(low) == []


@ON_AND_OFF
def test_focus_is_seen_on_every_control(two: Page, both: tuple[Checklist, ...]) -> None:
    answer(two, both[1], both[1].cases[0].answers)
    seen = """(e) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(e.closest('label') ?? e);
      return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
    }"""
    first, last = two.locator("#bike-1a"), two.locator("#bike details.rules summary")
    first.focus()
    two.keyboard.press("Shift+Tab")  # after a click the ring may stay away until a key is pressed
    two.keyboard.press("Tab")
    pressed = 0
    while not last.evaluate("(e) => e === document.activeElement") and pressed < 40:
        assert two.locator(":focus").evaluate(seen) >= 2, two.locator(":focus").evaluate("(e) => e.outerHTML")
        two.keyboard.press("Tab")
        pressed += 1
    assert 5 < pressed < 40
