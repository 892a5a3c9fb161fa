"""Pictures for shared links and icons for home screens: drawn where asked for, whole, small, and always alike."""

from __future__ import annotations

import errno
import io
import json
import shutil
from pathlib import Path

import pytest
from PIL import Image

from plugins.publishing.pictures import CARD, FEW, ICON, Look, draw, picture
from plugins.publishing.staged import Staged
from plugins.publishing.theme import tokens
from plugins.store import Store

from .conftest import PROJECT
from .test_lettering import TITLES

ADDRESS = "https://example.org/sub"
PAGE = '<meta property="og:title" content="A &amp; B"><meta property="og:image" content="{}">'
DOOR = 844
"""Where the door begins: to the left of it is room for words."""


@pytest.fixture(scope="module")
def look() -> Look:
    """The project's own theme, with a site that has a name."""
    return Look(PROJECT / "theme", "Should I go?", "A straight answer before an interview", ADDRESS)


def opened(raw: bytes) -> Image.Image:
    return Image.open(io.BytesIO(raw)).convert("RGB")


def colour(name: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(tokens(PROJECT / "theme")[name].removeprefix("#")))


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < 12


@pytest.mark.parametrize("title", TITLES)
def test_a_picture_is_small_and_no_word_touches_the_door_or_the_edge(look: Look, title: str) -> None:
    raw = picture(look.drawing(CARD, title=title), look.face.file)
    assert len(raw) < 25_000
    image = opened(raw)
    assert image.size == (1200, 630)
    for free in ((DOOR - 60, 0, DOOR - 8, 480), (0, 0, 60, 480)):
        assert all(near(found, colour("paper")) for _, found in image.crop(free).getcolors(99_999))
    words = image.crop((72, 64, DOOR - 60, 480))
    assert any(near(found, colour("ink")) for _, found in words.getcolors(999_999))


def test_the_same_words_come_to_the_same_bytes(look: Look) -> None:
    drawing = look.drawing(CARD, title="Nerves")
    assert picture(drawing, look.face.file) == picture(drawing, look.face.file)


def test_a_page_gets_the_picture_that_it_names(look: Look, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(PAGE.format(f"{ADDRESS}/a/card.png"))
    draw(Staged(tmp_path), look)
    assert (tmp_path / "a" / "card.png").read_bytes() == picture(look.drawing(CARD, title="A & B"), look.face.file)


@pytest.mark.parametrize("named", ["https://other.example/card.png", "", "/card.png"])
def test_what_stands_elsewhere_is_not_drawn(look: Look, tmp_path: Path, named: str) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(named))
    (tmp_path / "b.html").write_text("<p>no picture")
    draw(Staged(tmp_path), look)
    assert list(tmp_path.glob("**/*.png")) == []


def test_a_picture_that_the_author_brought_stays(look: Look, tmp_path: Path) -> None:
    (tmp_path / "card.png").write_bytes(b"mine")
    (tmp_path / "index.html").write_text(PAGE.format(f"{ADDRESS}/card.png"))
    draw(Staged(tmp_path), look)
    assert (tmp_path / "card.png").read_bytes() == b"mine"


def test_icons_are_as_large_as_the_manifest_says(look: Look, tmp_path: Path) -> None:
    icons = [{"src": "/sub/i.png", "sizes": "192x192"}, {"src": "/sub/icon.svg", "sizes": "any"}]
    (tmp_path / "manifest.webmanifest").write_text(json.dumps({"icons": icons}))
    draw(Staged(tmp_path), look)
    assert [file.name for file in tmp_path.glob("*.png")] == ["i.png"]
    image = opened((tmp_path / "i.png").read_bytes())
    assert image.size == (192, 192)


def test_a_phone_may_cut_the_corners_off_an_icon(look: Look) -> None:
    image = opened(picture(look.drawing(ICON), look.face.file, 192))
    safe = 192 * 0.4  # the radius within which a maskable icon is always shown (w3.org/TR/appmanifest)
    outside = [(x, y) for x in range(192) for y in range(192) if (x - 96) ** 2 + (y - 96) ** 2 > safe**2]
    assert all(near(image.getpixel(place), colour("paper")) for place in outside)  # type: ignore[arg-type]


