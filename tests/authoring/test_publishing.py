"""``invoke publish``, ``releases`` and ``rollback``: what is refused, what is said, and what readers then see."""

from __future__ import annotations

import errno
import importlib
import os
import socket
from functools import partial
from pathlib import Path

import pytest
from invoke import Collection
from invoke.parser import Parser

from plugins.authoring import publishing
from plugins.authoring.publishing import publish, releases, rollback
from plugins.publishing.releases import Release
from plugins.publishing.targets.folder import Folder

from ..publishing.conftest import TinySite, make_publishable


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinySite:
    """A small project in the working folder, with a target and all facts."""
    return make_publishable(tmp_path, monkeypatch)


def home(tiny: TinySite) -> str:
    """The first page as readers see it."""
    return (tiny.root / "srv/current/index.html").read_text(encoding="utf-8")


def change(tiny: TinySite, old: str, new: str) -> None:
    tiny.change("content/pages/home.md", old, new)


Said = pytest.CaptureFixture[str]


def test_a_site_is_published_and_its_addresses_are_written_down(tiny: TinySite, capsys: Said) -> None:
    assert publish(tiny.root, "office") == 0
    assert 'href="https://example.org/"' in home(tiny)
    assert "/ways/\n" in (tiny.root / "content/published.txt").read_text(encoding="utf-8")
    assert "Published release 1 of " in (said := capsys.readouterr().out)
    assert "content/published.txt holds" in said
    assert publish(tiny.root, "office") == 0
    assert "office shows this already: release 1 of " in capsys.readouterr().out


def test_a_release_is_taken_back_and_listed(tiny: TinySite, capsys: Said) -> None:
    for old, new in (("Begin", "Commence"), ("Commence", "Set out"), ("Set out", "Depart")):
        assert publish(tiny.root, "office") == 0
        change(tiny, old, new)
    capsys.readouterr()
    assert rollback(tiny.root, "office") == 0
    assert "Commence" in home(tiny)
    assert capsys.readouterr().out.startswith("office shows release 2 of ")
    assert releases(tiny.root, "office") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:4] for line in lines] == ["  3 ", "* 2 ", "The "]
    assert rollback(tiny.root, "office", "3") == 0
    assert "Set out" in home(tiny)


@pytest.mark.parametrize(("keep", "told"), [(2, True), (1, False)])
def test_taking_a_release_back_is_offered_where_there_is_an_earlier_one(
    keep: int, told: bool, tiny: TinySite, capsys: Said
) -> None:
    tiny.change("pyproject.toml", "keep = 2", f"keep = {keep}")
    assert publish(tiny.root, "office") == 0
    assert "rollback" not in capsys.readouterr().out
    change(tiny, "Begin", "Commence")
    assert publish(tiny.root, "office") == 0
    assert ("`invoke rollback office` takes it back" in capsys.readouterr().out) == told
    assert rollback(tiny.root, "office") == (0 if told else publishing.FAILED)


def test_a_target_without_releases_says_so(tiny: TinySite, capsys: Said) -> None:
    assert releases(tiny.root, "office") == 0
    assert capsys.readouterr().out == "Nothing is shown yet.\n"
    assert rollback(tiny.root, "office") == publishing.FAILED
    assert "there is no earlier release; publish one first" in capsys.readouterr().err


def test_a_dry_run_says_what_would_change(tiny: TinySite, capsys: Said) -> None:
    assert publish(tiny.root, "office", dry_run=True) == 0
    said = capsys.readouterr().out
    assert "  new     index.html\n" in said
    assert "Nothing was published.\n" in said
    assert not (tiny.root / "srv").exists()
    assert not (tiny.root / "content/published.txt").exists()


def test_a_folder_by_way_of_a_link_is_the_one_that_it_leads_to(tiny: TinySite, capsys: Said) -> None:
    (tiny.root / "out").symlink_to("output")
    tiny.change("pyproject.toml", 'to = "srv"', 'to = "out/site"')
    assert publish(tiny.root, "office") == 2
    assert 'pyproject.toml:7:1: "to" is "out/site"' in capsys.readouterr().err


