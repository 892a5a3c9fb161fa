"""A setting is spelt as Pelican spells it.

Pelican passes over a name it does not know, and takes its own value instead: of "SITE_NAME" the title of the site is
"A Pelican Blog".

Names of the site's own are right. Only one that is nearly Pelican's is wrong, where the file does not set that too.

Bad:  SITE_NAME = "Garden notes"
Good: SITENAME = "Garden notes"
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lore.settings_names import known_settings
from ...lore.spelling import meant
from ...records import Finding, Settings

CLOSE = 0.85


def check(settings: Settings) -> Iterator[Finding]:
    """Each name that is nearly one of Pelican's."""
    known = known_settings(settings.usual, settings.get("DIRECT_TEMPLATES"))
    for name in settings.places:
        if name in known or (not name.isupper() and name.upper() not in known):
            continue
        wanted = name.upper() if name.upper() in known else meant(name, known, CLOSE)
        if wanted and wanted not in settings.places:
            yield Finding(f'Pelican knows no setting "{name}". Did you mean "{wanted}"?', at=settings.places[name])
