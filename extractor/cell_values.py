"""What a table cell holds: a figure, a mark for none, words, or sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from fractions import Fraction
from functools import lru_cache

from extractor.fold import fold
from extractor.quantities import scan_quantities
from extractor.quantity import Quantity
from extractor.units import NO_UNIT, Unit, find_unit, load_units

_PLAIN = re.compile(
    r"(?P<sign>[-+]?)(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<decimals>[0-9]+))?(?P<percent>%?)"
)
_NONE = re.compile(r"(?:[-—–─－/／*×\\.…·]{1,4}|无|空|NA|N/A|n/a)")
_ACCOUNTING = re.compile(r"[(（](?P<inner>[0-9][0-9,.]*%?)[)）]")
_YEAR = re.compile(
    r"(?:(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})(?:[-—~至][0-9]{2,4})?(?:学?年.{0,6}|届|级)?"
)
_DATE = re.compile(
    r"[0-9]{1,2}(?:[-—~至][0-9]{1,2})?月(?:份|底|末)?"
    r"|(?:(?:19|20)[0-9]{2}[-年./])?[0-9]{1,2}[-月./][0-9]{1,2}日?|(?:19|20)[0-9]{2}[-./年][0-9]{1,2}月?"
)
_QUALIFIED = re.compile(r"(?:约|近|超过|超|达|共|不少于|不低于|≥|≤|>|<|大于|小于)?(?:左右|以上|以下|余|多)?$")
_MULTIPLIERS = {"百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_MULTIPLIED = re.compile(r"(?P<times>十万|百万|千万|[百千万亿])?(?P<unit>.*)")
_LONGEST_WORDS = 30
_SENTENCE = re.compile(r"[。；;！？]|[,，].*[,，]")
_HAS_NUMBER = re.compile(r"[0-9０-９]")


class Kind(Enum):
    """What a cell holds."""

    NUMBER = "number"
    NONE = "none"
    """A mark that says there is nothing: —, /, …."""
    WORDS = "words"
    PROSE = "prose"
    """Sentences, to be read as such."""


def kind_of(folded: str) -> Kind:
    """Return what a cell's folded text is."""
    if _NONE.fullmatch(folded):
        return Kind.NONE
    if _PLAIN.fullmatch(folded) or _ACCOUNTING.fullmatch(folded):
        return Kind.WORDS if re.fullmatch(r"0[0-9]+", folded) else Kind.NUMBER
    if _YEAR.fullmatch(folded) or _DATE.fullmatch(folded) or not _HAS_NUMBER.search(folded):
        return Kind.PROSE if len(folded) > _LONGEST_WORDS and _SENTENCE.search(folded) else Kind.WORDS
    if _whole_quantity(folded) is not None:
        return Kind.NUMBER
    return Kind.PROSE if len(folded) > _LONGEST_WORDS or _SENTENCE.search(folded) else Kind.WORDS


def _whole_quantity(folded: str) -> Quantity | None:
    """The one quantity that makes up all of a cell, but for words that qualify it."""
    if len(folded) > _LONGEST_WORDS:
        return None
    found = scan_quantities(folded)
    if len(found) != 1:
        return None
    rest = folded[: found[0].start] + folded[found[0].end :]
    return found[0] if _QUALIFIED.fullmatch(rest.strip()) else None


def read_value(written: str) -> Quantity | None:
    """Return the figure in a cell's own text, its span in that text; no unit but the one it prints."""
    plain = _PLAIN.fullmatch(written.strip())
    if plain:
        start = len(written) - len(written.lstrip())
        return _plain_quantity(plain, start, written.strip())
    aligned = fold(written)
    folded = aligned.folded
    accounting = _ACCOUNTING.fullmatch(folded.strip())
    if accounting:
        inner = _PLAIN.fullmatch(accounting.group("inner"))
        if inner:
            start = folded.index(accounting.group("inner"))
            quantity = _plain_quantity(inner, start, inner.group())
            span = aligned.original(quantity.start, quantity.end)
            return replace(quantity.moved(*span, written[slice(*span)]), value=-quantity.value)
    quantity_found = _whole_quantity(folded)
    if quantity_found is None:
        return None
    start, end = aligned.original(quantity_found.start, quantity_found.end)
    return quantity_found.moved(start, end, written[start:end])


def _plain_quantity(match: re.Match[str], start: int, surface: str) -> Quantity:
    decimals = match.group("decimals") or ""
    digits = match.group("whole").replace(",", "") + decimals
    place = Fraction(1, 10 ** len(decimals))
    value = int(digits) * place * (-1 if match.group("sign") == "-" else 1)
    unit = load_units()["%"] if match.group("percent") else NO_UNIT
    return Quantity(start, start + len(surface), surface, value, place, unit)


@lru_cache(maxsize=1024)
def read_unit(words: str) -> tuple[Unit, int] | None:
    """Return the unit and multiplier that words such as 万元, 人, 千人次 name, None where they name none."""
    words = words.strip().strip("()（）[]:：/")
    match = _MULTIPLIED.fullmatch(words)
    if not words or match is None or len(words) > 12:
        return None
    for times, rest in ((match.group("times"), match.group("unit")), (None, words)):
        unit, end = find_unit(rest, 0)
        if unit is not NO_UNIT and end == len(rest):
            return unit, _MULTIPLIERS[times] if times else 1
    return None


def with_unit(quantity: Quantity, unit: Unit, times: int, *, counts: bool) -> Quantity:
    """Return a cell's figure in the unit that its header gives.

    Args:
        quantity: the figure; left as it is where it prints a unit of its own.
        unit: of the header.
        times: multiplier of the header: 万元 is 10,000.
        counts: whether the header says wholes are counted although no unit is printed.
    """
    if quantity.unit_of is not NO_UNIT:
        return quantity
    place = quantity.place * times
    exact = (unit.exact or (unit is NO_UNIT and counts)) and place == 1
    return replace(quantity, value=quantity.value * times, place=place, unit_of=unit, is_exact=exact)
