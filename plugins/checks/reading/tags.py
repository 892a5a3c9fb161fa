"""Finds the tags of HTML that is written plainly, in a fraction of the time that the standard library takes.

What HTML parsers have to guess at is left to the standard library, and so is all that its releases read differently.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple

# Groups: the name of an end tag, or that of a start tag, its attributes, and its slash. Elements that newer releases
# of the standard library take for text, and older ones do not, are none of these.
_TAG = re.compile(
    r"""
      </([a-z][\w:.-]*)[ \t\n\r\f]*>
    | <(?!(?:iframe|noembed|noframes|plaintext|xmp)[ \t\n\r\f/>])([a-z][\w:.-]*)
      ((?:[ \t\n\r\f]+[a-z_:@][\w:.@-]*(?:=(?:"[^"]*"|'[^']*'|[\w./:\#?%+,;@-]+(?=[ \t\n\r\f>])))?)*)
      [ \t\n\r\f]*(/?)>
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s=]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S+)))?""", re.ASCII)
# A comment, or the declaration of the document's type: nothing of either is kept.
_PASSED_OVER = re.compile(r"<!--(?!-?>)[^-]*(?:-(?!-)[^-]*)*-->|<!(?i:doctype)[ \t\n\r\f][^<>\[\]]*>")
_REFERENCE = re.compile(r"&(?!(?:[A-Za-z]\w*|\#\d+|\#[xX][0-9A-Fa-f]+);)", re.ASCII)
# What stands in an element that holds text alone, as far as its end tag.
_INSIDE = {
    "script": re.compile(r"[^<]*(?:<(?!/|!--)[^<]*)*(?=</script>)"),
    "style": re.compile(r"[^<]*(?:<(?!/|!--)[^<]*)*(?=</style>)"),
    "textarea": re.compile(r"[^<]*(?=</textarea>)"),
    "title": re.compile(r"[^<]*(?=</title>)"),
}


class Tag(NamedTuple):
    """One tag: its name and, where it opens an element, its attributes; the last stands first, as the reader has it.

    ``slashed`` tells whether it ends in a slash, ``inside`` is the pattern of what may follow, if not just anything.
    """

    name: str
    attributes: Mapping[str, str] | None
    slashed: bool
    inside: re.Pattern[str] | None


def tag_at(html: str, at: int) -> tuple[Tag | None, int]:
    """The tag that begins at an offset, None where it is a comment or the like, and the offset behind it.

    That offset is 0 where what stands there is not plain.
    """
    end = html.find(">", at) + 1
    tag = _tag(html[at:end])
    if tag is not None:
        return tag, end
    found = _PASSED_OVER.match(html, at)
    if found is not None:
        return None, found.end()
    found = _TAG.match(html, at)  # with ">" in an attribute
    tag = _tag(found[0]) if found else None
    return (tag, found.end()) if found and tag else (None, 0)


@lru_cache(maxsize=1 << 14)  # most tags stand on many pages, and often on each
def _tag(written: str) -> Tag | None:
    found = _TAG.fullmatch(written)
    if found is None:
        return None
    closed, name, rest, slash = found.groups()
    if closed:
        return Tag(closed.lower(), None, slashed=False, inside=None)
    pairs = [(one[1].lower(), one[2] or one[3] or one[4] or "") for one in _ATTRIBUTE.finditer(rest)]
    attributes = {key: unescape(value) if "&" in value else value for key, value in reversed(pairs)}
    inside = _INSIDE.get(name.lower())
    odd = len(attributes) < len(pairs) or _REFERENCE.search(rest) or (inside and slash)
    return None if odd else Tag(name.lower(), attributes, bool(slash), inside)
