"""What a push starts, at GitHub and at GitLab: the tests, then the publish, by the same scripts, and nothing loose."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from .conftest import ROOT

FLOWS = [ROOT / ".github/workflows/site.yml", ROOT / ".gitlab-ci.yml"]


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_both_run_the_same_scripts(flow: Path) -> None:
    scripts = re.findall(r"\.ci/\w+", flow.read_text(encoding="utf-8"))
    assert scripts == [".ci/run", ".ci/publish"]
    assert all(os.access(ROOT / script, os.X_OK) for script in scripts)


def test_every_action_is_pinned_to_a_commit() -> None:
    used = re.findall(r"uses: (\S+)", FLOWS[0].read_text(encoding="utf-8"))
    assert used
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action) for action in used)


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_no_address_stands_in_them(flow: Path) -> None:
    assert "://" not in flow.read_text(encoding="utf-8")


def test_a_site_without_an_address_is_not_published() -> None:
    alone = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    done = subprocess.run([ROOT / ".ci/publish"], env=alone, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "SITE_URL is not set" in done.stderr


@pytest.mark.parametrize("script", ["run", "publish"])
def test_a_script_is_one_that_bash_can_read(script: str) -> None:
    assert subprocess.run(["bash", "-n", ROOT / ".ci" / script], check=False).returncode == 0
