"""The little Markdown that the texts of a checklist may hold: emphasis, and links to pages by their slug."""

from __future__ import annotations

import re

import markdown

from .model import Html

_SLUG_LINK = re.compile(r'href="(?P<slug>[a-z0-9][a-z0-9-]*)(?P<fragment>#[^"]*)?"')


class Inline:
    """Turns one line of Markdown into HTML without a paragraph around it.

    HTML in it is shown as it was written: what ran in a page, the policy of the page would allow. ``base`` stands
    before the address of every page, so that ``[words](about)`` leads to ``<base>/about/``.
    """

    def __init__(self, base: str) -> None:
        self._base = base
        self._markdown = markdown.Markdown(extensions=["smarty"], output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")

    def __call__(self, text: str) -> Html:
        """The HTML of one text. Its line breaks are only the author's: one text is one line."""
        html = self._markdown.reset().convert(" ".join(text.split())).removeprefix("<p>").removesuffix("</p>")
        return Html(_SLUG_LINK.sub(rf'href="{self._base}/\g<slug>/\g<fragment>"', html))
