"""Builds the site into staging, finishes it, checks it and swaps it in; and gives the theme what it draws with."""

from __future__ import annotations


def register() -> None:
    """Connect the theme's equipment to Pelican."""
    from pelican import signals

    from . import pelican_theme

    signals.generator_init.connect(pelican_theme.equip)
    signals.content_object_init.connect(pelican_theme.complete)
    signals.all_generators_finalized.connect(pelican_theme.arrange)
