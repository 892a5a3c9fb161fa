"""Roles and aria attributes are ones that WAI-ARIA has.

A screen reader passes over one it does not know, and says what the element would say without it.

Bad:  <nav aria-lable="Guides">
Good: <nav aria-label="Guides">
"""

from __future__ import annotations

from collections.abc import Iterator

from ....source import did_you_mean
from ...lore.aria import ATTRIBUTES, ROLES
from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each aria attribute and each role of an unknown name."""
    for name in page.by_attribute.keys() - ATTRIBUTES.keys():
        if name.startswith("aria-"):
            for element in page.having(name):
                yield Finding(f'"{name}" is no attribute of ARIA.{did_you_mean(name, ATTRIBUTES)}', at=element)
    for element in page.having("role"):
        for role in element.get("role").split():
            if role.lower() not in ROLES and not role.startswith(("doc-", "graphics-")):
                yield Finding(f'"{role}" is no role.{did_you_mean(role, ROLES)}', at=element)
