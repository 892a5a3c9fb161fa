"""The records of content as it was written: files, texts with a front matter, settings, and how it is laid out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ...record import record
from ...source import Place, place_of
from ...store import digest as digest_of
from ..lore.english import Sentence, plain, sentences
from .gist import Gist, gist_of
from .prose import Fence, masked, unclosed

# What Pelican and its Markdown reader make something of, whatever the site (Pelican's manual, "File metadata").
PELICAN_KEYS = frozenset(
    [
        "author",
        "authors",
        "category",
        "date",
        "keywords",
        "lang",
        "modified",
        "save_as",
        "slug",
        "status",
        "summary",
        "tags",
        "template",
        "title",
        "translation",
        "url",
    ]
)


def _basename(title: str, stem: str) -> str:
    return stem


@record
class Layout:
    """Where the content of a site stands and how its files become addresses, as the settings say.

    ``articles``, ``pages`` and ``statics`` are folders below ``content``; ``""`` is all of it. ``slug`` makes a slug of
    a title and the stem of a file's name. ``save_as`` holds the patterns of output paths by kind ("article", "page")
    and, of drafts, "draft article", "draft page". ``given`` are keys that the settings fill in where a file has none,
    ``keys`` those that the site's own theme reads; empty: nobody has said, and any key may be meant. ``ignored`` are
    patterns of names of files and folders to pass over, ``excluded`` folders that hold none of a kind all the same;
    ``templates`` are folders of templates besides the theme's own. ``language`` is that of texts which name none.
    ``conf`` is the settings file. ``slugs`` stands for all that shapes what ``slug`` makes; empty: nobody can tell.
    """

    content: Path
    theme: Path | None = None
    articles: tuple[str, ...] = ("articles",)
    pages: tuple[str, ...] = ("pages",)
    statics: tuple[str, ...] = ("images",)
    slug: Callable[[str, str], str] = _basename
    save_as: Mapping[str, str] = field(
        default_factory=lambda: {
            "article": "{slug}/index.html",
            "page": "{slug}/index.html",
            "draft article": "drafts/{slug}/index.html",
            "draft page": "drafts/{slug}/index.html",
        }
    )
    given: frozenset[str] = frozenset()
    ignored: tuple[str, ...] = ()
    excluded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    templates: tuple[Path, ...] = ()
    keys: frozenset[str] = frozenset()
    language: str = "en"
    conf: Path | None = None
    slugs: str = ""


@dataclass(frozen=True)
class File:
    """One file of the content folder. ``path`` counts from that folder, ``shown`` is how messages name the file.

    ``raw`` is the whole file where it is text, else its first 64 KiB. ``link`` is the real path where the file is
    reached by a symbolic link, ``escapes`` whether that leads out of the folder. ``lost`` says why it cannot be read.
    """

    path: str
    shown: str
    size: int
    raw: bytes = b""
    link: str = ""
    escapes: bool = False
    lost: str = ""

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return self.path.rpartition("/")[2]

    @property
    def suffix(self) -> str:
        """The ending of its name, in lower case and with its dot."""
        name = self.name
        dot = name.rfind(".")
        return name[dot:].lower() if 0 < dot < len(name) - 1 else ""

    @property
    def text(self) -> str | None:
        """What stands in it, None where it is not UTF-8. It is not held: that would be all content a second time."""
        try:
            return self.raw.decode("utf-8")
        except UnicodeDecodeError:
            return None

    @cached_property
    def begins(self) -> bool:
        """Whether it begins as a page does, with a front matter: notes that lie beside the pages have none."""
        return (self.text or "").lstrip("-\ufeff\r\n")[:6].lower() == "title:"

    @property
    def digest(self) -> str:
        """Stands for all that a rule can see of the file."""
        return digest_of(self.shown, self.raw, repr((self.path, self.size, self.link, self.escapes, self.lost)))


class Written(File):
    """A file whose text is held already, letter by letter: it is not held a second time."""

    def __init__(self, file: File, text: str) -> None:
        self.__dict__.update(vars(file), _text=text)
        del self.__dict__["raw"]

    @property
    def raw(self) -> bytes:
        """What stands in it."""
        return self.text.encode()

    @property
    def text(self) -> str:
        """The same as text."""
        return str(self.__dict__["_text"])


@dataclass(frozen=True)
class Field:
    """One ``Key: value`` of the front matter. ``line`` and ``column`` are the key's, ``value_at`` is the value's."""

    name: str
    value: str
    line: int
    column: int
    value_at: Place


@dataclass(frozen=True)
class Source:
    """One text with a front matter. ``path`` is how messages name it; ``late`` are fields Pelican does not read.

    ``body_at`` is the offset of its body, ``body_line`` the line on which that begins.

    ``closed`` tells whether a blank line ended the front matter; else a line did that is none of its own.
    ``output`` is the file it is built into, empty where that cannot be told before Pelican has run.
    """

    path: str
    text: str
    fields: tuple[Field, ...]
    late: tuple[Field, ...]
    body_at: int
    body_line: int
    closed: bool
    kind: str
    slug: str
    output: str = ""

    @cached_property
    def digest(self) -> str:
        """Stands for all that a rule can see of the text."""
        head = (self.fields, self.late, self.body_at, self.body_line, self.closed)
        return digest_of(self.path, self.text, repr((head, self.kind, self.slug, self.output)))

    @cached_property
    def gist(self) -> Gist:
        """What rules about all texts ask of its body."""
        return gist_of(self.text, self.prose if "!!!" in self.body else "")

    @cached_property
    def head(self) -> str:
        """Stands for all that a rule can see of the text without looking at it: its front matter, and its gist."""
        fields = [tuple(vars(field).values()) for field in (*self.fields, *self.late)]
        told = (len(self.late), fields, self.body_at, self.body_line, self.closed, tuple(self.gist))
        return digest_of(self.path, repr(told))

    def field(self, name: str) -> Field | None:
        """The first field of that name: the one Pelican uses."""
        for one in self.fields:  # asked so often that a generator would be seen in the time of a build
            if one.name == name:
                return one
        return None

    def value(self, name: str) -> str:
        """The value of that field, empty where there is none."""
        field = self.field(name)
        return field.value if field else ""

    @property
    def status(self) -> str:
        """``published``, ``draft`` or ``hidden``; Pelican takes it in any case."""
        return self.value("status").lower() or "published"

    @cached_property
    def lines(self) -> list[str]:
        """All lines of the file; line 1 is ``lines[0]``."""
        return self.text.split("\n")

    @property
    def body(self) -> str:
        """What stands below the front matter. It is not held: that would be all content a second time."""
        return self.text[self.body_at :]

    def let_go(self) -> None:
        """Hold no more than at first."""
        for name in self.__dict__.keys() - self.__dataclass_fields__.keys() - {"digest", "gist", "head"}:
            del self.__dict__[name]

    @cached_property
    def prose(self) -> str:
        """The file with spaces for its front matter, its code and its comments: offsets are those of ``text``."""
        return masked(self.text, self.body_at)

    @cached_property
    def plain(self) -> str:
        """Its prose as words alone, without the marks of Markdown: offsets are those of ``text``."""
        return plain(self.prose)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """What its prose says, sentence by sentence; headings and tables are none."""
        return tuple(sentences(self.plain))

    @cached_property
    def unclosed(self) -> Fence | None:
        """The code fence that was never closed, where there is one: what stands below it is not what it seems."""
        return unclosed(self.text, self.body_at)

    def place(self, offset: int) -> Place:
        """Line and column of an offset into the file."""
        return place_of(self.text, offset)

    def value_place(self, field: Field, offset: int) -> Place:
        """Line and column of an offset into a field's value; on a continued line, where that line begins."""
        line, column = place_of(field.value, offset)
        return field.value_at[0] + line - 1, column + (field.value_at[1] - 1 if line == 1 else 4)


