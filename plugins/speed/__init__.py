"""Unchanged content is not read, rendered or written again.

In any Pelican site: name ``plugins.speed`` in PLUGINS. What is kept stands below CACHE_PATH.
"""

from __future__ import annotations


def register() -> None:
    """Connect to Pelican."""
    from pelican import signals

    from . import pelican_speed

    signals.initialized.connect(pelican_speed.begin)
    signals.readers_init.connect(pelican_speed.read)
    signals.generator_init.connect(pelican_speed.compile_once)
    signals.article_generator_init.connect(pelican_speed.ask_no_times)
    signals.page_generator_init.connect(pelican_speed.ask_no_times)
    signals.article_generator_init.connect(pelican_speed.make_once)
    signals.page_generator_init.connect(pelican_speed.make_once)
    signals.content_object_init.connect(pelican_speed.watch_contents)
    signals.all_generators_finalized.connect(pelican_speed.list_quickly)
    signals.all_generators_finalized.connect(pelican_speed.know_pages)
    signals.get_writer.connect(pelican_speed.write_pages)
    signals.finalized.connect(pelican_speed.conclude)
