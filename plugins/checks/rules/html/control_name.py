"""What a reader can fill in or press has a name.

Without one a screen reader says "edit text" or "button", and nobody can tell it by voice to do anything. A placeholder
is no name: it goes with the first letter.

Bad:  <input type="text" placeholder="Name">, <button><svg></svg></button>, <details>Words</details>
Good: <label>Name <input type="text"></label>, <button aria-label="Close"><svg></svg></button>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...records import Element, Finding, Page

# They name themselves, or nobody sees them.
_NAMED = frozenset(("hidden", "reset", "submit"))


def check(page: Page) -> Iterator[Finding]:
    """Each field without a label, each button without words, each box to unfold without a line to press."""
    labels = {item.get("for"): item.words for item in page.all("label") if "for" in item.attributes}
    for element in page.all("input", "select", "textarea", "button"):
        kind = element.get("type").lower()
        if element.tag == "input" and (kind in _NAMED or _ticked(element, kind)):
            continue
        if not _name(element, kind, labels, page) and not _unseen(element, page):
            pressed = element.tag == "button" or kind in ("image", "button")
            wanted = "words, or an aria-label" if pressed else "a <label>"
            yield Finding(f"{_shown(element)} has no name; give it {wanted}", at=element)
    for element in page.all("details"):
        opened = any(inner.tag == "summary" and page.name(inner) for inner in page.inside(element))
        if not opened and not _unseen(element, page):
            message = "<details> does not say what it hides; begin it with words in a <summary>"
            yield Finding(message, at=element)


def _ticked(element: Element, kind: str) -> bool:
    """A box of a list of things to do: nobody can press it, and the words beside it say what it is."""
    return kind == "checkbox" and "disabled" in element.attributes


def _unseen(element: Element, page: Page) -> bool:
    return page.hidden(element) or any("hidden" in outer.attributes for outer in page.around(element.number))


def _name(element: Element, kind: str, labels: Mapping[str, str], page: Page) -> str:
    if element.tag == "button":
        return page.name(element)
    if kind in ("button", "image") and (own := (element.get("value") or element.get("alt")).strip()):
        return own
    if labels.get(element.get("id")):
        return labels[element.get("id")]
    around = [item.words for item in page.around(element.number) if item.tag == "label"]
    said = element.get("aria-label") or element.get("title")
    wanted = element.get("aria-labelledby").split()
    by_id = [item.words for item in (page.having("id") if wanted else ()) if item.get("id") in wanted]
    return " ".join([*around, said, *by_id]).strip()


def _shown(element: Element) -> str:
    kind = element.get("type")
    return f'<{element.tag} type="{kind}">' if kind else f"<{element.tag}>"
