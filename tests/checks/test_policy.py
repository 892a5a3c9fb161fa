"""What a security policy lets a page do."""

from __future__ import annotations

import pytest

from plugins.checks.lore.policy import parse, policies

HOME = "https://example.org/sub"
HASH = "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"  # of "abc"


@pytest.mark.parametrize(
    ("policy", "allowed"),
    [
        ("", True),
        ("img-src 'none'", True),
        ("script-src 'none'", False),
        ("default-src 'self'", False),
        ("script-src 'unsafe-inline'", True),
        ("script-src 'unsafe-inline' 'nonce-x'", False),
        ("script-src-elem 'nonce-n'; script-src 'none'", True),
        (f"script-src {HASH.replace('ung', 'gnu')}", False),
        ("script-src 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='", True),
        ("script-src 'none'; SCRIPT-SRC 'unsafe-inline'", False),
    ],
)
def test_a_script_in_the_page_needs_its_hash_its_nonce_or_no_rule(policy: str, allowed: bool) -> None:
    assert parse(policy).inline("script-src-elem", "abc", "n") is allowed


@pytest.mark.parametrize(
    ("policy", "allowed"),
    [
        ("", True),
        ("style-src 'self'", False),
        ("style-src 'unsafe-inline'", True),
        (f"style-src 'unsafe-hashes' {HASH}", True),
    ],
)
def test_a_style_on_an_element_needs_to_be_allowed(policy: str, allowed: bool) -> None:
    assert parse(policy).attribute("style-src-attr") is allowed


@pytest.mark.parametrize(
    ("source", "address", "allowed"),
    [
        ("'self'", "https://example.org/a.png", True),
        ("'self'", "http://example.org/a.png", False),
        ("'none'", "https://example.org/a.png", False),
        ("*", "https://example.net/a.png", True),
        ("*", "data:image/gif;base64,R0lG", False),
        ("data:", "data:image/gif;base64,R0lG", True),
        ("https:", "https://example.net/a.png", True),
        ("https:", "http://example.net/a.png", False),
        ("example.net", "https://example.net/a.png", True),
        ("example.net", "https://www.example.net/a.png", False),
        ("*.example.net", "https://www.example.net/a.png", True),
        ("https://example.net/img/", "https://example.net/img/a.png", True),
        ("https://example.net/img/", "https://example.net/a.png", False),
        ("https://[your-domain]", "https://example.net/a.png", False),
        ("https://example.net/a.png", "https://example.net/a.png", True),
        ("http://example.net", "https://example.net/a.png", True),
    ],
)
def test_a_source_fits_the_addresses_it_names(source: str, address: str, allowed: bool) -> None:
    assert parse(f"img-src {source}").loads("img-src", address, HOME) is allowed


def test_what_no_rule_speaks_of_is_allowed() -> None:
    assert parse("default-src 'none'").loads("form-action", "https://example.net/", HOME)


def test_headers_hold_for_the_pages_they_name() -> None:
    headers = (
        "# Headers\n/*\n  X-Frame-Options: DENY\n  Content-Security-Policy: img-src 'none'\n\n"
        "/open/*\n  content-security-policy: img-src *\n"
    )
    assert [policy.sources("img-src") for policy in policies(headers, "/open/x/")] == [("'none'",), ("*",)]
    assert [policy.sources("img-src") for policy in policies(headers, "/x/")] == [("'none'",)]
