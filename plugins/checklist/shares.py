"""How many sets of answers each rule and each outcome decides. Shares are over sets of answers, never over people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction

from .model import Rule
from .prove import Proof


def sets_by(proof: Proof, name: Callable[[Rule], str]) -> Counter[str]:
    """How many sets are decided under each name, as ``name`` gives it for the deciding rule."""
    counts: Counter[str] = Counter()
    for region in proof.regions:
        counts[name(region.rule)] += region.size
    return counts


def sets_by_rule(proof: Proof) -> Counter[str]:
    """How many sets each rule decides, by its id."""
    return sets_by(proof, lambda rule: rule.id)


def sets_by_target(proof: Proof) -> Counter[str]:
    """How many sets lead to each outcome or variant."""
    return sets_by(proof, lambda rule: rule.target)


def percent(part: int, whole: int) -> str:
    """A share in words: ``25%``, ``8.3%``, ``0.0026%``. Small ones keep two figures: none looks like nothing."""
    share = float(Fraction(100 * part, whole))
    decimals = 1
    while 0 < share < 10 ** (1 - decimals) and decimals < 12:
        decimals += 1
    text = f"{share:.{decimals}f}"
    return f"{text.rstrip('0').rstrip('.')}%"


def count(number: int) -> str:
    """A number with commas: ``314,572,800``."""
    return f"{number:,}"
