"""The name of a text that becomes its address is written without accents.

Whoever reads the address out, types it or copies it from a letter gets it wrong, and some programs show "%C3%AD" for
"í".

A site in another language may well want its own letters in addresses: this is for sites whose texts are in English.

Bad:  pages/the-résumé.md
Good: pages/the-resume.md
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Content, Finding, Source

SEVERITY = "warning"
HOUSE = True


def check(source: Source, content: Content) -> Iterator[Finding]:
    """Each text whose address comes of its name, and holds a letter beyond ASCII."""
    strange = "".join(letter for letter in dict.fromkeys(source.slug) if not letter.isascii())
    language = source.value("lang") or content.layout.language
    if strange and not source.field("slug") and language.lower().startswith("en"):
        yield Finding(f'the address holds "{strange}"; write the name of the file in plain letters', where=source)
