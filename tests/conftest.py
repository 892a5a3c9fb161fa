"""What all tests share: a fixed day, and the real site, built once."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import blinker
import psutil
import pytest
from pelican import signals

from plugins.publishing.build import build
from plugins.publishing.records import Request, Result

from .said import SAID, say

ROOT = Path(__file__).parents[1]

os.environ["SOURCE_DATE_EPOCH"] = "1795651200"  # 2026-11-26, the day on which the content was last reviewed
os.environ["SITE_PROCESSES"] = "1"  # the tests themselves run on all processors, and children count no lines
os.environ.pop("SITE_URL", None)
os.environ.pop("SITE_CONTENT", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """What `invoke pictures` asks for."""
    parser.addoption("--refresh-pictures", action="store_true", help="keep pictures of what pages look like now")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what was said in one of several processes to the one that prints."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["said"] = SAID


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take what was said in one of several processes."""
    for line in getattr(node, "workeroutput", {}).get("said", ()):
        say(line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was said."""
    for line in SAID:
        terminalreporter.write_line(line)


@dataclass(frozen=True)
class Built:
    """The real site in a folder, and what its build said."""

    folder: Path
    result: Result

    def html(self, path: str) -> str:
        """The HTML of one page of the site, by its path below the root."""
        return (self.folder / path).read_text(encoding="utf-8")

    @property
    def pages(self) -> list[str]:
        """Paths of all pages, sorted."""
        return sorted(page.relative_to(self.folder).as_posix() for page in self.folder.rglob("*.html"))


@pytest.fixture(autouse=True)
def unplugged() -> None:
    """Each test starts with no plugin connected, as a new process does."""
    unplug()


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let threads that other tests of this process left, for an open browser say, keep nobody from having children.

    No child may be left over.
    """
    others, children, alive = set(threading.enumerate()), set(psutil.Process().children()), threading.enumerate
    others.discard(threading.current_thread())
    monkeypatch.setattr(threading, "enumerate", lambda: [thread for thread in alive() if thread not in others])
    yield
    assert set(psutil.Process().children()) <= children


def unplug() -> None:
    """Disconnect the project's plugins: Pelican's signals are one set for a whole process."""
    for signal in (one for one in vars(signals).values() if isinstance(one, blinker.Signal)):
        for receiver in list(signal.receivers_for(blinker.ANY)):
            if receiver.__module__.startswith("plugins."):
                signal.disconnect(receiver)


@pytest.fixture(scope="session")
def parts_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small made-up site of `tests/parts`, which shows every part of the theme on the pages below ``/parts/``."""
    folder = tmp_path_factory.mktemp("parts") / "output"
    here = ROOT / "tests" / "parts"
    result = build(Request(content=here / "content", output=folder, conf=here / "pelicanconf.py"))
    assert result.published, "\n".join(map(str, result.problems)) or result.refused
    return Built(folder, result)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project's own content, built as `invoke build` builds it."""
    folder = tmp_path_factory.mktemp("real") / "output"
    result = build(Request(output=folder))
    assert result.published, "\n".join(map(str, result.problems)) or result.refused
    return Built(folder, result)
