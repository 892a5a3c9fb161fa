"""Content that nobody would write: a build says what is wrong with it, or publishes it, and never breaks down."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.problem import has_errors

from ..fuzz.trial import RAW, no_hang
from ..said import say
from .conftest import TinySite, digest, make_tiny

pytestmark = pytest.mark.faults

FEW = settings(max_examples=8, derandomize=True, deadline=None, database=None,
               suppress_health_check=list(HealthCheck))  # fmt: skip
MANY = settings(FEW, max_examples=2_500, derandomize=False, print_blob=True)

odd = st.text(st.characters(codec="utf-8"), max_size=20)
KEYS = (
    "Title Date Status Slug Save_as Url Template Next Part_of Order Reviewed Lang Modified Tags Category Author "
    "Summary Translation Checklist Stage ---"
)
VALUES = "draft hidden 2026-13-40 ../../x / {slug} 404.html <script> [x](y) 1e999"
MARKS = (
    "# ¦## ¦```¦~~~¦> ¦- ¦1. ¦| a | b |\n|---|---|\n¦[^A01]¦[x]({filename}ways.md)¦![](¦](¦{#id}¦{ was='x' }¦<div>¦"
    "</div>¦<script>¦<!--¦-->¦&#0;¦    ¦\t¦[checklist: x]¦***¦{static}¦{attach}../../../etc/passwd¦[chart: x][^A01]¦"
    "!!! note\n¦:   ¦javascript:¦<a href=¦\0"
)
LINES = (
    'name = "x"\n¦[publisher]\n¦"/a/" = "/b/"\n¦[[question]]\n¦id = "a"\n¦[A01]\n¦x = [¦]\n¦when = [{ a = [\'b\'] }]\n¦'
    'navigation = [1, {}]\n¦name = 2026-01-01\n¦[a.b.c]\n¦"""¦x = 1e400\n¦[name]\n¦language = {}\n¦place = [[[[]]]]\n¦'
    "x = -9223372036854775809\n¦# \n¦=\n"
)
"""What means something in each kind of file, and so leads a build astray sooner than letters do."""

key = st.sampled_from([*KEYS.split(), "", " "])
value = st.one_of(odd, st.sampled_from(VALUES.split()), st.integers().map(str))
front_matter = st.lists(st.tuples(key, st.sampled_from([":", ": ", " :", ""]), value)).map(
    lambda rows: "".join(f"{''.join(row)}\n" for row in rows)
)
markdown = st.lists(st.one_of(st.sampled_from(MARKS.split("¦")), odd, st.just("\n\n")), max_size=30).map("".join)
toml = st.lists(st.one_of(st.sampled_from(LINES.split("¦")), odd), max_size=12).map("".join)
PLACES = st.sampled_from(
    [
        f"content/{name}"
        for name in ("site.toml", "redirects.toml", "published.txt", "checklists/x.toml", "charts/x.toml")
    ]
)
EVIDENCE = st.sampled_from([f"content/evidence/{name}" for name in ("a.toml", "do-not-publish.toml", "cited.txt")])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TinySite]:
    """The tiny site, published."""
    root = tmp_path_factory.mktemp("fuzz")
    before = Path.cwd()
    os.chdir(root)
    tiny = make_tiny(root)
    assert tiny.build().published
    yield tiny
    os.chdir(before)


def assert_sound(site: TinySite, path: str, text: str) -> None:
    """Build with one file as given, and put back what stood there."""
    file = site.root / path
    former = file.read_bytes() if file.exists() else None
    site.write(path, text.encode())
    shown = digest(site.output)
    try:
        with no_hang():
            result = site.build()
    finally:
        if former is None:
            file.unlink()
        else:
            file.write_bytes(former)
    said = [result.refused, *(str(problem) for problem in result.problems)]
    assert not [line for line in said if any(raw in line for raw in RAW) or "\n" in line]
    assert result.published is not (has_errors(result.problems) or bool(result.refused))
    assert result.published or digest(site.output) == shown


def front(site: TinySite, head: str, body: str) -> None:
    assert_sound(site, "content/pages/ways.md", f"{head}\n{body}")


def words(site: TinySite, body: str) -> None:
    head = "Title: Ways to go on\nDescription: A companion page of the small site that answers one question here.\n"
    assert_sound(site, "content/pages/ways.md", f"{head}Reviewed: 2026-11-23\n\n{body}")


def test_any_front_matter_is_read_or_refused(site: TinySite) -> None:
    FEW(given(front_matter, markdown)(lambda head, body: front(site, head, body)))()


def test_any_markdown_is_read_or_refused(site: TinySite) -> None:
    FEW(given(markdown)(lambda body: words(site, body)))()


def test_any_toml_is_read_or_refused(site: TinySite) -> None:
    FEW(given(PLACES, toml)(lambda path, text: assert_sound(site, path, text)))()


def test_any_evidence_is_read_or_refused(site: TinySite) -> None:
    FEW(given(EVIDENCE, toml)(lambda path, text: assert_sound(site, path, text)))()


@pytest.mark.long
def test_ten_thousand_contents_are_read_or_refused(site: TinySite) -> None:
    MANY(given(front_matter, markdown)(lambda head, body: front(site, head, body)))()
    MANY(given(markdown)(lambda body: words(site, body)))()
    MANY(given(PLACES, toml)(lambda path, text: assert_sound(site, path, text)))()
    MANY(given(EVIDENCE, toml)(lambda path, text: assert_sound(site, path, text)))()
    say("10,000 made-up contents: each was published or refused with its reasons")
