"""The pages of all parts look as they did. `invoke pictures` keeps new pictures: look at what git says has changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from ..conftest import ROOT
from .conftest import Requests
from .looks import answer
from .pictures import TOLERANCE, apart, keep, share, side_by_side, taken

KEPT = ROOT / "tests" / "parts" / "pictures"
SEEN = ROOT / ".cache" / "pictures"
"""Where what differs is shown: what was kept, what is there now, and where they differ, side by side."""

RELEASE = KEPT / "chromium.txt"
"""The release of Chromium that drew the kept pictures. Others draw fields and letters a little otherwise."""


@dataclass(frozen=True)
class View:
    """A page, and how it is seen: width in CSS pixels, by day or night; or the outcome of the checklist on it alone."""

    path: str
    width: int
    scheme: str = "light"
    outcome: str = ""


VIEWS = {
    "phone": View("/parts/", 360),
    "desk": View("/parts/", 1280),
    "desk-at-night": View("/parts/", 1280, "dark"),
    "checklist-phone": View("/parts/checklist/", 360),
    "stop-phone": View("/parts/checklist/", 360, outcome="stop"),
    "decline-phone": View("/parts/checklist/", 360, outcome="decline"),
    "ask-desk": View("/parts/checklist/", 1280, outcome="ask"),
    "go-phone-at-night": View("/parts/checklist/", 360, "dark", "go"),
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_of_parts_looks_as_it_did(
    browser: Browser, parts: tuple[str, Requests], name: str, request: pytest.FixtureRequest
) -> None:
    refresh = request.config.getoption("refresh_pictures")
    release = browser.version.partition(".")[0]
    if not refresh and release != RELEASE.read_text(encoding="utf-8").strip():
        pytest.skip(f"not run: Chromium {release} did not draw the kept pictures; `invoke pictures` keeps new ones")
    now, file = _picture(browser, parts[0], VIEWS[name]), KEPT / f"{name}.png"
    if refresh:
        RELEASE.parent.mkdir(exist_ok=True)
        RELEASE.write_text(f"{release}\n", encoding="utf-8")
    with Image.open(file) if file.is_file() else Image.new("RGB", (1, 1)) as kept:
        difference = apart(kept, now)
        if share(difference) <= TOLERANCE:
            return
        if refresh:
            keep(now, file)
            return
        SEEN.mkdir(parents=True, exist_ok=True)
        side_by_side(kept, now, difference).save(SEEN / f"{name}.png")
    pytest.fail(f"{share(difference):.1%} differ: look at {SEEN / name}.png; if it is right, `invoke pictures`")


def _picture(browser: Browser, address: str, view: View) -> Image.Image:
    context = browser.new_context(
        viewport={"width": view.width, "height": 800}, color_scheme=view.scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{address}{view.path}")
    if view.outcome:
        answer(page, view.outcome)
    picture = taken(page, ".result" if view.outcome else "")
    context.close()
    return picture


def test_every_kept_picture_is_of_a_view_and_small() -> None:
    files = sorted(KEPT.glob("*.png"))
    assert {file.stem for file in files} == set(VIEWS)
    assert [file.name for file in files if file.stat().st_size > 150_000] == []


PAINTED = Image.new("RGB", (100, 100), "white")


def _changed(box: tuple[int, int, int, int]) -> Image.Image:
    other = PAINTED.copy()
    other.paste("black", box)
    return other


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        (PAINTED, False),
        (_changed((0, 0, 3, 3)), False),
        (_changed((0, 0, 10, 10)), True),
        (PAINTED.crop((0, 0, 100, 90)), True),
    ],
    ids=["the same", "a few points", "a hundred points", "shorter"],
)
def test_a_difference_is_seen(other: Image.Image, differs: bool, tmp_path: Path) -> None:
    difference = apart(PAINTED, other)
    assert (share(difference) > TOLERANCE) == differs
    assert side_by_side(PAINTED, other, difference).size == (200 + other.width, 100)
