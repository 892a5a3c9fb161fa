"""What each host is told: every host the same things, and nothing that it would not take."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.publishing import hosts
from plugins.publishing.hosts import apache, caddy, netlify, nginx
from plugins.publishing.limits import beyond_limits
from plugins.publishing.redirects import Redirect
from plugins.publishing.served import Served
from plugins.publishing.staged import Staged

PLAIN = Served({"X-Own": "yes", "X-Other": "a, b"})
MOVED = (
    Redirect("/old/", "/new/#part"),
    Redirect("/a%20b.html", "https://example.org/x/"),
)
WHOLE = Served(PLAIN.headers, MOVED, base="/sub", lasting=True)
ALL = (apache, caddy, netlify, nginx)


def told(host: object, served: Served) -> str:
    """All that a host is told, in one text."""
    return "\n".join(text for _, text in host.files(served))  # type: ignore[attr-defined]


def test_every_module_of_the_folder_is_a_host() -> None:
    assert set(ALL) <= set(hosts.hosts())
    assert all(host.__doc__ and callable(host.files) for host in hosts.hosts())


@pytest.mark.parametrize("host", ALL)
def test_a_host_is_told_each_header(host: object) -> None:
    lines = told(host, PLAIN).splitlines()
    for name, value in PLAIN.headers.items():
        assert any(name in line and value in line for line in lines)


@pytest.mark.parametrize("host", ALL)
def test_a_host_is_told_of_redirects_and_of_what_lasts_only_where_there_is_any(host: object) -> None:
    assert "lasting" not in told(host, PLAIN)
    assert "301" not in told(host, PLAIN)
    assert "/sub/lasting/" in told(host, WHOLE)
    assert "/sub/new/#part" in told(host, WHOLE)
    assert "https://example.org/x/" in told(host, WHOLE)


@pytest.mark.parametrize("host", [apache, caddy, nginx])
def test_a_server_is_told_of_the_page_for_wrong_addresses_only_where_there_is_one(host: object) -> None:
    assert "/sub/404.html" in told(host, WHOLE)
    assert "404.html" not in told(host, replace(WHOLE, missing=False))


def test_old_addresses_are_named_with_a_slash_and_without_below_the_base() -> None:
    assert [line.split()[0] for line in dict(netlify.files(WHOLE))["_redirects"].splitlines()] == [
        "/sub/old/",
        "/sub/old",
        "/sub/a%20b.html",
    ]


def test_files_for_servers_stand_where_hosts_pass_over_them(tmp_path: Path) -> None:
    for name, text in hosts.files_for(WHOLE):
        Staged(tmp_path).write(name, text)
    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {name for name in names if not name.startswith(".")} == {"_headers", "_redirects"}


def test_headers_for_all_pages_are_read_back_without_those_for_some(tmp_path: Path) -> None:
    for name, text in hosts.files_for(WHOLE):
        Staged(tmp_path).write(name, text)
    assert netlify.read_headers(tmp_path) == PLAIN.headers


def many(count: int, length: int = 0) -> Served:
    return replace(PLAIN, redirects=tuple(Redirect(f"/{i}.html", f"/{'x' * length}") for i in range(count)))


# Each row: how a site is to be served, and what is said of it; None where it is within every limit.
LIMITS = [
    (many(2_000, 20), None),
    (many(2_001, 20), "2,001 lines of redirects"),
    (many(200, 600), "200 lines of redirects, 123,090 bytes, are more than"),
    (many(1, 980), None),
    (many(1, 990), "characters, and Cloudflare Pages reads 1,000"),
    (Served({"X": "y" * 1_995}), None),
    (Served({"X": "y" * 1_996}), "the header X has 2,001 characters, and Cloudflare Pages reads 2,000"),
    (Served({"Content-Security-Policy": "'sha256-x' " * 10}), None),
    (Served({"Content-Security-Policy": "'sha256-x' " * 11}), "the policy holds 11 hashes of styles and scripts"),
]


@pytest.mark.parametrize(("served", "says"), LIMITS)
def test_what_a_host_would_cut_off_is_said(served: Served, says: str | None, tmp_path: Path) -> None:
    problems = list(beyond_limits(tmp_path, served))
    assert [problem.rule for problem in problems] == (["host-limits"] if says else [])
    assert says is None or says in problems[0].message
