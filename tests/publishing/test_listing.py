"""The list of a release: all that readers may ask for, by hashes with which anybody can compare what came."""

from __future__ import annotations

import subprocess
from pathlib import Path

from plugins.publishing.addresses import addresses_of
from plugins.publishing.hosts.github_pages import copy
from plugins.publishing.listing import NAME, lasting_of

from .conftest import TinySite


def listed(site: Path) -> set[str]:
    lines = (site / NAME).read_text(encoding="utf-8").splitlines()
    return {line.partition("  ")[2] for line in lines}


def assert_fits(site: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", NAME], cwd=site, check=True)


def built(tiny: TinySite) -> Path:
    tiny.write("content/pages/ways.md", (tiny.root / "content/pages/ways.md").read_text() + "\n![A](/images/dot.svg)\n")
    result = tiny.build()
    assert result.published, result
    return tiny.output


def test_the_list_names_what_readers_may_ask_for_and_fits_it(tiny: TinySite) -> None:
    site = built(tiny)
    assert_fits(site)
    names = listed(site)
    assert {"index.html", "ways/index.html", "images/dot.svg", "feed.xml"} <= names
    assert not {name for name in names if name.startswith((".", "_")) or name.endswith((".br", ".gz"))}


def test_the_list_of_a_copy_for_github_fits_the_copy(tiny: TinySite, tmp_path: Path) -> None:
    assert copy(built(tiny), tmp_path / "copy") == []
    assert_fits(tmp_path / "copy")
    assert {"index.html", ".nojekyll", "CNAME"} & listed(tmp_path / "copy") == {"index.html"}


def test_nobody_is_promised_the_list_for_ever(tiny: TinySite) -> None:
    assert f"/{NAME}" not in set(addresses_of(built(tiny)))


def test_what_lasts_is_known_from_the_list(tiny: TinySite) -> None:
    site = built(tiny)
    lasting = {path.relative_to(site).as_posix() for path in (site / "lasting").rglob("*") if path.is_file()}
    names = lasting_of((site / NAME).read_text(encoding="utf-8"))
    assert {name for name in names if (site / name).is_file()} == lasting
