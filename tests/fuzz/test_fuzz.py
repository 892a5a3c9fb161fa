"""Whatever breaks in a good file of the content: the build says what is wrong, and where, or publishes a sound site."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ..publishing.conftest import TinySite
from .damage import damaged
from .trial import damage, make_site, try_build

pytestmark = pytest.mark.faults

FILES = (
    "content/pages/ways.md",
    "content/pages/checking.md",
    "content/articles/first.md",
    "content/site.toml",
    "content/redirects.toml",
    "content/published.txt",
    "content/checklists/small.toml",
    "content/charts/bars.toml",
    "content/evidence/examples.toml",
    "content/evidence/do-not-publish.toml",
    "content/images/dot.svg",
)

EXAMPLES = 4
LONG = 10_000 // len(FILES) + 1


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TinySite]:
    """One site for all that is tried, each time in its first state but for one file; it is the working folder."""
    before = Path.cwd()
    site = make_site(tmp_path_factory.mktemp("fuzz"))
    os.chdir(site.root)
    yield site
    os.chdir(before)


def test_the_undamaged_site_is_sound(site: TinySite) -> None:
    result = try_build(site)
    assert result.published, [str(problem) for problem in result.problems]


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("count", [EXAMPLES, pytest.param(LONG, marks=pytest.mark.long)])
def test_a_damaged_file_is_told_or_does_no_harm(site: TinySite, path: str, count: int) -> None:
    @settings(
        max_examples=count,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def tried(data: st.DataObject) -> None:
        raw = data.draw(damaged((site.root / path).read_text(encoding="utf-8")))
        with damage(site, path, raw):
            try_build(site)

    tried()
