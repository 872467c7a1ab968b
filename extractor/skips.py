"""Which numbers state no quantity: list and document numbers, names, slogans, grades.

The kinds are data (skips.yaml), each with examples that run as tests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractor.data import load_data
from extractor.quantity import Quantity

_LOOK_BACK, _LOOK_AHEAD = 16, 80  # characters
_PLAIN = "12人"


@dataclass(frozen=True, slots=True)
class Skip:
    """A kind of number that is no claim."""

    kind: str
    before: re.Pattern[str] | None
    """Must match right before the number (searched, anchored at its start)."""
    onward: re.Pattern[str]
    """Must match from the number on: how it is written, then what follows."""

    is_written: bool
    """Whether how the number is written or followed tells it; else any number behind its words may be of it."""

    def fits(self, text: str, start: int) -> bool:
        """Whether the number at `start` of a folded text is of this kind."""
        if self.onward.match(text, start, start + _LOOK_AHEAD) is None:
            return False
        return self.before is None or self.before.search(text[max(0, start - _LOOK_BACK) : start]) is not None


@cache
def load_skips() -> tuple[Skip, ...]:
    """Return the kinds in the order of skips.yaml."""
    return tuple(_read(kind, facts) for kind, facts in load_data("skips.yaml").items())


def _read(kind: str, facts: dict[str, str]) -> Skip:
    before = re.compile(f"(?:{facts['before']})$") if "before" in facts else None
    onward = re.compile(f"(?:{facts.get('written', _NUMBER)})(?:{facts.get('after', '')})")
    return Skip(kind, before, onward, is_written=before is None or onward.match(_PLAIN) is None)


_NUMBER = "[-0-9.一二两三四五六七八九十百千万亿〇零]+"


@cache
def _any_onward() -> re.Pattern[str]:
    """One pattern for how numbers of the kinds that say it are written and followed, asked first: most are of none.

    The group that matches is named for the place of its kind: no kind before it fits.
    """
    kinds = [(place, skip) for place, skip in enumerate(load_skips()) if skip.is_written]
    return re.compile("|".join(f"(?P<k{place}>{skip.onward.pattern})" for place, skip in kinds))


@cache
def _any_before() -> re.Pattern[str]:
    """One pattern for what stands before a number of the kinds that say nothing else."""
    return re.compile(
        "|".join(f"(?:{skip.before.pattern})" for skip in load_skips() if skip.before and not skip.is_written)
    )


def find_skip(text: str, quantity: Quantity) -> str | None:
    """Return the kind of non-claim a quantity of a folded text is, or None."""
    start = quantity.start
    written = _any_onward().match(text, start, start + _LOOK_AHEAD)
    behind = _any_before().search(text[max(0, start - _LOOK_BACK) : start]) is not None
    if written is None and not behind:
        return None
    kinds = load_skips()
    first = int(str(written.lastgroup)[1:]) if written else len(kinds)
    for place, skip in enumerate(kinds):
        if (place >= first if skip.is_written else behind) and skip.fits(text, start):
            return skip.kind
    return None
