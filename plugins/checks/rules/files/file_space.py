"""The name of a file that readers load has no space in it.

In a link each becomes "%20", and breaks wherever somebody copies the address into a message.

The name of a text does not matter where its address is made of its title.

Bad:  images/my plan.png
Good: images/my-plan.png
"""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.folder import is_copied
from ...records import Content, Finding
from .file_leftover import original

SEVERITY = "warning"


def check(content: Content) -> Iterator[Finding]:
    """Each copied file with a space in its name or in that of its folder."""
    paths = {file.path.casefold() for file in content.files}
    for file in content.files:
        if " " in file.path.strip() and is_copied(file, content.layout) and not original(file, paths):
            name = next(part for part in file.path.split("/") if " " in part)
            message = f'the name "{name}" holds a space; name it "{"-".join(name.split())}", and so in the links to it'
            yield Finding(message, where=file)