@pytest.mark.parametrize("to", ["/proc/x/y", "mine/x", "mine"])
def test_a_dry_run_finds_that_nothing_can_be_written_there(to: str, tiny: TinySite, capsys: Said) -> None:
    tiny.write("mine", "a file")
    tiny.change("pyproject.toml", 'to = "srv"', f'to = "{to}"')
    assert publish(tiny.root, "office", dry_run=True) == publishing.FAILED
    near = to.removesuffix("/x/y") if to.startswith("/proc") else tiny.root / "mine"
    assert f"Nothing was done at the target office: {near} cannot be used: " in capsys.readouterr().err


def test_a_dry_run_leaves_nothing(tiny: TinySite) -> None:
    assert publish(tiny.root, "office", dry_run=True) == 0
    assert not [name for name in os.listdir(tiny.root) if name.startswith(("srv", "incoming"))]


def test_a_site_with_an_error_is_not_published(tiny: TinySite) -> None:
    assert publish(tiny.root, "office") == 0
    change(tiny, "Begin", "[nowhere](/nowhere/) Begin")
    assert publish(tiny.root, "office") == 1
    assert "nowhere" not in home(tiny)


@pytest.mark.parametrize("url", ["", "http://localhost:8000", "http://127.0.0.1", "http://[::1]:80"])
def test_no_site_of_this_machine_is_published(
    url: str, tiny: TinySite, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.change("pyproject.toml", 'site_url = "https://example.org"\n', "")
    monkeypatch.setenv("SITE_URL", url)
    assert publish(tiny.root, "office") == 2
    assert 'set SITE_URL, or "site_url" of the target in pyproject.toml' in capsys.readouterr().err
    assert not (tiny.root / "srv").exists()


def test_no_site_is_published_while_its_publisher_is_not_named(tiny: TinySite, capsys: Said) -> None:
    tiny.change("content/site.toml", 'editor = "B"\ncontact = "a@example.org"\n', 'editor = ""\n')
    assert publish(tiny.root, "office") == 2
    assert "fill in editor, contact in content/site.toml" in capsys.readouterr().err


# Each row: what stands in pyproject.toml in the place of something else, and what is said of it.
WRONG = [
    ("[tool.publish.office]", "[tool.publish.offfice]", 'there is no target "office"'),
    ("[tool.publish.office]", "[tool.other]", "there is none yet"),
    ("[tool.publish.office]", "[tool]\npublish = 3\n", "there is none yet"),
    ("[tool.publish.office]", "tool = 5\n", "there is none yet"),
    ('kind = "folder"', 'kind = "ftp"', "\"kind\" is 'ftp'; write one of folder, "),
    ('kind = "folder"\n', "", '"kind" is None'),
    ('to = "srv"\n', "", '"to" is missing'),
    ('to = "srv"', "to = 3", '"to" must be a text'),
    ('"https://example.org"', '"example.org"', '"site_url" is "example.org"; write the whole address'),
    ("keep = 2", "keep = 0", '"keep" is 0; write a number'),
    ("keep = 2", "keep = true", '"keep" is True; write a number'),
    ("keep = 2", "kepe = 2", 'Did you mean "keep"?'),
    ('kind = "folder"', 'kind = "rsync"', '"to" is "srv"; write host and folder'),
    ('to = "srv"', 'to = "output/site"', '"to" is "output/site", which lies in output/ or around it'),
    ('to = "srv"', 'to = "output"', "which lies in output/ or around it"),
    ('to = "srv"', 'to = "content/srv"', "which lies in content/ or around it"),
    ('to = "srv"', 'to = "srv/../theme/x"', "which lies in theme/ or around it"),
    ('to = "srv"', 'to = ".cache/publish"', "which lies in .cache/ or around it"),
    ('to = "srv"', 'to = "."', "which lies in output/ or around it"),
    ('to = "srv"', 'to = "~nobody-here/x"', "no such folder can be; write its path"),
    ('to = "srv"', 'to = "a\\u0000b"', "no such folder can be; write its path"),
    ('kind = "folder"\nto = "srv"', 'kind = "rsync"\nto = "a:/srv"\nssh = "-p 2"', '"ssh" holds options for ssh'),
]


@pytest.mark.parametrize(("old", "new", "says"), WRONG)
def test_a_target_that_cannot_be_used_is_named_with_its_line(
    old: str, new: str, says: str, tiny: TinySite, capsys: Said
) -> None:
    if new.startswith(("[tool]", "tool")):
        tiny.write("pyproject.toml", new)
    else:
        tiny.change("pyproject.toml", old, new)
    for command in (publish, partial(publish, dry_run=True), releases, rollback):
        assert command(tiny.root, "office") == 2
        said = capsys.readouterr().err
        assert said.startswith("pyproject.toml:")
        assert says in said
        assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (["publish", "live", "--dry-run"], {"target": "live", "dry_run": True}),
        (["releases", "live"], {"target": "live"}),
        (["rollback", "live", "--to", "7"], {"target": "live", "to": "7"}),
        (["move", "old", "new"], {"old": "old", "new": "new"}),
        (["pages", "public"], {"folder": "public"}),
    ],
)
def test_a_command_takes_its_words_as_they_are_typed(words: list[str], given: dict[str, object]) -> None:
    commands = Collection.from_module(importlib.import_module("tasks")).to_contexts()
    (command,) = Parser(contexts=commands).parse_argv(words)
    assert given.items() <= command.as_kwargs.items()


