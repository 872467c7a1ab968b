"""Every number of any string."""

from __future__ import annotations

from dataclasses import replace

from extractor.dates import find_dates
from extractor.fold import fold
from extractor.qualifiers import bound_of
from extractor.quantities import is_word, outside, scan_quantities
from extractor.quantity import Quantity

_REACH = 8  # folded characters on each side in which a bound may stand


def find_quantities(text: str) -> list[Quantity]:
    """Return every number of a string, claim or not, with its span in that string.

    Dates and years are not quantities and are left out. A lone Chinese digit
    counts only with a unit: the 一 of 统一 is no number.
    """
    aligned = fold(text)
    dates = [(date.start, date.end) for date in find_dates(aligned.folded)]
    found = []
    for quantity in outside(scan_quantities(aligned.folded), dates):
        if is_word(aligned.folded, quantity):
            continue
        before = aligned.folded[max(0, quantity.start - _REACH) : quantity.start]
        bound = bound_of(quantity, before, aligned.folded[quantity.end : quantity.end + _REACH])
        start, end = aligned.original(quantity.start, quantity.end)
        found.append(replace(quantity, start=start, end=end, surface=text[start:end], bound=bound))
    return found
