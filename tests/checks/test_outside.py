"""Which links of a site lead out of it, and where they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks import Built, read_content
from plugins.checks.external.records import Use
from plugins.checks.outside import outside_links

from .fixtures import PAGE, SOURCE, URL, layout_of, make_content, make_site

BODY = (
    "See [GOV.UK](https://www.gov.uk/jobs) and [it again](https://www.gov.uk/jobs).\n\n[Home](/) [us](mailto:a@b.org)\n"
)
HTML = (
    '<p>See <a href="https://www.gov.uk/jobs">GOV.UK</a> and <a href="https://www.gov.uk/jobs">it again</a>.</p>'
    '<p><a href="/">Home</a> <a href="mailto:a@b.org">us</a> <a href="//cdn.org/x">x</a></p>'
)


def test_links_out_of_the_site_are_collected_with_all_their_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = SOURCE.format(title="The page").replace("Words.\n", BODY)
    content, _ = read_content(layout_of(make_content(tmp_path / "content", {"pages/page.md": text})))
    foot = '<footer><a href="https://foot.org/">Foot</a></footer></body>'
    pages = {"page/index.html": PAGE.format(title="The page", address="/page/", body=HTML)}
    site = make_site(tmp_path / "site", pages)
    for file in site.rglob("*.html"):
        file.write_text(file.read_text(encoding="utf-8").replace("</body>", foot), encoding="utf-8")
    built = [Built("content/pages/page.md", "page", "published", "page", "page/index.html", "page/")]
    found = {link.url: link.uses for link in outside_links(site, url=URL, content=content, built=built)}
    assert set(found) == {"https://www.gov.uk/jobs", "https://cdn.org/x", "https://foot.org/"}
    assert found["https://www.gov.uk/jobs"] == (
        Use("content/pages/page.md", 5, 14, ("/page/",)),
        Use("content/pages/page.md", 5, 54, ("/page/",)),
    )
    assert {page for use in found["https://foot.org/"] for page in use.pages} == {"/", "/page/", "/say-no/"}
