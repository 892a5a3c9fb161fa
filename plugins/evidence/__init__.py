"""Sources for what the site says: read from ``evidence/*.toml``, cited as ``[^B01]``, attached to pages as notes."""

from __future__ import annotations


def register() -> None:
    """Connect to Pelican."""
    from pelican import signals

    from . import pelican_evidence

    signals.initialized.connect(pelican_evidence.load)
    signals.content_object_init.connect(pelican_evidence.attach)
    signals.all_generators_finalized.connect(pelican_evidence.conclude)
