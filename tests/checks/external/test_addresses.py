"""Addresses: how they are sent, where a redirect leads, and what is a front page or a name."""

from __future__ import annotations

import pytest

from plugins.checks.external.addresses import host_of, is_deep, is_named, joined, prepared, robots_of


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a",
        "/a",
        "//example.org/",
        "mailto:a@example.org",
        "ftp://example.org/",
        "http://",
        "http://a:b/",
        "http://[1/",
        f"https://{'x' * 70}.org/",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - it has no words of its own
        prepared(url)


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://example.org", "https://example.org"),
        (" HTTPS://Example.ORG:443/A ", "https://example.org/A"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("https://user:word@example.org/", "https://example.org/"),
        ("https://bücher.example/käse?q=ä#ö", "https://xn--bcher-kva.example/k%C3%A4se?q=%C3%A4#%C3%B6"),
        ("https://example.org/a%20b_(c)", "https://example.org/a%20b_(c)"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
    ],
)
def test_an_address_is_sent_in_plain_letters(url: str, sent: str) -> None:
    assert prepared(url) == sent


@pytest.mark.parametrize(
    ("location", "goal"),
    [
        ("/b", "https://example.org/b#part"),
        ("b?c", "https://example.org/x/b?c#part"),
        ("//other.example/", "https://other.example/#part"),
        ("http://other.example/#own", "http://other.example/#own"),
        ("/k\u00c3\u00a4se", "https://example.org/k%C3%A4se#part"),
        ('/b">[x](y)`<', "https://example.org/b%22%3E%5Bx%5D(y)%60%3C#part"),
    ],
)
def test_a_redirect_leads_to_an_address_without_risky_signs(location: str, goal: str) -> None:
    assert joined("https://example.org/x/a#part", location) == goal


@pytest.mark.parametrize("location", ["javascript:alert(1)", "mailto:a@example.org", "http://[1/", "http:///"])
def test_a_redirect_out_of_the_web_leads_nowhere(location: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        joined("https://example.org/", location)


@pytest.mark.parametrize(
    ("url", "deep"),
    [("https://a.org", False), ("https://a.org/#x", False), ("https://a.org/b", True), ("https://a.org/?q=1", True)],
)
def test_a_page_below_the_front_page_is_deep(url: str, deep: bool) -> None:
    assert is_deep(url) is deep


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://a.org/", True),
        ("http://localhost:80/", False),
        ("http://a.localhost/", False),
        ("http://127.0.0.1/", False),
        ("http://[::1]/", False),
    ],
)
def test_only_the_name_of_another_machine_has_to_be_looked_up(url: str, named: bool) -> None:
    assert is_named(url) is named


def test_a_port_is_part_of_the_host() -> None:
    assert host_of("http://a.org:8080/x") == "a.org:8080"
    assert robots_of("http://a.org:8080/x?y#z") == "http://a.org:8080/robots.txt"
