"""A dozen slips through the real command, in a process of its own: what a person at a terminal sees."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .case import Case
from .cases import all_cases
from .worker import CONF, PROJECT, digest, make_site

pytestmark = pytest.mark.faults

NAMES = {
    ("ours", "a fragment that the page does not have"): 1,
    ("ours", "a file in UTF-16"): 1,
    ("ours", "a thirteenth month"): 1,
    ("ours", "script"): 1,
    ("ours", "a conflict of git"): 1,
    ("ours", "a comma forgotten in a checklist"): 1,
    ("ours", "a block never closed"): 1,
    ("ours", "a bracket forgotten in the settings"): 2,
    ("ours", "a host with an accent"): 0,
    ("plain", "an article without a date"): 1,
    ("plain", "a fence open to the end"): 1,
    ("plain", "settings: a theme that is not there"): 2,
    ("plain", "footnote with a name"): 0,
}
"""Which cases, and with which code each ends: 0 published, 1 a mistake in the content, 2 one in the settings."""

CASES = [case for case in all_cases() if (case.base, case.name) in NAMES]


def invoke_build(case: Case, site: Path, output: Path) -> subprocess.CompletedProcess[str]:
    """Run `invoke build` on a site from the project's folder, as its README says."""
    command = [sys.executable, "-m", "invoke", "build", "--content", str(site / "content"), "--output", str(output)]
    settings = ["--settings", str(site / CONF)] if (site / CONF).exists() else []
    return subprocess.run([*command, *settings], cwd=PROJECT, capture_output=True, text=True, check=False)


def test_every_case_of_the_table_is_there() -> None:
    assert {(case.base, case.name) for case in CASES} == set(NAMES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.base}: {case.name}")
def test_the_command_says_what_is_wrong_and_ends_with_its_code(case: Case, tmp_path: Path) -> None:
    site, output = tmp_path / "site", tmp_path / "output"
    make_site(site, case.base, frozenset(change.file.split("/")[0] for change in case.changes))
    expected = case.apply(site)
    done = invoke_build(case, site, output)
    code = NAMES[case.base, case.name]
    assert done.returncode == code, done.stdout + done.stderr
    assert all(line.endswith("...") for line in done.stderr.splitlines()), "there is more than what takes so long"
    assert "Traceback" not in done.stdout
    assert (code == 0) == output.exists()
    assert code == 0 or any(f"{file}:{line + near}:" in done.stdout for file, line in expected for near in (-1, 0, 1))


def test_a_refused_build_leaves_the_published_site_alone(tmp_path: Path) -> None:
    case = next(case for case in CASES if NAMES[case.base, case.name] == 1)
    site, output = tmp_path / "site", tmp_path / "output"
    make_site(site, case.base)
    assert invoke_build(case, site, output).returncode == 0
    before = digest(output)
    case.apply(site)
    assert invoke_build(case, site, output).returncode == 1
    assert digest(output) == before
