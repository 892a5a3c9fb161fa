"""Reads XML, which feeds, sitemaps and drawings are, or tells why it is none."""

from __future__ import annotations

from xml.etree import ElementTree

from ...record import record

_ENCODING = "not every reader knows its encoding (save it as UTF-8)"


@record
class Broken:
    """A file that is no XML: why, and on which line and column."""

    reason: str
    line: int
    column: int


def read_xml(raw: bytes) -> ElementTree.Element | Broken:
    """The root of what the site's own author, or Pelican, wrote; or why it has none."""
    try:
        # Expat puts an end to entities that grow without one since its version 2.4.
        return ElementTree.fromstring(raw)  # noqa: S314
    except ElementTree.ParseError as error:
        line, column = error.position
        return Broken(str(error).partition(":")[0], line, column + 1)
    except (ValueError, LookupError):  # Shift JIS and its like, or an encoding that nobody has
        return Broken(_ENCODING, 1, max(raw.find(b"encoding"), 0) + 1)