def test_what_was_drawn_before_is_not_drawn_again(look: Look, tmp_path: Path) -> None:
    store = Store(tmp_path / "store", code="1")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(PAGE.format(f"{ADDRESS}/card.png"))
    for _ in range(2):
        staged = Staged(tmp_path / "site", store)
        draw(staged, look)
        staged.keep()
        (entry,) = [file for file in (tmp_path / "store").rglob("picture/*/*") if file.is_file()]
        first = (tmp_path / "site" / "card.png").read_bytes()
        (tmp_path / "site" / "card.png").unlink()
        assert entry.read_bytes().endswith(first)


@pytest.mark.usefixtures("alone")
def test_several_processes_draw_what_one_does(look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, bytes]] = []
    for processes in ("1", "2"):
        site, store = tmp_path / processes, Store(tmp_path / "store" / processes, code="1")
        site.mkdir()
        for number in range(FEW + 1):
            page = PAGE.replace("A &amp; B", f"Page {number}").format(f"{ADDRESS}/{number}.png")
            (site / f"{number}.html").write_text(page)
        monkeypatch.setenv("SITE_PROCESSES", processes)
        draw(Staged(site, store), look)
        made.append({file.name: file.read_bytes() for file in sorted(site.glob("*.png"))})
        assert len(list(tmp_path.glob(f"store/{processes}/**/picture/*/*"))) == FEW + 1
    assert made[0] == made[1]
    assert len(set(made[0].values())) == FEW + 1


ICON_WORDS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<path fill="{{ tokens.paper }}" d="M0 0h9v9z"/>\n'
)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("<svg", 1, "this is no drawing in SVG: unclosed token; close each tag"),
        ("", 1, "this is no drawing in SVG: no element found"),
        (f"{{# The mark. #}}\n{ICON_WORDS}", 3, "this is no drawing in SVG: no element found"),
        (f"{ICON_WORDS}&</svg>", 3, "this is no drawing in SVG: not well-formed (invalid token)"),
        ("<p>Words</p>", 1, "this is no drawing in SVG: "),
        ("{{ words.size }}", 1, "the template fails: 'words' is undefined"),
        (f"{ICON_WORDS}{{% if %}}</svg>", 3, "the template cannot be read: "),
    ],
)
def test_a_template_that_draws_nothing_is_named(
    look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: int, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    theme = shutil.copytree(look.theme, tmp_path / "theme")
    (theme / "templates" / ICON).write_text(text, encoding="utf-8")
    icons = [{"src": f"/sub/{size}.png", "sizes": f"{size}x{size}"} for size in (96, 192)]
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "manifest.webmanifest").write_text(json.dumps({"icons": icons}))
    (problem,) = draw(Staged(tmp_path / "site"), Look(theme, look.name, look.line, ADDRESS))
    assert str(problem).startswith(f"theme/templates/{ICON}:{line}:1: {told}")


def test_a_manifest_that_cannot_be_read_is_named_and_pictures_are_drawn(look: Look, tmp_path: Path) -> None:
    (tmp_path / "manifest.webmanifest").write_text("{")
    (tmp_path / "index.html").write_text(PAGE.format(f"{ADDRESS}/card.png"))
    (problem,) = draw(Staged(tmp_path), look)
    assert problem.file.endswith("theme/templates/manifest.webmanifest")
    assert (tmp_path / "card.png").is_file()


def test_a_disk_that_says_no_is_no_fault_of_a_template(
    look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bytes:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr("plugins.publishing.pictures.picture", full)
    (tmp_path / "index.html").write_text(PAGE.format(f"{ADDRESS}/card.png"))
    with pytest.raises(OSError, match="no space"):
        draw(Staged(tmp_path), look)
