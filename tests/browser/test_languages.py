"""Longer words with accents, from left to right and from right to left: nothing is cut off or lies on other words."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..parts.language import built
from .conftest import serving
from .looks import CHOSEN, answer, faults, unfold


@pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("ar", "rtl")], ids=["longer", "right to left"])
def test_another_language_fits(browser: Browser, tmp_path: Path, language: str, direction: str) -> None:
    site = built(tmp_path / "site", language, direction)
    wrong: dict[str, list[str]] = {}
    with serving(site) as (address, _):
        context = browser.new_context()
        page = context.new_page()
        for path in site.pages:
            page.goto(f"{address}/{path.removesuffix('index.html')}")
            assert page.evaluate("getComputedStyle(document.body).direction") == direction
            for width in (360, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                wrong[f"{path} at {width}"] = faults(page)
                unfold(page)
                wrong[f"{path} at {width}, unfolded"] = faults(page)
        page.goto(f"{address}/parts/checklist/")
        for outcome in CHOSEN:
            answer(page, outcome)
            unfold(page)
            for width in (360, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                wrong[f"{outcome} at {width}"] = faults(page)
        context.close()
    assert {where: what for where, what in wrong.items() if what} == {}
