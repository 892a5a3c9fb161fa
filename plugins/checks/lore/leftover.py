"""What Markdown, and its dialects, look like where nothing was made of them, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..records.page import Page, Text
from ..records.prose import holds


class Sign(NamedTuple):
    """One kind: its pattern, and what is said of what it finds.

    ``key`` is a piece of all that it finds. A ``sure`` one needs no look at the source.
    """

    key: str
    pattern: re.Pattern[str]
    fault: str
    sure: bool = True


def _sign(key: str, pattern: str, fault: str, *, sure: bool = True) -> Sign:
    return Sign(key, re.compile(pattern, re.MULTILINE), fault, sure)


_BOLD = "bold that did not render; put no space inside the **"
_LINK = "a link that did not render; write [words](address)"
_TABLE = "a table that did not render; put a blank line before it, and a line of dashes, |---|---|, below its head"
_FENCE = "a code fence that did not render; put it on a line of its own and close it"
_FILE = "a file of the site outside a link; write [words](address)"
_BOX = "a box that did not render; put a blank line before it"
_LIST = "a list that did not render; put a blank line before it, and a space behind each sign"
_NUMBERS = "a list that did not render; write 1. and 2. at the beginning of its lines"
_BULLETS = "-*+•·–—▪◦‣●○■►➤✓✔"
_IMAGE = "an image that did not render; write ![words](address)"
_ADDRESS = r"(?:/|#|https?:|mailto:|www\.|\{\w+\}|[\w./-]+\.(?:html?|md|pdf|png|jpe?g|gif|svg|webp|avif)\b)"
_DASHES = r"[ \t]*:?(?:-{2,}|[–—]+-?):?[ \t]*"

LISTS = (
    _sign("\n", rf"^[{_BULLETS}][ \xa0]\S.*(?:\n[{_BULLETS}][ \xa0].*)+|^1\. .*(?:\n\d+\. .*)+", _LIST),
    _sign("\n", r"^(?P<sign>[-+•·*])[A-Za-z][^*\n]*(?:\n(?P=sign)[A-Za-z][^*\n]*)+", _LIST),
    _sign("1)", r"^1\) .*(?:\n\d+\) .*)+", _NUMBERS),
    _sign("\nb", r"^a([.)]) .*\nb\1 .*(?:\n[c-z]\1 .*)*", _NUMBERS),
    _sign(")", r"^\((?:1\) .*\n\(2|a\) .*\n\(b)\) .*", _NUMBERS),
)
TABLES = (
    _sign("|", rf"(?:^[^\n]*\|[^\n]*\n)?^(?=[^\n]*\|)\|?{_DASHES}(?:\|{_DASHES})*\|?[ \t]*$", _TABLE),
    _sign("|", r"^\|[^|\n]+\|[^\n]*\n\|[^\n]*", _TABLE),
    _sign("|", r"^[^|\n]+\|[^|\n]+\|[^|\n]+\n[^|\n]+\|[^|\n]+\|[^|\n]+$", _TABLE),
    _sign("|", r"^[^|\n]+ \| [^|\n]+(?:\n[^|\n]+ \| [^|\n]+){2,}$", _TABLE),
)

# Not to be taken for Markdown: "2 ** 3 ** 4", "x[1][2]", "[sic]", "[your name]", "Home | About".
SIGNS = (
    _sign("**", r"(?<![\w*])\*\*(?=[^\s*])[^*\n]*[^\W\d][^*\n]*(?<=\S)\*\*(?!\w)", _BOLD),
    _sign("**", r"(?<![\w*])\*\*(?: (?=[^*\n]*[^\W\d_]{3})[^*\n]+|(?=[^\W\d])[^*\n]* )\*\*(?![\w*])", _BOLD),
    _sign("**", r"(?<![\w*])\*\* (?=[^*\n]*[^\W\d_]{3})[^*\n]*[^*\s]\*\*(?![\w*])", _BOLD),
    _sign("__", r"(?<![\w_])__(?=[A-Za-z])[^_\n]* [^_\n]*__(?![\w_])", _BOLD.replace("**", "__")),
    _sign("![", r"!\[[^\[\]\n]*\](?: \(|\(|\[|: ?\S)[^\n)\]]*[)\]]?", _IMAGE),
    _sign("!(", r"\[[^\[\]\n]*\]!\([^()\n]*\)|!\([^()\n]*\)\[[^\[\]\n]*\]", _IMAGE),
    _sign("[[", r"\[\[(?=[^\[\]\n]*[^\W\d_]{2})[^\[\]\n]+\]\]", "a wiki link; write [words](address)"),
    _sign("](", r"(?:\[[^\[\]\n]+)?\]\((?:[^()\s]*\))?", _LINK),
    _sign("]", rf"\[[^\[\]\n]+\]\s\({_ADDRESS}[^()\s]*\)", "a link that did not render; put no space between ] and ("),
    _sign("]", rf"\[[^\[\]\n]+\](?::\s?\(|[{{<]){_ADDRESS}[^()\s]*[)}}>]?", _LINK),
    _sign("(", rf"\[[^\[\]()\n]+[\[)}}]?\({_ADDRESS}[^()\s]*\)", _LINK),
    _sign("[", rf"\([^()\n]+\) ?\[{_ADDRESS}[^\[\]\s]*\]", "a link the wrong way round; write [words](address)"),
    _sign(
        "[^",
        r"\[\^(?=[^\]\n]*[ ,;])[ ,;]*[A-Za-z]?\d+(?:[ ,;]+[A-Za-z]?\d+)*[ ,;]*\](?!:)",
        "no note, with a space or a comma in it; write each by itself, as in [^1][^2]",
    ),
    _sign(
        "[^",
        r"\[\^(?:[^\]\s]+|\w{2,}(?: [\w’'-]+)+)\](?!:)",
        "a note without its text; correct the id, or add the note",
    ),
    _sign("^[", r"\^\[[^\]\n]+\]", "a note that did not render; write [^1], and [^1]: with the text of the note below"),
    _sign(
        "][",
        r"(?<![\w\]])\[(?=[^\]\n]*[^\W\d])[^\[\]\n]+\]\[[^\[\]\n]*\]",
        "a link without its address; write [words](address)",
    ),
    _sign(
        "]:",
        r"^\[[^\[\]\n]+\]:\s*(?:https?:|/)\S*",
        "the address of a link that did not render; set it apart by a blank line",
    ),
    _sign(
        "*[",
        r"^\*\[[^\[\]\n]+\]: +\S.*",
        'an abbreviation, which does not render; write <abbr title="...">words</abbr>',
    ),
    *TABLES,
    _sign("```", r"```.*", _FENCE),
    _sign("~~~", r"^~~~.*", _FENCE),
    _sign("##", r"^#{2,6} \S.*$", "a heading that did not render; put a blank line before it"),
    *LISTS,
    _sign(": ", r"^: +\S.*", "a definition that did not render; put it right below what it explains"),
    _sign("!!!", r"^!!! ?[a-z].*$", _BOX),
    _sign("!!", r"^!!(?:!!)? ?[a-z][\w-]* [\"“].*$", "a box that did not render; begin it with three signs, !!!"),
    _sign("???", r"^\?\?\?\+? ?[a-z].*$", _BOX),
    _sign(":::", r"^:::+ ?\{?[a-z].*$", _BOX),
    _sign("[!", r"^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", 'a box that did not render; write "!!! note"'),
    _sign(
        "{",
        r"\{:? ?[.#][A-Za-z][\w-]*(?: [^}\n]*)?\}|\{: ?\w[^}\n]*=[^}\n]*\}",
        "an attribute list that did not render; write it right after what it is for",
    ),
    _sign(
        "~~",
        r"(?<![\w~])~~(?=[^\s~])[^~\n]+(?<=\S)~~(?![\w~])",
        "struck out, which does not render; write <del>words</del>",
    ),
    _sign(
        "==", r"(?<![\w=])==(?=\w)[^=\n]+\w==(?![\w=])", "a highlight that does not render; write <mark>words</mark>"
    ),
    _sign(
        "[",
        r"^\[(?!checklist:|chart:)(?i:checklist|chart) ?: *[\w-]+ *\]",
        "a short code that did not render; write [checklist: name] or [chart: name], in small letters",
    ),
    _sign("[", r"^\[(?i:toc)\]$", "a list of contents that did not render; take it out"),
    _sign("{", r"\{(?:filename|static|attach|index)\}\S*", _FILE),
    _sign("|", r"(?<![\w|])\|(?:filename|static|attach)\|\S*", _FILE),
    # Where the author wrote the very same, and meant no sign to be seen, it stands inside HTML.
    _sign("*", r"(?<![\w*])\*(?=[^\W\d])[^*\n]*[^\s*]\*(?![\w*])", "emphasis that did not render", sure=False),
    _sign("_", r"(?<![\w_])_(?=[^\W\d_])[^_\n]*[^\s_]_(?![\w_])", "emphasis that did not render", sure=False),
    _sign("`", r"(?<![\w`])`[^`\n]+`(?![\w`])", "code that did not render", sure=False),
    _sign(
        "`", r"(?<![\w`])`(?=[\w<{$])(?![^\n]*(?:`|['’](?!\w)))[^\s`]*", "code without its end; write ` where it ends"
    ),
    _sign("`", r"\S*(?<=[\w)>])`(?![\w`])", "code without its beginning; write ` where it begins"),
)

# fmt: off
_KEYS = (
    "*", "[", "`", "|", "{", "~~", "==", "__", " _", "\n_", "!!", "???", ":::", "\n#", "\n-", "\n+", "\n•", "\n·",
    "\n1. ", "\n1) ", "\na. ", "\na) ", "\n(1) ", "\n(a) ", "\n: ", *(f"\n{sign} " for sign in _BULLETS[5:]),
)
# fmt: on


def likely(prose: str) -> bool:
    """Whether a text may hold any of it at all: most hold nothing of the kind."""
    return holds(prose, *_KEYS)


def runs(page: Page) -> Iterator[Text]:
    """The runs of text that may hold some: those above a fence without an end, below which nothing is what it seems."""
    fence = page.source.unclosed if page.source else None
    for text in page.texts:
        if fence and fence.mark in text.text:
            return
        yield text
