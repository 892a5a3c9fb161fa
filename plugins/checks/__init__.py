"""The checks: content files and the built site read once, one rule per file, each problem where a person mends it."""

from __future__ import annotations

from .report import as_json, as_text
from .run import check_site, check_sources, rules, slugs_of

__all__ = ["as_json", "as_text", "check_site", "check_sources", "rules", "slugs_of"]
