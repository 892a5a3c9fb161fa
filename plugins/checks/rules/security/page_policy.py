"""A page does nothing that the policy it is served under blocks.

The browser leaves it out without a word: a style is gone, a picture missing, a button dead. Where a site has no policy,
nothing is said.

Bad:  style="color: red" under a policy without 'unsafe-inline'
Good: class="alarm", and the colour in the style sheet
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lore.policy import Policy, parse, policies
from ...reading.markup import written
from ...records import Around, Element, Finding, Page
from ...records.form import joined

# Others are data: no browser runs them.
_RUN = re.compile(
    r"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma)script.*", re.IGNORECASE
)

_LOADED = {
    "audio": ("media-src", "src"),
    "base": ("base-uri", "href"),
    "embed": ("object-src", "src"),
    "form": ("form-action", "action"),
    "iframe": ("frame-src", "src"),
    "img": ("img-src", "src"),
    "object": ("object-src", "data"),
    "script": ("script-src-elem", "src"),
    "source": ("media-src", "src"),
    "track": ("media-src", "src"),
    "video": ("media-src", "src"),
}
_LINKED = {"icon": "img-src", "manifest": "manifest-src", "stylesheet": "style-src-elem"}

# A text may hold none of these at all, and that is reported at its line.
_OF_TEXTS = frozenset(("base", "embed", "form", "iframe", "link", "meta", "object", "script", "style"))

# Markdown writes the alignment of a column so; without it the table is as readable.
_ALIGNED = re.compile(r"text-align:\s*\w+;?")


def check(page: Page, around: Around) -> Iterator[Finding]:
    """Each script, style, handler, frame, form and file that a policy of the page does not allow."""
    for policy in (*policies(around.headers, page.address), *_stated(page)):
        for element, what in [*_inline(page, policy), *_attributes(page, policy), *_loaded(page, policy, around)]:
            if not (element.tag in _OF_TEXTS and written(element, page)):
                yield Finding(f"the site's policy blocks {what}", at=element)


def _stated(page: Page) -> Iterator[Policy]:
    for element in page.having("http-equiv"):
        if element.get("http-equiv").lower() == "content-security-policy":
            yield parse(element.get("content"))


def _inline(page: Page, policy: Policy) -> Iterator[tuple[Element, str]]:
    for element in page.all("style"):
        if not page.within(element, "svg") and not policy.inline("style-src-elem", element.own, element.get("nonce")):
            yield element, "this <style>: its hash is not among those that it allows"
    for element in page.all("script"):
        runs = "src" not in element.attributes and _RUN.fullmatch(element.get("type"))
        if runs and not policy.inline("script-src-elem", element.own, element.get("nonce")):
            yield element, "this <script>: its hash is not among those that it allows"


def _attributes(page: Page, policy: Policy) -> Iterator[tuple[Element, str]]:
    styled = [item for item in page.having("style") if not _ALIGNED.fullmatch(item.get("style"))]
    if styled and not policy.attribute("style-src-attr"):
        yield from (
            (item, f"the style on this <{item.tag}>; give it a class, and the look in a style sheet") for item in styled
        )
    handlers = [name for name in page.by_attribute if name.startswith("on") and name.isalpha()]
    if handlers and not policy.attribute("script-src-attr"):
        for name in (name for name in handlers if not _of_text(name, page)):
            yield from ((item, f'"{name}" on this <{item.tag}>; take it out') for item in page.having(name))


def _of_text(name: str, page: Page) -> bool:
    return page.source is not None and bool(re.search(rf"\b{name}\s*=", page.source.body, re.IGNORECASE))


def _loaded(page: Page, policy: Policy, around: Around) -> Iterator[tuple[Element, str]]:
    home = around.addresses.root
    for element, directive, address in _addresses(page):
        goal = joined(home + page.address, address)
        if goal and not policy.loads(directive, goal, home):  # what is no address is named by another rule
            yield element, f'"{address}" ({directive})'


def _addresses(page: Page) -> Iterator[tuple[Element, str, str]]:
    """What loads, sends or leads somewhere, with the directive that it is under, and the address."""
    for tag in page.by_tag.keys() & _LOADED.keys():
        directive, name = _LOADED[tag]
        yield from ((item, directive, item.get(name)) for item in page.by_tag[tag] if item.get(name))
    for item in page.all("link"):
        kinds = set(item.get("rel").lower().split()) & _LINKED.keys()
        yield from ((item, _LINKED[kind], item.get("href")) for kind in sorted(kinds))
