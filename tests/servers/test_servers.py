"""nginx, Caddy and Apache serve the real site as it is meant: every page, header, copy, redirect and error."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import quote

import brotli
import pytest

from plugins.publishing.served import COMPRESSED, COPIES, FOR_EVER, FRESH, HTML, TYPES

from .conftest import LASTING, Answer, Server

CODINGS = {"identity": bytes, "gzip": gzip.decompress, "br": brotli.decompress, "gzip, deflate, br": brotli.decompress}
"""What a browser says that it takes, and how what it gets then is read."""


def files(site: Path) -> list[str]:
    """All that readers may ask for, by path below the root."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(name for name in found if not name.startswith((".", "_")) and not name.endswith(COPIES))


def address_of(name: str) -> str:
    return f"/{quote(name.removesuffix('index.html'))}"


def assert_headers(answer: Answer, server: Server, cached: str = FRESH) -> None:
    for name, value in {**server.served.headers, "Cache-Control": cached}.items():
        assert answer.headers.get(name.lower()) == value, name


@pytest.mark.parametrize("encodings", CODINGS)
def test_every_file_arrives_whole_in_the_coding_that_was_asked_for(server: Server, encodings: str) -> None:
    for name in files(server.site):
        answer = server.get(address_of(name), encodings)
        ending = Path(name).suffix
        assert (name, answer.status) == (name, 200)
        coded = encodings != "identity" and ending in COMPRESSED and name != ".well-known/security.txt"
        assert answer.headers.get("content-encoding") == (encodings.rpartition(" ")[2] if coded else None)
        assert (CODINGS[encodings] if coded else bytes)(answer.body) == (server.site / name).read_bytes()
        assert answer.headers["content-type"] == TYPES[ending]
        assert_headers(answer, server, FOR_EVER if name.startswith("lasting/") else FRESH)
        if ending in COMPRESSED:
            assert "accept-encoding" in answer.headers["vary"].lower()


@pytest.mark.parametrize("encodings", CODINGS)
@pytest.mark.parametrize(
    "path",
    [
        "/no-such-page/",
        "/no-such-page",
        "/about/no-such.html",
        "/no-such.css",
        "/lasting/no-such.svg",
        "/no-such.br",
        "/.well-known/",
        "/lasting/",
    ],
)
def test_what_is_not_there_is_answered_with_its_page_and_status(server: Server, path: str, encodings: str) -> None:
    answer = server.get(path, encodings)
    page = CODINGS[encodings](answer.body) if "content-encoding" in answer.headers else answer.body
    assert (answer.status, answer.headers["content-type"]) == (404, HTML)
    assert page == (server.site / "404.html").read_bytes()
    assert_headers(answer, server)


@pytest.mark.parametrize(
    "path",
    [
        "/_headers",
        "/_redirects",
        "/.htaccess",
        "/.hosts/nginx.conf",
        "/.hosts/Caddyfile",
        "/.hosts/",
        "/.hosts",
        "/index.html.br",
        "/index.html.gz",
        "/about/index.html.br",
        "/feed.xml.gz",
        f"/{LASTING}.br",
        "/%5fheaders",
        "/%2ehosts/Caddyfile",
        "/../../etc/hostname",
        "/%2e%2e/%2e%2e/etc/hostname",
        "/about/%2e%2e/.htaccess",
    ],
)
def test_nobody_gets_what_is_meant_for_hosts(server: Server, path: str) -> None:
    for encodings in CODINGS:
        answer = server.get(path, encodings)
        assert answer.status in (400, 403, 404), path
        assert b"default-src" not in answer.body


def test_what_the_web_knows_by_name_is_not_hidden(server: Server) -> None:
    answer = server.get("/.well-known/security.txt")
    assert (answer.status, answer.body) == (200, b"Contact: nobody\n")
    assert_headers(answer, server)


def test_old_addresses_lead_on_in_one_step(server: Server) -> None:
    for redirect in server.served.redirects:
        for old in redirect.olds:
            answer = server.get(old, "br")
            location = answer.headers["location"].removeprefix(server.address)  # Apache names itself before it
            assert (old, answer.status, location) == (old, 301, redirect.new)
            assert_headers(answer, server)


def test_a_page_without_its_slash_leads_to_itself(server: Server) -> None:
    answer = server.get("/about")
    assert answer.status in (301, 308)
    assert answer.headers["location"].removeprefix(server.address) == "/about/"
    assert_headers(answer, server)


def test_what_has_not_changed_is_not_sent_again(server: Server) -> None:
    for encodings in ("identity", "br"):
        first = server.get("/about/", encodings)
        again = server.get("/about/", encodings, **{"If-None-Match": first.headers["etag"]})
        assert (again.status, again.body) == (304, b"")


def test_codings_do_not_share_what_a_browser_compares(server: Server) -> None:
    tags = {server.get("/about/", encodings).headers["etag"].removeprefix("W/") for encodings in ("gzip", "br")}
    assert len(tags) == 2


def test_a_query_is_no_other_page(server: Server) -> None:
    assert server.get("/about/?from=feed").body == (server.site / "about/index.html").read_bytes()


def test_below_a_path_all_is_as_it_is_at_the_root(below: Server) -> None:
    page, picture = below.get("/sub/about/", "br"), below.get(f"/sub/{LASTING}")
    assert (page.status, brotli.decompress(page.body)) == (200, (below.site / "about/index.html").read_bytes())
    assert_headers(page, below)
    assert_headers(picture, below, FOR_EVER)
    lost = below.get("/sub/no-such-page/")
    assert (lost.status, lost.body) == (404, (below.site / "404.html").read_bytes())
    for old, new in below.served.moves:
        answer = below.get(old)
        assert (old, answer.status, answer.headers["location"].removeprefix(below.address)) == (old, 301, new)
    assert below.get("/sub/.hosts/Caddyfile").status == 404
