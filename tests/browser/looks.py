"""What is wrong with how a page looks, by measuring: what is cut off, leaves the page, or lies on other words."""

from __future__ import annotations

from playwright.sync_api import Page

FAULTS = """
() => {
  const faults = [];
  const root = document.documentElement;
  const wider = root.scrollWidth - root.clientWidth;
  if (wider > 0) faults.push(`the page scrolls sideways by ${wider}`);

  for (const e of document.body.querySelectorAll(':not(svg *, .table, .table *)')) {
    const style = getComputedStyle(e);
    if (!e.checkVisibility() || style.display === 'inline' || style.overflowX === 'visible') continue;
    const cut = e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
    if (cut) faults.push(`${e.outerHTML.slice(0, 60)} is cut off`);
  }

  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    const folded = parent.matches('details:not([open])') || !parent.checkVisibility({visibilityProperty: true});
    if (folded || !node.data.trim() || parent.closest('.table, .skip, template, script, style')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const middle = box.height / 4;
      if (box.width) lines.push({node, box, top: box.top + middle, bottom: box.bottom - middle});
    }
  }
  lines.sort((one, other) => one.top - other.top);
  lines.forEach(({node, box, bottom}, index) => {
    const words = node.data.trim();
    if (box.right > root.clientWidth + 1 || box.left < -1) faults.push(`"${words}" leaves the page`);
    for (const other of lines.slice(index + 1)) {
      if (other.top > bottom) break;
      const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      if (other.node !== node && width > 3) faults.push(`"${words}" lies on "${other.node.data.trim()}"`);
    }
  });
  return faults;
}
"""
"""What a page does to its words. Of each line the middle half counts: the boxes of lines reach into each other."""


def faults(page: Page) -> list[str]:
    """What is cut off, leaves the page or lies on other words, as the page stands."""
    found: list[str] = page.evaluate(FAULTS)
    return found


def unfold(page: Page) -> None:
    """Open whatever is folded, but for the menu, which lies over the page."""
    page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true; })")


KINDS = (
    "/",
    "/should-i-go/",
    "/take-the-interview/",
    "/is-this-interview-real/",
    "/should-i-take-this-offer/",
    "/am-i-ready-enough/",
    "/what-will-it-cost/",
    "/how-we-know/",
    "/how-we-know-fraud/",
    "/how-long-a-search-takes/",
    "/i-have-been-scammed/",
    "/worksheet-should-i-go/",
    "/all-guides/",
    "/about/",
    "/404.html",
)
"""Pages of the real site: one of each kind at least, and those that hold the most."""

PARTS = ("/parts/", "/parts/checklist/")
"""The pages of the made-up site that show every part of the theme."""

CHOSEN = {
    "stop": ["1a-1", "3b"],
    "decline": ["1d", "2a", "3c", "4b"],
    "ask": ["1c", "2a", "3a", "4c"],
    "go": ["1d", "2a", "3b", "4a"],
}
"""For each kind of outcome, answers to the small checklist of the made-up site that lead to it."""


def answer(page: Page, outcome: str) -> None:
    """Start the small checklist over, and answer it."""
    page.evaluate("document.querySelector('form.checklist').reset()")
    for code in CHOSEN[outcome]:
        page.locator(f"#we-{code}").check()
