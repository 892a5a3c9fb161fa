"""What the commands do: the one place that prints, runs other programs, and turns results into exit codes."""

from __future__ import annotations

import datetime
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ..checks import report
from ..problem import Problem
from ..publishing.build import Request, Result
from ..publishing.build import build as build_site
from ..publishing.progress import step
from ..publishing.staging import Refused, refuse_foreign
from ..publishing.summary import summary
from . import reporting
from . import serve as preview
from .new import Unusable
from .new import new as start

WRONG_USE = 2

PROFILES = {
    "change": ["-m", "not long and not browser and not faults and not judges", "-q"],
    "ci": ["-m", "not long", "--cov=plugins", "--cov-report=term-missing:skip-covered", "--cov-fail-under=100"],
    "long": ["--cov=plugins", "--cov-report=term-missing:skip-covered", "--cov-fail-under=100"],
}

BENCHES = ("checks",)
"""What can be measured: each is a module of ``tests/bench``."""

MADE = ("output", ".output.former", ".output.staging", ".output.lock", ".cache")
"""What the commands make below the project; a preview and a check are built in ``.cache``."""


def prepare() -> None:
    """Let every letter be printed, on a terminal that knows few of them too: what it cannot show is spelled out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def finish(code: int) -> None:
    """End the program with a code, if it is not zero."""
    if code:
        sys.exit(code)


def build(root: Path, content: str, output: str, form: str) -> int:
    """Build and publish. Returns the exit code: 0 published, 1 problems in the content, 2 wrong use or settings."""
    request = Request(
        content=_folder(root, content, "content"), output=_folder(root, output, "output"), conf=_conf(root)
    )
    return _wrong_form(form) or _told(build_site(request, step), form)


def check(root: Path, content: str, form: str) -> int:
    """Build where nobody sees it, and say what is wrong. Returns the exit code, as ``build`` does."""
    request = Request(
        content=_folder(root, content, "content"), output=root / ".cache" / "check", conf=_conf(root), publish=False
    )
    return _wrong_form(form) or _told(build_site(request, step), form)


def serve(root: Path, content: str, port: str) -> int:
    """Serve the site with its drafts until stopped. Returns the exit code."""
    if not port.isascii() or not port.isdigit():
        return _refuse(f'"{port}" is no port; name a number from 1024 to 65535 with --port')
    request = Request(
        content=_folder(root, content, "content"), output=root / ".cache" / "site", conf=_conf(root), drafts=True
    )
    return preview.serve(request, int(port))


def new(root: Path, content: str, kind: str, title: str) -> int:
    """Start an article, a page or a checklist. Returns the exit code."""
    try:
        file = start(kind, title, _folder(root, content, "content"), datetime.date.today())
    except Unusable as error:
        return _refuse(str(error))
    _say(f"{_near(file)} is ready. Open it, follow its hints, and watch it with `invoke serve`.")
    return 0


def checklist(root: Path, content: str, action: str, slug: str, output: str) -> int:
    """Report on a checklist. Returns the exit code: 0 reported, 1 problems in the file, 2 wrong use."""
    if action != "report":
        return _refuse(f'"{action}" is nothing to do with a checklist; there is report')
    try:
        made = reporting.report(slug, _folder(root, content, "content"), Path.cwd() / output if output else None, root)
    except Unusable as error:
        return _refuse(str(error))
    if not made.file:
        _say(report.as_text(made.problems, color=sys.stdout.isatty()))
        return 1
    _say(f"{made.summary}\nThe whole report is in {_near(made.file)}")
    return 0


def test(root: Path, profile: str) -> int:
    """Run a test profile. Returns pytest's exit code."""
    if profile not in PROFILES:
        return _refuse(f'there is no profile "{profile}"; there are {", ".join(PROFILES)}')
    return _run([sys.executable, "-m", "pytest", *PROFILES[profile]], root)


def bench(root: Path, what: str, pages: str) -> int:
    """Measure one thing. Returns the exit code: 0 measured, 1 wrong in what it found, 2 wrong use."""
    if what not in BENCHES:
        return _refuse(f'there is no bench "{what}"; there is {", ".join(BENCHES)}')
    sizes = [f"--pages={pages}"] if pages else []
    return _run([sys.executable, "-m", f"tests.bench.{what}", *sizes], root)


def lint(root: Path) -> int:
    """Check style, formatting and types. Returns 0 where all three are content."""
    code = ["plugins", "tests", "tasks.py", "pelicanconf.py"]
    codes = [
        _run([sys.executable, "-m", "ruff", "check", *code], root),
        _run([sys.executable, "-m", "ruff", "format", "--check", *code], root),
        _run([sys.executable, "-m", "mypy", "plugins"], root),
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
    try:
        refuse_foreign(root / "output")
    except Refused as error:
        return _refuse(f"Nothing was removed: {error}")
    for report_file in reporting.remove_reports(root / "reports"):
        _say(f"removed {_near(report_file)}")
    for path in (root / name for name in MADE):
        if path.is_dir():
            shutil.rmtree(path)
            _say(f"removed {_near(path)}/")
        else:
            path.unlink(missing_ok=True)
    return 0


def _told(result: Result, form: str) -> int:
    """Print a result in the form wanted: all problems to standard output, the closing lines after them."""
    if form == "json":
        _say(report.as_json(_with_refusal(result)))
        return result.exit_code
    if result.problems:
        _say(report.as_text(result.problems, color=sys.stdout.isatty()))
    _say(summary(result), sys.stderr if result.refused else sys.stdout)
    return result.exit_code


def _with_refusal(result: Result) -> Sequence[Problem]:
    """Programs that read JSON must see a refusal too."""
    if not result.refused:
        return result.problems
    return [Problem(str(result.output), 1, 1, "build-refused", result.refused)]


def _wrong_form(form: str) -> int:
    return 0 if form in ("text", "json") else _refuse(f'there is no format "{form}"; there are text and json')


def _refuse(message: str) -> int:
    _say(message, sys.stderr)
    return WRONG_USE


def _say(text: str, out: TextIO | None = None) -> None:
    """Print. Whoever reads may stop reading, as `head` does: that is no trouble of ours."""
    out = out or sys.stdout
    try:
        print(text, file=out, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())  # or Python complains when it closes the stream


def _run(command: list[str], root: Path) -> int:
    named = {**os.environ, "CUSTOM_COMPILE_COMMAND": "invoke lock"}  # what the locked files say of how to renew them
    return subprocess.run(command, cwd=root, env=named, check=False).returncode


def _folder(root: Path, given: str, usual: str) -> Path:
    return Path.cwd() / given if given else root / usual


def _conf(root: Path) -> Path:
    return root / "pelicanconf.py"


def _near(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
