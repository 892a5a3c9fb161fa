"""Firefox and WebKit keep the site as Chromium does: after one visit its pages open without a network."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from ..conftest import Built
from .engines import Engine
from .host import Host
from .test_engines import PACKAGES, had

CONTROLLED = "() => !!(window.wrappedJSObject ?? window).navigator.serviceWorker.controller"
TITLE = "() => document.title"


def visit_until_kept(engine: Engine, host: Host) -> None:
    """Open a page until the worker has a say: it has kept everything by then."""
    end = time.monotonic() + 60
    while True:
        engine.open(f"{host.address}/nerves/")
        if engine.run(CONTROLLED, None):
            return
        assert time.monotonic() < end
        time.sleep(0.2)


@pytest.mark.parametrize("name", PACKAGES)
def test_pages_open_without_a_network(name: str, real_site: Built, tmp_path: Path) -> None:
    host = Host(Path(shutil.copytree(real_site.folder, tmp_path / "site")))
    (tmp_path / "profile").mkdir()
    with had(name, tmp_path / "profile", script=True) as engine:
        try:
            visit_until_kept(engine, host)
        finally:
            host.stop()
        for path in ("/about/", "/should-i-go/?from=a-mail", "/nowhere/"):
            engine.open(f"{host.address}{path}")
            file = "404.html" if path == "/nowhere/" else f"{path.strip('/').partition('/')[0]}/index.html"
            assert f"<title>{engine.run(TITLE, None)}</title>" in real_site.html(file), path
