"""The headers file, and compressed copies."""

from __future__ import annotations

import base64
import gzip
import hashlib
from pathlib import Path

import brotli
import pytest

from plugins.publishing.finish import LARGE, QUALITY_OF_LARGE, compress, finish, smaller
from plugins.publishing.hosts.netlify import FIRST_LINE, read_headers
from plugins.publishing.policy import headers
from plugins.publishing.redirects import Redirect
from plugins.publishing.staged import Staged
from plugins.stamps import hashed as stamped
from plugins.store import NOTHING_KEPT, Store

from .conftest import digest


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_headers_file_reads_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<style>a{}</style>", encoding="utf-8")
    finish(Staged(tmp_path))
    assert read_headers(tmp_path) == headers(["<style>a{}</style>"])
    assert (tmp_path / "_headers").read_text(encoding="utf-8").splitlines()[1] == "/*"


def test_copies_unpack_to_the_same_bytes(tmp_path: Path) -> None:
    raw = "é text\n".encode() * 50
    file = tmp_path / "a.txt"
    file.write_bytes(raw)
    compress(file)
    assert brotli.decompress((tmp_path / "a.txt.br").read_bytes()) == raw
    assert gzip.decompress((tmp_path / "a.txt.gz").read_bytes()) == raw
    assert (tmp_path / "a.txt.gz").read_bytes()[:10] == b"\x1f\x8b\x08\0\0\0\0\0\2\xff"  # of no time and no system


def test_only_what_gains_is_compressed(tmp_path: Path) -> None:
    (tmp_path / "folder.html").mkdir()
    for name in ("folder.html/index.html", "photo.jpg", "feed.xml"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    finish(Staged(tmp_path))
    copies = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.br")}
    assert copies == {"folder.html/index.html.br", "feed.xml.br"}


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


def test_what_was_compressed_before_is_the_same_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"words " * 1000)
    copies = []
    for store in (NOTHING_KEPT, Store(tmp_path / "store"), Store(tmp_path / "store")):
        compress(file, store)
        copies.append([file.with_name(f"a.txt.{ending}").read_bytes() for ending in ("br", "gz")])
    assert copies[0] == copies[1] == copies[2]
    assert len([entry for entry in (tmp_path / "store").rglob("*") if entry.is_file()]) == 1


def test_what_is_large_is_compressed_in_less_time() -> None:
    raw = "".join(f"Page {number} of a site. " for number in range(LARGE // 20)).encode()
    assert len(raw) > LARGE
    assert smaller(raw) == brotli.compress(raw, quality=QUALITY_OF_LARGE)
    assert smaller(raw[:LARGE]) != brotli.compress(raw[:LARGE], quality=QUALITY_OF_LARGE)


@pytest.mark.usefixtures("alone")
def test_several_processes_compress_to_the_same_bytes_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for asked in ("1", "2"):
        site = tmp_path / asked
        site.mkdir()
        for number in range(40):
            (site / f"{number}.html").write_text(f"<p>Page {number // 2}</p>", encoding="utf-8")
        monkeypatch.setenv("SITE_PROCESSES", asked)
        staged = Staged(site, Store(tmp_path / f"store-{asked}", code="1"))
        finish(staged)
        assert all(staged.digests[name] == stamped((site / name).read_bytes()) for name in staged.named(".br", ".gz"))
    assert digest(tmp_path / "1") == digest(tmp_path / "2")
