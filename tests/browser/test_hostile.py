"""Links and stored texts, up to ten thousand, that nobody here wrote: none does harm, and none is half believed."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from .answers import SEED
from .conftest import Requests
from .finding import chromium

Served = tuple[str, Requests]

BATCH = 200

MARKUP = (
    "<img src=x onerror=alert(1)>",
    "<script>throw 1</script>",
    "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "javascript:alert(1)",
    '"><svg onload=alert(1)>',
    "']{}*{display:none}",
    "#go-1a",
    "go-1a,[name]",
)
ODD = (
    "%", "%%", "%2", "%ZZ", "%E0%A4%A", "%00", "\\", "\0", "\ud800", "\udfff", "\ud83d\ude00", "\u202e", "\ufeff",
    ".", "..", "=", "==", "&", "?", " ", "+", "\n", "\r\n", "\t", "0", "-1", "NaN", "null", "undefined", "true", "{}",
)  # fmt: skip
PROTOTYPE = (
    "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "length", "item", "namedItem",
)  # fmt: skip
ELSEWHERE = ("go", "go-1", "go-result", "go-ack-duty", "go-ack-exit", "go-place", "real-1a", "main", "menu")


def valid_ids(page: Page) -> list[str]:
    found = page.locator("form [name]").evaluate_all("all => all.map((e) => e.id)")
    assert isinstance(found, list)
    return found


def hand_made(ids: list[str]) -> Iterator[str]:
    """What somebody would try who means harm, and what a broken messenger makes of a link."""
    yield from (*MARKUP, *ODD, *PROTOTYPE, *ELSEWHERE)
    for text in (*MARKUP, *ODD, *PROTOTYPE, *ELSEWHERE):
        yield from (f"{ids[0]}.{text}", f"{text}.{ids[0]}", f"{ids[0]}{text}", f"{text}{ids[0]}")
    yield ".".join(ids)
    yield ".".join(reversed(ids))
    yield from (f"{one}.{one}" for one in ids)
    yield from (f"{ids[-1]}.{one}" for one in ids[:-1])
    yield from (one.upper() for one in ids)
    yield from (one.replace("-", "%2D") for one in ids)
    yield from (f"{one}=x" for one in ids)
    yield from ("x" * 100_000, "go-1a." * 20_000, "." * 100_000, "%" * 50_000, "go-1a" + "\ud800" * 10_000)


def random_ones(ids: list[str], count: int) -> Iterator[str]:
    """Honest sets, sets with a fault, and noise."""
    chance = random.Random(SEED + 3)
    pieces = [*ids, *ids, *MARKUP, *ODD, *PROTOTYPE, *ELSEWHERE]
    for _ in range(count):
        kind = chance.random()
        if kind < 0.4:  # in the order of the page: honest where no two answers exclude each other
            yield ".".join(one for one in ids if chance.random() < 0.08)
        elif kind < 0.8:
            yield ".".join(chance.choices(pieces, k=chance.randint(1, 8)))
        else:
            yield "".join(chr(chance.choice((chance.randrange(128), chance.randrange(0x3000)))) for _ in range(9))


def texts(ids: list[str], count: int) -> list[str]:
    made = list(hand_made(ids))
    return [*made, *random_ones(ids, count - len(made))]


PUT = """
async (texts) => {
  const form = document.querySelector('form.checklist');
  const unread = form.querySelector('.said').dataset.unread;
  const boxes = [...form.querySelectorAll('[name]')];
  const groups = (ids) => boxes.filter((e) => ids.includes(e.id) && e.type === 'radio').map((e) => e.name);
  const honest = (text) => {
    const ids = text.split('.');
    const inOrder = boxes.map((box) => box.id).filter((id) => ids.includes(id));
    return inOrder.join('.') === text && new Set(groups(inOrder)).size === groups(inOrder).length;
  };
  const place = form.parentElement;
  form.remove();  // with nothing to lay out, reading goes many times as quick
  const elements = form.querySelectorAll('*').length;
  const plain = ({}).toString;
  const wrong = [];
  let believed = 0;
  const errors = [];
  addEventListener('error', (error) => errors.push(error.message));
  addEventListener('unhandledrejection', (error) => errors.push(String(error.reason)));
  for (const text of texts) {
    form.querySelector('.said').textContent = '';
    for (const box of boxes) box.checked = false;
    history.replaceState(null, '', location.pathname + '#go=' + text);
    const meant = location.hash.slice('#go='.length);  // as browsers write it
    if (!meant) continue;
    dispatchEvent(new HashChangeEvent('hashchange'));
    const given = boxes.filter((box) => box.checked).map((box) => box.id).join('.');
    const note = form.querySelector('.said').textContent;
    const fits = honest(meant) ? given === meant && note === '' : given === '' && note === unread;
    believed += Boolean(given);
    if (!fits) wrong.push([text.slice(0, 80), given, note]);
    if (location.hash) wrong.push([text.slice(0, 80), 'still in the address']);
    if (form.querySelectorAll('*').length !== elements) wrong.push([text.slice(0, 80), 'new elements']);
  }
  place.append(form);
  await new Promise((done) => setTimeout(done, 20));
  const polluted = ({}).toString !== plain || Object.keys(Object.prototype).length > 0;
  return {wrong: wrong.slice(0, 10), errors, believed, polluted};
}
"""
"""A function of texts: put each into the address, and say where the page made something else of it than it should."""


@pytest.fixture(scope="module")
def tireless(browser: Browser) -> Iterator[Browser]:
    """A Chromium that may change its address as often as it likes."""
    args = ["--no-sandbox", "--disable-ipc-flooding-protection"]
    other = browser.browser_type.launch(executable_path=chromium()[0], args=args)
    yield other
    other.close()


@pytest.fixture
def context(tireless: Browser) -> Iterator[BrowserContext]:
    """A fresh profile of it, for the page that fails on any complaint."""
    context = tireless.new_context()
    yield context
    context.close()


@pytest.mark.parametrize("count", [1_200, pytest.param(10_000, marks=pytest.mark.long)])
def test_every_link_gives_exactly_its_answers_or_none(page: Page, served: Served, count: int) -> None:
    page.goto(f"{served[0]}/should-i-go/")
    made = texts(valid_ids(page), count)
    assert len(made) == count
    believed = 0
    for start in range(0, count, BATCH):
        found = page.evaluate(PUT, made[start : start + BATCH])
        assert found["wrong"] == []
        assert found["errors"] == []
        assert not found["polluted"]
        believed += found["believed"]
    assert believed > count / 20


@pytest.mark.parametrize("shelf", ["sessionStorage", "localStorage"])
def test_whatever_is_stored_gives_exactly_its_answers_or_none(page: Page, served: Served, shelf: str) -> None:
    page.goto(f"{served[0]}/should-i-go/")
    ids = valid_ids(page)
    note = page.locator(".said").get_attribute("data-unread")
    some = random.Random(SEED + 4).sample([text for text in texts(ids, 1_200) if text], 25)
    for text in ["go-1a.go-2d", "go-2d.go-1a", "__proto__", MARKUP[0], ELSEWHERE[3], "go-1a." * 20_000, *some]:
        page.evaluate("([shelf, text]) => { window[shelf]['checklist-go'] = text; }", [shelf, text])
        page.reload()
        page.wait_for_function("document.querySelector('[data-do=keep]')")
        given = page.evaluate("[...document.querySelectorAll('[name]:checked')].map((e) => e.id).join('.')")
        said = page.locator(".said").text_content()
        assert (given, said) in ((text, ""), ("", note)), text[:80]
        assert page.evaluate("localStorage.length + sessionStorage.length") == (
            0 if not given else 1 if shelf == "sessionStorage" else 2
        )
        page.evaluate("localStorage.clear(), sessionStorage.clear()")
