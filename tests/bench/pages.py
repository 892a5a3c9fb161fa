"""Makes a site of pages, the same every time, with faults in it where they are wanted."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

URL = "https://example.org"
LINKS = 24
PARTS = 4
PLANTED = 180
FEWEST = 10  # on fewer pages the faults would want more links than there are

TEXT = """An advert says so little that a job may suit better than it looked, and whatever comes of it you learn how
people there talk to each other, what they ask for and what they would rather not be asked. Going costs an hour."""
WORDS = re.findall("[a-z]+", TEXT.lower())

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Made page number {number}</title>
<meta name="description" content="This is page {number} of a site that was made to see how long it takes to check one.">
<link rel="canonical" href="{url}{address}">
</head>
<body>
<main>
<h1>Made page number {number}</h1>
{images}
{parts}
</main>
</body>
</html>
"""
IMAGE = '<p><img src="{}" alt="A square without colour" width="8" height="8"></p>'
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8H0z"/></svg>\n'


@dataclass(frozen=True)
class Fault:
    """A link or an image that leads nowhere: the file it is in, the address in it, and the word only it has."""

    page: str
    address: str
    word: str

    @property
    def is_image(self) -> bool:
        """Whether it is an image and no link."""
        return self.address.endswith(".png")


def planted(count: int) -> list[Fault]:
    """The faults for a site of so many pages, spread evenly: a third each of fragments, pages and images."""
    return [_fault(number, number * count // PLANTED, count) for number in range(PLANTED)]


def write_site(folder: Path, count: int, faults: Iterable[Fault] = ()) -> None:
    """Write a site of so many pages of about 8 KB. Each has 24 links to others, some of which a fault may take."""
    by_page: dict[str, list[Fault]] = {}
    for fault in faults:
        by_page.setdefault(fault.page, []).append(fault)
    for number in range(count):
        file = folder / _file(number)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_page(number, count, by_page.get(_file(number), [])), encoding="utf-8")
    (folder / "square.svg").write_text(PICTURE, encoding="utf-8")


def _fault(number: int, page: int, count: int) -> Fault:
    word = f"lost-{number:03}"
    addresses = (f"{_address((page + 2) % count)}#{word}", f"/{word}/", f"/{word}.png")
    return Fault(_file(page), addresses[number % 3], word)


def _page(number: int, count: int, faults: list[Fault]) -> str:
    chance = random.Random(number)
    links = [f"{_address((number + 1) % count)}#part-0"]  # a ring, so that every page is linked
    links += [f"{_address(chance.randrange(count))}#part-{chance.randrange(PARTS)}" for _ in range(LINKS - 1)]
    lost = [fault.address for fault in faults if not fault.is_image]
    links[LINKS - len(lost) :] = lost
    images = ["/square.svg", *(fault.address for fault in faults if fault.is_image)]
    return PAGE.format(
        number=number,
        url=URL,
        address=_address(number),
        images="\n".join(map(IMAGE.format, images)),
        parts="\n".join(_part(chance, part, links[part::PARTS]) for part in range(PARTS)),
    )


def _part(chance: random.Random, part: int, links: list[str]) -> str:
    texts = "\n".join(
        f'<p>{_words(chance, 34)} <a href="{link}">the words at {link}</a> {_words(chance, 11)}.</p>' for link in links
    )
    items = "\n".join(f"<li>{_words(chance, 8)}</li>" for _ in range(3))
    return f'<h2 id="part-{part}">Part {part} of the page</h2>\n{texts}\n<ul>\n{items}\n</ul>'


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _file(number: int) -> str:
    return f"{_address(number)}index.html".lstrip("/")


def _address(number: int) -> str:
    return f"/page-{number}/" if number else "/"
