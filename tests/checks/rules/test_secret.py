"""The keys of services: put together here, so that no file of the project looks as if it held one."""

from __future__ import annotations

import pytest

from plugins.checks.reading.sources import parse_source
from plugins.checks.rules.text.secret import check

KEYS = [
    ("AK", "IA", "A1B2" * 4),
    ("AI", "za", "a" * 35),
    ("gh", "p_", "a1" * 18),
    ("github", "_pat_", "a1" * 20),
    ("gl", "pat-", "a1" * 10),
    ("xo", "xb-", "123456789012-abc"),
    ("sk", "_live_", "a1" * 8),
    ("sk", "_test_", "a1" * 8),
    ("wh", "sec_", "a1" * 12),
    ("sk", "-proj-", "a1" * 20),
    ("S", "G.", "a1" * 8 + "." + "a1" * 8),
    ("np", "m_", "a1" * 18),
    ("ey", "J", "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijk"),
    ("https://hooks", ".slack.com/services/", "T000/B000/abc"),
    ("-----BEGIN", " OPENSSH PRIVATE", " KEY-----"),
]


@pytest.mark.parametrize("parts", KEYS, ids=lambda parts: parts[0] + parts[1])
def test_a_key_is_found_once_and_not_shown_in_full(parts: tuple[str, ...]) -> None:
    key = "".join(parts)
    source = parse_source(f"Title: The page\n\ntoken = {key}\n", path="the-page.md", kind="page", stem="the-page")
    (finding,) = check(source)
    assert finding.at == (3, 9)
    assert key not in finding.message
