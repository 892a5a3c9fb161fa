"""Code is written with straight quotation marks.

Word processors bend them, and whoever copies the code gets an error for it.

Bad:  print(“hello”) in a fence of Python
Good: print("hello")
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source
from ...records.prose import fences

SEVERITY = "warning"

# Messages and other words are shown in fences too: only these are certain to be code.
_LANGUAGES = re.compile(
    r"bash|c|console|cpp|css|go|html|ini|java|javascript|js|json|php|py|python3?|ruby|rust|sh|shell|sql|toml|ts"
    r"|typescript|xml|ya?ml"
)

# A mark where code has one; not inside straight ones, and not in a remark.
_BENT = re.compile(r"^[^\"'#\n“”]*?[(\[{=:, \t](?P<at>[“”][^“”\n]*[“”])", re.MULTILINE)


def check(source: Source) -> Iterator[Finding]:
    """The first bent mark of each line of code."""
    if "“" not in source.text and "”" not in source.text:
        return
    for fence in fences(source.text, source.body_at):
        language = fence.info.strip("{}. ").partition(" ")[0].lower()
        for found in _BENT.finditer(source.text, fence.begin, fence.end) if _LANGUAGES.fullmatch(language) else ():
            message = f'{found["at"][:30]} has bent quotation marks; write " in code'
            yield Finding(message, at=source.place(found.start("at")))
