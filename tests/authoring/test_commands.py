"""The commands as a publisher types them: what they print, and the code they end with."""

from __future__ import annotations

import importlib
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from invoke import Collection, Context
from invoke.parser import Parser

from plugins.authoring import building, checking, commands, terminal
from plugins.authoring.checking import Asked

from ..conftest import ROOT
from ..publishing.conftest import make_tiny


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    for name in ("content", "theme", "plugins"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "pyproject.toml", "tasks.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def invoke(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `invoke` in the project, as in a shell."""
    command = [sys.executable, "-m", "invoke", *words]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, env={**os.environ})


def test_every_command_says_what_it_does(project: Path) -> None:
    listed = invoke(project, "--list").stdout
    for command in (
        "audit",
        "bench",
        "build",
        "check",
        "checklist",
        "clean",
        "lint",
        "lock",
        "new",
        "pages",
        "serve",
        "test",
    ):
        line = next(line for line in listed.splitlines() if line.split()[:1] == [command])
        assert len(line.split()) > 4, line


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_command_that_is_written_down_can_be_typed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT)
    typed = Parser(contexts=Collection.from_module(importlib.import_module("tasks")).to_contexts())
    lines = re.findall(r"`(?:\.venv/bin/)?invoke ([^`\n>]+)", (ROOT / name).read_text(encoding="utf-8"))
    assert len(lines) > 2
    for line in lines:
        assert typed.parse_argv(shlex.split(line)), line


def test_build_publishes_and_says_so(project: Path) -> None:
    done = invoke(project, "build")
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if not line.endswith(" ...")] == []  # a slow build says its step
    assert done.stdout.startswith("Published ")
    assert "where         output/" in done.stdout
    assert (project / "output" / "index.html").is_file()


@pytest.mark.parametrize("wanted", [True, False], ids=["kept", "not kept"])
def test_compiled_code_is_kept_as_python_was_told_to_and_is_no_change(
    project: Path, monkeypatch: pytest.MonkeyPatch, *, wanted: bool
) -> None:
    make_tiny(project / "tiny")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "" if wanted else "1")
    time.sleep(0.05)  # or the texts are so new that they may have been written while they were read
    site = ("--settings", "tiny/pelicanconf.py", "--content", "tiny/content", "--output", "tiny/output")
    build = ("build", "--explain", *site)
    assert "Built anew: there is no earlier build" in invoke(project, *build).stdout
    assert (project / "plugins/publishing/__pycache__").is_dir() == wanted
    assert not (project / "__pycache__").exists()
    assert "Nothing has changed since the last build." in invoke(project, *build).stdout


def test_a_mistake_ends_with_one_and_leaves_the_published_site_alone(project: Path) -> None:
    invoke(project, "build")
    before = (project / "output" / "about" / "index.html").read_bytes()
    (project / "content" / "pages" / "about.md").write_text("Title: About\n\n[lost](/nowhere/)\n", encoding="utf-8")
    done = invoke(project, "build")
    assert done.returncode == 1
    assert "content/pages/about.md:3:" in done.stdout
    assert "Nothing was published" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert (project / "output" / "about" / "index.html").read_bytes() == before


