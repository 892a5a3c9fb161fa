"""Pictures that a page shows have an address with a hash in it, and the checks read what the author wrote."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.checks.lore.lasting import FOLDER, as_written, original
from plugins.problem import Problem
from plugins.publishing.finish import finish
from plugins.publishing.lasting import with_lasting
from plugins.publishing.served import LASTING
from plugins.publishing.staged import Staged

from .conftest import TinySite

WAYS = "content/pages/ways.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle cx="1" cy="1" r="1"/></svg>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with three pictures."""
    for name in ("images/a.png", "images/b c.svg", "d.webp"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


# Each row: what stands in a page, and what stands there then; each hash is written as HASH.
SHOWN = [
    ('<img src="/images/a.png">', '<img src="/lasting/images/a.HASH.png">'),
    ("<img alt=x src=/images/a.png>", "<img alt=x src=/lasting/images/a.HASH.png>"),
    ('<img src="/images/b%20c.svg">', '<img src="/lasting/images/b%20c.HASH.svg">'),
    (
        '<img src="/d.webp" srcset="/d.webp 1x, /images/a.png 2x,/d.webp 3x">',
        '<img src="/lasting/d.HASH.webp" srcset="/lasting/d.HASH.webp 1x, /lasting/images/a.HASH.png 2x,'
        '/lasting/d.HASH.webp 3x">',
    ),
    (
        "<picture><source srcset='/d.webp'><img src='/images/a.png'></picture>",
        "<picture><source srcset='/lasting/d.HASH.webp'><img src='/lasting/images/a.HASH.png'></picture>",
    ),
]


@pytest.mark.parametrize(("html", "told"), SHOWN)
def test_a_picture_is_shown_by_its_lasting_address(html: str, told: str, site: Path) -> None:
    found = with_lasting(html, site, "")
    assert re.sub(r"\.[0-9a-f]{10}\.", ".HASH.", found) == told
    names = {path.relative_to(site).as_posix() for path in site.rglob("*")}
    assert as_written(found, names) == html
    assert {original(name) for name in names} - {""} <= names


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/nowhere.png">',
        '<img src="https://example.org/images/a.png">',
        '<img src="//example.org/d.webp">',
        '<img src="/images/../d.webp">',
        '<img src="images/a.png">',
        '<img src="/images/a.png?x=1">',
        '<img src="/images/a.png/">',
        '<img alt="/images/a.png" data-src="/d.webp" src="data:,">',
        '<a href="/images/a.png">The plan</a> <img src="data:,">',
        '<p>src="/images/a.png"',
    ],
)
def test_what_is_no_picture_of_the_site_stays_as_it_is(html: str, site: Path) -> None:
    assert with_lasting(html, site, "") == html
    assert not (site / FOLDER).exists()


def test_the_same_bytes_keep_their_address_and_others_get_another(site: Path) -> None:
    html = '<img src="/d.webp">'
    first = with_lasting(html, site, "")
    assert with_lasting(html, site, "") == first
    assert with_lasting(first, site, "") == first
    (site / "d.webp").write_text("other", encoding="utf-8")
    assert with_lasting(html, site, "") != first


def test_what_stands_before_every_path_stands_there_still(site: Path) -> None:
    assert with_lasting('<img src="/sub/d.webp">', site, "/sub").startswith('<img src="/sub/lasting/d.')


def test_an_address_that_only_looks_lasting_is_read_as_it_is() -> None:
    html = '<img src="/lasting/x.0123456789.png">'
    assert as_written(html, {"lasting/x.0123456789.png"}) == html
    assert as_written(html, {"x.png"}) == '<img src="/x.png">'


def test_both_mean_the_same_folder() -> None:
    assert f"/{FOLDER}/" == LASTING


def test_a_site_with_another_theme_keeps_its_pages(site: Path) -> None:
    (site / "index.html").write_text('<img src="/d.webp">', encoding="utf-8")
    finish(Staged(site), policy=False)
    assert (site / "index.html").read_text() == '<img src="/d.webp">'


def test_a_published_picture_lasts_and_stays_where_it_was(tiny: TinySite) -> None:
    tiny.change(WAYS, "One leads", '![A dot, black]({static}/images/dot.svg){width="9" height="9"}\n\nOne leads')
    assert tiny.build().published
    (lasting,) = (tiny.output / "lasting/images").glob("dot.*.svg")
    assert lasting.read_bytes() == (tiny.output / "images/dot.svg").read_bytes()
    assert f'src="/lasting/images/{lasting.name}"' in tiny.html("ways/index.html")
    assert "/lasting/*" in (tiny.output / "_headers").read_text()


def test_a_mistake_in_a_picture_is_named_where_its_author_wrote_it(tiny: TinySite) -> None:
    tiny.write("content/images/dot.svg", SVG.replace("><", "><script>x()</script><", 1))
    place = tiny.change(WAYS, "One leads", '![image]({static}/images/dot.svg){width="9" height="9"}\n\nOne leads')
    problems: tuple[Problem, ...] = tiny.build().problems
    assert {problem.rule for problem in problems} == {"image-alt", "svg-active"}
    assert len(problems) == 2
    assert (WAYS, place[0]) in {(problem.file, problem.line) for problem in problems}
    assert not any("lasting" in problem.message for problem in problems)
