"""The real site behind each server, and how it is asked."""

from __future__ import annotations

import http.client
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from plugins.publishing.compressing import copies_of
from plugins.publishing.hosts import files_for
from plugins.publishing.hosts.netlify import read_headers
from plugins.publishing.redirects import Redirect
from plugins.publishing.served import COPIES, Served
from plugins.publishing.staged import Staged
from plugins.store import NOTHING_KEPT

from ..conftest import Built
from .running import PACKAGES, running

REDIRECTS = (
    Redirect("/old-words/", "/about/"),
    Redirect("/2019/old.html", "/about/#who"),
    Redirect("/caf%C3%A9%20bar/", "/?from=old&more=1#part"),
    Redirect("/a.b+c/", "https://example.org/moved/"),
)
"""What leads on: a plain address, a file, one with other letters and a space, and one that reads like a pattern."""

LASTING = "lasting/mark.0123456789.svg"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder runs a server."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.servers)


@dataclass(frozen=True)
class Answer:
    """What a server answers, as it was sent: header names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class Server:
    """A server, the site behind it, and how that is to be served."""

    name: str
    address: str
    site: Path
    served: Served

    def get(self, path: str, encodings: str = "", **headers: str) -> Answer:
        """Ask for a path. ``encodings`` is the Accept-Encoding to send."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=10)
        sent = {**({"Accept-Encoding": encodings} if encodings else {"Accept-Encoding": "identity"}), **headers}
        connection.request("GET", path, headers=sent)
        response = connection.getresponse()
        pairs = response.getheaders()
        assert len(pairs) == len({name.lower() for name, _ in pairs}), f"a header is sent twice: {pairs}"
        answer = Answer(response.status, {name.lower(): value for name, value in pairs}, response.read())
        connection.close()
        return answer


@pytest.fixture(scope="session")
def place(real_site: Built) -> Iterator[tuple[Path, Served]]:
    """The real site with some old addresses and a file that lasts, where a server that is not root can read it."""
    with tempfile.TemporaryDirectory(prefix="served-") as name:
        Path(name).chmod(0o755)
        site = Path(shutil.copytree(real_site.folder, Path(name) / "site"))
        (site / LASTING).parent.mkdir(exist_ok=True)
        shutil.copy(site / "icon.svg", site / LASTING)
        for ending, raw in zip(COPIES, copies_of((site / LASTING).read_bytes(), NOTHING_KEPT), strict=True):
            (site / f"{LASTING}{ending}").write_bytes(raw)
        (site / ".well-known").mkdir()
        (site / ".well-known/security.txt").write_text("Contact: nobody\n", encoding="utf-8")
        served = replace(Served(read_headers(site)), redirects=REDIRECTS, lasting=True)
        for path, text in files_for(served):
            Staged(site).write(path, text)
        yield site, served


@pytest.fixture(scope="session", params=PACKAGES)
def server(
    request: pytest.FixtureRequest, place: tuple[Path, Served], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Each server in turn."""
    site, served = place
    with running(request.param, site, tmp_path_factory.mktemp(request.param)) as address:
        yield Server(request.param, address, site, served)


@pytest.fixture(scope="session", params=PACKAGES)
def below(
    request: pytest.FixtureRequest, place: tuple[Path, Served], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Each server in turn, with the site below a path of the host."""
    site, served = place
    with tempfile.TemporaryDirectory(prefix="below-") as name:
        Path(name).chmod(0o755)
        moved = Path(shutil.copytree(site, Path(name) / "sub"))
        served = replace(served, base="/sub")
        for path, text in files_for(served):
            Staged(moved).write(path, text)
        with running(request.param, moved, tmp_path_factory.mktemp(request.param), root=Path(name)) as address:
            yield Server(request.param, address, moved, served)
