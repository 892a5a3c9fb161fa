"""Were something hostile to get past all checks into a published page, the policy still stops it, in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from ..conftest import Built
from .conftest import serving

RUN = "document.documentElement.dataset.ran=1"
DRAWING = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="{RUN}"><script>{RUN}</script></svg>'

OPENED = (
    f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
    f'<body onload="{RUN}"><script>{RUN}</script></body></html>'
)

# Each row: what stands in the page, and the directive of the policy that stops it.
HOSTILE = {
    "script": (f"<script>{RUN}</script>", "script-src-elem"),
    "module": (f'<script type="module">{RUN}</script>', "script-src-elem"),
    "script-file": ('<script src="/evil.js"></script>', "script-src-elem"),
    "script-elsewhere": ('<script src="http://evil.example/x.js"></script>', "script-src-elem"),
    "handler": (f'<img src="/none.png" onerror="{RUN}">', "script-src-attr"),
    "drawing": (DRAWING, "script-src-attr"),
    "link": (f'<a id="press" href="javascript:{RUN}">words</a>', "script-src-elem"),
    "frame": (f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>', "script-src-elem"),
    "frame-elsewhere": ('<iframe src="http://evil.example/"></iframe>', "frame-src"),
    "object": ('<object data="/evil.svg"></object>', "object-src"),
    "picture": ('<img src="http://evil.example/count.gif">', "img-src"),
    "style": ("<style>main{color:red}</style>", "style-src-elem"),
    "style-attribute": ('<p style="color:red">words</p>', "style-src-attr"),
    "base": ('<base href="http://evil.example/">', "base-uri"),
    "form": ('<form action="http://evil.example/"><button id="press">Go</button></form>', "form-action"),
}

PAGE = "how-we-know/index.html"

LISTEN = """
if (top === window) window.stopped = [];
document.addEventListener('securitypolicyviolation', (event) => top.stopped.push(event.effectiveDirective));
"""


@pytest.fixture(scope="module")
def hostile(parts_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a published site with a page for each row, which nobody checked."""
    folder = tmp_path_factory.mktemp("hostile") / "output"
    shutil.copytree(parts_site.folder, folder)
    html = parts_site.html(PAGE)
    for name, (markup, _) in HOSTILE.items():
        (folder / f"{name}.html").write_text(html.replace("<main", f"{markup}<main", 1), encoding="utf-8")
    (folder / "evil.js").write_text(RUN, encoding="utf-8")
    (folder / "evil.svg").write_text(DRAWING, encoding="utf-8")
    for name in ("evil.xml", "evil.xhtml"):
        (folder / name).write_text(OPENED, encoding="utf-8")
    with serving(Built(folder, parts_site.result)) as (address, _):
        yield address


@pytest.fixture
def listening(context: BrowserContext) -> Page:
    """A page that notes what the policy stops, and may complain of it."""
    context.add_init_script(LISTEN)
    return context.new_page()


def has_run(page: Page) -> bool:
    return page.evaluate("'ran' in document.documentElement.dataset") is True


@pytest.mark.parametrize(("name", "directive"), [(name, stop) for name, (_, stop) in HOSTILE.items()])
def test_the_policy_stops_what_got_into_a_page(listening: Page, hostile: str, name: str, directive: str) -> None:
    listening.goto(f"{hostile}/{name}.html")
    press = listening.locator("#press")
    if press.count():
        press.dispatch_event("click")  # a real click would wait for the page that never comes
    listening.wait_for_function("() => stopped.length > 0")
    assert directive in listening.evaluate("stopped")
    assert not has_run(listening)
    assert listening.url == f"{hostile}/{name}.html"


@pytest.mark.parametrize("name", ["evil.svg", "evil.xml", "evil.xhtml"])
def test_a_file_that_is_opened_by_itself_runs_nothing(listening: Page, hostile: str, name: str) -> None:
    listening.goto(f"{hostile}/{name}")
    assert listening.evaluate("document.documentElement.localName") in ("svg", "html")
    assert not has_run(listening)


def test_the_script_would_run_where_the_policy_allows_it(context: BrowserContext, hostile: str) -> None:
    """Else the tests above would hold for a script that does nothing."""
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(response=route.fetch(), headers={"content-type": "text/html"}))
    page.goto(f"{hostile}/script.html")
    assert has_run(page)
    page.unroute_all(behavior="wait")  # a browser asks for the icon whenever it likes, maybe after the end of the test