def test_json_is_the_only_thing_printed(project: Path) -> None:
    (project / "content" / "pages" / "about.md").write_text("Title: About\n\n[lost](/nowhere/)\n", encoding="utf-8")
    done = invoke(project, "check", "--format", "json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert {"rule", "severity", "file", "line", "column", "message", "pages"} == set(found[0])
    assert [entry["file"] for entry in found] == sorted(entry["file"] for entry in found)


def test_a_sound_site_is_an_empty_list(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checking.check(project, Asked(form="json")) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_check_publishes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checking.check(project, Asked()) == 0
    assert capsys.readouterr().out.startswith("Checked ")
    assert not (project / "output").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "--format", "xml"], 'there is no format "xml"; there are text, json, github, sarif'),
        (["build", "--content", "nowhere"], "there is no folder"),
        (["check", "--content", "nowhere"], "there is no folder"),
        (["build", "--output", "content"], "holds files that no build of this project made"),
        (["build", "--output", "tasks.py"], "is a file, and a folder is wanted"),
        (["new", "poem", "A title"], '"poem" is no kind'),
        (["new", "page", "About"], "is there already"),
        (["serve", "--port", "abc"], '"abc" is no port; name a number from 1024 to 65535 with --port'),
        (["checklist", "draw", "should-i-go"], '"draw" is nothing to do with a checklist; there is report'),
        (["checklist", "report", "should-i-goo"], 'Did you mean "should-i-go"?'),
        (["checklist", "report", "should-i-go", "--output", "tasks.py"], "is not a report that this command made"),
        (["test", "--profile", "short"], 'there is no profile "short"; there are change, ci, long'),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_ends_with_two_and_a_remedy(project: Path, words: list[str], said: str) -> None:
    done = invoke(project, *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_words_are_refused_without_running_anything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    codes = [
        building.build(tmp_path, building.Asked(form="xml")),
        commands.new(tmp_path, "", "poem", "A title"),
        commands.test(tmp_path, "short"),
        commands.serve(tmp_path, "", "abc"),
        commands.checklist(tmp_path, "", "draw", "x", ""),
        commands.checklist(tmp_path, "", "report", "x", ""),
    ]
    assert codes == [terminal.WRONG_USE] * 6
    assert len(capsys.readouterr().err.splitlines()) == 6
    assert list(tmp_path.iterdir()) == []


def test_problems_are_printed_before_the_closing_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content" / "pages" / "about.md").write_text("Title: About\n\n[lost](/nowhere/)\n", encoding="utf-8")
    assert checking.check(project, Asked()) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any("about.md:3:" in line for line in lines[:-1])
    assert lines[-1].startswith("The site cannot be published yet")


def test_a_refused_build_is_json_too(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert building.build(project, building.Asked(output=str(project / "content"), form="json")) == 2
    said = json.loads(capsys.readouterr().out)[0]
    assert (said["rule"], said["file"]) == ("build-refused", "content")


def test_other_content_and_another_output_may_be_named(project: Path, tmp_path: Path) -> None:
    shutil.move(project / "content", tmp_path / "words")
    done = invoke(project, "build", "--content", "words", "--output", "public")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "public" / "index.html").is_file()


def test_new_starts_a_page_that_the_next_build_accepts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("page", "article", "checklist"):
        assert commands.new(project, "", kind, f"A new {kind}") == 0
    assert "is ready" in capsys.readouterr().out
    assert checking.check(project, Asked()) == 0


def test_a_report_is_written_beside_the_content_and_summed_up(project: Path) -> None:
    done = invoke(project, "checklist", "report", "should-i-go")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "The whole report is in reports/should-i-go.html"
    assert "are caught by cases and properties" in done.stdout
    assert (project / "reports" / "should-i-go.html").is_file()


def test_a_report_on_a_file_with_problems_names_them(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content" / "checklists" / "bad.toml").write_text('titel = "Bad"\n', encoding="utf-8")
    assert commands.checklist(project, "", "report", "bad", "") == 1
    assert "bad.toml:1:1: " in capsys.readouterr().out
    assert not (project / "reports").exists()


def test_clean_removes_reports_but_not_what_stands_beside_them(project: Path) -> None:
    assert commands.checklist(project, "", "report", "should-i-go", "") == 0
    (project / "reports" / "thesis.html").write_text("mine", encoding="utf-8")
    (project / "reports" / "bench").mkdir()
    assert commands.clean(project) == 0
    assert [file.name for file in (project / "reports").iterdir()] == ["thesis.html"]


def test_serve_on_a_taken_port_ends_with_two(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert commands.serve(project, "", str(taken.getsockname()[1])) == terminal.WRONG_USE


def test_clean_removes_what_was_made_and_nothing_else(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    building.build(project, building.Asked())
    checking.check(project, Asked())
    for folder in (project, project / "plugins" / "checks"):
        (folder / "__pycache__").mkdir(exist_ok=True)
    assert commands.clean(project) == 0
    assert "removed compiled code" in capsys.readouterr().out
    assert list(project.rglob("__pycache__")) == []
    left = {path.name for path in project.iterdir()}
    assert left == {"content", "theme", "plugins", "pelicanconf.py", "pyproject.toml", "tasks.py"}


def test_clean_leaves_alone_what_somebody_else_made(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "output").mkdir()
    (project / "output" / "thesis.txt").write_text("mine", encoding="utf-8")
    assert commands.clean(project) == terminal.WRONG_USE
    assert "Nothing was removed" in capsys.readouterr().err
    assert (project / "output" / "thesis.txt").is_file()


def test_clean_takes_out_a_link_to_another_disk_and_leaves_alone_what_it_leads_to(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("disk")
    (other / "kept").write_text("x", encoding="utf-8")
    (project / ".cache").symlink_to(other)
    assert commands.clean(project) == 0
    assert not (project / ".cache").is_symlink()
    assert (other / "kept").is_file()


def test_clean_loses_nothing_that_somebody_put_beside_a_site(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    building.build(project, building.Asked())
    (project / "output" / "CNAME").write_text("mine", encoding="utf-8")
    assert commands.clean(project) == terminal.WRONG_USE
    assert 'no build has put there: "CNAME"' in capsys.readouterr().err
    assert (project / "output" / "CNAME").is_file()


def test_what_a_terminal_cannot_show_is_spelled_out(project: Path) -> None:
    (project / "content" / "pages" / "about.md").write_text("Title: “A”\n\n[lost](/“nowhere”/)\n", encoding="utf-8")
    command = [sys.executable, "-m", "invoke", "check"]
    done = subprocess.run(
        command, cwd=project, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert done.returncode == 1
    assert rb"\u201c" in done.stdout
    assert b"Traceback" not in done.stderr


def test_a_command_that_is_stopped_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def pressed(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "check", pressed)
    with pytest.raises(SystemExit) as ended:
        importlib.import_module("tasks").check(Context())
    assert (ended.value.code, capsys.readouterr().err) == (terminal.STOPPED, "Stopped.\n")


def test_preparing_twice_does_no_harm() -> None:
    terminal.prepare()
    terminal.prepare()


def test_a_profile_runs_pytest(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text("def test_one(): pass\n", encoding="utf-8")
    assert commands.test(tmp_path, "change") == 0


def test_pictures_runs_their_test_and_asks_it_to_keep_new_ones(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "browser"
    folder.mkdir(parents=True)
    (tmp_path / "tests" / "conftest.py").write_text(
        "def pytest_addoption(parser): parser.addoption('--refresh-pictures', action='store_true')\n", encoding="utf-8"
    )
    (folder / "test_pictures.py").write_text(
        "def test_one(request): assert request.config.getoption('refresh_pictures')\n", encoding="utf-8"
    )
    assert commands.pictures(tmp_path) == 0


def test_a_bench_runs_its_module_and_ends_as_it_does(capfd: pytest.CaptureFixture[str]) -> None:
    assert commands.bench(ROOT, "checks", pages="1", only="", quick=False) == terminal.WRONG_USE
    assert '"1" is no list of numbers from 10 up' in capfd.readouterr().err


def test_a_bench_is_given_the_options_that_were_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    assert commands.bench(ROOT, "builds", quick=True, only="gatsby") == terminal.WRONG_USE
    assert 'there is no "gatsby"' in capfd.readouterr().err
    assert commands.bench(ROOT, "checks", quick=True) == terminal.WRONG_USE
    assert "unrecognized arguments: --quick" in capfd.readouterr().err


def test_an_audit_is_told_what_was_asked_and_ends_as_it_does(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tests" / "audit").mkdir(parents=True)
    words = "import sys; print(*sys.argv[1:]); sys.exit(1)"
    (tmp_path / "tests" / "audit" / "__main__.py").write_text(words, encoding="utf-8")
    assert commands.audit(tmp_path, "3", False, True) == 1
    assert capfd.readouterr().out == "--runs=3 --quick\n"
    assert commands.audit(tmp_path, "5", True, False, "site") == 1
    assert capfd.readouterr().out == "--runs=5 --all --output=site\n"
    assert commands.audit(tmp_path, "0", False, False) == terminal.WRONG_USE
    assert "give a number, as in --runs 5" in capfd.readouterr().err


def test_a_bench_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.bench(ROOT, "speed") == terminal.WRONG_USE
    assert 'no bench "speed"; there are builds, checks' in capsys.readouterr().err


def test_lint_fails_where_one_of_the_tools_complains(tmp_path: Path) -> None:
    for name in ("plugins", "tests"):
        (tmp_path / name).mkdir()
    (tmp_path / "tasks.py").write_text("import os\n", encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text("", encoding="utf-8")
    assert commands.lint(tmp_path) != 0


def test_locking_names_no_registry(tmp_path: Path) -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.pip-tools]")[2].partition("[")[0]
    project = '[project]\nname = "x"\nversion = "1"\ndependencies = []\noptional-dependencies.dev = []\n'
    project += f"[tool.pip-tools]{settings}"
    (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    assert commands.lock(tmp_path) == 0
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "invoke lock" in text
        assert "://" not in text


def test_a_reader_that_stops_reading_is_no_trouble(project: Path) -> None:
    program = "import sys; from pathlib import Path; from plugins.authoring import checking;"
    program += "checking.check(Path(sys.argv[1]), checking.Asked())"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(project)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout
        running.stdout.close()
        assert running.stderr
        assert "Error" not in running.stderr.read()
    assert running.returncode == 0


def test_the_rest_goes_nowhere_once_nobody_reads(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as out:
        terminal.say("words", out)
        terminal.say("more words", out)


def test_finish_ends_the_program_only_with_a_code() -> None:
    terminal.finish(0)
    with pytest.raises(SystemExit) as ended:
        terminal.finish(2)
    assert ended.value.code == 2
