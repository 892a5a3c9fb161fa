"""Each kind of target, with a real sshd and a real git: readers see a whole release, and each can come back."""

from __future__ import annotations

import datetime
import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.publishing.listing import write_list
from plugins.publishing.patience import patiently
from plugins.publishing.publish import Publishing
from plugins.publishing.releases import Changes, Release, Target, Unreachable
from plugins.publishing.staged import Staged
from plugins.publishing.staging import Refused
from plugins.publishing.targets.folder import Folder
from plugins.publishing.targets.rsync import Rsync

from .sshd import Host, ssh_host

NOW = datetime.datetime(2026, 11, 26, 15, 40, tzinfo=datetime.UTC)


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A host to reach by ssh."""
    with ssh_host(tmp_path_factory.mktemp("ssh")) as found:
        yield found


@dataclass
class Place:
    """A target, and the folder in which its readers find it."""

    target: Target
    root: Path
    said: list[str]

    def publishing(self, keep: int = 5, waits: tuple[float, ...] = ()) -> Publishing:
        return Publishing(self.target, keep, self.said.append, waits)

    def publish(self, site: Path, keep: int = 5, now: datetime.datetime = NOW) -> Release:
        return self.publishing(keep).publish(site, lambda: None, now)[0]

    def shown(self) -> dict[str, str]:
        """The files that readers see, with their texts."""
        folder = self.root / "current"
        files = (file for file in sorted(folder.rglob("*")) if file.is_file())
        return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def a_folder(tmp_path: Path, request: pytest.FixtureRequest) -> Place:
    return Place(Folder(tmp_path / "srv"), tmp_path / "srv", [])


def a_host(tmp_path: Path, request: pytest.FixtureRequest) -> Place:
    host: Host = request.getfixturevalue("host")
    folder = tmp_path / "it's srv"
    return Place(Rsync(host.name, str(folder), host.options), folder, [])


@pytest.fixture(params=[a_folder, pytest.param(a_host, marks=pytest.mark.servers)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Each kind of target with releases in folders."""
    made: Place = request.param(tmp_path, request)
    return made


