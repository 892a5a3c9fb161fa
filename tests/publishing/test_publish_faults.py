"""Kills while a site is built, published or rolled back: readers see one whole site, and the next publish works."""

from __future__ import annotations

import functools
import hashlib
import http.client
import http.server
import json
import random
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.authoring.publishing import FAILED
from plugins.publishing.listing import NAME as LIST

from ..said import say
from .conftest import PROJECT, TinySite, make_publishable
from .publisher import NUMBER, main
from .sshd import Host
from .test_targets import host

__all__ = ["host"]  # a fixture

pytestmark = pytest.mark.faults


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinySite:
    """The tiny site with a target, published twice, each time with a number on all pages."""
    site = make_publishable(tmp_path, monkeypatch)
    assert code_of(site, 0) == FAILED  # nothing to roll back to yet
    assert code_of(site, 1) == 0
    return site


def publisher(site: TinySite, first: int, rounds: int | None = None) -> subprocess.Popen[str]:
    """Publishes in a process of its own."""
    words = [str(site.root), str(first), *([str(rounds)] if rounds else [])]
    command = [sys.executable, "-m", main.__module__, *words]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def code_of(site: TinySite, number: int) -> int:
    """The exit code of a publisher that publishes one number."""
    process = publisher(site, number, 1)
    process.communicate()
    return process.returncode


def numbers(folder: Path) -> set[str]:
    """The numbers on the pages of a site, and what is missing on a page that has none."""
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) == 3
    return {found[0] if (found := re.search(rf"{NUMBER} \d+", page.read_text(encoding="utf-8"))) else page.name
            for page in pages}  # fmt: skip


def in_folder(site: TinySite) -> Path:
    """What readers of a folder are shown."""
    return site.root / "srv/current"


def in_branch(site: TinySite) -> Path:
    """What readers of a branch are shown, as a folder."""
    folder = site.root / "branch"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    checkout = ["git", f"--git-dir={site.root}/remote.git", f"--work-tree={folder}", "checkout", "--quiet", "--force"]
    subprocess.run([*checkout, "gh-pages", "--", "."], check=True)
    return folder


def assert_kills_do_no_harm(
    site: TinySite, count: int, way: str = "to a folder", shown: Callable[[TinySite], Path] = in_folder
) -> None:
    lottery = random.Random(count)
    for number in range(count):
        process = publisher(site, 1000 * (number + 2))
        assert process.stdout
        if number % 2:  # half of them once something was published
            process.stdout.readline()
        time.sleep(lottery.uniform(0.3, 2.5))
        process.kill()
        process.communicate()
        assert len(numbers(shown(site))) == 1
        assert len(numbers(site.root / ".cache/publish/office")) == 1
        assert code_of(site, 1000 * (number + 2) + 500) == 0
        assert numbers(shown(site)) == {f"{NUMBER} {1000 * (number + 2) + 500}"}
    say(f"{count} kills of build, publish and rollback {way}: each left one whole site, and the next publish worked")


def test_kills_while_publishing_leave_one_whole_site(office: TinySite) -> None:
    assert_kills_do_no_harm(office, 6)


@pytest.mark.long
def test_two_hundred_kills_while_publishing_leave_one_whole_site(office: TinySite) -> None:
    assert_kills_do_no_harm(office, 200)


@pytest.mark.long
@pytest.mark.servers
def test_kills_while_publishing_over_ssh_leave_one_whole_site(office: TinySite, host: Host) -> None:
    far = f'kind = "rsync"\nto = "{host.name}:{office.root}/srv"\nssh = {json.dumps(host.options)}'
    office.change("pyproject.toml", 'kind = "folder"\nto = "srv"', far)
    assert_kills_do_no_harm(office, 40, "over ssh")


@pytest.mark.long
def test_kills_while_publishing_to_a_branch_leave_one_whole_site(office: TinySite) -> None:
    subprocess.run(["git", "init", "--quiet", "--bare", office.root / "remote.git"], check=True)
    near = f'kind = "github-pages"\nto = "{office.root}/remote.git"'
    office.change("pyproject.toml", 'kind = "folder"\nto = "srv"', near)
    assert code_of(office, 2) == FAILED  # nothing to roll back to yet
    assert code_of(office, 3) == 0
    assert_kills_do_no_harm(office, 40, "to a branch", in_branch)


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """A server of the site that is shown; gives its port."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, *words: object) -> None:
        del words


@dataclass(frozen=True)
class Seen:
    """What a reader got at an address: the bytes, and the numbers on the page, in its style and in its picture."""

    path: str
    statuses: frozenset[int]
    digest: str
    numbers: frozenset[str]


def fetched(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def read_until(done: threading.Event, port: int, found: list[Seen], lists: set[str]) -> None:
    """Fetch page after page with the picture of each, and the lists of releases."""
    while not done.is_set():
        for path in ("/", "/ways/", "/first/"):
            status, page = fetched(port, path)
            picture = re.search(r"/lasting/images/dot\.\w+\.svg", page)
            other, drawing = fetched(port, picture[0]) if picture else (404, "")
            numbers = re.findall(rf"{NUMBER} (\d+)", page + drawing)
            digest = hashlib.sha256(page.encode()).hexdigest()
            found.append(Seen(path, frozenset((status, other)), digest, frozenset(numbers)))
            lists.update(fetched(port, f"/{LIST}")[1].splitlines())


def assert_a_reader_sees_whole_pages(site: TinySite, rounds: int) -> None:
    done, found, lists = threading.Event(), list[Seen](), set[str]()
    with served(site.root / "srv/current") as port:
        reader = threading.Thread(target=read_until, args=(done, port, found, lists))
        reader.start()
        process = publisher(site, 10, rounds)
        process.communicate()
        done.set()
        reader.join()
    assert process.returncode == 0
    assert {status for seen in found for status in seen.statuses} == {200}
    assert {len(seen.numbers) for seen in found} == {1}  # a page, its style and its picture are of one release
    assert {f"{seen.digest}  {seen.path[1:]}index.html" for seen in found} <= lists
    shown = {number for seen in found for number in seen.numbers}
    assert len(shown) > 1
    assert shown <= {"1", *map(str, range(10, 10 + rounds))}
    told = f"{len(found):,} pages read during {2 * rounds} publishes and {rounds} rollbacks"
    say(f"{told}: none missing, none half, each with the style and the picture of its own release")


def test_a_reader_sees_only_whole_pages_while_the_site_is_published(office: TinySite) -> None:
    assert_a_reader_sees_whole_pages(office, 3)


@pytest.mark.long
def test_a_reader_sees_only_whole_pages_during_fifty_publishes(office: TinySite) -> None:
    assert_a_reader_sees_whole_pages(office, 50)


def test_of_two_publishes_at_once_one_says_who_is_at_work(office: TinySite) -> None:
    first, second = publisher(office, 10, 1), publisher(office, 20, 1)
    said = [process.communicate()[0] for process in (first, second)]
    assert 0 in (first.returncode, second.returncode)
    assert len(numbers(office.root / "srv/current")) == 1
    for process, text in zip((first, second), said, strict=True):
        assert process.returncode == 0 or "wait until it is done" in text, text
