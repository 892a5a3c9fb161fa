"""``invoke move``: another address for a page or an article, with all links mended and the old address leading on."""

from __future__ import annotations

import re
from pathlib import Path

from ..publishing.durable import flush, write_whole
from ..publishing.moving import moved
from ..publishing.pelican_words import place_of_string
from ..source import Unreadable, did_you_mean, read_text, shown, texts_below
from .new import Taken, Unusable
from .pelican_slug import slug_of
from .terminal import folder, near, refuse, say

FOLDERS = ("articles", "pages")

_OWN = re.compile(r"^(?P<key>slug|save_as|url):", re.IGNORECASE | re.MULTILINE)
_DRAFT = re.compile(r"^status:\s*draft\s*$", re.IGNORECASE | re.MULTILINE)


def move(root: Path, content: str, old: str, new: str) -> int:
    """Move a text, and say what changed. Returns the exit code: 0 moved, 2 wrong use or a disk that says no."""
    where = folder(root, content, "content")
    try:
        said = _move(where, old.strip("/"), new.strip("/"))
        said += _left(root / "pelicanconf.py", old.strip("/"), new.strip("/"))
    except (Unusable, Unreadable) as error:
        return refuse(f"Nothing was moved: {error}")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return refuse(f"{error.filename or where} cannot be written: {reason}. Mend that, and run the same again.")
    for line in said:
        say(line)
    return 0


def _move(content: Path, old: str, new: str) -> list[str]:
    file = _file(content, old)
    head = read_text(file).partition("\n\n")[0]
    if own := _OWN.search(head):
        raise Unusable(
            f'the address of {shown(file)} is set by its line "{own["key"]}:"; change that line, and links to it'
        )
    _refuse_unfit(content, old, new)
    mended = moved(content, old, new, redirect=not _DRAFT.search(head))
    for one in mended:  # the text is renamed last: whoever is stopped before that can run the same command again
        write_whole(one.file, one.text)
    goal = file.with_name(f"{new}{file.suffix}")
    file.rename(goal)
    flush(file.parent)
    changes = [f"{near(one.file)}: line {', '.join(map(str, one.lines))}" for one in mended]
    return [*changes, f"{near(file)} is now {near(goal)}. `invoke build` shows whether all links are whole."]


def _left(conf: Path, old: str, new: str) -> list[str]:
    """Where the settings still name the old address: a program is left to whoever wrote it."""
    place = place_of_string(conf, old)
    where = ":".join(map(str, (shown(conf), *place))) if place else ""
    return [f'{where}: this still says "{old}"; write "{new}" if the page is meant.'] if place else []


def _file(content: Path, slug: str) -> Path:
    """The text with a slug. Raises Unusable where there is none."""
    texts = {file.stem: file for name in FOLDERS for file in texts_below(content / name)}
    if slug not in texts:
        raise Unusable(f'there is no page or article "{slug}" in {shown(content)}.{did_you_mean(slug, texts)}')
    return texts[slug]


def _refuse_unfit(content: Path, old: str, new: str) -> None:
    fit = slug_of(new)
    if not fit or fit != new:
        example = f'; "{fit}" would be one' if fit else ""
        raise Unusable(f'"{new}" is no address: small letters, digits and single hyphens make one{example}')
    if new == old:
        raise Unusable(f'"{old}" is its address already')
    for name in FOLDERS:
        taken = next((file for file in texts_below(content / name) if file.stem.lower() == new), None)
        if taken:
            raise Taken(f"{shown(taken)} has that address; choose another")
