"""Every generator gets the same site in its own manner; a program is found, or said to be missing."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ..judges.having import NotRun
from . import generators, programs
from .corpus import CASES, Corpus
from .generator import Generator, edit, reset, shortcoming, write
from .machine import ROOT
from .programs import Program

SMALL = Corpus(4)
ALL = generators.all_generators()
every = pytest.mark.parametrize("generator", ALL.values(), ids=list(ALL))


def files(folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*") if file.is_file()}


def after_all() -> Corpus:
    corpus = SMALL
    for case in CASES[2:]:
        corpus = corpus.after(case)
    return corpus


def test_all_are_found_and_ours_comes_first() -> None:
    assert list(ALL)[:4] == ["ours", "ours_kept", "pelican", "pelican_cached"]
    assert set(ALL) == {path.parent.name for path in Path(generators.__file__).parent.glob("*/__init__.py")}


@every
def test_a_site_is_written_whole_with_every_word_filled_in(generator: Generator, tmp_path: Path) -> None:
    write(generator, SMALL, tmp_path, SMALL.numbers)
    written = files(tmp_path)
    assert not [name for name, text in written.items() if re.search(r"@[A-Z]+@", text)]
    for number in SMALL.numbers:
        article = SMALL.article(number)
        text = written[generator.source(article)]
        assert text.endswith(article.body(generator.link))
        assert all(word in text for word in (article.title, str(article.date), *article.tags, article.summary))


@every
def test_every_edit_reaches_the_site(generator: Generator, tmp_path: Path) -> None:
    write(generator, SMALL, tmp_path, SMALL.numbers)
    corpus = SMALL
    for case in CASES[2:]:
        before, corpus = files(tmp_path), corpus.after(case)
        edit(generator, corpus, tmp_path)
        after = files(tmp_path)
        new = [name for name, text in after.items() if before.get(name) != text]
        assert any(corpus.proof(case)[1] in after[name] for name in new), case


@every
def test_taking_the_edits_back_leaves_the_site_as_it_was_first(generator: Generator, tmp_path: Path) -> None:
    write(generator, SMALL, tmp_path, SMALL.numbers)
    before = files(tmp_path)
    edit(generator, after_all(), tmp_path)
    for made in generator.made:
        (tmp_path / made.replace("*", ".db") / "below").mkdir(parents=True)
    reset(generator, SMALL, tmp_path)
    assert files(tmp_path) == before
    assert not list(tmp_path.rglob("below"))


def test_what_is_kept_from_build_to_build_may_stay(tmp_path: Path) -> None:
    for name in ("compressed", "page"):
        (tmp_path / ".cache" / "store" / "1" / name / "below").mkdir(parents=True)
    (tmp_path / ".cache" / "store" / "1" / "notes").touch()
    reset(ALL["ours_kept"], SMALL, tmp_path)
    assert [path.name for path in (tmp_path / ".cache").rglob("*")] == ["store", "1", "compressed", "below"]


def test_a_file_that_is_right_is_left_alone(tmp_path: Path) -> None:
    generator = ALL["pelican"]
    write(generator, SMALL, tmp_path, SMALL.numbers)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    edit(generator, SMALL.after("body"), tmp_path)
    changed = [path.name for path, before in times.items() if path.stat().st_mtime_ns != before]
    assert changed == ["piece-00002.md"]


def built(generator: Generator, folder: Path, corpus: Corpus) -> None:
    """What a build would leave there, as far as it is looked at."""
    for number in corpus.numbers:
        article = corpus.article(number)
        page = folder / generator.page.format(slug=article.slug)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(" ".join((corpus.name, article.title, article.text, *article.tags, corpus.footer)))


@pytest.mark.parametrize("case", CASES[2:])
def test_an_edit_that_a_page_does_not_show_is_said(case: str, tmp_path: Path) -> None:
    generator, after = ALL["hugo"], SMALL.after(case)
    built(generator, tmp_path, SMALL)
    assert shortcoming(generator, after, tmp_path, case) == "edit not shown"
    built(generator, tmp_path, after)
    assert shortcoming(generator, after, tmp_path, case) == ""


def test_pages_that_are_missing_are_counted(tmp_path: Path) -> None:
    generator = ALL["hugo"]
    built(generator, tmp_path, Corpus(3))
    assert shortcoming(generator, Corpus(3), tmp_path, "full") == ""
    assert shortcoming(generator, Corpus(5), tmp_path, "nothing") == "2 pages missing"


def test_only_the_first_build_is_a_full_one() -> None:
    mkdocs = ALL["mkdocs"]
    assert [mkdocs.words(case) == mkdocs.build for case in ("full", "nothing", "body")] == [True, False, False]
    assert ALL["hugo"].words("body") == ALL["hugo"].build


def program(path: Path, words: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{words}'\n")
    path.chmod(0o755)
    return path


def test_a_program_is_found_in_its_own_folder_before_the_path(tmp_path: Path) -> None:
    wanted = Program("sh", inside="lib/*/deep")
    assert programs.find(wanted, tmp_path).parent != tmp_path
    of_npm = program(tmp_path / "node_modules" / ".bin" / "sh")
    assert programs.find(wanted, tmp_path) == of_npm
    of_pip = program(tmp_path / "bin" / "sh")
    assert programs.find(wanted, tmp_path) == of_pip
    inside = program(tmp_path / "lib" / "one" / "deep" / "sh")
    assert programs.find(wanted, tmp_path) == inside


def test_a_program_that_is_missing_is_not_run(tmp_path: Path) -> None:
    with pytest.raises(NotRun, match="not run: no-such-program is missing; `invoke bench --install` gets it"):
        programs.find(Program("no-such-program"), tmp_path)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("hugo v0.168.0-abc+extended linux/amd64 BuildDate=2026-01-02", "0.168.0"),
        ("mkdocs, version 1.6.1 from /x (Python 3.11)", "1.6.1"),
        ("Nikola v8.3.3", "8.3.3"),
        ("4.12.0", "4.12.0"),
        ("no number", ""),
    ],
)
def test_a_release_is_read_from_what_a_program_says(said: str, number: str, tmp_path: Path) -> None:
    path = program(tmp_path / "bin" / "said", said)
    assert programs.release(Program("said"), path, tmp_path) == number


def test_what_cannot_be_installed_is_not_run(tmp_path: Path) -> None:
    with pytest.raises(NotRun, match=r"not run: `.*pip install --quiet \./no-such-folder` failed: "):
        programs.install(Program("x", pip=("./no-such-folder",)), tmp_path)


def test_what_is_there_is_not_installed_again(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "x")
    (tmp_path / "node_modules").mkdir()
    programs.install(Program("x", pip=("./no-such-folder",)), tmp_path)
    programs.install(Program("x", npm=("./no-such-folder",)), tmp_path)
    programs.install(Program("sh", debian=("no-such-package",)), tmp_path)


def test_our_own_release_is_that_of_the_project(tmp_path: Path) -> None:
    ours = ALL["ours"].program
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert programs.release(ours, Path(sys.executable), tmp_path) == said


def test_programs_from_npm_go_first_in_a_programs_surroundings(tmp_path: Path) -> None:
    program(tmp_path / "node_modules" / ".bin" / "node", "its own")
    done = subprocess.run(["node"], env=programs.surroundings(tmp_path), capture_output=True, text=True, check=True)
    assert done.stdout == "its own\n"


def test_the_four_of_pelican_differ_in_what_they_should() -> None:
    ours, stock, cached = (ALL[name] for name in ("ours", "pelican", "pelican_cached"))
    assert dataclasses.replace(cached, name=stock.name, values=stock.values) == stock
    assert dataclasses.replace(ALL["ours_kept"], name=ours.name, kept=()) == ours
    assert dataclasses.replace(ours, name=stock.name, program=stock.program, build=stock.build) == stock
