from __future__ import annotations

from http import HTTPStatus

import brotli
import pytest

from plugins.authoring.overlay import overlay
from plugins.authoring.preview import Preview
from plugins.authoring.respond import accepts_brotli, respond
from plugins.problem import Problem
from plugins.publishing.hosts.netlify import read_headers
from plugins.publishing.policy import POLICY, inline_hashes

from .conftest import Bench

WRONG = Problem("content/pages/x.md", 4, 7, "a-rule", "it is wrong")


@pytest.mark.parametrize("encodings", ["", "gzip, deflate", "brotli", "br;q=0", "gzip, br; q=0.000"])
def test_who_does_not_take_brotli_does_not_get_it(preview: Preview, encodings: str) -> None:
    preview.rebuild()
    response = respond(preview.site, preview.state, "/robots.txt", encodings)
    assert "Content-Encoding" not in response.headers
    assert response.body == b"Sitemap: none"


@pytest.mark.parametrize("encodings", ["br", "gzip, deflate, br", "BR;q=0.5", "br;q=1.0"])
def test_who_takes_brotli_gets_the_copy_that_production_sends(preview: Preview, encodings: str) -> None:
    preview.rebuild()
    response = respond(preview.site, preview.state, "/robots.txt", encodings)
    assert accepts_brotli(encodings)
    assert (response.headers["Content-Encoding"], response.headers["Vary"]) == ("br", "Accept-Encoding")
    assert brotli.decompress(response.body) == b"Sitemap: none"


def test_a_file_without_a_compressed_copy_is_sent_as_it_is(preview: Preview) -> None:
    preview.rebuild()
    response = respond(preview.site, preview.state, "/data.bin", "br")
    assert (response.headers["Content-Type"], response.body) == ("application/octet-stream", b"x")


def test_a_page_is_never_sent_from_its_copy_because_the_preview_changes_it(preview: Preview) -> None:
    preview.rebuild()
    response = respond(preview.site, preview.state, "/", "br")
    assert "Content-Encoding" not in response.headers
    assert b"data-version" in response.body


def test_before_the_first_good_build_every_address_says_what_to_mend(preview: Preview, bench: Bench) -> None:
    bench.problems = (WRONG,)
    preview.rebuild()
    response = respond(preview.site, preview.state, "/icon.svg")
    assert response.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert b"content/pages/x.md:4:7" in response.body
    hashes = inline_hashes([response.body.decode()])
    assert all(found in response.headers[POLICY] for found in [*hashes["style"], *hashes["script"]])


def test_a_site_without_a_404_page_gets_one(preview: Preview, bench: Bench) -> None:
    del bench.files["404.html"]
    preview.rebuild()
    response = respond(preview.site, preview.state, "/nothing/")
    assert response.status == HTTPStatus.NOT_FOUND
    assert b"There is no page" in response.body


def test_a_page_comes_with_the_production_headers_and_the_policy_that_its_overlay_needs(preview: Preview) -> None:
    preview.rebuild()
    response = respond(preview.site, preview.state, "/")
    production = read_headers(preview.site)
    assert {name: response.headers[name] for name in production if name != POLICY} == {
        name: text for name, text in production.items() if name != POLICY
    }
    (added,) = inline_hashes([overlay(preview.state).end])["script"]
    assert response.headers[POLICY].split() == [
        *production[POLICY].replace("script-src 'none'", f"script-src {added}").split()[:-1],
        "'none';",
        "connect-src",
        "'self'",
    ]


def test_files_that_are_no_pages_come_with_the_production_policy_unchanged(preview: Preview) -> None:
    preview.rebuild()
    response = respond(preview.site, preview.state, "/icon.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers[POLICY] == read_headers(preview.site)[POLICY]
