"""Checklists: decisions as data. Reads and proves them, compiles their rules to style, attaches them to pages."""

from __future__ import annotations


def register() -> None:
    """Connect to Pelican."""
    from pelican import signals

    from . import pelican_checklist

    signals.initialized.connect(pelican_checklist.read)
    signals.generator_init.connect(pelican_checklist.equip)
    signals.content_object_init.connect(pelican_checklist.attach)
    signals.content_written.connect(pelican_checklist.draw)
