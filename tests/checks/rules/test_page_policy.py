"""What a policy blocks is told from what is no address, which another rule names."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks import check_site

from ..fixtures import PAGE, URL, make_site

POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'


@pytest.mark.parametrize("address", ["https://[your-domain]/x.png", "https://\u2100.example/x.png", "file://[x"])
def test_what_is_no_address_is_no_matter_of_the_policy(address: str, tmp_path: Path) -> None:
    page = PAGE.format(title="Page", address="/page/", body=f'<p><img src="{address}" alt="A clock"></p>')
    site = make_site(tmp_path / "site", {"page/index.html": page.replace("</head>", f"{POLICY}</head>")})
    (problem,) = check_site(site, url=URL)
    assert problem.rule in ("link-scheme", "link-local")
    assert address in problem.message
