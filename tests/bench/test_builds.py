"""The benchmark builds in turn, leaves out what fails, and writes what it measured. No time is asserted here."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from . import builds
from .asked import MOST, understood
from .building import Plan, Site, build_all
from .corpus import CASES, MENDED, Corpus
from .figures import Missed, Sample
from .front_matter import in_yaml
from .generator import Generator
from .programs import Program

COPIER = """
import pathlib, sys
for source in pathlib.Path("content").glob("*.md"):
    page = pathlib.Path("output", source.stem, "index.html")
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(source.read_text() + pathlib.Path("around.txt").read_text())
    if sys.argv[1:] and sys.argv[1] in page.read_text(): sys.exit("no such word")
"""
SLOW = f"import time\n{COPIER}\ntime.sleep(60)"
IDLE = "import sys"


def site(folder: Path, name: str, *words: str) -> Site:
    around = folder / "around"
    around.mkdir(exist_ok=True)
    (around / "around.txt").write_text("@NAME@ @FOOTER@")
    made = Generator(name, Program(sys.executable), around, in_yaml, ("-c", *words))
    return Site(made, Path(sys.executable), folder / "home", folder / name)


def built(
    sites: list[Site], rounds: int = 1, patience: float = 60, cases: tuple[str, ...] = CASES, share: float = 60
) -> list[Sample | Missed]:
    return list(build_all(sites, Corpus(3), Plan(rounds, cases, patience, share)))


def test_every_case_is_built_and_seen_in_every_round(tmp_path: Path) -> None:
    samples = built([site(tmp_path, "copier", COPIER)], rounds=2)
    assert [(one.round, one.case, one.wrong) for one in samples] == [(n, case, "") for n in (0, 1) for case in CASES]
    assert all(one.cpu > 0 and one.wall > 0 and one.megabytes > 1 for one in samples)


def test_all_build_one_case_before_the_next_and_take_turns_to_begin(tmp_path: Path) -> None:
    cases = ("full", "body")
    samples = built([site(tmp_path, name, COPIER) for name in "abc"], rounds=2, cases=cases)
    assert [(one.round, one.case, one.name) for one in samples] == [
        (number, case, name)
        for number, names in ((0, "abc"), (1, "bca"))
        for case in ("full", "body")
        for name in names
    ]


def test_a_generator_that_fails_is_left_out_from_then_on(tmp_path: Path) -> None:
    found = built([site(tmp_path, "copier", COPIER), site(tmp_path, "failing", COPIER, MENDED)], cases=CASES[:4])
    assert [one.case for one in found if one.name == "failing" and isinstance(one, Sample)] == ["full", "nothing"]
    assert [one.why for one in found if isinstance(one, Missed)] == [
        "not run further: the build ended with 1 (body): no such word"
    ]
    assert len([one for one in found if one.name == "copier"]) == 4


def test_a_full_build_without_its_pages_is_no_build(tmp_path: Path) -> None:
    assert built([site(tmp_path, "idle", IDLE)]) == [
        Missed("idle", 3, "not run further: the build ended with 0, 3 pages missing (full): ")
    ]


def test_a_generator_that_takes_too_long_is_left_out(tmp_path: Path) -> None:
    assert built([site(tmp_path, "slow", SLOW)], patience=0.5) == [
        Missed("slow", 3, "not run further: a build took more than 0.5 s (full)")
    ]


def test_a_generator_that_had_its_share_begins_no_further_round(tmp_path: Path) -> None:
    samples = built([site(tmp_path, "copier", COPIER)], rounds=3, share=0, cases=("full", "body"))
    assert [(one.round, one.case) for one in samples] == [(0, "full"), (0, "body")]


def test_what_keeps_something_is_built_once_before_it_is_measured(tmp_path: Path) -> None:
    said = "with open('kept.txt', 'a') as file: file.write('built ')"
    counting = site(tmp_path, "counting", f"{said}\n{COPIER}")
    keeping = replace(counting, generator=replace(counting.generator, made=("output", "*.txt"), kept=("kept.txt",)))
    assert len(built([keeping], cases=("full",))) == 1
    assert (keeping.folder / "kept.txt").read_text() == "built built "


def test_an_edit_that_is_not_seen_is_said_and_measured_all_the_same(tmp_path: Path) -> None:
    once = f"import os\nif not os.path.isdir('output'):\n  exec({COPIER!r})"
    samples = built([site(tmp_path, "once", once)], cases=("full", "nothing", "title"))
    assert [(one.case, one.wrong) for one in samples] == [("full", ""), ("nothing", ""), ("title", "edit not shown")]


def test_packages_from_npm_are_found_from_the_site(tmp_path: Path) -> None:
    (tmp_path / "home" / "node_modules" / "some").mkdir(parents=True)
    built([site(tmp_path, "copier", COPIER)], cases=("full",))
    assert (tmp_path / "copier" / "node_modules" / "some").is_dir()


def run(tmp_path: Path, *words: str) -> int:
    return builds.main([f"--output={tmp_path / 'report'}", f"--cache={tmp_path / 'cache'}", *words])


def test_stock_pelican_and_this_project_are_really_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = "--pages=3", "--rounds=1", "--only=pelican,ours", "--cases=full,nothing,body"
    assert run(tmp_path, *asked) == 0
    said = capsys.readouterr()
    assert str(tmp_path / "report") in said.out
    assert len(said.err.splitlines()) == 6
    with open(tmp_path / "report" / "figures.csv", encoding="utf-8", newline="") as file:
        figures = list(csv.DictReader(file))
    assert len(figures) == 6
    assert {row["wrong"] for row in figures} == {""}
    table = (tmp_path / "report" / "table.md").read_text(encoding="utf-8")
    for named in (
        f"`invoke bench --output={tmp_path}",
        "CPUs",
        "| Pelican 4.",
        "| Should I go? ",
        "every edit was seen",
    ):
        assert named in table
    assert (tmp_path / "report" / "chart.svg").read_text(encoding="utf-8").count("<use ") == 3 + 2 * 3
    assert not list((tmp_path / "cache").iterdir())


def test_a_peer_that_is_absent_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert run(tmp_path, "--pages=3,4", "--rounds=1", "--only=hugo,jekyll") == 0
    table = (tmp_path / "report" / "table.md").read_text(encoding="utf-8")
    assert "| Hugo | not run | not run | - |" in table
    assert "- Hugo: not run: hugo is missing; `invoke bench --install` gets it." in table
    assert "- Jekyll: not run: jekyll is missing" in table


def test_what_failed_with_few_pages_is_not_tried_with_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing = site(tmp_path, "failing", IDLE)
    (tmp_path / "cache" / "made-by-another-run").mkdir(parents=True)
    monkeypatch.setattr(builds, "all_generators", lambda: {"ours": failing.generator})
    assert run(tmp_path, "--pages=3,4", "--rounds=1") == 1
    notes = (tmp_path / "report" / "table.md").read_text(encoding="utf-8").split("## What to know\n\n")[1]
    assert "3 pages: not run further: the build ended with 0, 3 pages missing (full)" in notes
    assert "4 pages: not run, as it failed with fewer." in notes
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["made-by-another-run"]


def test_what_was_measured_before_it_was_stopped_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> Iterator[Sample]:
        yield Sample("Pelican", 3, 0, "full", 1.0, 1.0, 50.0)
        raise KeyboardInterrupt

    monkeypatch.setattr(builds, "build_all", stopped)
    assert run(tmp_path, "--pages=3", "--only=pelican") == 0
    assert "Stopped before the end" in capsys.readouterr().err
    assert "1.00 / - / - |" in (tmp_path / "report" / "table.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("--pages=2", f'"2" is no list of numbers from 3 to {MOST}'),
        ("--pages=100,", f'"100," is no list of numbers from 3 to {MOST}'),
        ("--pages=12000", f'"12000" is no list of numbers from 3 to {MOST}'),
        ("--rounds=0", '"0" is no number from 1 up'),
        ("--cases=full,more", 'there is no "more"; there is full, nothing, body'),
        ("--only=gatsby", 'there is no "gatsby"; there is ours, ours_kept, pelican'),
    ],
)
def test_what_cannot_be_measured_is_refused(word: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        understood([word])
    assert ended.value.code == 2
    assert message in capsys.readouterr().err


def test_all_is_measured_where_nothing_else_is_asked_for() -> None:
    asked = understood([])
    assert (asked.sizes, asked.only, asked.plan.rounds) == ((100, 1000, 5000, 10000), (), 5)
    assert asked.plan.cases == CASES


def test_a_quick_look_is_short_and_may_be_changed() -> None:
    asked = understood(["--pages=50", "--quick"])
    assert (asked.sizes, asked.plan.rounds, asked.plan.cases) == ((50,), 1, ("full", "nothing", "body"))
    assert understood(["--quick"]).sizes == (100,)
