"""First headings where a theme that the site only uses has several of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..fixtures import PAGE
from .foreign import article, site_problems

KALE = "garden/kale.md"
BANNER = "<header><h1>Garden</h1></header><main>"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def built(body: str, *, name: str = "kale", banner: str = BANNER) -> dict[str, str]:
    page = PAGE.format(title=f"Growing {name}", address=f"/{name}.html", body=body)
    return {f"{name}.html": page.replace("<main>", banner)}


def problems(folder: Path, text: str, pages: dict[str, str]) -> list[str]:
    return site_problems(folder, {KALE: article("kale") + text}, pages, "heading-first")


def test_a_theme_with_several_is_one_warning_and_no_error(tmp_path: Path) -> None:
    pages = built("<p>x</p>") | built("<p>x</p>", name="beans")
    (found,) = problems(tmp_path, "", pages)
    assert "warning: the theme gives pages several headings of the first level" in found
    assert found.endswith("(on 2 pages) (heading-first)")


@pytest.mark.parametrize("written", ["# Sow *early*\n", "Sow *early*\n===========\n", "<H1>Sow <em>early</em></H1>\n"])
def test_one_that_the_author_wrote_is_an_error_at_its_line(tmp_path: Path, written: str) -> None:
    (found,) = problems(tmp_path, f"\n{written}\nWords.\n", built("<h1>Sow <em>early</em></h1>"))
    assert found.startswith(f"content/{KALE}:7:")
    assert '"Sow early" is a second heading of the first level' in found


def test_a_theme_without_any_is_left_alone(tmp_path: Path) -> None:
    pages = {name: page.replace("h1>", "h2>") for name, page in built("<p>x</p>", banner="<main>").items()}
    assert problems(tmp_path, "", pages) == []
