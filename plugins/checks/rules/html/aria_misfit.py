"""Roles and aria attributes fit the element they stand on.

A heading that says it is a button is neither; a state that the role does not have is said to nobody.

Bad:  <h2 role="button">, <a href="/" aria-checked="true">
Good: <h2><button>...</button></h2>, <input type="checkbox" checked>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lore.aria import ON_ROLES, UNNAMED, may_have, role_of
from ...records import Element, Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each role that the element may not have, each state that its role has not, each label that is not read."""
    for element in page.having("role"):
        role = element.get("role").lower().split()[:1]
        if role and not may_have(element, role[0]):
            message = f'<{element.tag}> may not be a "{role[0]}"; use the element that is one, or take the role out'
            yield Finding(message, at=element)
    for name in page.by_attribute.keys() & ON_ROLES.keys():
        yield from (_state(name, item) for item in page.having(name) if role_of(item) not in {*ON_ROLES[name], ""})
    for element in page.having("aria-label", "aria-labelledby"):
        if role_of(element) in UNNAMED and not {"tabindex", "contenteditable", "popover"} & element.attributes.keys():
            message = (
                f"no screen reader says the label of a <{element.tag}>; give it a role, or write the label as text"
            )
            yield Finding(message, at=element)


def _state(name: str, element: Element) -> Finding:
    return Finding(f"{name} means nothing on <{element.tag}>, a {role_of(element)}; take it out", at=element)
