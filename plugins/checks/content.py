"""The records of content files as they were written."""

from __future__ import annotations

from dataclasses import dataclass

from ..source import Place, place_of


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
    """One content file. ``path`` is how messages name it; ``late`` are fields that Pelican does not read as such.

    ``closed`` tells whether a blank line ended the front matter; else a line did that is none of its own.
    """

    path: str
    text: str
    fields: tuple[Field, ...]
    late: tuple[Field, ...]
    body: str
    body_line: int
    closed: bool
    kind: str
    slug: str

    def field(self, name: str) -> Field | None:
        """The first field of that name: the one Pelican uses."""
        return next((field for field in self.fields if field.name == name), None)

    def value(self, name: str) -> str:
        """The value of that field, empty where there is none."""
        field = self.field(name)
        return field.value if field else ""

    @property
    def status(self) -> str:
        """``published``, ``draft`` or ``hidden``; Pelican takes it in any case."""
        return self.value("status").lower() or "published"

    @property
    def output(self) -> str:
        """The file it is built into. Drafts stand in a folder of their own."""
        drafts = "drafts/" if self.status == "draft" else ""
        return self.value("save_as").lstrip("/") or f"{drafts}{self.slug}/index.html"

    def value_place(self, field: Field, offset: int) -> Place:
        """Line and column of an offset into a field's value; on a continued line, where that line begins."""
        line, column = place_of(field.value, offset)
        return field.value_at[0] + line - 1, column + (field.value_at[1] - 1 if line == 1 else 4)


@dataclass(frozen=True)
class Content:
    """All content files, and the names they may refer to.

    ``templates`` and ``stages`` are None where there is no theme to ask.
    """

    sources: tuple[Source, ...]
    slugs: frozenset[str]
    checklists: frozenset[str]
    templates: frozenset[str] | None
    stages: frozenset[str] | None = None
