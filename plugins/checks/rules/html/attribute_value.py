"""An attribute holds a value that it may hold.

Browsers take another for none, or for the default, without a word: a field of type "emial" is a field for any text.

Bad:  <input type="emial" disabled="false">
Good: <input type="email">
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import did_you_mean
from ...lore.standard import FOREIGN, SWITCHES, VALUES, WINDOWS
from ...records import Element, Finding, Page
from ...records.prose import holds

_WHOLE = re.compile(r"\s*-?\d+\s*")
_BENT = ("=“", "=”", "=‘", "=’", '="“', '="”', '="‘', '="’')
_NUMBERS = frozenset(("colspan", "cols", "maxlength", "minlength", "rows", "rowspan", "span", "start", "tabindex"))


def check(page: Page) -> Iterator[Finding]:
    """Each value that its attribute does not know."""
    names = page.by_attribute.keys()
    for name, tag in VALUES:
        if name in names:
            yield from _words(name, [item for item in page.having(name) if tag in ("*", item.tag)], VALUES[name, tag])
    for name in names & SWITCHES:
        for element in page.having(name):
            if element.get(name).lower() in ("false", "no", "0", "off"):
                yield Finding(f'{name}="{element.get(name)}" switches it on all the same; take it out', at=element)
    for name in names & _NUMBERS:
        for element in page.having(name):
            if not _WHOLE.fullmatch(element.get(name)) and not page.within(element, *FOREIGN):
                yield Finding(f'{name} is "{element.get(name)}"; write a whole number', at=element)
    yield from _windows(page)
    yield from _bent(page)


def _words(name: str, elements: list[Element], allowed: frozenset[str]) -> Iterator[Finding]:
    for element in elements:
        value = element.get(name).strip().lower()
        if value not in allowed:
            known = allowed - {""}
            hint = did_you_mean(value, known) or " Write " + ", ".join(f'"{word}"' for word in sorted(known)[:6])
            yield Finding(f'{name}="{element.get(name)}" is unknown on <{element.tag}>.{hint}', at=element)


def _bent(page: Page) -> Iterator[Finding]:
    """Values with bent quotation marks around them; of addresses other rules say that they lead nowhere."""
    for name in ("class", "id", "style") if holds(page.html, *_BENT) else ():
        for element in page.having(name):
            if (value := element.get(name))[:1] in ("“", "”", "‘", "’", "„"):
                yield Finding(
                    f'{name}={value} has bent quotation marks; write {name}="{value.strip("“”‘’„")}"', at=element
                )


def _windows(page: Page) -> Iterator[Finding]:
    for element in page.having("target"):
        target = element.get("target").lower()
        if (target.startswith("_") and target not in WINDOWS) or f"_{target}" in WINDOWS or target == "new":
            wanted = f"_{target}" if f"_{target}" in WINDOWS else "_blank"
            yield Finding(f'target="{element.get("target")}" is no window. Did you mean "{wanted}"?', at=element)
