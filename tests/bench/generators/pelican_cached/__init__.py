"""Pelican with the cache that it brings: texts that have not changed are not read again."""

from __future__ import annotations

from dataclasses import replace

from .. import pelican

GENERATOR = replace(pelican.GENERATOR, name="Pelican with cache", values={"CACHED": "yes"})
