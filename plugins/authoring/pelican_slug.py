"""The name of a file, made from a title by Pelican's own rules."""

from __future__ import annotations

import re

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify


def slug_of(title: str) -> str:
    """A title in small letters, digits and single hyphens; empty where nothing of it can be kept."""
    slug = slugify(title, regex_subs=DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"])
    return re.sub(r"[^a-z0-9]+", "-", slug).strip("-")
