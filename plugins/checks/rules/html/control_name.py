"""What a reader can fill in or press has a name.

Without one a screen reader says "edit text" or "button", and nobody can tell it by voice to do anything. A placeholder
is no name: it goes with the first letter.

Bad:  <input type="text" placeholder="Name">, <button><svg></svg></button>
Good: <label>Name <input type="text"></label>, <button aria-label="Close"><svg></svg></button>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Element, Finding, Page

# They name themselves, or nobody sees them.
_NAMED = frozenset(("hidden", "reset", "submit"))


def check(page: Page) -> Iterator[Finding]:
    """Each field without a label, each button without words."""
    for element in page.all("input", "select", "textarea", "button", "meter", "progress"):
        kind = element.get("type").lower()
        if element.tag == "input" and kind in _NAMED:
            continue
        if not _name(element, kind, page) and not _unseen(element, page):
            wanted = (
                "words, or an aria-label" if element.tag == "button" or kind in ("image", "button") else "a <label>"
            )
            yield Finding(f"{_shown(element)} has no name; give it {wanted}", at=element)


def _unseen(element: Element, page: Page) -> bool:
    return page.hidden(element) or any("hidden" in outer.attributes for outer in page.around(element.number))


def _name(element: Element, kind: str, page: Page) -> str:
    if element.tag == "button":
        return page.name(element)
    if kind in ("button", "image") and (own := (element.get("value") or element.get("alt")).strip()):
        return own
    labelled = [item.words for item in page.all("label") if element.get("id") and item.get("for") == element.get("id")]
    around = [item.words for item in page.around(element.number) if item.tag == "label"]
    said = element.get("aria-label") or element.get("title")
    by_id = [item.words for item in page.having("id") if item.get("id") in element.get("aria-labelledby").split()]
    return " ".join([*labelled, *around, said, *by_id]).strip()


def _shown(element: Element) -> str:
    kind = element.get("type")
    return f'<{element.tag} type="{kind}">' if kind else f"<{element.tag}>"