@pytest.fixture
def site(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a site of which two files say a word, and two never change."""

    def make(word: str) -> Path:
        folder = tmp_path / "site"
        for name, text in {"index.html": word, "a b/style.css": word, "_headers": "same", ".hosts/x": "same"}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    return make


Site = Callable[[str], Path]


def words(place: Place) -> set[str]:
    return set(place.shown().values()) - {"same"}


def test_a_new_target_holds_and_shows_nothing(place: Place) -> None:
    held = place.target.held()
    assert (held.releases, held.shown) == ((), None)


def test_what_is_published_is_shown_whole(place: Place, site: Site) -> None:
    place.publish(site("old"))
    (site("new") / "a b/style.css").rename(site("new") / "more.css")
    place.publish(site("new"))
    assert place.shown() == {
        "index.html": "new",
        "a b/style.css": "new",
        "more.css": "new",
        "_headers": "same",
        ".hosts/x": "same",
    }
    (site("new") / "more.css").unlink()
    place.publish(site("new"))
    assert "more.css" not in place.shown()
    assert [release.number for release in place.target.held().releases] == [1, 2, 3]


def test_files_that_stay_as_they_were_keep_their_age(place: Place, site: Site) -> None:
    place.publish(site("old"))
    before = (place.root / "current/_headers").stat()
    place.publish(site("new"))
    assert (place.root / "current/_headers").stat().st_mtime_ns == before.st_mtime_ns


def test_a_server_may_read_what_is_published_whatever_the_publisher_keeps_to_himself(place: Place, site: Site) -> None:
    before = os.umask(0o077)
    try:
        place.publish(site("one"))
    finally:
        os.umask(before)
    shown = place.root / "current/"
    assert {path.stat().st_mode & 0o777 for path in shown.resolve().rglob("*")} == {0o755, 0o644}
    assert (place.root / "releases").stat().st_mode & 0o777 == 0o755


def test_what_is_shown_already_is_not_published_again(place: Place, site: Site) -> None:
    first = place.publish(site("one"))
    release, known, _ = place.publishing().publish(site("one"), lambda: None, NOW)
    assert (release, known) == (first, True)
    assert place.target.held().releases == (first,)


def test_a_dry_run_names_what_would_change_and_changes_nothing(place: Place, site: Site) -> None:
    assert set(place.publishing().changes(site("one")).new) == {"index.html", "a b/style.css", "_headers", ".hosts/x"}
    assert not place.root.exists()
    place.publish(site("one"))
    folder = site("two")
    (folder / "a b/style.css").unlink()
    (folder / "new.html").write_text("two", encoding="utf-8")
    assert place.publishing().changes(folder) == Changes(("new.html",), ("index.html",), ("a b/style.css",))
    assert words(place) == {"one"}


def test_a_rollback_shows_the_release_before_and_any_other_by_its_number(place: Place, site: Site) -> None:
    for word in ("one", "two", "three"):
        place.publish(site(word))
    assert place.publishing().rollback(None).number == 2
    assert words(place) == {"two"}
    place.publishing().rollback(3)
    assert words(place) == {"three"}
    place.publishing().rollback(1)
    with pytest.raises(Refused, match="no earlier release; there are: 1, 2, 3"):
        place.publishing().rollback(None)
    with pytest.raises(Refused, match="no release 9"):
        place.publishing().rollback(9)
    assert words(place) == {"one"}


def test_what_was_rolled_back_can_be_published_again(place: Place, site: Site) -> None:
    for word in ("one", "two"):
        place.publish(site(word))
    place.publishing().rollback(None)
    assert place.publish(site("two")).number == 2
    assert words(place) == {"two"}


def test_only_so_many_releases_stay_and_always_the_one_that_is_shown(place: Place, site: Site) -> None:
    for word in ("one", "two", "three"):
        place.publish(site(word), keep=2)
    assert [release.number for release in place.target.held().releases] == [2, 3]
    place.publishing().rollback(2)
    place.target.remove(place.target.held().beyond(1))
    assert [release.number for release in place.target.held().releases] == [2, 3]
    place.publish(site("four"), keep=1)
    assert [release.number for release in place.target.held().releases] == [4]


def drawn(site: Site, word: str) -> Path:
    """The site with a picture that lasts and its compressed copy, named by the list of the release."""
    folder = site(word)
    shutil.rmtree(folder / "lasting", ignore_errors=True)
    (folder / "lasting/more").mkdir(parents=True)
    for name in (f"lasting/a b.{word}.svg", f"lasting/more/{word}.svg"):
        (folder / name).write_text(word, encoding="utf-8")
        (folder / f"{name}.br").write_text(word, encoding="utf-8")
    write_list(Staged(folder))
    return folder


def lasting(place: Place) -> set[str]:
    return {name for name in place.shown() if name.startswith("lasting/more/")}


def both(*words: str) -> set[str]:
    return {f"lasting/more/{word}.svg{copy}" for word in words for copy in ("", ".br")}


def test_a_page_that_is_still_open_finds_its_pictures_as_long_as_its_release_is_kept(place: Place, site: Site) -> None:
    before = os.umask(0o077)
    try:
        for word in ("one", "two", "three"):
            place.publish(drawn(site, word), keep=2)
        assert lasting(place) == both("one", "two", "three")
        place.publish(drawn(site, "four"), keep=2)
        assert lasting(place) == both("two", "three", "four")
        place.publishing().rollback(None)
    finally:
        os.umask(before)
    assert lasting(place) >= both("three", "four")
    assert place.shown()["lasting/a b.four.svg"] == "four"
    assert {path.stat().st_mode & 0o777 for path in (place.root / "current/").resolve().rglob("*")} == {0o755, 0o644}


def test_what_lasts_is_not_said_to_go(place: Place, site: Site) -> None:
    place.publish(drawn(site, "one"))
    assert place.publishing().changes(drawn(site, "two")).gone == ()


def test_a_release_that_is_gone_meanwhile_is_not_shown(place: Place, site: Site) -> None:
    for word in ("one", "two"):
        place.publish(site(word))
    first = place.target.held().releases[0]
    place.target.remove([first])
    with pytest.raises((Refused, FileNotFoundError), match=first.name):
        place.target.switch(first)
    assert words(place) == {"two"}


def test_a_clock_set_back_changes_no_order(place: Place, site: Site) -> None:
    place.publish(site("one"))
    newest = place.publish(site("two"), keep=1, now=NOW - datetime.timedelta(days=900))
    assert place.target.held().releases == (newest,)
    assert words(place) == {"two"}


def test_addresses_are_written_down_before_readers_see_them(place: Place, site: Site) -> None:
    seen: list[set[str]] = []
    place.publish(site("one"))
    place.publishing().publish(site("two"), lambda: seen.append(words(place)), NOW)
    assert seen == [{"one"}]


def test_a_folder_where_a_link_should_be_is_left_alone(place: Place, site: Site) -> None:
    (place.root / "current").mkdir(parents=True)
    with pytest.raises(Refused, match="is no link that"):
        place.publish(site("one"))
    assert list(place.root.iterdir()) == [place.root / "current"]


def test_a_link_in_a_site_is_not_followed(place: Place, site: Site) -> None:
    (site("one") / "passwd").symlink_to("/etc/passwd")
    with pytest.raises(Refused, match="is a link, and may lead out of the site"):
        place.publish(site("one"))
    assert place.target.held().releases == ()


def test_names_that_are_no_releases_are_left_alone(place: Place, site: Site) -> None:
    place.publish(site("one"))
    (place.root / "releases/mine").mkdir()
    place.publish(site("two"), keep=1)
    assert (place.root / "releases/mine").is_dir()


def test_what_a_cut_left_over_is_gone_after_the_next_publish(place: Place, site: Site) -> None:
    place.publish(site("one"))
    (place.root / "incoming-0123456789abcdef").mkdir()
    (place.root / ".current.1").symlink_to("nowhere")
    place.publish(site("two"))
    assert {path.name for path in place.root.iterdir()} == {"current", "releases"}


@pytest.mark.servers
@pytest.mark.parametrize("size", [6_000, 60_000, 400_000])
def test_an_upload_that_is_cut_goes_on_by_itself(size: int, tmp_path: Path, site: Site, host: Host) -> None:
    folder = tmp_path / "srv"
    place = Place(Rsync(host.name, str(folder), host.options), folder, [])
    place.publish(site("old"))
    (site("new") / "large.bin").write_bytes(_noise(1_000_000))
    host.way.cuts, host.way.made = [size, size], 0
    place.publishing(waits=(0.0, 0.0, 0.0)).publish(site("new"), lambda: None, NOW)
    assert host.way.made == 2
    assert len(place.said) == 2
    assert (folder / "current/large.bin").read_bytes() == _noise(1_000_000)
    assert (folder / "current/index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.servers
def test_what_arrived_before_a_cut_is_not_sent_again(tmp_path: Path, site: Site, host: Host) -> None:
    folder = tmp_path / "srv"
    place = Place(Rsync(host.name, str(folder), host.options), folder, [])
    (site("new") / "large.bin").write_bytes(_noise(4_000_000))
    host.way.cuts, host.way.sent = [3_000_000], 0
    place.publishing(waits=(0.0,)).publish(site("new"), lambda: None, NOW)
    assert (folder / "current/large.bin").read_bytes() == _noise(4_000_000)
    assert host.way.sent < 3_000_000 + 4_000_000  # how much of the first part arrived is up to the system


@pytest.mark.servers
def test_readers_keep_the_old_site_where_the_way_stays_cut(tmp_path: Path, site: Site, host: Host) -> None:
    folder = tmp_path / "srv"
    place = Place(Rsync(host.name, str(folder), host.options), folder, [])
    place.publish(site("old"))
    (site("new") / "large.bin").write_bytes(_noise(300_000))
    host.way.cuts = [50_000] * 9
    with pytest.raises(Unreachable, match=r"(rsync|ssh) says"):
        place.publish(site("new"))
    host.way.cuts = []
    assert words(place) == {"old"}
    place.publish(site("new"))
    assert (folder / "current/index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.servers
def test_a_host_that_says_no_is_not_asked_again(tmp_path: Path, site: Site, host: Host) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    place = Place(Rsync(host.name, str(tmp_path / "file"), host.options), tmp_path, [])
    with pytest.raises(Refused, match="ssh says"):
        place.publishing(waits=(0.0,)).publish(site("one"), lambda: None, NOW)
    assert place.said == []


@pytest.mark.servers
@pytest.mark.parametrize(
    ("option", "says"),
    [("-oIdentityFile=none", "Permission denied"), ("-oStrictHostKeyChecking=yes", "host key")],
)
def test_who_may_not_in_is_told_at_once(option: str, says: str, tmp_path: Path, host: Host) -> None:
    place = Place(Rsync(host.name, str(tmp_path), (option, "-oIdentitiesOnly=yes", *_without_key(host))), tmp_path, [])
    with pytest.raises(Refused, match=f"ssh says: .*{says}.*; mend that, or what pyproject.toml says of the target"):
        place.publishing(waits=(0.0,)).held()
    assert place.said == []


def _without_key(host: Host) -> list[str]:
    """What ssh must be told, but for the key."""
    options = list(host.options)
    at = options.index("-i")
    return [*options[:at], *options[at + 2 :]]


def _noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


def test_a_site_for_which_there_is_no_room_is_refused_before_anything_is_copied(
    place: Place, tmp_path: Path, site: Site
) -> None:
    with (site("one") / "large.bin").open("wb") as file:
        file.truncate(shutil.disk_usage(tmp_path).free + 2**30)  # a file with nothing in it takes no room
    with pytest.raises(Refused, match="make room there"):
        place.target.upload(tmp_path / "site", Release(1, "20261126T1540", "0" * 16))
    assert place.target.held().releases == ()
    assert not list(place.root.glob("incoming-*"))


def test_old_releases_that_cannot_be_removed_are_told_and_the_new_one_is_shown(
    place: Place, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Target, releases: object) -> None:
        raise PermissionError("denied")

    for word in ("one", "two"):
        place.publish(site(word))
    monkeypatch.setattr(type(place.target), "remove", fail)
    place.publish(site("three"), keep=1)
    assert words(place) == {"three"}
    assert place.said == ["Old releases are still there: denied. The next publish tries again to remove them."]


def test_a_program_that_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Refused, match="there is no ssh on this machine"):
        Rsync("host", "/srv").held()


def test_a_later_try_after_a_longer_wait() -> None:
    waited: list[float] = []
    said: list[str] = []

    def fail() -> None:
        raise Unreachable("cut")

    with pytest.raises(Unreachable):
        patiently(fail, said.append, waits=(1.0, 3.0), sleep=waited.append)
    assert waited == [1.0, 3.0]
    assert said == ["cut; trying again in 1 seconds", "cut; trying again in 3 seconds"]
