"""Compressed copies of the files that gain by it."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from plugins.publishing.compressing import LARGE, QUALITY_OF_LARGE, compress_all, copies_of, smaller
from plugins.publishing.staged import Staged
from plugins.stamps import hashed
from plugins.store import NOTHING_KEPT, Store

from .conftest import digest


def test_copies_unpack_to_the_same_bytes() -> None:
    raw = "é text\n".encode() * 50
    brotlied, gzipped = copies_of(raw, NOTHING_KEPT)
    assert brotli.decompress(brotlied) == raw
    assert gzip.decompress(gzipped) == raw
    assert gzipped[:10] == b"\x1f\x8b\x08\0\0\0\0\0\2\xff"  # of no time and no system


def test_only_what_gains_is_compressed(tmp_path: Path) -> None:
    (tmp_path / "folder.html").mkdir()
    for name in ("folder.html/index.html", "photo.jpg", "feed.xml"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    compress_all(Staged(tmp_path))
    copies = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.br")}
    assert copies == {"folder.html/index.html.br", "feed.xml.br"}


def test_what_was_compressed_before_is_the_same_again(tmp_path: Path) -> None:
    stores = (NOTHING_KEPT, Store(tmp_path / "store"), Store(tmp_path / "store"))
    copies = [copies_of(b"words " * 1000, store) for store in stores]
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
        compress_all(staged)
        assert all(staged.digests[name] == hashed((site / name).read_bytes()) for name in staged.named(".br", ".gz"))
    assert digest(tmp_path / "1") == digest(tmp_path / "2")
