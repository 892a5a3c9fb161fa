"""On a host that can be told nothing, the policy in the pages does what the header does elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page

from plugins.publishing.hosts.github_pages import copy

from ..conftest import Built
from .answers import Subject, complete_sets
from .intruding import assert_stopped
from .test_outcomes import agree, asked, subject

__all__ = ["subject"]  # the fixture: each checklist of the site in turn


class Plain(SimpleHTTPRequestHandler):
    """Hands out files, and says nothing beside."""

    def log_message(self, *args: object) -> None:
        """Say nothing: the tests read what the browser shows."""


@pytest.fixture(scope="module")
def github(real_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the real site as it is copied for GitHub Pages, on a server that sends no header of ours."""
    folder: Path = tmp_path_factory.mktemp("github")
    site = Path(shutil.copytree(real_site.folder, tmp_path_factory.mktemp("moved") / "site"))
    (site / "_redirects").write_text("/old/ /about/ 301\n", encoding="utf-8")
    assert copy(site, folder) == []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Plain, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("context", [{}, {"java_script_enabled": False}], indirect=True, ids=["script", "script off"])
def test_the_checklists_decide_as_python_does(page: Page, github: str, subject: Subject) -> None:
    sets = list(complete_sets(subject.checklist, subject.regions, 20))
    agree(subject, sets, asked(page, github, subject, sets))


def test_pages_have_their_style(page: Page, github: str, real_site: Built) -> None:
    for name in real_site.pages[::10]:
        page.goto(f"{github}/{name}")
        assert page.evaluate("() => getComputedStyle(document.body).margin") == "0px", name


def test_the_policy_stops_what_gets_into_a_page(context: BrowserContext, github: str) -> None:
    page = context.new_page()
    page.goto(f"{github}/should-i-go/")
    assert_stopped(page)


def test_an_old_address_leads_on(page: Page, github: str) -> None:
    page.goto(f"{github}/old/")
    page.wait_for_url(f"{github}/about/")
