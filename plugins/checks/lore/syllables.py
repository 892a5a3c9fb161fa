"""Counts the syllables of English words by their letters, as far as reading ages need them."""

from __future__ import annotations

import re
from functools import lru_cache

_RUN = re.compile(r"[aeiouy]+")

# A run of vowels is one syllable, but for these, which are said as two.
_APART = re.compile(
    r"""
      (?<![cgst])ia(?!n|ge) | cia(?=t) | gia(?=nt)  # diary, associate, giant; not special
    | (?<=[^cgstx])ian                              # guardian; not musician
    | (?<=[^cglnstx])ion | (?<=^l)ion               # champion, lion; not nation, million
    | (?<!u)ie(?=t|nc|st|r) | uiet                  # diet, science, easiest, earlier, quiet; not friend
    | (?<=[rv])io | io$                             # various, violence, radio
    | (?<![gq])ui(?=d$|n)                           # fluid, ruin; not build, guide
    | (?<!q)ua(?=l$|lly|t|ry)                       # annual, graduate; not equal
    | ue(?=l$|nc)                                   # fuel, influence; not guest
    | eo(?!p|u)                                     # video, European; not people
    | iu(?!m?p)                                     # medium
    | (?<=cr)ea(?=t) | ea$                          # create, idea; not eating
    | (?<=[aeiouy])ing                              # being, paying
    | oye(?=e|r)                                    # employer, employee
    | yo(?=nd)                                      # beyond
    """,
    re.VERBOSE,
)

# An "e" that nobody says: at the end of a word, before its endings, and in what it is put together of.
_MUTE = re.compile(
    r"""
      (?<=[^aeiouyl])e$ | (?<=[aeiouyr]l)e$ | (?<=[gq])ue(?=s?$)
    | (?<=[^aeioutdl])ed$ | (?<=[aeiouyrl]l)ed$
    | (?<=[^aeiouyscxzghl])es$ | (?<=[aeiouyr]l)es$ | (?<=th)es$
    | (?<=[^aeiouyl])e(?=(?:ly|less|ful|fully|ments?|ness|times?|things?|one|body|where)$) | (?<=^ev)e(?=ning|ry)
    | (?<=[^aeiouy][mr])e(?=where|body) | (?<=som)e(?=\w)  | (?<=els)e(?=\w)
    """,
    re.VERBOSE,
)
_PART = re.compile(r"[-'’./,:]")
_SHORTENED = frozenset(("d", "ll", "m", "re", "s", "t", "ve"))


@lru_cache(maxsize=1 << 14)  # a language has few words, and a site says them over and over
def syllables(word: str) -> int:
    """How many syllables a word has; a figure or an abbreviation, which is read at a glance, counts as one."""
    return sum(_of_part(part) for part in _PART.split(word.lower())) or 1


def _of_part(word: str) -> int:
    if not word or word in _SHORTENED:
        return 0
    spoken = _MUTE.sub("", word)
    return max(len(_RUN.findall(spoken)) + len(_APART.findall(spoken)), 1)