def steady(value: object) -> str:
    """A value as a text that is the same in every process: sets have an order of their own in each."""
    if isinstance(value, Mapping):
        return steady([(key, steady(value[key])) for key in sorted(value)])
    if isinstance(value, (frozenset, set)):
        return f"set {sorted(value)!r}"
    if isinstance(value, tuple) and any(isinstance(one, (frozenset, Mapping)) for one in value):
        return f"({', '.join(map(steady, value))})"
    return repr(value)


@record
class Content:
    """All content of a site, and the names it may refer to.

    ``files`` are all files of the content folder, ``sources`` the texts among them that could be read. ``templates``
    and ``stages`` are None where there is no theme to ask. ``styles`` are the theme's style sheets, ``data`` the words
    in TOML.
    """

    layout: Layout
    folder: str
    sources: tuple[Source, ...]
    files: tuple[File, ...]
    slugs: frozenset[str]
    checklists: frozenset[str]
    templates: frozenset[str] | None
    stages: frozenset[str] | None = None
    styles: tuple[File, ...] = ()
    data: tuple[Source, ...] = ()

    @cached_property
    def english(self) -> tuple[Source, ...]:
        """The texts that are in English, and no drafts: those that rules of words look at."""
        return tuple(source for source in self.sources if self.is_english(source))

    def is_english(self, source: Source) -> bool:
        """Whether a text is one of these."""
        language = source.value("lang") or self.layout.language
        return source.status != "draft" and language.lower().startswith("en")

    def english_of(self, file: File) -> Source | None:
        """The text in a file, where it is one of these."""
        source = self.by_path.get(file.shown)
        return source if source and self.is_english(source) else None

    @cached_property
    def by_path(self) -> dict[str, Source]:
        """Sources by the name that messages have for them."""
        return {source.path: source for source in self.sources}

    @cached_property
    def file_by_path(self) -> dict[str, File]:
        """Files by their path."""
        return {file.path: file for file in self.files}

    @cached_property
    def known(self) -> str:
        """Stands for all that a rule can see of the content without looking into a text or a file."""
        texts = [(source.head, source.kind, source.slug, source.output) for source in self.sources]
        files = [(file.path, file.shown, file.link, file.escapes, file.lost, file.begins) for file in self.files]
        more = (self.folder, self.slugs, self.checklists, self.templates, self.stages)
        held = [file.digest for file in self.styles] + [data.digest for data in self.data]
        return digest_of(*map(steady, (vars(self.layout) | {"slug": ""}, texts, files, more, held)))


@record
class Settings:
    """What a settings file sets. ``places`` are those of its names; ``usual`` is what Pelican takes where it is silent.

    ``today`` is the day of the build. ``elsewhere`` are the file and place of values that it takes from another file,
    ``again`` where a name had a value that nobody used before it was given another, which counts, ``copies`` the names
    that are given the value of another, with that one.
    """

    file: str
    values: Mapping[str, Any]
    places: Mapping[str, Place]
    usual: Mapping[str, Any]
    today: datetime.date
    elsewhere: Mapping[str, tuple[str, Place]] = field(default_factory=dict)
    again: Mapping[str, Place] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> Any:
        """The value of a setting, or what Pelican takes for it."""
        return self.values.get(name, self.usual.get(name))


@dataclass(frozen=True)
class Built:
    """What Pelican made of one source. ``kind`` is article or page; ``save_as`` is empty where it was not written."""

    source: str
    kind: str
    status: str
    slug: str
    save_as: str
    url: str
