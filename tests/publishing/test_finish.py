"""The headers file, and what is left out of a published site."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from plugins.publishing.finish import finish
from plugins.publishing.hosts.netlify import FIRST_LINE, read_headers
from plugins.publishing.policy import headers
from plugins.publishing.redirects import Redirect
from plugins.publishing.staged import Staged

from .conftest import digest


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_headers_file_reads_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<style>a{}</style>", encoding="utf-8")
    finish(Staged(tmp_path))
    assert read_headers(tmp_path) == headers(["<style>a{}</style>"])
    assert (tmp_path / "_headers").read_text(encoding="utf-8").splitlines()[1] == "/*"


def test_a_page_that_is_not_utf_8_is_left_to_the_checks(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_bytes(b"<style>a{}</style>caf\xe9")
    finish(Staged(tmp_path))
    assert hashed("a{}") in read_headers(tmp_path)["Content-Security-Policy"]


def test_the_same_site_is_finished_to_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("<style>a{}</style>" * 9, encoding="utf-8")
        finish(Staged(tmp_path / name))
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_an_exception_from_a_rule_is_not_published(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<p>Words</p>\n<!-- allow: image-weight until 2027-03: a map -->\n<!-- kept --><p>more</p>")
    finish(Staged(tmp_path))
    assert page.read_text() == "<p>Words</p>\n<!-- kept --><p>more</p>"


def test_a_site_with_another_theme_keeps_its_own_headers_and_gets_no_policy(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Words</p>")
    finish(Staged(tmp_path), policy=False)
    assert set(read_headers(tmp_path)) == {"Referrer-Policy", "X-Content-Type-Options"}
    (tmp_path / "_headers").write_text("/*\n  X-Own: yes\n")
    finish(Staged(tmp_path), policy=False)
    assert (tmp_path / "_headers").read_text() == f"{FIRST_LINE}\n/*\n  X-Own: yes\n"


def test_a_site_with_another_theme_keeps_what_it_says_to_hosts(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Words</p>")
    for name in ("_redirects", ".htaccess"):
        (tmp_path / name).write_text("# own\n")
    finish(Staged(tmp_path), policy=False, redirects=(Redirect("/old/", "/"),))
    assert {(tmp_path / name).read_text() for name in ("_redirects", ".htaccess")} == {"# own\n"}
    assert "/old/" in (tmp_path / ".hosts/nginx.conf").read_text()
