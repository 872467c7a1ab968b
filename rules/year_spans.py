"""Spans of years with how many they are said to be: 2018至2020三年间."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.numerals import read_numeral

_SPAN = re.compile(
    r"(?P<years>(?P<first>(?:19|20)[0-9]{2})年?(?:至|到|[-—~]+)(?P<last>(?:19|20)[0-9]{2})年?)(?:末|底)?(?:的|这|共|连续|,)?"
    r"(?P<said>(?P<number>[两二三四五六七八九十]{1,2}|[0-9]{1,2})年)(?![0-9级制来内])"
)


@dataclass(frozen=True, slots=True)
class YearSpan:
    """A first and a last year, how many years the words make of it, and how many there are; places are folded."""

    years: tuple[int, int]
    said: tuple[int, int]
    stated: int
    counted: int


def find_year_spans(text: str) -> Iterator[YearSpan]:
    """Yield spans of years that name their length, both ends counted; from one end to the other is left alone (2010年到2020年的十年)."""
    for match in _SPAN.finditer(text):
        stated = read_numeral(match.group("number"))
        counted = int(match.group("last")) - int(match.group("first")) + 1
        if stated is not None and counted > 1 and stated != counted - 1:
            yield YearSpan(match.span("years"), match.span("said"), int(stated), counted)
