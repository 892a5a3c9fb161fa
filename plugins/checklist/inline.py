"""The little Markdown that the texts of a checklist may hold: emphasis, and links to pages by their slug."""

from __future__ import annotations

import re
from functools import cached_property

import markdown

from ..pack import Pack
from ..store import NOTHING_KEPT
from .model import Html

_SLUG_LINK = re.compile(r'href="(?P<slug>[a-z0-9][a-z0-9-]*)(?P<fragment>#[^"]*)?"')


class Inline:
    """Turns one line of Markdown into HTML without a paragraph around it.

    HTML in it is shown as it was written: what ran in a page, the policy of the page would allow. ``base`` stands
    before the address of every page, so that ``[words](about)`` leads to ``<base>/about/``. What was made of a text is
    had from a pack where it is there.
    """

    def __init__(self, base: str, made: Pack | None = None) -> None:
        self._base = base
        self._made = made or Pack(NOTHING_KEPT)

    @cached_property
    def _markdown(self) -> markdown.Markdown:
        made = markdown.Markdown(extensions=["smarty"], output_format="html")
        made.preprocessors.deregister("html_block")
        made.inlinePatterns.deregister("html")
        return made

    def __call__(self, text: str) -> Html:
        """The HTML of one text. Its line breaks are only the author's: one text is one line."""
        html = self._made.made(text, lambda: self._html(text)) if text else ""
        return Html(_SLUG_LINK.sub(rf'href="{self._base}/\g<slug>/\g<fragment>"', html))

    def _html(self, text: str) -> str:
        html: str = self._markdown.reset().convert(" ".join(text.split()))
        return html.removeprefix("<p>").removesuffix("</p>")
