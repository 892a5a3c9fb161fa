"""A text that was left out for a fault of its own uses its files all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..fixtures import SOURCE, check_made, make_content, make_site, write


def test_a_file_that_only_a_broken_text_names_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = SOURCE.format(title="Late") + "\nSee [the plan]({static}/images/plan.csv).\n"
    content = make_content(tmp_path / "content", {"images/plan.csv": "1,2", "pages/late.md": text})
    site = make_site(tmp_path / "site", {})
    write(site / "images/plan.csv", "1,2")
    origins = {"index.html": content / "pages/home.md", "say-no/index.html": content / "pages/say-no.md"}
    rules = [problem.rule for problem in check_made(site, content, origins, broken=frozenset({"late"}))]
    assert "file-unused" not in rules
    (content / "pages/late.md").write_bytes("Title: Café".encode("latin-1"))
    assert "file-unused" not in [problem.rule for problem in check_made(site, content, origins)]
    (content / "pages/late.md").unlink()
    assert "file-unused" in [problem.rule for problem in check_made(site, content, origins)]
