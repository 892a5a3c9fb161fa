"""A file that is published is used somewhere on the site.

What no page loads, links to or names was forgotten: the old picture beside the new one, a draft of a letter.

Files that hosts, browsers and search engines ask for by name are exempt, and so is what a style sheet, a script, a feed
or a text that is not published, or could not be, names.

Bad:  images/plan-old.png, which no page shows
Good: images/plan.png, shown by a page
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...reading.folder import SUFFIXES, is_copied, kind_of
from ...records import Content, File, Finding, Site
from .file_leftover import left_behind

SEVERITY = "warning"

# Asked for by name, and never by a link; pages among what is copied stand for themselves.
_ASKED_FOR = re.compile(
    r"(?i)(?:^|/)(?:\.well-known/.*|_headers|_redirects|cname|license|.*\.license|robots\.txt|humans\.txt|ads\.txt"
    r"|security\.txt|llms.*\.txt|favicon.*|apple-touch-icon.*|browserconfig\.xml|.*\.webmanifest|manifest\.json"
    r"|sitemap.*\.xml|google\w+\.html|.*\.html?|keybase\.txt|\w{8,64}\.txt|.*\.php|web\.config|\.htaccess)$"
)


def check(site: Site, content: Content) -> Iterator[Finding]:
    """Each copied file that nothing names, once each text can be read: those that cannot may name any."""
    if any(_is_unread(file, content) for file in content.files):
        return
    used = {road.target.path for road in site.roads}
    for file in content.files:
        copied = file.path in site.addresses.files and file.size and is_copied(file, content.layout)
        if file.link or left_behind(file.name):
            continue  # another rule speaks, or it is another name for a file that is used
        if copied and file.path not in used and not _ASKED_FOR.search(file.path) and not _named(file, site, content):
            yield Finding("nothing on the site uses this file; delete it, or link to it", where=file)


def _is_unread(file: File, content: Content) -> bool:
    text = file.path.endswith(tuple(SUFFIXES)) and kind_of(file.path, content.layout)
    return bool(text) and file.shown not in content.by_path


def _named(file: File, site: Site, content: Content) -> bool:
    """Whether its name stands anywhere at all: in a style, a script, a feed, an attribute, or a text."""
    made = {item.source for item in site.built if item.save_as and item.status == "published"}
    texts = (
        *site.texts.values(),
        *(page.html for page in site.pages),
        *(source.text for source in content.sources if source.path not in made),
    )
    return any(file.name in text for text in texts)
