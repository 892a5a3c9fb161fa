"""An extension of Jinja that a site brings itself."""

from __future__ import annotations

from jinja2.ext import Extension


class Own(Extension):
    """Does nothing, but could."""
