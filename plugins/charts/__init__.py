"""Small charts: numbers in ``charts/*.toml``, drawn where a page asks for them with ``[chart: name]``."""

from __future__ import annotations


def register() -> None:
    """Connect to Pelican."""
    from pelican import signals

    from . import pelican_charts

    signals.initialized.connect(pelican_charts.read)
    signals.content_object_init.connect(pelican_charts.attach)