def test_without_a_target_all_are_named(tiny: TinySite, capsys: Said) -> None:
    for command in (publish, releases, rollback):
        assert command(tiny.root, "") == 2
        assert "name a target, as it is called in a table [tool.publish.<name>]; there are office." in (
            capsys.readouterr().err
        )


@pytest.mark.parametrize("name", ["../office", "a/b", "-x", "a b"])
def test_a_target_with_a_name_that_leads_elsewhere_is_refused(name: str, tiny: TinySite, capsys: Said) -> None:
    tiny.change("pyproject.toml", "[tool.publish.office]", f'[tool.publish."{name}"]')
    assert publish(tiny.root, name) == 2
    assert f'"{name}" is no name for a target' in capsys.readouterr().err


def test_a_release_is_named_by_its_number(tiny: TinySite, capsys: Said) -> None:
    assert rollback(tiny.root, "office", "first") == 2
    assert "`invoke releases office` lists their numbers" in capsys.readouterr().err


def test_a_host_that_does_not_answer_is_said_in_one_line(
    tiny: TinySite, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    tiny.change(
        "pyproject.toml", 'kind = "folder"\nto = "srv"', f'kind = "rsync"\nto = "127.0.0.1:/x"\nssh = ["-p{port}"]'
    )
    monkeypatch.setattr(publishing, "WAITS", (0.0,))
    assert releases(tiny.root, "office") == publishing.FAILED
    assert "The target office does not answer: ssh says: " in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tiny: TinySite, capsys: Said) -> None:
    tiny.write("srv", "mine")
    assert publish(tiny.root, "office") == publishing.FAILED
    said = capsys.readouterr().err.splitlines()[-1]  # a build that takes long says so first
    assert said.startswith("Nothing was done at the target office: ")
    assert 'name another place as "to"' in said


def test_a_full_disk_is_said_with_its_place(tiny: TinySite, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Folder, site: Path, release: Release) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "site/x", None, "srv/incoming/x")

    monkeypatch.setattr(Folder, "upload", full)
    assert publish(tiny.root, "office") == publishing.FAILED
    assert "the disk is full at srv/incoming/x; make room there" in capsys.readouterr().err
