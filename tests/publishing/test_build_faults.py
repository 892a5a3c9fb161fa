"""A build that is killed, meets a full disk, or may not write: the former site stays, and the next build works."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .conftest import PROJECT, TinySite, child_command, digest, make_tiny

pytestmark = pytest.mark.faults

NOBODY = 65534
DIGEST = "import sys, pathlib; from tests.publishing.conftest import digest; print(digest(pathlib.Path(sys.argv[1])))"


@pytest.fixture
def published(tiny: TinySite) -> TinySite:
    """The tiny site, published once."""
    assert tiny.build().published
    return tiny


def kill_while_building(site: TinySite, lottery: random.Random, seconds: float) -> None:
    process = subprocess.Popen(child_command(site), cwd=PROJECT, stdout=subprocess.DEVNULL)
    time.sleep(lottery.uniform(0.2, 1.1) * seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


def assert_kills_do_no_harm(site: TinySite, count: int) -> None:
    """Kill builds that would publish a change, at random moments: what is there is the former site or the new one."""
    lottery, former = random.Random(count), digest(site.output)
    text = (site.root / "content/pages/ways.md").read_text(encoding="utf-8")
    start = time.monotonic()
    subprocess.run(child_command(site), cwd=PROJECT, stdout=subprocess.DEVNULL, check=True)
    seconds = time.monotonic() - start
    for number in range(count):
        site.write("content/pages/ways.md", f"{text}\nNumber {number}.\n")
        kill_while_building(site, lottery, seconds)
        left = digest(site.output)
        assert site.build().published
        assert left in (former, digest(site.output))
        assert site.beside() == {"output", ".output.lock"}
        former = digest(site.output)


def test_a_killed_build_leaves_the_former_site_or_the_new_one(published: TinySite) -> None:
    assert_kills_do_no_harm(published, 8)


@pytest.mark.long
def test_a_thousand_killed_builds_do_no_harm(published: TinySite) -> None:
    assert_kills_do_no_harm(published, 1000)


def in_namespace(script: str, site: TinySite) -> tuple[dict[str, Any], str]:
    """Run a shell script that may mount, then build into $OUTPUT: gives the result, and the digest of $OUTPUT then."""
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets no user mount: unshare -rm")
    output = site.root / "disk" / "output"
    output.parent.mkdir()
    lines = [script, '"$1" -m tests.publishing.child "$ROOT" "$OUTPUT"', '"$1" -c "$2" "$OUTPUT"']
    said = subprocess.run(
        ["unshare", "-rm", "sh", "-eu", "-c", "\n".join(lines), "sh", sys.executable, DIGEST],
        cwd=PROJECT,
        env={**os.environ, "ROOT": str(site.root), "OUTPUT": str(output), "DISK": str(output.parent)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return json.loads(said[-2]), said[-1]


@pytest.mark.parametrize("share", [0.02, 0.2, 0.4, 0.6, 0.8, 0.9])
def test_a_full_disk_is_named_and_the_former_site_stays(published: TinySite, share: float) -> None:
    """The disk has room for the former site, and beside it for a share of the new one."""
    before = digest(published.output)
    files = sum(path.is_file() for path in published.output.rglob("*"))
    size = int(files * (1 + share)) * os.sysconf("SC_PAGE_SIZE")  # each small file takes one page of memory
    mount = f'mount -t tmpfs -o size={size} tmpfs "$DISK"; cp -r "$ROOT/output" "$OUTPUT"'
    result, after = in_namespace(mount, published)
    assert result["refused"].startswith("the disk is full")
    assert result["refused"].endswith("as it was")
    assert (result["published"], after) == (False, before)


def test_a_read_only_disk_is_named(published: TinySite) -> None:
    before = digest(published.output)
    mount = 'cp -r "$ROOT/output" "$OUTPUT"; mount --bind "$DISK" "$DISK"; mount -o remount,ro,bind "$DISK"'
    result, after = in_namespace(mount, published)
    assert "read-only file system; name another place with --output" in result["refused"]
    assert (result["published"], after) == (False, before)


def test_an_output_that_is_a_disk_of_its_own_is_refused(published: TinySite) -> None:
    mount = 'mkdir "$OUTPUT"; mount -t tmpfs tmpfs "$OUTPUT"; cp -r "$ROOT/output/." "$OUTPUT"'
    result, after = in_namespace(mount, published)
    assert "name another place with --output" in result["refused"]
    assert (result["published"], after) == (False, digest(published.output))


@pytest.fixture
def open_site() -> Iterator[TinySite]:
    """The tiny site, published, where every user of the machine can read it."""
    root = Path(tempfile.mkdtemp())
    root.chmod(0o755)
    site = make_tiny(root)
    assert site.build().published
    yield site
    shutil.rmtree(root)


def build_as_nobody(site: TinySite) -> dict[str, Any]:
    user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if os.getuid() == 0 else []
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [*user, *child_command(site)]
    done = subprocess.run(command, cwd=PROJECT, env=env, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def test_a_folder_that_this_user_may_not_write_is_named(open_site: TinySite) -> None:
    before = digest(open_site.output)
    open_site.root.chmod(0o555)
    result = build_as_nobody(open_site)
    assert "permission denied; name another place with --output, or mend its rights" in result["refused"]
    assert digest(open_site.output) == before


def test_a_content_file_that_this_user_may_not_read_is_named(open_site: TinySite) -> None:
    if os.getuid():
        pytest.skip("only root can give the folder to another user")
    before = digest(open_site.output)
    (open_site.root / ".output.lock").unlink()
    os.chown(open_site.root, NOBODY, NOBODY)
    (open_site.root / "content/pages/ways.md").chmod(0)
    (open_site.root / "content/site.toml").chmod(0)
    result = build_as_nobody(open_site)
    said = [
        f"{open_site.root}/content/{name}:1:1: cannot be read: permission" for name in ("pages/ways.md", "site.toml")
    ]
    assert result["published"] is False
    assert all(any(problem.startswith(line) for problem in result["problems"]) for line in said), result
    assert digest(open_site.output) == before


def test_a_folder_that_may_not_be_changed_is_named(published: TinySite) -> None:
    if subprocess.run(["chattr", "+i", published.root], capture_output=True, check=False).returncode:
        pytest.skip("this disk or user knows no immutable folders: chattr +i")
    before = digest(published.output)
    try:
        result = published.build()
    finally:
        subprocess.run(["chattr", "-i", published.root], check=True)
    assert "cannot be written" in result.refused
    assert digest(published.output) == before
