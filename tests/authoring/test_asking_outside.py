"""`invoke check --external` on a whole site, against a real server on this machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.authoring import checking
from plugins.authoring.checking import Asked

from ..checks.external.server import Server, page, serving, status, to
from .test_checking import ARTICLE, plain, write

__all__ = ["plain"]

# The server is on this machine, which the rules would say of each link to it.
LOCAL = """[tool.checks.severity]
link-local = { level = "off", reason = "the host of this test is local" }
link-insecure = { level = "off", reason = "and speaks no https" }
"""


def linking(plain: Path, server: Server) -> Asked:
    """The plain site with three links to the server, one of them twice."""
    links = f"[one that is fine]({server.url}/fine), [one that moved]({server.url}/old)"
    write(plain.parent / "words/article-1.md", ARTICLE.format(number=1, words=f"See {links}."))
    links = f"[the one that moved]({server.url}/old), [one that is gone]({server.url}/gone)"
    write(plain.parent / "words/article-2.md", ARTICLE.format(number=2, words=f"See {links}."))
    write(plain.parent / "pyproject.toml", LOCAL)
    return Asked(settings=str(plain), external=True)


PATHS = {"/fine": page(), "/old": to("/new"), "/new": page(), "/gone": status(404)}


def test_each_outside_link_is_asked_once_and_named_where_it_stands(
    plain: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(PATHS) as server:
        assert checking.check(plain.parent, linking(plain, server)) == 0
        assert server.count("/old") == {"HEAD": 1}
    said = capsys.readouterr().out
    assert "words/article-2.md:6:" in said
    assert '/gone" seems to be gone: ' in said
    assert said.count(f'/old" has moved to "{server.url}/new"') == 2
    assert "5 outside links: " in said  # two stand in the theme
    assert "1 moved, 1 gone" in said
    assert set(json.loads((plain.parent / "words/links.json").read_text(encoding="utf-8")))


def test_what_is_gone_stops_at_first_sight_where_that_is_asked_for(plain: Path) -> None:
    with serving(PATHS) as server:
        asked = linking(plain, server)
        assert checking.check(plain.parent, Asked(settings=asked.settings, external=True, strict=True)) == 1


def test_what_has_moved_is_written_anew_where_that_is_asked_for(
    plain: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(PATHS) as server:
        asked = linking(plain, server)
        assert checking.check(plain.parent, Asked(settings=asked.settings, external=True, fix=True)) == 0
        said = capsys.readouterr().out
        assert f"words/article-1.md:6: {server.url}/old is now {server.url}/new" in said
        assert "has moved" not in said
        for number in (1, 2):
            assert f"({server.url}/new)" in (plain.parent / f"words/article-{number}.md").read_text(encoding="utf-8")
        checking.check(plain.parent, asked)
    assert "has moved" not in capsys.readouterr().out


def test_a_program_that_reads_the_report_reads_nothing_else(plain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(PATHS) as server:
        asked = linking(plain, server)
        checking.check(plain.parent, Asked(settings=asked.settings, external=True, form="json"))
    assert {problem["rule"] for problem in json.loads(capsys.readouterr().out)} == {"outside-link"}


def test_an_exception_excuses_an_outside_link_too(plain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(PATHS) as server:
        asked = linking(plain, server)
        file = plain.parent / "words/article-2.md"
        excuse = "<!-- allow: outside-link until 2199-12: it comes back in spring -->\n"
        file.write_text(file.read_text(encoding="utf-8").replace("These are", f"{excuse}These are"), encoding="utf-8")
        checking.check(plain.parent, asked)
    assert "seems to be gone" not in capsys.readouterr().out
