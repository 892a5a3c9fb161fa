"""No template code is left in a page.

The publisher of the site sees {{ name }} where a reader should see a name.

Bad:  Write to {{ EMAIL }}
Good: Write to post@example.org
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Page
from ...records.form import unrendered
from ...records.prose import holds

ATTRIBUTES = ("href", "src", "srcset", "alt", "title", "content", "aria-label", "id", "class", "action")

# "{#steps}" is an attribute list of Markdown.
_CODE = re.compile(
    r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#[^\w].*?(?:[#]?\}|$)|%\}|<%.*?%>|<\?(?:php|=).*?(?:\?>|$)|\$\{[A-Za-z_][\w.]*\}",
    re.MULTILINE,
)
_CODE_SIGNS = ("{{", "{%", "{#", "%}", "<%", "<?", "${")

# [gallery ids="1,2"], [/caption]: what other publishing programs fill in.
_SHORTCODE = re.compile(r"\[[a-z][\w-]* [a-z][\w-]*=[\"“”'‘’][^\]\n]*\]|\[/[a-z][\w-]*\](?!\()", re.IGNORECASE)


def check(page: Page) -> Iterator[Finding]:
    """Each piece of template code in the prose of the page and in the attributes that readers meet."""
    for pattern, signs in ((_CODE, _CODE_SIGNS), (_SHORTCODE, ("=", "[/"))):
        likely = holds(page.prose, *signs) and pattern.search(page.prose)
        for text in page.texts if likely else ():
            for found in pattern.finditer(text.text):
                yield Finding(_message(found[0]), at=text.part(*found.span()))
    for element in page.having(*ATTRIBUTES) if holds(page.html, *_CODE_SIGNS[:4]) else ():
        for name in ATTRIBUTES:
            if unrendered(element.get(name)):
                yield Finding(_message(element.get(name)), at=element)


def _message(code: str) -> str:
    return f'"{" ".join(code.split())}" is template code that was not filled in; write what it stands for'
