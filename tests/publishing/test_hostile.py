"""What somebody who means harm would write into a text: it is named with its place, or it does nothing."""

from __future__ import annotations

import pytest

from .conftest import TinySite, errors_of

WAYS = "content/pages/ways.md"
START = 9
"""The line on which a row's text begins, below what stands in the file already."""

RUN = "<script>alert(1)</script>"

# Each row: what is added to a text, and where in it the script begins: lines below its first, and the column.
SCRIPTS = {
    "plain": (RUN, 0, 1),
    "in large letters": (f"words {RUN.upper()}", 0, 7),
    "after a comment that is over at once": (f"<!-->{RUN}-->", 0, 6),
    "after a comment that is over early": (f"<!-- --!>{RUN} -->", 0, 10),
    "in a comment over several lines": (f"<!-->\n{RUN}\n-->", 1, 1),
    "moved in as code, in HTML": (f"<div>\n\n    {RUN}\n\n</div>", 2, 5),
    "between backticks, in HTML": (f"<div>\n`{RUN}`\n</div>", 1, 2),
    "between backticks of two attributes": (f"<p title='`'>{RUN}<p title='`'>", 0, 14),
    "after other words as code": (f"`<script>`\n\n<!-->{RUN}-->", 2, 6),
    "a style": ("<!--><style>main{display:none}</style>-->", 0, 6),
}

OTHERS = {
    "a handler": ("<img src=/images/dot.svg alt=d onerror=alert(1)>", 32),
    "a handler without spaces": ("<svg/onload=alert(1)></svg>", 6),
    "a handler in a list of attributes": ("[the way home](/){: onclick=alert(1) }", 21),
    "a link": ("[the way home](javascript:alert(1))", 16),
    "a link that hides it": ("[the way home](java&#115;cript:alert(1))", 2),
    "a link after a tabulator": ("[the way home](&#9;javascript:alert(1))", 2),
    "a picture": ("![a dot](javascript:alert(1))", 10),
    "a link to data": ("[the way home](data:text/html,hello)", 16),
    "a button": ('<button formaction="javascript:alert(1)">Go on</button>', 21),
    "a frame": ("<iframe srcdoc='hello'></iframe>", 1),
    "another base": ("<base href=https://example.org/>", 1),
    "a form": ("<form action=https://example.org/ method=post></form>", 1),
    "another page": ('<meta http-equiv=refresh content="0; url=https://example.org/">', 1),
}

HARMLESS = (
    f"`{RUN}`",
    f"```\n{RUN}\n```",
    f"Words.\n\n    {RUN}",
    f"<!-- {RUN} -->",
    f'<span title="{RUN}">words</span>',
    f'<noscript><p title="</noscript>{RUN}">words</p></noscript>',
)


def write(site: TinySite, text: str) -> None:
    site.write(WAYS, f"{(site.root / WAYS).read_text(encoding='utf-8')}\n\n{text}\n")


@pytest.mark.parametrize(("text", "line", "column"), SCRIPTS.values(), ids=SCRIPTS)
def test_a_script_is_found_however_it_is_written(tiny: TinySite, text: str, line: int, column: int) -> None:
    write(tiny, text)
    result = tiny.build()
    assert not result.published
    found = [(one.file, one.line, one.column) for one in errors_of(result) if one.rule == "raw-html"]
    assert found == [(WAYS, START + line, column)]


@pytest.mark.parametrize(("text", "column"), OTHERS.values(), ids=OTHERS)
def test_what_runs_or_loads_is_found_where_it_stands(tiny: TinySite, text: str, column: int) -> None:
    write(tiny, text)
    result = tiny.build()
    assert not result.published
    assert (WAYS, START, column) in [(one.file, one.line, one.column) for one in errors_of(result)]


@pytest.mark.parametrize("text", HARMLESS)
def test_a_text_may_speak_of_scripts_and_none_of_them_runs(tiny: TinySite, text: str) -> None:
    assert tiny.build().published
    policy = (tiny.output / "_headers").read_text(encoding="utf-8")
    write(tiny, text)
    result = tiny.build()
    assert result.published, result
    assert (tiny.output / "_headers").read_text(encoding="utf-8") == policy
