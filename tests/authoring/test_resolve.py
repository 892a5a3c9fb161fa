from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pytest

from plugins.authoring.resolve import resolve


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "404.html", "about/index.html", "a page/index.html", "images/x.png", "x.txt", "x.txt.br",
                 "_headers", "_redirects", ".secret", ".hidden/index.html"):  # fmt: skip
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("x", encoding="utf-8")
    return tmp_path / "site"


@pytest.mark.parametrize(
    "address",
    [
        "/nothing/",
        "/x.txt/",
        "/images/",
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "/about/../../outside.txt",
        "/..\\outside.txt",
        "/about//",
        "//about/",
        "/_headers",
        "/%5fheaders",
        "/_redirects",
        "/.secret",
        "/.hidden/",
        "/.hidden",
        "/x.txt.br",
        "/x.txt%00",
        "/%ff",
        "/" + "x" * 5000,
        "http://localhost/x.txt",
    ],
)
def test_what_is_not_public_leads_to_the_404_page(site: Path, address: str) -> None:
    target = resolve(site, address)
    assert (target.status, target.file, target.location) == (HTTPStatus.NOT_FOUND, site / "404.html", "")


def test_a_link_that_leads_out_of_the_site_is_not_followed(site: Path) -> None:
    (site / "way-out.txt").symlink_to(site.parent / "outside.txt")
    assert resolve(site, "/way-out.txt").status == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("", "index.html"),
        ("/?q=1", "index.html"),
        ("/about/", "about/index.html"),
        ("/about/?from=feed", "about/index.html"),
        ("/about/index.html", "about/index.html"),
        ("/%61bout/", "about/index.html"),
        ("/a%20page/", "a page/index.html"),
        ("/images/x.png", "images/x.png"),
        ("/404.html", "404.html"),
    ],
)
def test_an_address_leads_to_its_file(site: Path, address: str, file: str) -> None:
    target = resolve(site, address)
    assert (target.status, target.file) == (HTTPStatus.OK, site / file)


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("/about", "/about/"),
        ("/about?from=feed", "/about/?from=feed"),
        ("/a%20page", "/a%20page/"),
        ("/images", "/images/"),
    ],
)
def test_a_folder_without_its_slash_leads_to_the_address_with_it(site: Path, address: str, location: str) -> None:
    target = resolve(site, address)
    assert (target.status, target.location) == (HTTPStatus.MOVED_PERMANENTLY, location)


@pytest.mark.parametrize("address", ["/old/", "/old", "/old/?from=feed"])
def test_an_old_address_leads_on_as_the_host_will_lead(site: Path, address: str) -> None:
    (site / "_redirects").write_text("/old/ /about/ 301\n/old /about/ 301\n", encoding="utf-8")
    target = resolve(site, address)
    assert (target.status, target.location) == (HTTPStatus.MOVED_PERMANENTLY, "/about/")
    assert resolve(site, "/older/").status == HTTPStatus.NOT_FOUND
