"""A checklist's page as one file on disk: it answers as on the site, asks nobody for anything, and leads back there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ..conftest import Built
from .conftest import Requests

LOCAL = "http://localhost:8000"
ON_AND_OFF = pytest.mark.parametrize(
    "context", [{}, {"java_script_enabled": False}], indirect=True, ids=["script on", "script off"]
)
SHARED = """() => new Promise((shared) => {
  navigator.share = async ({ url }) => shared(url);
  document.querySelector("[data-do=share]").click();
})"""


@pytest.fixture
def saved(real_site: Built, tmp_path: Path) -> str:
    """The address of the file where a reader has saved it."""
    file = tmp_path / "should-i-go.html"
    file.write_bytes((real_site.folder / "should-i-go" / "page.download").read_bytes())
    return file.as_uri()


@ON_AND_OFF
def test_the_file_answers_as_the_page_does(page: Page, saved: str) -> None:
    page.goto(saved)
    page.locator("#go-2a-1").check()
    expect(page.locator(".to-stop")).to_be_visible()
    expect(page.locator(".pending")).to_be_hidden()


def test_links_lead_to_the_site_and_what_is_shared_is_there(page: Page, saved: str) -> None:
    page.goto(saved)
    links = page.locator("a").evaluate_all("all => all.map(({ href }) => href)")
    assert f"{LOCAL}/all-guides/" in links
    assert [link for link in links if link.startswith("file:") and not link.startswith(f"{saved}#")] == []
    assert page.evaluate(SHARED) == f"{LOCAL}/should-i-go/"


def test_the_file_asks_nobody_for_anything(page: Page, saved: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(saved)
    page.locator("#go-2a-1").check()
    assert asked == [saved]


def test_a_reader_saves_it_under_a_name_that_a_browser_opens(page: Page, served: tuple[str, Requests]) -> None:
    page.goto(f"{served[0]}/should-i-go/")
    with page.expect_download() as download:
        page.locator("a[download]").click()
    assert download.value.suggested_filename == "should-i-go.html"
    assert b"Content-Security-Policy" in Path(download.value.path()).read_bytes()
