"""``invoke new``: starts an article, a page or a checklist from its outline, and never touches a file that is there."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Template

from ..publishing.site import read_site
from ..source import did_you_mean, shown
from .pelican_slug import slug_of

TITLE_MOST = 70
"""Characters. Search results cut longer titles off, and the rule page-title refuses them."""

OUTLINES = Path(__file__).parent / "outlines"

PLACES = {"article": "articles/{}.md", "page": "pages/{}.md", "checklist": "checklists/{}.toml"}

_TEXTS = (PLACES["article"], PLACES["page"])
"""Articles and pages share their addresses: /<slug>/."""


class Unusable(Exception):
    """Nothing could be started. The text says why and what to do."""


class Taken(Unusable):
    """A file of that name is there already."""


def new(kind: str, title: str, content: Path, today: date) -> Path:
    """Start a text of a kind (article, page, checklist) and return its file.

    Raises Taken where the title leads to an address that is in use, Unusable where kind, title or folder are no good.
    """
    if kind not in PLACES:
        raise Unusable(f'"{kind}" is no kind; there are {", ".join(PLACES)}.{did_you_mean(kind, PLACES)}')
    if not content.is_dir():
        raise Unusable(f"there is no folder {shown(content)}; name the folder with the content with --content")
    title = _usable(title)
    slug = _slug(title)
    _refuse_taken(kind, slug, content)
    outline = next(OUTLINES.glob(f"{kind}.*")).read_text(encoding="utf-8")
    file = content / PLACES[kind].format(slug)
    write_new(file, Template(outline).substitute(_fillings(title, slug, content, today)))
    return file


def _usable(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise Unusable('the title is empty; give one in quotes, such as "What to wear"')
    if not title.isprintable():
        raise Unusable(f"the title {title!r} holds characters that cannot be shown; type it anew")
    if len(title) > TITLE_MOST:
        raise Unusable(f'titles have at most {TITLE_MOST} characters, and "{title}" has {len(title)}; shorten it')
    return title


def _slug(title: str) -> str:
    slug = slug_of(title)
    if not slug:
        raise Unusable(f'no address can be made of "{title}"; give a title with letters or digits in it')
    return slug


def _refuse_taken(kind: str, slug: str, content: Path) -> None:
    for place in _TEXTS if kind in ("article", "page") else (PLACES[kind],):
        file = content / place.format(slug)
        # By all names in the folder: whether "About.md" is "about.md" must not depend on the machine.
        taken = next((other for other in _in_folder(file) if other.name.lower() == file.name), None)
        if taken:
            raise Taken(f'"{shown(taken)}" is there already; open that file, or choose another title')


def _in_folder(file: Path) -> Iterator[Path]:
    yield from sorted(file.parent.iterdir()) if file.parent.is_dir() else ()


def _fillings(title: str, slug: str, content: Path, today: date) -> dict[str, str]:
    step = _next_step(content)
    return {
        "title": title,
        "toml_title": json.dumps(title, ensure_ascii=False),  # in printable text both escape alike
        "slug": slug,
        "id": _short_id(slug),
        "today": today.isoformat(),
        "next": f"Next: {step}\n" if step else "",
    }


def _short_id(slug: str) -> str:
    """The first letters of a slug's words: ``what-to-wear`` gives ``wtw``. An id must begin with a letter."""
    letters = "".join(word[0] for word in slug.split("-"))
    return letters if letters[0].isalpha() else f"c{letters}"


def _next_step(content: Path) -> str:
    """The first page of the menu that exists. A new page leads there until its author names better ones."""
    slugs = read_site(content).navigation
    return next((slug for slug in slugs if any((content / place.format(slug)).is_file() for place in _TEXTS)), "")


def write_new(file: Path, text: str) -> None:
    """Write a file whole or not at all, and only where there is none. Raises Taken or Unusable otherwise."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with contextlib.suppress(FileExistsError):
            file.parent.mkdir()
        try:
            draft.write_text(text, encoding="utf-8")
            os.link(draft, file)  # unlike a rename, a link never takes the place of a file
        finally:
            draft.unlink(missing_ok=True)
    except FileExistsError as error:
        raise Taken(f'"{shown(file)}" is there already; open that file, or choose another title') from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Unusable(f'"{shown(file)}" cannot be written: {reason}') from error
