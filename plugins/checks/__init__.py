"""The checks: content files and the built site read once, one rule per file, each problem where a person mends it."""

from __future__ import annotations

from .described import described_rules
from .reading.folder import read_content
from .records.content import Built, Content, Layout, Settings
from .registry import Rule, RuleError
from .run import Wanted, all_rules, check_settings, check_site, check_sources, slugs_of

__all__ = [
    "Built",
    "Content",
    "Layout",
    "Rule",
    "RuleError",
    "Settings",
    "Wanted",
    "all_rules",
    "check_settings",
    "check_site",
    "check_sources",
    "described_rules",
    "read_content",
    "slugs_of",
]
