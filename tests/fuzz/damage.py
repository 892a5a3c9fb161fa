"""Files that nobody would write on purpose: good ones with something broken in them, and noise.

A broken good file comes far deeper into what reads it than noise does, so most are made that way.
"""

from __future__ import annotations

import re

from hypothesis import strategies as st

ODD = (
    "", " ", "\n", "\n\n", "\t", "\r", "\r\n", "\0", "\x0b", "\x85", "\u2028", "\ufeff", "\u202e", "\U0001f600",
    "é", "\\", ":", "=", "[", "]", "[[", "]]", "{", "}", "{{", "}}", "{%", "#", "# ", "## ", '"', '"""', "'", "`",
    "```", "*", "**", "_", "|", "---", "- ", "1. ", "> ", "!", "![", "](", "[^1]", "[^1]: ", "[x]: /y/", "&",
    "&amp", "&#0;", "&#xD800;", "<", ">", "<!--", "-->", "<![CDATA[", "<?", "<!", "</", "<p>", "</p>", "<div",
    "<script>", "<a href=", "<svg>", "<table>", "{filename}", "{static}", "{attach}", "{filename}/", "|filename|",
    "{: #x .y z=1 }", "[checklist: small]", "[TOC]", "/", "//", "..", "../", "/../", "%", "%2e%2e", "%zz",
    "http://", "https://[", "mailto:", "javascript:", "#x", "?", "0", "-1", "9" * 30, "1e999", "nan", "inf", "true",
    "null", "[]", "{}", '""', "2026-02-30", "0000-00-00", "9999-12-31", "2026-11-23T25:00:00", "0001-01-01",
    "x" * 300, r"\n", r"\u001b[2J",
)  # fmt: skip
"""What has a meaning to something that reads these files, or to nothing at all."""

_VALUE = re.compile(r"^([^:=\n]+[:=])[^\n]*$", re.MULTILINE)
"""A line with a name and a value, of a front matter or of TOML."""

bits = st.sampled_from(ODD) | st.text(max_size=8)


@st.composite
def another_value(draw: st.DrawFn, text: str) -> str:
    """The text with another value behind one of its names, quoted or not."""
    places = list(_VALUE.finditer(text))
    if not places:
        return text
    place = draw(st.sampled_from(places))
    form = draw(st.sampled_from(["{} {}", '{} "{}"', "{} [{}]", '{} ["{}"]', "{} {{ x = {} }}"]))
    return text[: place.start()] + form.format(place[1], draw(bits)) + text[place.end() :]


@st.composite
def another_piece(draw: st.DrawFn, text: str) -> str:
    """The text with something else, or nothing, in the place of a few of its letters."""
    start = draw(st.integers(0, len(text)))
    length = draw(st.sampled_from((0, 0, 1, 2, 9, 80, 2000)))
    return text[:start] + draw(bits) + text[start + length :]


@st.composite
def other_lines(draw: st.DrawFn, text: str) -> str:
    """The text with one line gone, twice there, or in another place."""
    lines = text.split("\n")
    at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
    line = lines[at] if draw(st.booleans()) else lines.pop(at)
    if draw(st.booleans()):
        lines.insert(to, line)
    return "\n".join(lines)


@st.composite
def damaged(draw: st.DrawFn, good: str) -> bytes:
    """A good file with up to four things broken in it; seldom noise alone, or bytes that are no text."""
    kind = draw(st.integers(0, 19))
    if kind == 0:
        return draw(st.binary(max_size=200))
    if kind == 1:
        return "".join(draw(st.lists(bits, max_size=30))).encode()
    text = good
    for _ in range(draw(st.integers(1, 4))):
        text = draw(draw(st.sampled_from((another_value, another_value, another_piece, other_lines)))(text))
    raw = text.encode()
    return raw[: draw(st.integers(0, len(raw)))] if kind == 2 else raw
