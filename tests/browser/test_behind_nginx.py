"""Behind a real nginx, told by nothing but the file that the build wrote, the checklists decide as Python does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from ..conftest import Built
from ..servers.running import running
from .answers import Subject, complete_sets
from .intruding import assert_stopped
from .test_outcomes import SCRIPT_OFF, agree, asked, subject

__all__ = ["subject"]  # the fixture: each checklist of the site in turn

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def nginx(real_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the real site behind nginx."""
    with running("nginx", real_site.folder, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def decides_as_python(page: Page, address: str, subject: Subject) -> None:
    sets = list(complete_sets(subject.checklist, subject.regions, 50))
    agree(subject, sets, asked(page, address, subject, sets))


def test_with_script(page: Page, nginx: str, subject: Subject) -> None:
    decides_as_python(page, nginx, subject)


@SCRIPT_OFF
def test_without_script(page: Page, nginx: str, subject: Subject) -> None:
    decides_as_python(page, nginx, subject)


def test_the_policy_of_the_build_stops_what_gets_into_a_page(context: BrowserContext, nginx: str) -> None:
    page = context.new_page()
    answer = page.goto(f"{nginx}/should-i-go/")
    assert answer
    assert answer.headers["content-encoding"] in ("br", "gzip")
    assert_stopped(page)
