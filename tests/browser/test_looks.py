"""Larger text, wider spacing, the narrowest phone, the keyboard, a thumb: every page still gives all that it has."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from playwright.sync_api import Page

from ..conftest import Built
from .conftest import Requests
from .looks import CHOSEN, KINDS, PARTS, answer, faults, unfold

LARGER = ":root { font-size: 200% !important }"
"""Text of twice the size, as readers set it in their browser (WCAG 2.2, 1.4.4)."""

SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
"""The spacing that a reader may set (WCAG 2.2, 1.4.12)."""

WAYS = {
    "as it is": (320, ""),
    "text twice as large": (640, LARGER),
    "text spaced out on a phone": (320, SPACED),
    "text spaced out on a desk": (1280, SPACED),
}
"""Width of the window in CSS pixels, and a reader's own style. 320 is a window of 1280 at 400 % (WCAG 2.2, 1.4.10)."""

APPLY = """
(style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
}
"""
"""A reader's own style: the site's policy has no say in it."""


def wrong(page: Page, address: str, paths: Iterable[str], way: str) -> dict[str, list[str]]:
    """What is wrong with pages seen in a way, by their paths."""
    width, style = WAYS[way]
    page.set_viewport_size({"width": width, "height": 640})
    found = {}
    for path in paths:
        page.goto(f"{address}{path}")
        page.evaluate(APPLY, style)
        unfold(page)
        found[path] = faults(page)
    return {path: what for path, what in found.items() if what}


@pytest.mark.parametrize("way", WAYS)
def test_every_kind_of_page_keeps_its_words_apart_and_whole(page: Page, served: tuple[str, Requests], way: str) -> None:
    assert wrong(page, served[0], KINDS, way) == {}


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
def test_every_page_keeps_its_words_apart_and_whole(
    page: Page, served: tuple[str, Requests], real_site: Built, way: str
) -> None:
    paths = [f"/{path.removesuffix('index.html')}" for path in real_site.pages]
    assert wrong(page, served[0], paths, way) == {}


@pytest.mark.parametrize("way", WAYS)
def test_every_part_keeps_its_words_apart_and_whole(page: Page, parts: tuple[str, Requests], way: str) -> None:
    assert wrong(page, parts[0], PARTS, way) == {}
    for outcome in CHOSEN:
        answer(page, outcome)
        unfold(page)
        assert faults(page) == [], outcome


SMALL = """
() => {
  const inText = (e) => ['P', 'LI', 'DD', 'TD', 'FIGCAPTION', 'SUP', 'DETAILS'].includes(e.parentElement.tagName)
    && getComputedStyle(e).display === 'inline';
  return [...document.querySelectorAll('label, summary, button, a[href], input:not(label input), [tabindex="0"]')]
    .filter((e) => e.checkVisibility({visibilityProperty: true}) && !e.matches('.skip'))
    .map((e) => [e, e.getBoundingClientRect(), inText(e)])
    .filter(([e, box, text]) => box.width && (text ? box.height < 24 : Math.min(box.height, box.width) < 43.9))
    .map(([e, box]) => `${e.outerHTML.slice(0, 60)} is ${box.width.toFixed()} x ${box.height.toFixed()}`);
}
"""
"""What a thumb presses and is under 44 pixels; a link in a sentence, under 24 high, where WCAG asks for nothing."""


@pytest.mark.parametrize("context", [{"viewport": {"width": 320, "height": 640}}], indirect=True, ids=["phone"])
def test_what_a_thumb_presses_is_large_enough(
    page: Page, served: tuple[str, Requests], parts: tuple[str, Requests]
) -> None:
    small = []
    for address in [*(f"{served[0]}{path}" for path in KINDS), *(f"{parts[0]}{path}" for path in PARTS)]:
        page.goto(address)
        unfold(page)
        small += [f"{page.url}: {what}" for what in page.evaluate(SMALL)]
    assert small == [], "\n".join(small)


BROKEN = {
    "scrolls sideways": "<p style='width: 2000px'>Words",
    "is cut off": "<div style='overflow: hidden; height: 1em'><p>Words</p><p>Words</p></div>",
    "lies on": "<p>Words below</p><p style='margin-top: -1.9em'>Words above",
    "leaves the page": "<p style='position: absolute; left: -2em'>Words",
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_is_seen(page: Page, fault: str) -> None:
    page.set_content(f"<!doctype html><title>Broken</title>{BROKEN[fault]}")
    assert any(fault in what for what in faults(page))


WALKED = """
() => {
  const e = document.activeElement, shown = e.closest('label') ?? e;
  const box = shown.getBoundingClientRect(), style = getComputedStyle(shown);
  return {
    what: e.outerHTML.slice(0, 80),
    ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    end: e === document.body || e === [...document.querySelectorAll('.foot a')].pop(),
  };
}
"""
MOST_KEYS = 250


@pytest.mark.parametrize(
    "context", [{}, {"java_script_enabled": False}], indirect=True, ids=["script on", "script off"]
)
@pytest.mark.parametrize("path", PARTS)
def test_the_keyboard_reaches_everything_and_its_ring_is_seen(
    page: Page, parts: tuple[str, Requests], path: str
) -> None:
    page.goto(f"{parts[0]}{path}")
    for pressed in range(MOST_KEYS):
        page.keyboard.press("Tab")
        here = page.evaluate(WALKED)
        assert here["ring"] >= 2, here
        assert here["inside"], here
        if here["end"]:
            assert pressed > 20
            return
    pytest.fail(f"after {MOST_KEYS} keys the end was not reached: a trap")


SELECTORS = """
() => {
  const nested = (list) => [...list].flatMap((rule) =>
    rule.cssRules?.length ? nested(rule.cssRules) : rule.selectorText);
  return [...document.styleSheets].flatMap((sheet) => nested(sheet.cssRules)).filter(Boolean);
}
"""

UNMATCHED = """
(selectors) => {
  const state = /::?(before|after|details-content|hover|focus(-visible)?|checked)(?![-\\w])|\\[(open|aria-current)\\]/g;
  const plain = (selector) => {
    let before, now = selector.replace(state, '');
    do [before, now] = [now, now.replace(/:(has|not)\\([^()]*\\)/g, '')];
    while (before !== now);
    return now.split(/(\\s*[>+~,]\\s*|\\s+)/).map((one) => one || '*').join('');
  };
  return selectors.filter((selector) => !document.querySelector(plain(selector)));
}
"""
"""Those selectors that fit no element of the page, whatever its state."""

COMPILED = re.compile(r"#we\b|\.checklist\b|:where")
"""What a checklist brings of its own: other tests try it with every set of answers."""


def test_every_rule_of_the_style_is_shown_on_a_page_of_parts(page: Page, parts: tuple[str, Requests]) -> None:
    left: set[str] = set()
    for path in PARTS:
        page.goto(f"{parts[0]}{path}")
        left |= set(page.evaluate(SELECTORS))
    left = {selector for selector in left if not COMPILED.search(selector)}
    assert len(left) > 100
    for path in PARTS:
        page.goto(f"{parts[0]}{path}")
        left = set(page.evaluate(UNMATCHED, sorted(left)))
    assert left == set()
