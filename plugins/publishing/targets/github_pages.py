"""GitHub Pages from a branch, by git: each release is one commit without a past, and the branch shows one of them.

A branch that keeps every site for ever grows with each publish. Here a tag keeps a release, and what no tag keeps goes.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...record import record
from ..hosts.github_pages import copy
from ..releases import WAY_OUT, Changes, Held, Release, Unreachable, compared, held
from ..staging import Refused

if TYPE_CHECKING:
    from . import Settings

KEYS = {"branch": "the branch that GitHub shows (gh-pages)"}

TAG = "refs/tags/site-"

LASTING = ("rejected", "denied", "not found", "does not exist", "not appear", "invalid", "could not read Username")
"""What git says where trying again helps nobody; its exit codes tell nothing."""

KEYS_TO_HOSTS = frozenset(("GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_ASKPASS"))
"""Of what the environment tells git, how it gets in. The rest may name another repository."""

PATIENCE = 900.0
"""Seconds after which git is stopped: a site takes some of them, and a host that hangs takes for ever."""

AUTHOR = ("-c", "user.name=invoke publish", "-c", "user.email=publish@localhost", "-c", "core.autocrlf=false")


def wrong(given: Mapping[str, Any], home: Path) -> tuple[str, ...]:
    """What is wrong with the settings, and the key at which; nothing where all is well."""
    del home
    branch = given.get("branch", "gh-pages")
    if not isinstance(branch, str) or not branch or branch.startswith("-"):
        return '"branch" must be the name of a branch in quotes, as in "gh-pages"', "branch"
    if given["to"].startswith("-"):
        return f'"to" is "{given["to"]}"; write the address of a repository', "to"
    return ()


def target(settings: Settings, cache: Path) -> GithubPages:
    """The branch of the repository that ``to`` names."""
    return GithubPages(settings.to, cache, settings.more.get("branch", "gh-pages"))


@record
class GithubPages:
    """A branch of a repository. ``cache`` is a repository on this machine in which the commits are made."""

    to: str
    cache: Path
    branch: str = "gh-pages"

    @property
    def _head(self) -> str:
        return f"refs/heads/{self.branch}"

    def held(self) -> Held:
        """What is there."""
        refs = self._refs()
        names = {ref.removeprefix(TAG): commit for ref, commit in refs.items() if ref.startswith(TAG)}
        shown = next((name for name in sorted(names) if names[name] == refs.get(self._head)), "")
        return held(names, shown)

    def changes(self, site: Path) -> Changes:
        """What would change if a site took the place of the one that is shown."""
        head = self._refs().get(self._head)
        with self._mending():
            new = self._files(self._tree(site))
            if head:
                self._git("fetch", "--quiet", "--depth=1", self.to, head)
            return compared(new, self._files(head) if head else {})

    def upload(self, site: Path, release: Release) -> None:
        """Send a site there, as GitHub Pages is to serve it, below a tag."""
        if f"{TAG}{release.name}" in self._refs():
            return
        with self._mending():
            commit = self._git("commit-tree", self._tree(site), "-m", f"Release {release}").strip()
            self._git("push", "--quiet", self.to, f"{commit}:{TAG}{release.name}")

    def switch(self, release: Release) -> None:
        """Show a release: the branch leads to another commit."""
        refs = self._refs()
        lease = f"--force-with-lease={self._head}:{refs.get(self._head, '')}"  # nobody else's work is written over
        commit = refs[f"{TAG}{release.name}"]
        if commit != refs.get(self._head):
            with self._mending():
                self._git("fetch", "--quiet", "--depth=1", self.to, f"{TAG}{release.name}")
                self._git("push", "--quiet", lease, self.to, f"{commit}:{self._head}")

    def remove(self, releases: Iterable[Release]) -> None:
        """Remove releases: their tags."""
        if tags := [f":{TAG}{release.name}" for release in releases]:
            self._git("push", "--quiet", self.to, *tags)

    def _refs(self) -> dict[str, str]:
        """Commits by the names under which the repository has them."""
        lines = self._git("ls-remote", self.to, self._head, f"{TAG}*").splitlines()
        return {name: commit for commit, _, name in (line.partition("\t") for line in lines)}

    def _tree(self, site: Path) -> str:
        """The tree of a copy of a site made for GitHub Pages."""
        folder = self.cache.with_suffix(".copy")
        shutil.rmtree(folder, ignore_errors=True)
        if problems := copy(site, folder):
            raise Refused(str(problems[0]))
        self._git("--work-tree", str(folder), "add", "--all", "--force", ".")
        return self._git("write-tree").strip()

    def _files(self, tree: str) -> dict[str, str]:
        """Hashes of the files in a tree by their names."""
        rows = self._git("ls-tree", "-r", "-z", tree).split("\0")
        return {name: what for what, _, name in (row.partition("\t") for row in rows if row)}

    def _git(self, *words: str) -> str:
        """What git says. Raises Unreachable where it may work later, Refused for any other failure."""
        if not (self.cache / "HEAD").is_file():
            new = self.cache.with_suffix(".new")  # all of it or nothing, wherever this is stopped
            for folder in (new, self.cache):
                shutil.rmtree(folder, ignore_errors=True)
            new.parent.mkdir(parents=True, exist_ok=True)
            _run("init", "--quiet", "--bare", str(new))
            new.rename(self.cache)
        return _run(f"--git-dir={self.cache}", *AUTHOR, *words)

    @contextlib.contextmanager
    def _mending(self) -> Iterator[None]:
        """Begin anew where the repository on this machine was damaged: nothing in it is kept for good.

        Whoever is in here is alone. What git locked was left over by a git that was killed.
        """
        for lock in self.cache.glob("*.lock"):
            lock.unlink()
        try:
            yield
        except (Refused, Unreachable) as error:
            try:
                self._git("fsck", "--no-dangling", "--no-progress")
            except (Refused, Unreachable):
                shutil.rmtree(self.cache, ignore_errors=True)
                raise Unreachable(f"{self.cache} is damaged, and is made anew: {error}") from error
            raise


def _run(*words: str) -> str:
    code, out, said = _ended(["git", *words])
    if not code:
        return out
    lines = said.strip().splitlines() or [f"exit code {code}"]
    told = f"git says: {next((line for line in lines if line.startswith(('fatal', ' !', 'error'))), lines[0]).strip()}"
    if any(word in said for word in LASTING):
        raise Refused(f"{told.rstrip('.')}; {WAY_OUT}")
    raise Unreachable(told.rstrip("."))


def _ended(command: list[str]) -> tuple[int, str, str]:
    """The exit code of git, what it gave, and what it said. Raises Unreachable where it hangs."""
    alone = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in KEYS_TO_HOSTS}
    alone |= {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    pipe = subprocess.PIPE
    try:
        git = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=alone, start_new_session=True)
    except FileNotFoundError as error:
        raise Refused("there is no git on this machine; install it") from error
    with git:
        try:
            out, said = git.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise Unreachable(f"git did not end within {PATIENCE:g} seconds") from error
        finally:
            if git.poll() is None:
                os.killpg(git.pid, signal.SIGKILL)  # with all that it started, which would hold on to the pipes
    return git.returncode, out, said
