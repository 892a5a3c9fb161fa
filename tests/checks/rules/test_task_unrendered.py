"""A box is one of a list, and not of words that stand in no element."""

from __future__ import annotations

from pathlib import Path

from plugins.checks import check_site

from ..fixtures import URL, make_site


def test_words_outside_of_all_elements_stand_in_no_list(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"page/index.html": "<!doctype html><title>x</title>[ ] Find"})
    assert not {"task-unrendered", "rule-failed"} & {problem.rule for problem in check_site(site, url=URL)}
