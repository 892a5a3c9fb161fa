"""Where nothing changed, `invoke build` says what the last build said; where anything did, it builds."""

from __future__ import annotations

import importlib
import math
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins import authoring
from plugins.authoring import building
from plugins.authoring.building import Asked
from plugins.authoring.telling import FORMS
from plugins.checks.report import FORMATS
from plugins.problem import Problem
from plugins.publishing.records import Request, Result, packed, unpacked
from plugins.speed.former import Kept
from plugins.speed.reads import Reads
from plugins.store import Store

from ..publishing.conftest import TinySite, digest, make_tiny

HOME = "content/pages/home.md"
SPARED = "Nothing has changed since the last build."
TICK = 0.05
"""Seconds after which a second write surely has another time than the first."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinySite:
    """The tiny site, published once by the command."""
    monkeypatch.chdir(tmp_path)
    site = make_tiny(tmp_path)
    time.sleep(TICK)
    assert built_again(site) == "Built anew: there is no earlier build to compare with."
    return site


def built_again(site: TinySite, **asked: object) -> str:
    """What `invoke build --explain` says first."""
    said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "say", said.append)
        patch.setattr("plugins.authoring.telling.say", lambda text, out=None: said.append(text))
        assert building.build(site.root, Asked(explain=True, **asked)) == 0, said  # type: ignore[arg-type]
    return said[0]


def test_where_nothing_changed_the_last_build_is_told_again(site: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    before = digest(site.output)
    assert building.build(site.root, Asked(explain=True)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == SPARED
    assert lines[1].startswith("Published 3 pages, ")
    assert digest(site.output) == before


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (HOME, "Title:", "Title: On", '"title" of generated_content/pages/home.md is another'),
        ("content/site.toml", 'name = "Tiny"', 'name = "Small"', "the setting SITENAME is another"),
        ("theme/templates/base.html", "<main>", "<main><hr>", "what draws by home.html is another"),
    ],
)
def test_each_page_that_is_drawn_has_its_reason(
    site: TinySite, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, reason: str
) -> None:
    site.change(file, old, new)
    time.sleep(TICK)
    assert building.build(site.root, Asked(explain=True)) == 0
    said = capsys.readouterr().out
    assert f"Drawn: index.html, since {reason}." in said, said


def edit(site: TinySite) -> None:
    site.change(HOME, "Title:", "Title: On")


def edit_at_the_same_time(site: TinySite) -> None:
    """Same size, same time of last change: only its content tells."""
    file = site.root / HOME
    before = file.stat()
    title, rest = file.read_text(encoding="utf-8").split("\n", 1)
    file.write_text(f"{title[:-1]}x\n{rest}", encoding="utf-8")
    assert file.stat().st_size == before.st_size
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def add(site: TinySite) -> None:
    (site.root / "content/pages/new.md").write_text((site.root / HOME).read_text().replace("Save_as", "Saved"))


def tamper(site: TinySite) -> None:
    site.change("output/index.html", "<main", "<MAIN")


def rename(site: TinySite) -> None:
    (site.root / "content/pages/later.md").rename(site.root / "content/pages/late.md")


def touch(site: TinySite) -> None:
    os.utime(site.root / HOME)


def revert(site: TinySite) -> None:
    text = (site.root / HOME).read_text(encoding="utf-8")
    site.write(HOME, text + "More.\n")
    time.sleep(TICK)
    site.write(HOME, text)


CHANGES: dict[str, Callable[[TinySite], None]] = {
    "content/pages/home.md": edit,
    "content/images/dot.svg": lambda site: site.change("content/images/dot.svg", "<svg", "<svg "),
    "content/pages/later.md": rename,
    "theme/templates/base.html": lambda site: site.change("theme/templates/base.html", "<main", "<main "),
    "theme/static/css/base.css": lambda site: site.change("theme/static/css/base.css", "{", " {"),
    "pelicanconf.py": lambda site: site.change("pelicanconf.py", "TYPOGRIFY = False", "TYPOGRIFY = None"),
    "pyproject.toml": lambda site: site.change("pyproject.toml", "[tool", "\n[tool"),
    "output/index.html": tamper,
    "output/feed.xml": lambda site: site.change("output/feed.xml", "<feed", "<FEED"),
    "output/robots.txt": lambda site: (site.output / "robots.txt").unlink(),
    "output/ways": lambda site: (site.output / "ways/bare").mkdir(),
    "theme/strings": lambda site: site.write("theme/strings/fr.toml", ""),
}


@pytest.mark.parametrize(("path", "change"), CHANGES.items(), ids=CHANGES)
def test_what_changed_is_named_and_built_anew(site: TinySite, path: str, change: Callable[[TinySite], None]) -> None:
    change(site)
    assert built_again(site) == f"Built anew: {path} is not what it was."
    after = digest(site.output)
    assert built_again(site, clean=True) == "Built anew: nothing counts that was kept."
    assert digest(site.output) == after


@pytest.mark.parametrize("change", [touch, revert])
def test_what_holds_the_same_again_counts_as_unchanged(site: TinySite, change: Callable[[TinySite], None]) -> None:
    change(site)
    assert built_again(site) == SPARED
    assert built_again(site) == SPARED


def test_code_that_no_build_has_imported_yet_counts(site: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write("code/brought_by_all/__init__.py", "")
    site.write("code/brought_by_all/later.py", "WORDS = 1\n")
    monkeypatch.syspath_prepend(site.root / "code")
    importlib.import_module("brought_by_all")
    try:
        time.sleep(TICK)
        built_again(site)
        assert built_again(site) == SPARED
        site.change("code/brought_by_all/later.py", "1", "2")
        assert built_again(site) == "Built anew: code/brought_by_all/later.py is not what it was."
    finally:
        del sys.modules["brought_by_all"]


def test_a_new_text_of_the_same_size_and_time_is_seen(site: TinySite) -> None:
    edit_at_the_same_time(site)
    assert built_again(site).startswith("Built anew: ")


def test_another_environment_may_make_another_site(site: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org")
    assert built_again(site) == "Built anew: there is no earlier build to compare with."
    monkeypatch.delenv("SITE_URL")
    assert built_again(site).startswith("Built anew: output/")  # which that one replaced


def test_a_build_of_another_day_is_another_build(site: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(os.environ["SOURCE_DATE_EPOCH"]) + 86400))
    assert built_again(site) == "Built anew: there is no earlier build to compare with."


def test_a_text_that_is_due_is_published(site: TinySite) -> None:
    due = time.time() + 3
    moment = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(due))
    site.change("pelicanconf.py", "TYPOGRIFY = False", "WITH_FUTURE_DATES = False")
    site.write("content/articles/due.md", DUE.format(date=moment))
    time.sleep(TICK)
    built_again(site)
    assert not (site.output / "due/index.html").exists()
    time.sleep(max(due + 1 - time.time(), 0))
    assert built_again(site) == "Built anew: a text is due."
    assert (site.output / "due/index.html").exists()


DUE = """Title: What is due
Date: {date}
Category: due
Reviewed: 2026-11-23
Description: It is held back until its time has come, and then it is published without anybody's doing.

