"""The security headers, and the hashes of what stands in the pages."""

from __future__ import annotations

import base64
import hashlib

import pytest

from plugins.publishing.policy import POLICY, headers, inline_hashes


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("page", "styles", "scripts"),
    [
        ("<p>nothing</p>", [], []),
        ("<style>a{}</style>", [hashed("a{}")], []),
        ("<style>a{}</style><style>a{}</style>", [hashed("a{}")], []),
        ('<script type="module">b()\n</script>', [], [hashed("b()\n")]),
        ('<script type="application/ld+json">{}</script><script type=application/json>{}</script>', [], []),
        ("<!-- <script>a()</script> --><script>b('<!--')</script>", [], [hashed("b('<!--')")]),
        ("<!--><script>a()</script>--> <!-- --!><script>b()</script> -->", [], sorted([hashed("a()"), hashed("b()")])),
        ("<style>é</style><script></script>", [hashed("é")], [hashed("")]),
    ],
)
def test_the_very_styles_and_scripts_of_the_pages_are_hashed(page: str, styles: list[str], scripts: list[str]) -> None:
    assert inline_hashes([page, page]) == {"style": styles, "script": scripts}


def test_a_site_without_style_or_script_allows_none() -> None:
    policy = headers([])["Content-Security-Policy"]
    assert "style-src 'none'; script-src 'none'" in policy


def test_hashes_come_in_one_order_whatever_the_order_of_pages() -> None:
    pages = ["<style>a{}</style>", "<style>b{}</style>", "<style>c{}</style>"]
    assert headers(pages) == headers(reversed(pages))


def test_no_page_can_send_load_or_be_framed() -> None:
    policy = headers(["<style>a{}</style>"])["Content-Security-Policy"]
    for part in ("default-src 'none'", "form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in policy
    assert "unsafe" not in policy


def test_the_whole_of_a_year_is_for_https_alone() -> None:
    assert headers([])["Strict-Transport-Security"] == "max-age=31536000"


def test_no_page_may_ask_for_the_place_or_the_camera_of_a_reader() -> None:
    refused = headers([])["Permissions-Policy"].split(", ")
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(refused)


def test_only_a_site_whose_pages_bring_their_icon_may_show_pictures_of_its_own() -> None:
    page = '<link rel="icon" href="data:image/svg+xml,%3Csvg/%3E">'
    assert "img-src 'self';" in headers(["<p>"])[POLICY]
    assert "img-src 'self' data:;" in headers(["<p>", page])[POLICY]


def test_only_a_site_that_keeps_itself_offline_may_ask_for_more_of_itself() -> None:
    plain, keeping = headers(["<p>"])[POLICY], headers(["<script>navigator.serviceWorker.x()</script>"])[POLICY]
    for part in ("connect-src 'self'", "worker-src 'self'", "trusted-types default"):
        assert part in keeping
        assert part not in plain
    assert "trusted-types 'none'" in plain
