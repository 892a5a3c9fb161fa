"""A publisher who says who they are finds room for it on every page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from plugins.publishing.build import build
from plugins.publishing.records import Request

from ..conftest import ROOT

FACTS = {
    "name": "University of Eastmoor Careers Service",
    "editor": "Dr Helen Whitcombe-Voss",
    "contact": "careers@eastmoor.example",
    "paid_by": "the University of Eastmoor and its students' union",
}
ADDRESS = "https://should-i-go.careers.eastmoor.example"


def test_with_the_facts_of_a_publisher_every_page_keeps_to_its_budget(tmp_path: Path) -> None:
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    site = content / "site.toml"
    text = site.read_text(encoding="utf-8")
    for key, value in FACTS.items():
        text, times = re.subn(rf'^{key} = ""', f'{key} = "{value}"', text, flags=re.MULTILINE)
        assert times == 1
    site.write_text(text, encoding="utf-8")
    result = build(Request(content=content, output=tmp_path / "output", site_url=ADDRESS))
    assert not result.problems
    assert FACTS["name"] in (tmp_path / "output" / "should-i-go" / "index.html").read_text(encoding="utf-8")
