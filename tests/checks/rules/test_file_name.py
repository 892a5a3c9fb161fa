"""Names of files that no address can hold."""

from __future__ import annotations

import pytest

from plugins.checks.records import File
from plugins.checks.rules.files.file_name import check


@pytest.mark.parametrize(("name", "found"), [("dot\udcff.svg", True), ("d\u00f4t.svg", False)])
def test_a_name_that_is_no_utf_8_is_named(name: str, found: bool) -> None:
    said = [finding.message for finding in check(File(f"images/{name}", f"content/images/{name}", 1))]
    assert said == ([f'the name "{name}" is no UTF-8, so links cannot name it; give it another'] if found else [])
