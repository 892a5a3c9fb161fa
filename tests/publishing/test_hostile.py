"""What somebody who means harm would write into a text: it is named with its place, or it does nothing."""

from __future__ import annotations

import shutil

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


def test_a_page_that_lies_among_the_pictures_brings_no_script(tiny: TinySite) -> None:
    tiny.write("content/images/page.html", f"<!DOCTYPE html>\n<title>A page</title>\n<p>{RUN}</p>\n")
    result = tiny.build()
    assert not result.published
    found = [(one.file, one.line, one.column) for one in errors_of(result) if one.rule == "raw-html"]
    assert found == [("content/images/page.html", 3, 4)]


XHTML = f'<x:html xmlns:x="http://www.w3.org/1999/xhtml"><x:body onload="alert(1)">{RUN}</x:body></x:html>\n'
ACTIVE = ("a.xhtml", "a.js", "a.HTML")
MORE = ("a.xht", "a.xml", "a.htm", "a.xsl", "a.mjs", "a.css", "a.svgz", "more/a.XHTML")


@pytest.mark.parametrize("name", [*ACTIVE, *(pytest.param(name, marks=pytest.mark.long) for name in MORE)])
def test_a_file_among_the_pictures_that_browsers_open_or_run_is_refused(tiny: TinySite, name: str) -> None:
    tiny.write(f"content/images/{name}", XHTML)
    result = tiny.build()
    assert not result.published
    (found,) = [one for one in errors_of(result) if one.rule == "raw-html"]
    assert (found.file, found.line) == (f"content/images/{name}", 1)
    assert "take it out" in found.message


# Each row: a line of the front matter, and whether the build refuses it there; else its markup is shown as words.
LINES = {
    "Save_as: ../../x.html": True,
    "Save_as: /etc/x.html": True,
    "Save_as: _headers": True,
    "URL: javascript:alert(1)": True,
    "URL: https://example.org/": True,
    "Slug: ../x": True,
    f"Slug: {RUN}": True,
    "Template: ../../x": True,
    "Checklist: ../../x": True,
    "Next: ../../x": True,
    "Lang: ../x": True,
    f"Summary: {RUN}": False,
    f"Author: {RUN}": False,
}


@pytest.mark.parametrize(("line", "refused"), LINES.items(), ids=LINES)
def test_a_line_of_the_front_matter_leads_out_of_nothing(tiny: TinySite, line: str, refused: bool) -> None:
    tiny.change(WAYS, "Stage: ready", f"Stage: ready\n{line}")
    result = tiny.build()
    assert result.published is not refused, result
    assert {(one.file, one.line) for one in errors_of(result)} == ({(WAYS, 4)} if refused else set())
    assert refused or not [file for file in tiny.output.rglob("*.html") if RUN in file.read_text(encoding="utf-8")]


@pytest.mark.parametrize("language", ["../../x", "", "/etc/passwd", "a" * 300, "x.y", "en\\u0000"])
def test_a_language_leads_to_no_other_file(tiny: TinySite, language: str) -> None:
    tiny.change("content/site.toml", 'language = "en-GB"', f'language = "{language}"')
    (found,) = tiny.build().problems
    assert (found.file, found.line, found.rule) == ("content/site.toml", 3, "site-settings")


def test_a_title_with_markup_is_shown_as_words(tiny: TinySite) -> None:
    tiny.change(WAYS, "Title: Ways to go on", f"Title: Ways {RUN} on")
    assert tiny.build().published
    html = tiny.html("ways/index.html")
    assert RUN not in html
    assert "<h1>Ways &lt;script&gt;" in html
    assert "<script>alert" not in tiny.html("index.html")


@pytest.mark.parametrize("name", ["a..b", "a\\..\\b", "<script>", "x\ny", "-x", "con"])
def test_a_file_name_that_means_something_elsewhere_is_refused(tiny: TinySite, name: str) -> None:
    shutil.copy(tiny.root / WAYS, tiny.root / f"content/pages/{name}.md")
    result = tiny.build()
    assert not result.published
    assert f"content/pages/{name}.md" in {one.file for one in errors_of(result)}
    assert all("\n" not in str(one) for one in result.problems)


@pytest.mark.parametrize(
    "path", ["images/dot.svg", "images/more", "pages/more.md", "pages/more", "checklists/x.toml", "site.toml"]
)
def test_a_link_out_of_the_tree_is_refused_and_nothing_of_it_published(
    tiny: TinySite, tmp_path_factory: pytest.TempPathFactory, path: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("Title: Secret\n\nWords of somebody else.\n", encoding="utf-8")
    link = tiny.root / "content" / path
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(outside / "secret.md" if link.suffix else outside)
    result = tiny.build()
    assert not result.published
    (found,) = [one for one in errors_of(result) if one.rule == "file-escape"]
    assert found.file == f"content/{path}"
    assert "put a copy in its place" in found.message
    assert not tiny.output.exists()
