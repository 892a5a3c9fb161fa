"""GitHub Pages, with a real git and a repository on this machine."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.publishing.listing import NAME as LIST
from plugins.publishing.publish import Publishing
from plugins.publishing.releases import Changes, Unreachable
from plugins.publishing.staging import Refused
from plugins.publishing.targets import Settings, github_pages, target
from plugins.publishing.targets.github_pages import GithubPages

from .conftest import TinySite, make_tiny

NOW = datetime.datetime(2026, 11, 26, 15, 40, tzinfo=datetime.UTC)


def git(*words: object) -> str:
    return subprocess.run(["git", *map(str, words)], capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """The tiny site, built once."""
    tiny = make_tiny(tmp_path_factory.mktemp("tiny"))
    assert tiny.build().published
    return tiny


class Remote:
    """A repository that shows a branch, and a site to publish there."""

    def __init__(self, tmp_path: Path, built: TinySite) -> None:
        self.folder, self.site = tmp_path / "remote.git", tmp_path / "site"
        git("init", "--quiet", "--bare", self.folder)
        shutil.copytree(built.output, self.site)
        self.said: list[str] = []
        self.target = GithubPages(str(self.folder), tmp_path / "cache.git")

    def publishing(self, keep: int = 5, waits: tuple[float, ...] = ()) -> Publishing:
        return Publishing(self.target, keep, self.said.append, waits)

    def publish(self, word: str, keep: int = 5) -> int:
        """Publish the site with a word on its first page."""
        (self.site / "robots.txt").write_text(word, encoding="utf-8")
        return self.publishing(keep).publish(self.site, lambda: None, NOW)[0].number

    def shown(self, name: str = "robots.txt") -> str:
        return git(f"--git-dir={self.folder}", "show", f"gh-pages:{name}")


@pytest.fixture
def remote(tmp_path: Path, built: TinySite) -> Remote:
    """A repository, and a site to publish there."""
    return Remote(tmp_path, built)


def test_a_branch_shows_the_newest_site_as_pages_are_to_serve_it(remote: Remote) -> None:
    assert (remote.publish("one"), remote.publish("two")) == (1, 2)
    assert remote.shown() == "two"
    assert "Content-Security-Policy" in remote.shown("index.html")
    assert remote.shown(".nojekyll") == ""
    assert git(f"--git-dir={remote.folder}", "rev-list", "--count", "gh-pages") == "1\n"


def test_a_release_comes_back_and_old_ones_go(remote: Remote) -> None:
    for word in ("one", "two", "three"):
        remote.publish(word, keep=2)
    assert [release.number for release in remote.target.held().releases] == [2, 3]
    assert remote.publishing().rollback(None).number == 2
    assert remote.shown() == "two"
    shutil.rmtree(remote.target.cache)  # as from another machine
    remote.publishing().rollback(3)
    assert remote.shown() == "three"
    assert remote.publish("three") == 3


def test_a_dry_run_names_what_would_change(remote: Remote) -> None:
    assert "robots.txt" in remote.publishing().changes(remote.site).new
    remote.publish("one")
    (remote.site / "robots.txt").unlink()
    (remote.site / "more.txt").write_text("x", encoding="utf-8")
    assert remote.publishing().changes(remote.site) == Changes(("more.txt",), (LIST,), ("robots.txt",))
    assert remote.shown() == "one"


def test_a_branch_of_somebody_else_comes_to_no_harm_by_a_stale_look(remote: Remote) -> None:
    remote.publish("one")
    seen = remote.target.held().releases[0]
    hook = remote.folder / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(Refused, match="rejected"):
        remote.publish("two")
    hook.unlink()
    assert remote.shown() == "one"
    assert remote.target.held().shown == seen
    assert remote.publish("two") == 2


def once(remote: Remote, script: str) -> Path:
    """Have the repository do something when a push arrives, the first time only; gives the file that says it has."""
    done, hook = remote.folder / "done", remote.folder / "hooks/pre-receive"
    hook.write_text(f"#!/bin/sh\n[ ! -e done ] || exit 0\ntouch done\n{script}\n", encoding="utf-8")
    hook.chmod(0o755)
    return done


CUTS = {
    "the other side ends": "kill -9 $PPID",
    "git ends here": "kill -9 $(ps -o ppid= $PPID)",
    "the other side hangs": "exec sleep 600",
}


@pytest.mark.parametrize("script", CUTS.values(), ids=CUTS)
def test_a_push_that_is_cut_goes_on_by_itself(remote: Remote, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    remote.publish("one")
    (remote.site / "robots.txt").write_text("two", encoding="utf-8")
    monkeypatch.setattr(github_pages, "PATIENCE", 3.0)
    done = once(remote, script)
    release = remote.publishing(waits=(0.0,)).publish(remote.site, lambda: None, NOW).release
    assert done.exists()
    assert len(remote.said) == 1
    assert (release.number, remote.shown()) == (2, "two")


@pytest.mark.long
@pytest.mark.parametrize("script", CUTS.values(), ids=CUTS)
def test_readers_keep_the_old_site_where_no_push_gets_through(
    remote: Remote, script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    remote.publish("one")
    monkeypatch.setattr(github_pages, "PATIENCE", 2.0)
    once(remote, script)
    with pytest.raises(Unreachable, match=r"git (says|did not end)"):
        remote.publish("two")
    assert remote.shown() == "one"
    monkeypatch.undo()
    assert remote.publish("two") == 2
    assert remote.shown() == "two"


def test_what_a_killed_git_leaves_locked_stops_nobody(remote: Remote) -> None:
    remote.publish("one")
    for name in ("index.lock", "shallow.lock"):
        (remote.target.cache / name).touch()
    assert remote.publish("two") == 2
    assert remote.publishing().rollback(None).number == 1


def damaged_objects(cache: Path) -> None:
    for file in (cache / "objects").glob("??/*"):
        file.chmod(0o644)
        file.write_bytes(b"")


def damaged_index(cache: Path) -> None:
    (cache / "index").write_bytes(b"DIRC")


def half_made(cache: Path) -> None:
    shutil.rmtree(cache)
    (cache / "objects").mkdir(parents=True)


@pytest.mark.parametrize("damage", [damaged_objects, damaged_index, half_made])
def test_a_damaged_repository_on_this_machine_is_made_anew(remote: Remote, damage: Callable[[Path], None]) -> None:
    remote.publish("one")
    damage(remote.target.cache)
    (remote.site / "robots.txt").write_text("two", encoding="utf-8")
    remote.publishing(waits=(0.0,)).publish(remote.site, lambda: None, NOW)
    assert remote.shown() == "two"


def test_a_copy_that_pages_could_not_serve_is_refused(remote: Remote) -> None:
    (remote.site / "bad.html").write_text('<html><body onload="x()"><script>x()</script></html>', encoding="utf-8")
    with pytest.raises(Refused, match="page-policy"):
        remote.publish("one")


def test_a_repository_that_is_not_there_is_not_asked_again(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="git says: fatal: "):
        GithubPages(str(tmp_path / "nothing.git"), tmp_path / "cache.git").held()


def test_a_host_that_does_not_answer_may_answer_later(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="git says: fatal: "):
        GithubPages("http://127.0.0.1:9/x.git", tmp_path / "cache.git").held()


def test_git_is_told_how_to_get_in_and_not_which_repository(
    remote: Remote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_SSH_COMMAND", f"touch {tmp_path}/asked; false")
    assert remote.publish("one") == 1
    with pytest.raises((Refused, Unreachable)):
        GithubPages("git@127.0.0.1:a/b.git", tmp_path / "cache.git").held()
    assert (tmp_path / "asked").exists()


def test_settings_name_the_branch(tmp_path: Path) -> None:
    given = Settings("live", "github-pages", "git@example.org:a/b.git", tmp_path, more={"branch": "main"})
    assert target(given, tmp_path) == GithubPages(given.to, tmp_path, "main")


def test_git_that_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Refused, match="there is no git on this machine"):
        GithubPages("x", tmp_path / "cache.git").held()


@pytest.mark.parametrize(
    ("given", "key"),
    [({"to": "x", "branch": 3}, "branch"), ({"to": "x", "branch": "-x"}, "branch"), ({"to": "--exec=x"}, "to")],
)
def test_what_git_would_take_for_an_option_is_refused(given: dict[str, object], key: str) -> None:
    assert github_pages.wrong(given, Path())[1] == key
    assert github_pages.wrong({"to": "git@example.org:a/b.git"}, Path()) == ()
