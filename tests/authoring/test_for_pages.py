"""`invoke pages`: the built site is copied for hosts that can be told no headers, or what is in the way is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.authoring.for_pages import pages
from plugins.authoring.terminal import WRONG_USE
from plugins.publishing.addresses import recorded
from plugins.publishing.finish import finish
from plugins.publishing.redirects import Redirect
from plugins.publishing.staged import Staged

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>x</title><link rel="canonical" href="{}/"></head>"""


SITE = 'name = "x"\n[publisher]\nname = "A"\neditor = "B"\ncontact = "a@example.org"\npaid_by = "A"\n'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a built site, in the working folder."""
    monkeypatch.chdir(tmp_path)
    build(tmp_path, "https://example.org")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.toml").write_text(SITE, encoding="utf-8")
    recorded(tmp_path / "content", tmp_path / "output")
    return tmp_path


def build(root: Path, address: str, extra: str = "") -> None:
    (root / "output").mkdir(exist_ok=True)
    (root / "output/index.html").write_text(PAGE.format(address) + extra, encoding="utf-8")
    finish(Staged(root / "output"), redirects=(Redirect("/x.php", "/"),))


def test_the_copy_is_ready_and_what_it_cannot_do_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pages(root, "public") == 0
    assert "Content-Security-Policy" in (root / "public/index.html").read_text(encoding="utf-8")
    assert capsys.readouterr().out.splitlines() == [
        '"/x.php" will lead nobody on: these hosts show pages, and this is another kind of file.',
        "public/ is ready for GitHub Pages or GitLab Pages.",
    ]


@pytest.mark.parametrize("to", ["public", "output/public"])
def test_nothing_is_copied_over_anything(to: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "public").mkdir()
    assert pages(root, to) == WRONG_USE
    assert f"{to} is there already, or lies in output/; name a new folder" in capsys.readouterr().err


def test_a_site_that_does_not_know_its_address_is_not_copied(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(root, "http://localhost:8000")
    assert pages(root, "public") == WRONG_USE
    assert "set SITE_URL to its address" in capsys.readouterr().err


def test_without_a_site_there_is_nothing_to_copy(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "output/_headers").unlink()
    assert pages(root, "public") == WRONG_USE
    assert "there is no site in output/" in capsys.readouterr().err


def test_a_site_without_a_first_page_is_not_copied(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "output/index.html").unlink()
    assert pages(root, "public") == WRONG_USE
    assert "has no first page, index.html; write one" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "file").write_text("mine", encoding="utf-8")
    assert pages(root, "file/public") == WRONG_USE
    assert capsys.readouterr().err.startswith("Nothing was copied: file/public: not a directory. Mend that, and run")
    assert (root / "file").read_text(encoding="utf-8") == "mine"


def test_a_file_that_cannot_be_copied_is_said_and_no_half_copy_is_left(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "output/lost.txt").symlink_to("nowhere")
    assert pages(root, "public") == WRONG_USE
    said = capsys.readouterr().err
    assert said.startswith("Nothing was copied: output/lost.txt cannot be copied: no such file or directory. Mend")
    assert not (root / "public").exists()


def test_no_site_is_copied_while_its_publisher_is_not_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/site.toml").write_text(SITE.replace('"B"', '""'), encoding="utf-8")
    assert pages(root, "public") == WRONG_USE
    assert "fill in editor in content/site.toml" in capsys.readouterr().err


def test_an_address_that_nobody_wrote_down_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/published.txt").unlink()
    assert pages(root, "public") == WRONG_USE
    assert 'content/published.txt lacks addresses of the site, as "/"; run' in capsys.readouterr().err
    assert not (root / "public").exists()


def test_what_the_policy_would_stop_ends_with_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(root, "https://example.org", '<p onclick="x()">')
    assert pages(root, "public") == 1
    assert "(page-policy)" in capsys.readouterr().out
