"""How long a reader on a slow phone waits until the screen answers a tap."""

from __future__ import annotations

from playwright.sync_api import sync_playwright

from ..browser.finding import chromium

SLOWER = 6
"""So many times slower than this machine: a phone of some years ago."""

TAPS = 20

_WATCH = """() => {
  window.waits = [];
  new PerformanceObserver(list => list.getEntries().forEach(({ interactionId, duration }) => {
    if (interactionId) waits.push(duration);
  })).observe({ type: "event", durationThreshold: 16 });
}"""


def longest_wait(address: str) -> float:
    """Answer a checklist, and give the longest of the waits in milliseconds (Interaction to Next Paint of few taps)."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium()[0], args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True, has_touch=True).new_page()
        page.goto(address)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.evaluate(_WATCH)
        for answer in page.locator("form.checklist label:visible").all()[:TAPS]:
            answer.tap()
        page.wait_for_timeout(500)  # the observer hears of the last one only after it
        return float(page.evaluate("Math.max(0, ...waits)"))
