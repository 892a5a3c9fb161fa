"""The checks: content files and the built site read once, one rule per file, each problem where a person mends it."""

from __future__ import annotations

from .content import Built, Content, Layout, Settings
from .folder import read_content
from .report import as_json, as_text
from .run import Wanted, check_settings, check_site, check_sources, rules, slugs_of

__all__ = [
    "Built",
    "Content",
    "Layout",
    "Settings",
    "Wanted",
    "as_json",
    "as_text",
    "check_settings",
    "check_site",
    "check_sources",
    "read_content",
    "rules",
    "slugs_of",
]
