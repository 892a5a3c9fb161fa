"""The worker that keeps the site: after one visit every page opens without a network, and with one none is old."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from plugins.publishing.offline import MOST, WORKER, keep_offline, write_farewell

from ..conftest import Built
from .host import Host

ALLOWED = pytest.mark.parametrize("context", [{"service_workers": "allow"}], indirect=True, ids=["worker"])
pytestmark = ALLOWED

ACTIVE = """async (file) => {
  const { active } = await navigator.serviceWorker.ready;
  const [name, ...others] = await caches.keys();
  return active.state === "activated" && name.endsWith(file) && !others.length;
}"""
GONE = """async () =>
  (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0"""
UPDATE = "async () => { await (await navigator.serviceWorker.ready).update(); }"
TRIED = """async () => {
  const { installing, waiting } = await navigator.serviceWorker.ready;
  return !installing && !waiting;
}"""
KEPT = "async () => (await (await caches.open((await caches.keys())[0])).keys()).length"


@pytest.fixture
def host(real_site: Built, tmp_path: Path) -> Iterator[Host]:
    """The real site on a host that may fail."""
    folder = Path(shutil.copytree(real_site.folder, tmp_path / "site"))
    host = Host(folder)
    yield host
    host.hold.set()
    host.stop()


@pytest.fixture
def reader(context: BrowserContext) -> Page:
    """A reader's page. It may complain: of a network that is gone."""
    return context.new_page()


def wait_until(reader: Page, what: str, argument: str = "") -> None:
    """Ask the page until it says yes. (Playwright's own wait takes the promise of an answer for one.)"""
    end = time.monotonic() + 30
    while not reader.evaluate(what, argument):
        assert time.monotonic() < end, what
        reader.wait_for_timeout(50)


def kept_by(host: Host) -> str:
    """The file with all that this publish keeps."""
    (file,) = (host.folder / "lasting").glob("offline.*.json")
    return f"/lasting/{file.name}"


def visit(reader: Page, host: Host, path: str = "/nerves/") -> None:
    """Open a page, and stay until the worker of this publish has kept the site."""
    reader.goto(f"{host.address}{path}")
    wait_until(reader, ACTIVE, kept_by(host))


def publish(host: Host, path: str, old: str, new: str) -> None:
    """Publish again with other words in one page."""
    page = host.folder / path
    html = page.read_text(encoding="utf-8")
    assert old in html
    page.write_text(html.replace(old, new), encoding="utf-8")
    keep_offline(host.folder)


def test_after_one_visit_every_page_opens_without_a_network_under_its_policy(
    reader: Page, host: Host, real_site: Built
) -> None:
    visit(reader, host)
    host.stop()
    for path in real_site.pages:
        address = f"/{path.removesuffix('index.html')}"
        answer = reader.goto(f"{host.address}{address}?from=a-mail#main")
        assert answer
        assert answer.status == 200, path
        assert answer.text() == real_site.html(path), path
        assert answer.headers["content-security-policy"] == host.headers["Content-Security-Policy"], path
        assert answer.headers["content-type"] == "text/html; charset=utf-8", path
    reader.goto(f"{host.address}/should-i-go/")
    reader.locator("#go-2a-1").check()
    expect(reader.locator("#go-2a-1")).to_be_checked()


def test_without_a_network_other_addresses_lead_where_they_would_with_one(reader: Page, host: Host) -> None:
    visit(reader, host)
    host.stop()
    reader.goto(f"{host.address}/about")
    assert reader.url == f"{host.address}/about/"
    answer = reader.goto(f"{host.address}/nowhere/")
    assert answer
    assert answer.status == 404
    assert answer.text() == (host.folder / "404.html").read_text(encoding="utf-8")
    answer = reader.goto(f"{host.address}/about/index.html")
    assert answer
    assert answer.status == 200


def test_what_follows_a_visit_is_two_files_and_within_the_limit(page: Page, host: Host) -> None:
    visit(page, host)
    count = len(host.requests)
    own = [path for path in host.requests if path not in ("/icon.svg", "/manifest.webmanifest", "/favicon.ico")]
    assert sorted(own) == sorted(["/nerves/", f"/{WORKER}", kept_by(host)])
    assert host.sent < MOST
    page.goto(f"{host.address}/about/")
    assert kept_by(host) not in host.requests[count:]


def test_a_new_publish_is_seen_at_the_next_visit_and_then_kept_whole(reader: Page, host: Host) -> None:
    visit(reader, host)
    publish(host, "about/index.html", "</h1>", " anew</h1>")
    reader.goto(f"{host.address}/about/")
    expect(reader.locator("h1")).to_contain_text("anew")
    visit(reader, host)
    assert len(reader.evaluate("() => caches.keys()")) == 1
    host.stop()
    reader.goto(f"{host.address}/about/")
    expect(reader.locator("h1")).to_contain_text("anew")


def test_a_publish_that_is_not_there_yet_as_a_whole_leaves_the_former_one_kept(reader: Page, host: Host) -> None:
    visit(reader, host)
    former = kept_by(host)
    publish(host, "about/index.html", "</h1>", " anew</h1>")
    later = kept_by(host)
    (host.folder / later.lstrip("/")).unlink()
    reader.goto(f"{host.address}/privacy/")
    reader.evaluate(UPDATE)
    wait_until(reader, TRIED)
    assert later in host.requests
    host.stop()
    reader.goto(f"{host.address}/about/")
    expect(reader.locator("h1")).not_to_contain_text("anew")
    assert reader.evaluate(ACTIVE, former)


def test_a_host_in_trouble_is_covered_for_and_its_errors_are_not_kept(reader: Page, host: Host) -> None:
    visit(reader, host)
    kept = reader.evaluate(KEPT)
    host.status = 503
    answer = reader.goto(f"{host.address}/about/")
    assert answer
    assert answer.status == 200
    answer = reader.goto(f"{host.address}/nowhere/")
    assert answer
    assert answer.status == 503
    host.status = 0
    answer = reader.goto(f"{host.address}/nowhere/")
    assert answer
    assert answer.status == 404
    assert reader.evaluate(KEPT) == kept


def test_a_redirect_of_the_host_is_followed_and_not_kept(reader: Page, host: Host) -> None:
    visit(reader, host)
    kept = reader.evaluate(KEPT)
    reader.goto(f"{host.address}/about")
    assert reader.url == f"{host.address}/about/"
    assert reader.evaluate(KEPT) == kept


def test_a_host_that_does_not_answer_is_not_waited_for(reader: Page, host: Host) -> None:
    worker = host.folder / WORKER
    worker.write_text(worker.read_text().replace("patience=5000", "patience=50"))
    visit(reader, host)
    host.hold.clear()
    answer = reader.goto(f"{host.address}/about/")
    assert answer
    assert answer.status == 200


def test_switched_off_the_worker_removes_what_it_kept_and_itself(reader: Page, host: Host) -> None:
    visit(reader, host)
    write_farewell(host.folder)
    reader.goto(f"{host.address}/about/")
    wait_until(reader, GONE)
    host.stop()
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        reader.goto(f"{host.address}/nerves/")


def test_a_browser_would_put_the_site_on_a_home_screen(reader: Page, host: Host, context: BrowserContext) -> None:
    visit(reader, host, "/")
    asked = context.new_cdp_session(reader)
    said = asked.send("Page.getAppManifest")
    assert said["errors"] == []
    assert said["url"] == f"{host.address}/manifest.webmanifest"
    assert '"start_url": "/"' in said["data"]
    errors = {error["errorId"] for error in asked.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert errors <= {"in-incognito"}  # as every profile of a test is
