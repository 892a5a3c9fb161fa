"""What the other commands do: they run programs, and turn results into exit codes."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path

from ..checks.report import FORMATS, Besides
from ..publishing.records import Request
from ..publishing.staging import MARK, Refused, refuse_foreign, refuse_strangers
from ..standing import last, strangers
from . import reporting
from . import serve as preview
from .building import store_beside
from .new import Unusable
from .new import new as start
from .terminal import folder, near, refuse, say

SPREAD = ["--numprocesses=auto", "--dist=loadfile"]
"""Tests run on all processors, those of a file in one process: they share what they are tried on."""

NOT_FOREVER = ["-o", "faulthandler_timeout=600", "-o", "faulthandler_exit_on_timeout=true", "--max-worker-restart=0"]
"""A test that hangs ends the run, and says where: the slowest of a push takes about a minute."""

PROFILES = {
    "change": [
        *SPREAD,
        *NOT_FOREVER,
        "-m",
        "not long and not browser and not faults and not judges and not servers",
        "-q",
    ],
    "ci": [
        *SPREAD,
        *NOT_FOREVER,
        "-m",
        "not long",
        "--cov=plugins",
        "--cov-report=term-missing:skip-covered",
        "--cov-fail-under=100",
    ],
    "long": [*SPREAD, "--cov=plugins", "--cov-report=term-missing:skip-covered", "--cov-fail-under=100"],
}

BENCHES = ("builds", "checks")
"""What can be measured: each is a module of ``tests/bench``."""

MADE = (
    *("output", ".output.former", ".output.staging", ".output.lock", ".cache", "reports/bench"),
    *(".pytest_cache", ".mypy_cache", ".ruff_cache"),
)
"""What the commands make below the project; a preview and a check are built in ``.cache``."""

CODE = ("", "plugins/**/", "tests/**/")
"""Where Python keeps compiled code beside its source."""


def serve(root: Path, content: str, port: str) -> int:
    """Serve the site with its drafts until stopped. Returns the exit code."""
    if not port.isascii() or not port.isdigit():
        return refuse(f'"{port}" is no port; name a number from 1024 to 65535 with --port')
    request = Request(
        content=folder(root, content, "content"), output=root / ".cache" / "site", conf=_conf(root), drafts=True
    )
    return preview.serve(request, int(port))


def new(root: Path, content: str, kind: str, title: str) -> int:
    """Start an article, a page or a checklist. Returns the exit code."""
    try:
        file = start(kind, title, folder(root, content, "content"), datetime.date.today())
    except Unusable as error:
        return refuse(str(error))
    say(f"{near(file)} is ready. Open it, follow its hints, and watch it with `invoke serve`.")
    return 0


def checklist(root: Path, content: str, action: str, slug: str, output: str) -> int:
    """Report on a checklist. Returns the exit code: 0 reported, 1 problems in the file, 2 wrong use."""
    if action != "report":
        return refuse(f'"{action}" is nothing to do with a checklist; there is report')
    try:
        made = reporting.report(slug, folder(root, content, "content"), Path.cwd() / output if output else None, root)
    except Unusable as error:
        return refuse(str(error))
    if not made.file:
        say(FORMATS["text"](made.problems, Besides(color=sys.stdout.isatty())))
        return 1
    say(f"{made.summary}\nThe whole report is in {near(made.file)}")
    return 0


def test(root: Path, profile: str) -> int:
    """Run a test profile. Returns pytest's exit code."""
    if profile not in PROFILES:
        return refuse(f'there is no profile "{profile}"; there are {", ".join(PROFILES)}')
    return _run([sys.executable, "-m", "pytest", *PROFILES[profile]], root)


def bench(root: Path, what: str, **asked: str | bool) -> int:
    """Measure one thing, as asked for by its own options. Returns the exit code: 0 measured, 1 wrong, 2 wrong use."""
    if what not in BENCHES:
        return refuse(f'there is no bench "{what}"; there are {", ".join(BENCHES)}')
    options = [f"--{name}" if value is True else f"--{name}={value}" for name, value in asked.items() if value]
    return _run([sys.executable, "-m", f"tests.bench.{what}", *options], root)


def audit(root: Path, runs: str, every: bool, quick: bool, output: str = "") -> int:
    """Measure the site, or what is built in ``output``.

    Returns 0 where it is good enough, 1 where it is not, 2 where that cannot be measured.
    """
    if not (runs.isdecimal() and int(runs)):
        return refuse(f'--runs is "{runs}"; give a number, as in --runs 5')
    named = {"--all": every, "--quick": quick}
    options = [f"--runs={runs}", *filter(named.get, named), *([f"--output={output}"] if output else [])]
    return _run([sys.executable, "-m", "tests.audit", *options], root)


def pictures(root: Path) -> int:
    """Keep new pictures of the pages that show every part of the theme. Returns pytest's exit code."""
    return _run([sys.executable, "-m", "pytest", "-q", "tests/browser/test_pictures.py", "--refresh-pictures"], root)


def lint(root: Path) -> int:
    """Check style, formatting and types, and the spelling of the words. Returns 0 where all are content."""
    code = ["plugins", "tests", "tasks.py", "pelicanconf.py"]
    codes = [
        _run([sys.executable, "-m", "ruff", "check", *code], root),
        _run([sys.executable, "-m", "ruff", "format", "--check", *code], root),
        _run([sys.executable, "-m", "mypy", "plugins"], root),
        _run([sys.executable, "-m", "tests.spelling"], root),
    ]
    return max(codes)


def lock(root: Path) -> int:
    """Renew both requirement files from pyproject.toml, with hashes and without naming a registry."""
    compiler = [sys.executable, "-m", "piptools", "compile"]
    return _run([*compiler, "-o", "requirements.txt", "pyproject.toml"], root) or _run(
        [*compiler, "--extra", "dev", "-o", "requirements-dev.txt", "pyproject.toml"], root
    )


def clean(root: Path) -> int:
    """Remove what the other commands made below the project. Returns 0, or 2 where a folder is somebody else's."""
    output = root / "output"
    try:
        refuse_foreign(output)
        refuse_strangers(output, strangers(output, last(store_beside(_conf(root)), output), MARK))
    except Refused as error:
        return refuse(f"Nothing was removed: {error}")
    for path in (root / name for name in MADE):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
            say(f"removed {near(path)}/")
        else:  # where it is a link to a folder elsewhere, that folder is not ours
            path.unlink(missing_ok=True)
    for report_file in reporting.remove_reports(root / "reports"):
        say(f"removed {near(report_file)}")
    compiled = [place for where in CODE for place in root.glob(f"{where}__pycache__")]
    for place in compiled:
        shutil.rmtree(place)
    if compiled:
        say("removed compiled code")
    return 0


def _run(command: list[str], root: Path) -> int:
    named = {**os.environ, "CUSTOM_COMPILE_COMMAND": "invoke lock"}  # what the locked files say of how to renew them
    return subprocess.run(command, cwd=root, env=named, check=False).returncode


def _conf(root: Path) -> Path:
    return root / "pelicanconf.py"