A text that is due, with a way [home](/) for those who came to read it.
"""

PLUGIN = """
import subprocess, sys
def register():
    subprocess.run([sys.executable, "-c", ""], check=True)
"""


def test_a_build_that_asks_programs_is_never_spared(site: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("asking.py", PLUGIN)
    site.change(
        "pelicanconf.py", 'PLUGINS = ["', 'sys.path.insert(0, os.path.dirname(__file__))\nPLUGINS = ["asking", "'
    )
    time.sleep(TICK)
    for _ in range(2):
        assert building.build(site.root, Asked(explain=True)) == 0
        said = capsys.readouterr().out
        assert "To be built anew the next time: the build asked others: subprocess.Popen." in said, said


def test_what_was_written_while_the_site_was_built_is_built_again(
    site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = building.built_anew

    def slow(request: Request) -> Result:
        result = real(request)
        site.change(HOME, "Title:", "Title: On")
        return result

    site.change(HOME, "Title:", "Title: Go")
    monkeypatch.setattr(building, "built_anew", slow)
    built_again(site)
    monkeypatch.setattr(building, "built_anew", real)
    time.sleep(TICK)
    assert built_again(site).startswith("Built anew: ")
    assert "On" in site.html()


def test_what_the_system_shows_of_itself_counts_for_nothing_but_its_memory_may_hold_a_site(tmp_path: Path) -> None:
    kept = Kept(Store(tmp_path / "store"), "a site")
    reads = Reads(files={"/dev/shm/no-such-site/text.md", "/dev/null", "/proc/stat"})
    assert kept.remember(b"", reads, tmp_path / "output", began=kept.begin(tmp_path / "output"), until=math.inf) == ""
    former = Kept(Store(tmp_path / "store"), "a site").former
    assert former
    seen = sorted(path for path in former.seen if path.startswith(("/dev", "/proc")))
    assert seen == ["/dev/shm/no-such-site", "/dev/shm/no-such-site/text.md"]


def test_a_site_with_errors_is_looked_at_every_time(site: TinySite) -> None:
    site.change(HOME, "Title:", "Tilte:")
    for _ in range(2):
        assert building.build(site.root, Asked()) == 1


def test_an_extension_that_there_is_not_has_its_name_where_things_are_kept(
    site: TinySite, capsys: pytest.CaptureFixture[str]
) -> None:
    added = 'TYPOGRIFY = False\nMARKDOWN = {"extensions": ["markdown.extensions.tabels"]}'
    site.change("pelicanconf.py", "TYPOGRIFY = False", added)
    assert building.build(site.root, Asked()) == 2
    assert 'there is no "markdown.extensions.tabels"; mend its name, or install it' in capsys.readouterr().out


def test_nothing_is_kept_beside_settings_that_do_not_exist(tmp_path: Path) -> None:
    assert building.build(tmp_path, Asked(settings=str(tmp_path / "none.py"))) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_result_comes_back_from_its_bytes() -> None:
    problem = Problem("x.md", 1, 2, "rule", "message", "warning", ("/a/", "/b/"))
    result = Result(Path("/x/output"), (problem,), largest=("x", 3), candidates=(problem,), pages=4)
    assert unpacked(packed(result)) == result


def test_the_forms_are_those_of_the_reports() -> None:
    assert tuple(FORMATS) == FORMS


def test_a_report_for_programs_knows_the_rules(site: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    assert building.build(site.root, Asked(form="sarif")) == 0
    assert '"page-budget"' in capsys.readouterr().out


def test_the_desk_has_no_private_modules() -> None:
    assert not hasattr(authoring, "_none")


def test_what_counts_on_the_time_is_built_anew(tmp_path: Path) -> None:
    kept = Kept(Store(tmp_path / "store"), "a site")
    said = kept.remember(b"", Reads(), tmp_path / "output", began=kept.begin(tmp_path / "output"), until=0.0)
    assert said == "the time counts for what it makes"


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """A store beside a file that settings read, which may be a link."""
    (tmp_path / "one.json").write_text("1")
    (tmp_path / "two.json").write_text("2")
    (tmp_path / "data.json").symlink_to("one.json")
    time.sleep(TICK)
    return Kept(Store(tmp_path / ".cache/store"), "a site")


def kept_after(kept: Kept, root: Path, change: Callable[[Path], object], reads: Reads) -> str:
    """What is said of a build during which something changes."""
    began = kept.begin(root / "output")
    change(root)
    return kept.remember(b"", reads, root / "output", began=began, until=math.inf)


def lead_elsewhere(root: Path) -> None:
    (root / "new.json").symlink_to("two.json")
    (root / "new.json").rename(root / "data.json")


@pytest.mark.parametrize("change", [lambda root: (root / "data.json").unlink(), lead_elsewhere])
def test_what_was_read_beside_the_output_and_is_taken_away_meanwhile_is_built_again(
    kept: Kept, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    said = kept_after(kept, tmp_path, change, Reads(files={str(tmp_path / "data.json")}))
    assert said == f"{tmp_path} was written while the site was built"


def test_what_was_read_and_is_taken_away_with_its_folder_is_built_again(kept: Kept, tmp_path: Path) -> None:
    file = tmp_path / "data/deep/file.json"
    file.parent.mkdir(parents=True)
    file.write_text("1")
    time.sleep(TICK)
    reads = Reads(files={str(file)})
    assert kept_after(kept, tmp_path, lambda root: None, reads) == ""
    said = kept_after(kept, tmp_path, lambda root: shutil.rmtree(root / "data/deep"), reads)
    assert said == f"{tmp_path}/data was written while the site was built"


def test_a_folder_around_the_output_that_was_listed_counts_with_its_names(kept: Kept, tmp_path: Path) -> None:
    said = kept_after(kept, tmp_path, lambda root: (root / "two.json").unlink(), Reads(listed={str(tmp_path)}))
    assert said == f"{tmp_path} was written while the site was built"


def test_what_builds_make_beside_what_they_read_changes_nothing(kept: Kept, tmp_path: Path) -> None:
    def make(root: Path) -> None:
        for name in ("output", ".output.staging", "__pycache__", ".cache/spare"):
            (root / name).mkdir(parents=True)
        (root / ".output.lock").write_text("")

    assert kept_after(kept, tmp_path, make, Reads(files={str(tmp_path / "data.json")})) == ""


def test_a_folder_that_a_build_makes_for_its_output_changes_nothing(kept: Kept, tmp_path: Path) -> None:
    public = tmp_path / "public"
    began = kept.begin(public / "output")
    (public / "output").mkdir(parents=True)
    reads = Reads(listed={str(tmp_path), str(public)})
    assert kept.remember(b"", reads, public / "output", began=began, until=math.inf) == ""


def test_a_clock_that_was_set_back_may_make_another_site(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = time.time()
    assert kept_after(kept, tmp_path, lambda root: None, Reads()) == ""
    again = Kept(kept.store, kept.name)
    assert again.recall() == (again.former, "")
    monkeypatch.setattr(time, "time", lambda: before - 1)
    assert again.recall() == (None, "the clock was set back")


def test_settings_that_ask_what_nobody_sees_are_read_every_time(site: TinySite) -> None:
    site.change("pelicanconf.py", "TYPOGRIFY = False", "import os\nTYPOGRIFY = os.path.exists('/no such file')")
    time.sleep(TICK)
    built_again(site)
    assert built_again(site).startswith("Built anew")


@pytest.mark.parametrize("clean", [False, True])
@pytest.mark.parametrize(
    ("name", "said"), [(".git/config", ".git"), ("CNAME", "CNAME"), ("ways/mine.txt", "ways/mine.txt")]
)
def test_what_no_build_has_made_is_never_lost(
    site: TinySite, name: str, said: str, clean: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write(f"output/{name}", "mine")
    assert building.build(site.root, Asked(clean=clean)) == 2
    assert f'holds what no build has put there: "{said}"; move that away' in capsys.readouterr().err
    assert (site.output / name).read_text() == "mine"
