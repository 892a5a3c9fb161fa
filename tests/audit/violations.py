"""Which of axe's rules a page breaks, as a reader finds it."""

from __future__ import annotations

from collections.abc import Mapping

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from ..browser.finding import chromium


def violations(addresses: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The names of the rules of axe-core that each page breaks on a phone in light, under the key of its address."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium()[0], args=["--no-sandbox"])
        # the policy is set aside only so that axe can be put in
        page = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True).new_page()
        found = {}
        for kind, address in addresses.items():
            page.goto(address)
            found[kind] = tuple(rule["id"] for rule in Axe().run(page).response["violations"])
        return found
