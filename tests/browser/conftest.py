"""A real Chromium, and the real site on a real server with the headers it is published with."""

from __future__ import annotations

import contextlib
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from plugins.checklist.model import Checklist
from plugins.checklist.parse import parse
from plugins.checklist.prove import Region, prove
from plugins.publishing.hosts.netlify import read_headers

from ..conftest import ROOT, Built
from ..said import say
from .finding import chromium


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


KEPT_OUT = "Service Worker registration blocked by Playwright"
"""What the driver says where the offline worker is not to come in."""

_UNASKED = re.compile(r"GET /(?:icon.svg|manifest.webmanifest|sw.js|lasting/offline.\w+.json) HTTP/1.1")


class Requests(list[str]):
    """The lines of all requests that reached the server."""

    def since(self, count: int) -> list[str]:
        """What came after the first ``count``, without what browsers ask for by themselves, when they like.

        That is the picture in the tab, what they need for a home screen, and the offline worker with what it keeps.
        """
        return [line for line in self[count:] if not _UNASKED.fullmatch(line)]


@contextlib.contextmanager
def serving(site: Built) -> Iterator[tuple[str, Requests]]:
    """Address of a built site on this machine, under its real policy, and what was asked of it."""
    headers = read_headers(site.folder)
    requests = Requests()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, directory=str(site.folder), **kwargs)  # type: ignore[arg-type]

        def end_headers(self) -> None:
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

        def log_request(self, code: object = "-", size: object = "-") -> None:
            requests.append(self.requestline)

        def log_message(self, *args: object) -> None:
            """Say nothing: the tests read ``requests``."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", requests
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def served(real_site: Built) -> Iterator[tuple[str, Requests]]:
    """The real site, served."""
    with serving(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def parts(parts_site: Built) -> Iterator[tuple[str, Requests]]:
    """The made-up site that shows every part of the theme, served."""
    with serving(parts_site) as address:
        yield address


@pytest.fixture(scope="session")
def checklist() -> Checklist:
    """The real checklist "Should I go?"."""
    found, problems = parse(ROOT / "content" / "checklists" / "should-i-go.toml")
    assert found, problems
    return found


@pytest.fixture(scope="session")
def regions(checklist: Checklist) -> tuple[Region, ...]:
    """All its sets of answers, split by what decides them."""
    return prove(checklist).regions


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    program, said = chromium()
    say(said)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])  # root needs no-sandbox
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh profile. A test may ask for options: `@pytest.mark.parametrize("context", [{...}], indirect=True)`.

    The offline worker stays out unless it is asked for: it would fetch the whole site for each test.
    """
    context = browser.new_context(**{"service_workers": "block", **getattr(request, "param", {})})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which any error in the console, or any break of the policy, fails the test."""
    page = context.new_page()
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and message.text != KEPT_OUT:
            complaints.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert not complaints
