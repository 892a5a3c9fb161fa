"""The bench measures what it says it does, and its pages are what it says they are. No time is asserted here."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from ..judges.having import program
from . import checks
from .checkers import OURS, Checker, Measured
from .checkers import measure as measured
from .pages import LINKS, PLANTED, planted, write_site


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_table_is_whole_and_every_fault_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert checks.main(["--pages", "20"]) == 0
    about, *rows = capsys.readouterr().out.split("\nchecker ")
    for named in ("CPUs", "Python 3", "lychee 0", "tests.bench.ours", "--include-fragments"):
        assert named in about
    ours, lychee = (re.split(r"\s{2,}", row) for row in rows[0].splitlines()[1:])
    assert ours[:2] + ours[5:] == ["ours", "20", f"{PLANTED} of {PLANTED}", "0", "yes"]
    assert lychee[:2] + lychee[5:6] == ["lychee", "20", f"{PLANTED} of {PLANTED}"]
    assert all(float(cost) > 0 for row in (ours, lychee) for cost in row[2:5])


@pytest.mark.parametrize("pages", ["9", "many", "1000,", "-20"])
def test_too_few_pages_are_refused(pages: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        checks.main([f"--pages={pages}"])
    assert ended.value.code == 2
    assert f'"{pages}" is no list of numbers from 10 up' in capsys.readouterr().err


def test_a_checker_that_sees_nothing_finds_nothing(tmp_path: Path) -> None:
    blind = Checker("blind", lambda folder: [sys.executable, "-c", "print([])"], OURS.said)
    result = measured(blind, tmp_path, tmp_path, planted(20))
    assert isinstance(result, Measured)
    assert (result.found, result.same, result.sound) == (0, True, False)


def test_a_report_that_differs_is_not_the_same_bytes(tmp_path: Path) -> None:
    fickle = Checker(
        "fickle", lambda folder: [sys.executable, "-c", "import os; print(os.getpid())"], lambda report: []
    )
    result = measured(fickle, tmp_path, tmp_path, [])
    assert isinstance(result, Measured)
    assert not result.same


def test_a_checker_that_is_missing_is_not_run(tmp_path: Path) -> None:
    missing = Checker("missing", lambda folder: [program("no-such-checker")], OURS.said)
    assert str(measured(missing, tmp_path, tmp_path, [])).startswith("not run: ")


def test_the_pages_are_the_same_every_time_and_as_large_as_promised(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_site(tmp_path / name, 20, planted(20))
    assert files(tmp_path / "one") == files(tmp_path / "two")
    pages = {name: text for name, text in files(tmp_path / "one").items() if name.endswith(".html")}
    assert len(pages) == 20
    assert all(7500 < len(text) < 9000 for text in pages.values())
    assert {text.count(b"<a href") for text in pages.values()} == {LINKS}


def test_every_fault_stands_in_its_page_and_nowhere_else(tmp_path: Path) -> None:
    faults = planted(20)
    write_site(tmp_path, 20, faults)
    pages = files(tmp_path)
    assert len({fault.word for fault in faults}) == PLANTED
    for fault in faults:
        holders = [name for name, text in pages.items() if f'"{fault.address}"'.encode() in text]
        assert holders == [fault.page]
