"""Netlify and Cloudflare Pages: ``_headers`` and ``_redirects`` at the root of what is served."""

from __future__ import annotations

from pathlib import Path

FIRST_LINE = "# Written by `invoke build`: the headers every page is served with."
"""Of ``_headers``: by it a build knows a folder that an earlier build made."""


def headers_file(values: dict[str, str]) -> str:
    """Headers in the form that Netlify and Cloudflare Pages read, and `invoke serve`."""
    lines = [f"  {name}: {value}" for name, value in values.items()]
    return "\n".join([FIRST_LINE, "/*", *lines, ""])


def read_headers(site: Path) -> dict[str, str]:
    """The headers that a build wrote for all pages of a site."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    pairs = (line.strip().partition(": ") for line in lines if line.startswith("  "))
    return {name: value for name, _, value in pairs}
