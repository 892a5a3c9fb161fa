"""The made-up site in a language that nobody speaks: longer words with accents, from left to right or right to left."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from plugins.publishing.build import build
from plugins.publishing.records import Request

from ..conftest import ROOT, Built

ACCENTS = str.maketrans("aceilnorsuyzACEILNORSUYZ,;", "áçéîļñöřšûýžÁÇÉÎĻÑÖŘŠÛÝŽ،؛")
LONGER = 0.4
"""So much longer than English other languages are (https://www.w3.org/International/articles/article-text-size)."""

_VALUE = re.compile(r'(?m)(?P<before>^[^#\n=]*= |^\s*months = .*?\[|, )(?P<text>"[^"\n]*")')
_KEPT = re.compile(r"(\{\w+\})")
_LETTER = re.compile(r"[^\W\d_]")


def strange(text: str) -> str:
    """Words in the language that nobody speaks: accented letters, commas of its own, a last word longer by a share."""
    parts = [part if _KEPT.fullmatch(part) else part.translate(ACCENTS) for part in _KEPT.split(text)]
    letters = len(_LETTER.findall(_KEPT.sub("", text)))
    end = re.search(r"\W*$", parts[-1])
    assert end
    tail = parts[-1][: end.start()] + "é" * round(letters * LONGER)
    return "".join([*parts[:-1], tail if letters else parts[-1][: end.start()], end[0]])


def catalogue(toml: str) -> str:
    """A file of words with every word in that language, keys as they are."""
    return _VALUE.sub(lambda found: found["before"] + f'"{strange(found["text"][1:-1])}"', toml)


def built(folder: Path, language: str, direction: str) -> Built:
    """The made-up site in a folder of its own, with the theme's one file of words for that language, built."""
    shutil.copytree(ROOT / "tests" / "parts", folder, ignore=shutil.ignore_patterns("*.py", "pictures", "__pycache__"))
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copy(ROOT / "pelicanconf.py", folder)
    strings = folder / "theme" / "strings"
    theme = (strings / "en.toml").read_text(encoding="utf-8")
    checklist = (ROOT / "plugins" / "checklist" / "strings" / "en.toml").read_text(encoding="utf-8")
    checklist = re.sub(r"(?m)^\[(\w+)\]$", r"[checklist.\1]", checklist)
    words = f"{catalogue(theme)}\n[checklist]\n{catalogue(checklist)}"
    words = re.sub(r"(?m)^direction = .*", f'direction = "{direction}"', words)
    (strings / f"{language}.toml").write_text(words, encoding="utf-8")
    site = folder / "content" / "site.toml"
    site.write_text(site.read_text(encoding="utf-8").replace('"en-GB"', f'"{language}"'), encoding="utf-8")
    result = build(Request(content=folder / "content", output=folder / "output", conf=folder / "pelicanconf.py"))
    assert result.published, "\n".join(map(str, result.problems)) or result.refused
    assert [problem for problem in result.problems if "English" in problem.message] == []
    return Built(folder / "output", result)
