"""Where a template opened the block that it never closes."""

from __future__ import annotations

import pytest

from plugins.publishing.blocks import left_open


@pytest.mark.parametrize(
    ("template", "line", "opened"),
    [
        ("{% if x %}\n{% for y in x %}\n{% endif %}", 3, ("for", 2)),
        ("{% if x %}{% endif %}", 1, None),
        ("{% block a %}\n{% set x = 1 %}\n{% set y %}", 2, ("block", 1)),
        ('{% if x %}{% endfor %}\n{{ "unclosed }}', 1, ("if", 1)),
        ('{{ "unclosed }}{% if x %}', 1, None),
    ],
)
def test_the_innermost_block_is_told_also_where_more_is_wrong_further_down(
    template: str, line: int, opened: tuple[str, int] | None
) -> None:
    assert left_open(template, line) == opened
